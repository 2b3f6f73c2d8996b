"""A clerk imports a file, a reader narrows the list, opens a law and goes to one article."""

import io

from django.core.management import call_command

import pytest

from tests.cms.policy_import.test_records import law, line

pytestmark = pytest.mark.django_db

FOREST = (
    "Chương I NHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về rừng.\n"
    "Điều 2. Hiệu lực thi hành\nLuật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2007."
)


class TestAPolicyDocument:
    def test_goes_from_a_file_to_a_reader(self, client, tmp_path):
        file = tmp_path / "policies.jsonl"
        file.write_text("\n".join([line(), law(FOREST)]))
        call_command("import_policies", str(file), stdout=io.StringIO())

        listed = client.get("/van-ban/?loai=law&hieu-luc=in_force").content.decode()
        assert "Luật Rừng 2025" in listed
        assert "19046/BTC-TCHQ" not in listed.partition('class="plain-list policy-list"')[2]

        page = client.get("/van-ban/luat-rung-2025/").content.decode()
        assert "Còn hiệu lực" in page
        assert 'id="dieu-2"' in page
        assert "Nguyễn Phú Trọng" in page
        assert "01/07/2007" in page

    def test_reads_in_an_english_frame(self, client, tmp_path):
        file = tmp_path / "policies.jsonl"
        file.write_text(law(FOREST))
        call_command("import_policies", str(file), stdout=io.StringIO())
        listed = client.get("/en/van-ban/").content.decode()
        assert '<a href="/van-ban/luat-rung-2025/" lang="vi"' in listed
