import io
import json
from pathlib import Path

from django.core.management import CommandError, call_command

from wagtail.signals import page_published

import pytest

from cms.models import PolicyDocumentPage
from tests.cms.policy_import.test_records import law, line

REAL = Path(__file__).resolve().parents[4] / "shared/data/policies.jsonl"

pytestmark = pytest.mark.django_db


def consolidated(year: int) -> str:
    text = (
        "Văn bản hợp nhất 07/VBHN-VPQH\nVĂN PHÒNG QUỐC HỘI -----\nCỘNG HÒA\nSố:\n07/VBHN-VPQH\n"
        f"Hà Nội, ngày 25 tháng 01 năm {year} LUẬT DOANH NGHIỆP Luật Doanh nghiệp số 59/2020/QH14 "
        "ngày 17 tháng 6 năm 2020 được sửa đổi, bổ sung bởi:\nĐiều 1. Phạm vi\nNội dung."
    )
    return line(
        number="07/VBHN-VPQH",
        kind="van_ban_hop_nhat",
        title="Văn bản hợp nhất 07/VBHN-VPQH",
        issued_on=f"{year}-1-25",
        text=text,
    )


@pytest.fixture
def run(tmp_path):
    def import_lines(*lines: str) -> tuple[int, str, str]:
        file = tmp_path / "policies.jsonl"
        file.write_text("\n".join(lines) + "\n")
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_policies", str(file), stdout=out, stderr=err)
        except SystemExit as stop:
            return int(stop.code or 0), out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return import_lines


class TestImportPolicies:
    def test_publishes_each_record_and_counts(self, run):
        code, out, err = run(line(), law(""), consolidated(2014))
        assert (code, err) == (0, "")
        assert out.startswith("3 văn bản mới, 0 cập nhật, 0 không đổi, 0 trùng, 0 không nhập được")
        page = PolicyDocumentPage.objects.get(number="19046/BTC-TCHQ")
        assert page.live
        assert page.get_url() == "/van-ban/cong-van-19046-btc-tchq/"

    def test_changes_nothing_when_run_again(self, run):
        run(line(), law(""), consolidated(2014))
        before = list(PolicyDocumentPage.objects.values_list("pk", "latest_revision"))
        _code, out, _err = run(line(), law(""), consolidated(2014))
        assert out.startswith("0 văn bản mới, 0 cập nhật, 3 không đổi")
        assert list(PolicyDocumentPage.objects.values_list("pk", "latest_revision")) == before

    def test_updates_what_the_file_changed_and_publishes_it(self, run):
        heard = []

        def listen(sender: object, instance: object, **_kwargs: object) -> None:
            heard.append(instance)

        run(law("Điều 1. Cũ"))
        page_published.connect(listen)
        try:
            _code, out, _err = run(law("Điều 1. Mới"))
        finally:
            page_published.disconnect(listen)
        assert out.startswith("0 văn bản mới, 1 cập nhật")
        page = PolicyDocumentPage.objects.get()
        assert "Điều 1. Mới" in page.full_text
        assert heard == [page]

    def test_keeps_apart_numbers_that_start_again_every_year(self, run):
        run(consolidated(2014), consolidated(2022))
        pages = PolicyDocumentPage.objects.order_by("issued_date")
        assert [page.issued_date.year for page in pages] == [2014, 2022]
        assert len({page.slug for page in pages}) == 2

    def test_names_a_repeated_record_without_failing(self, run):
        code, out, err = run(line(), line())
        assert code == 0
        assert "1 trùng" in out
        assert err == "Dòng 2 trùng: 19046/BTC-TCHQ (29/12/2014) đã có ở dòng 1\n"

    def test_takes_the_good_lines_around_a_bad_one_and_fails(self, run):
        code, out, err = run(line(), "{hỏng", law(""))
        assert code == 1
        assert out.startswith("2 văn bản mới")
        assert err == "Dòng 2 không nhập được: không phải JSON\n"

    def test_takes_one_without_a_number_once(self, run):
        numberless = line(number="", kind="khac", title="Hiến pháp 2013", text="Lời nói đầu")
        run(numberless)
        _code, out, _err = run(numberless)
        assert "1 không đổi" in out
        assert PolicyDocumentPage.objects.get().kind == "constitution"

    def test_leaves_a_draft_of_an_editor_alone(self, run):
        run(law("Điều 1. Cũ"))
        page = PolicyDocumentPage.objects.get()
        page.title = "Đang sửa"
        page.save_revision()
        code, _out, err = run(law("Điều 1. Mới"))
        assert code == 1
        assert "bản nháp chưa xuất bản" in err
        assert PolicyDocumentPage.objects.get().get_latest_revision_as_object().title == "Đang sửa"

    def test_does_not_publish_again_what_an_editor_withdrew(self, run):
        run(law("Điều 1. Cũ"))
        PolicyDocumentPage.objects.get().unpublish()
        code, _out, err = run(law("Điều 1. Mới"))
        assert (code, PolicyDocumentPage.objects.live().count()) == (1, 0)
        assert "đã gỡ" in err

    def test_says_what_is_wrong_with_a_file_that_is_not_there(self):
        with pytest.raises(CommandError, match="Không đọc được tệp"):
            call_command("import_policies", "khong-co.jsonl")

    def test_refuses_a_line_that_is_not_utf8(self, tmp_path):
        file = tmp_path / "latin.jsonl"
        file.write_bytes(b"\xff\xfe\x00{\n")
        err = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("import_policies", str(file), stdout=io.StringIO(), stderr=err)
        assert "không phải JSON" in err.getvalue()


class TestTheRealFile:
    def test_is_taken_whole_with_its_one_repetition(self):
        if not REAL.exists():
            pytest.skip(f"the 210 real documents are not at {REAL}")
        out, err = io.StringIO(), io.StringIO()
        call_command("import_policies", str(REAL), stdout=out, stderr=err)
        assert out.getvalue().startswith("209 văn bản mới, 0 cập nhật, 0 không đổi, 1 trùng, 0")
        pages = PolicyDocumentPage.objects
        assert pages.get(number="19046/BTC-TCHQ").issuer == "Bộ Tài chính"
        assert pages.filter(number="29/2001/QH10").count() == 1
        assert pages.filter(number="07/VBHN-VPQH").count() == 4
        assert pages.get(title="Luật Đất đai 1993").number == "24-L/CTN"
        land = pages.get(number="31/2024/QH15")
        assert json.dumps(str(land.effective_date)) == '"2025-01-01"'
