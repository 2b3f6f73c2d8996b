import json
import unicodedata
from datetime import date

import pytest

from cms.models import PolicyKind
from cms.policy_import.records import RecordError, read_record

TODAY = date(2026, 11, 22)
TEXT = """Công văn 19046/BTC-TCHQ
BỘ TÀI CHÍNH --------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------
Số: 19046/BTC-TCHQ V/v hướng dẫn thực hiện Luật hải quan
Hà Nội, ngày 29 tháng 12 năm 2014 Kính gửi: Cục Hải quan.
Luật này thay thế Luật Hải quan số 29/2001/QH10.
KT. BỘ TRƯỞNG THỨ TRƯỞNG Đỗ Hoàng Anh Tuấn"""


def line(**changes: object) -> str:
    record = {
        "number": "29/2001/QH10",
        "kind": "cong_van",
        "title": "Công văn 19046/BTC-TCHQ",
        "issued_on": "2014-12-29",
        "text": TEXT,
    }
    return json.dumps(record | changes, ensure_ascii=False)


def law(end: str, **changes: object) -> str:
    text = (
        "Luật Rừng 2025\nQUỐC HỘI ------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Luật số:\n"
        "75/2006/QH 11\nHà Nội, ngày 29 tháng 11 năm 2006 LUẬT RỪNG\n"
        f"Quốc hội ban hành Luật rừng và đất rừng.\n{end}\n"
        "CHỦ TỊCH QUỐC HỘI Nguyễn Phú Trọng"
    )
    fields = {"number": "75/2006/QH", "kind": "luat", "title": "Luật Rừng 2025", "text": text}
    return line(**(fields | {"issued_on": "2006-11-9"} | changes))


class TestReadRecord:
    def test_believes_the_heading_over_the_fields(self):
        record = read_record(line(), today=TODAY)
        assert record.number == "19046/BTC-TCHQ"
        assert record.issuer == "Bộ Tài chính"
        assert record.signer == "Đỗ Hoàng Anh Tuấn"
        assert record.lead == "Hướng dẫn thực hiện Luật hải quan"
        assert record.issued_date == date(2014, 12, 29)

    def test_completes_a_number_that_was_cut(self):
        record = read_record(law(""), today=TODAY)
        assert record.number == "75/2006/QH11"
        assert record.issued_date == date(2006, 11, 29)
        assert record.signer == "Nguyễn Phú Trọng"

    @pytest.mark.parametrize("issued_on", ["2014-12-9", "2014-12-09"])
    def test_takes_the_fields_where_the_text_has_no_heading(self, issued_on):
        record = read_record(line(text="Chỉ có chữ.", issued_on=issued_on), today=TODAY)
        assert (record.number, record.issued_date) == ("29/2001/QH10", date(2014, 12, 9))

    def test_rebuilds_a_title_that_names_another_number(self):
        record = read_record(line(title="Văn bản hợp nhất 133/VBHN-VPQH"), today=TODAY)
        assert record.title == "Công văn 19046/BTC-TCHQ"

    def test_finds_the_kind_that_the_source_calls_other(self):
        text = TEXT.replace("19046/BTC-TCHQ", "3745/QĐ-UBND")
        record = read_record(
            line(kind="khac", title="Văn bản Quyet dinh 3745", text=text), today=TODAY
        )
        assert (record.kind, record.title) == (PolicyKind.DECISION, "Quyết định 3745/QĐ-UBND")

    def test_writes_the_vietnamese_letter_for_the_icelandic_one(self):
        text = TEXT.replace("19046/BTC-TCHQ", "102/2017/NÐ-CP")
        record = read_record(line(kind="nghi_dinh", text=text), today=TODAY)
        assert record.number == "102/2017/NĐ-CP"

    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            ("Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2007.", date(2007, 7, 1)),
            ("Luật này có hiệu lực kể từ ngày 1/7/2007.", date(2007, 7, 1)),
            ("Luật này có hiệu lực từ ngày ký.", date(2006, 11, 29)),
            ("Điều 5 của Luật này có hiệu lực từ ngày 01/7/2007.", None),
            ("Quyết định này có hiệu lực kể từ ngày ký.", None),
            ("Luật này có hiệu lực từ ngày 31 tháng 2 năm 2007.", None),
            ("Luật này có hiệu lực từ ngày 01 tháng 7 năm 2057.", None),
        ],
    )
    def test_reads_the_day_of_force_of_its_own_kind_only(self, sentence, expected):
        assert read_record(law(sentence), today=TODAY).effective_date == expected

    @pytest.mark.parametrize(
        ("bad", "reason"),
        [
            ("{", "không phải JSON"),
            ("[1]", "không phải một bản ghi"),
            ("[" * 100_000, "không phải JSON"),
            (line(title=None), "trường title"),
            (line(text=7), "trường text"),
            (line(title="  "), "thiếu tên"),
            (line(text="\u200b\x00"), "thiếu tên hoặc toàn văn"),
            (line(kind="truyen_tranh"), "loại văn bản lạ"),
            (line(text="Chữ", issued_on="2014-13-40"), "ngày ban hành không đọc được"),
            (line(text="Chữ", issued_on="hôm qua"), "ngày ban hành không đọc được"),
            (line(text="Chữ", issued_on="2999-1-1"), "không thể đúng"),
            (line(text="Chữ", issued_on="1900-1-1"), "không thể đúng"),
            (line(text="Chữ", number="<script>"), "số, ký hiệu"),
            (line(text="a" * 5_000_001), "dài hơn"),
        ],
    )
    def test_says_why_it_cannot_take_a_record(self, bad, reason):
        with pytest.raises(RecordError, match=reason):
            read_record(bad, today=TODAY)

    def test_composes_letters_and_drops_what_cannot_be_seen(self):
        nfd = unicodedata.normalize("NFD", TEXT) + "\u202e\x07"
        assert read_record(line(text=nfd), today=TODAY).full_text == TEXT
