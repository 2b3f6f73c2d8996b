import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese.encodings import _TCVN3_FROM, _TCVN3_TO, _VNI, TCVN3, VNI, Decoded, decode
from portal.vietnamese.syllables import ONSETS, RHYMES, TONES, is_syllable

REAL = Path(__file__).resolve().parents[3] / "shared/data/policies.jsonl"
VOWELS = "aăâeêioôơuưy"
TO_TCVN3 = str.maketrans(_TCVN3_TO, _TCVN3_FROM)
TO_VNI = {letter: written for written, letter in reversed(_VNI.items())}


def toned(rhyme: str, tone: str) -> str:
    """Return a rhyme with the tone on one of its vowels, the marked or the second of three."""
    places = [n for n, letter in enumerate(rhyme) if letter in VOWELS]
    marked = [n for n in places if rhyme[n] in "ăâêôơư"]
    place = (marked or places[1:2] or places)[-1]
    return unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])


SYLLABLES = [
    onset + toned(rhyme, tone) for onset in ["", *ONSETS] for rhyme in RHYMES for tone in TONES
]


def in_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


class TestIsSyllable:
    @pytest.mark.parametrize(
        "word", ["nghiêng", "Quyết", "gì", "giết", "khuỷu", "Ủy", "uỷ", "đường"]
    )
    def test_knows_words(self, word):
        assert is_syllable(word)

    @pytest.mark.parametrize("word", ["", "Tomé", "ViÖt", "ñònh", "thhanh", "áà", "x", "straße"])
    def test_refuses_others(self, word):
        assert not is_syllable(word)


class TestDecode:
    @pytest.mark.parametrize(
        ("old", "text", "encoding"),
        [
            ("QuyÕt ®Þnh vÒ viÖc ban hµnh", "Quyết định về việc ban hành", TCVN3),
            ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", TCVN3),
            ("Quyeát ñònh veà vieäc ban haønh", "Quyết định về việc ban hành", VNI),
            ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", VNI),
        ],
    )
    def test_reads_the_old_encodings(self, old, text, encoding):
        assert decode(old) == Decoded(text, encoding)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "là và mà cà",
            "CAFÉ São Tomé, Müller Gödel déjà vu",
            "Nhiệt độ 30°C ± 2, diện tích 5 m², § 5",
            "Nghị định 08/2022/NÐ-CP",
            "½ ¼ ¾ « » © ®",
            "né",
        ],
    )
    def test_leaves_unicode_alone(self, text):
        assert decode(text) == Decoded(text)

    def test_decodes_the_old_lines_among_new_ones(self):
        text = "Quyết định\nQuyÕt ®Þnh vÒ viÖc\nplain"
        assert decode(text).text == "Quyết định\nQuyết định về việc\nplain"

    def test_brings_back_every_syllable_from_tcvn3(self):
        for tone in range(len(TONES)):
            text = " ".join(SYLLABLES[tone :: len(TONES)])
            assert decode(text.translate(TO_TCVN3)) == Decoded(text, TCVN3)

    def test_brings_back_every_syllable_from_vni(self):
        for tone in range(len(TONES)):
            text = " ".join(SYLLABLES[tone :: len(TONES)])
            assert decode(in_vni(text)) == Decoded(text, VNI)

    @given(st.lists(st.sampled_from(SYLLABLES), max_size=12).map(" ".join))
    def test_never_alters_vietnamese_in_unicode(self, text):
        for form in ("NFC", "NFD"):
            written = unicodedata.normalize(form, text)
            assert decode(written) == Decoded(written)

    @given(st.text(max_size=80))
    def test_takes_any_text(self, text):
        assert decode(text).text.count("\n") == text.count("\n")

    def test_never_alters_a_real_document(self):
        if not REAL.exists():
            pytest.skip(f"the 210 real documents are not at {REAL}")
        for line in REAL.read_text().splitlines():
            text = json.loads(line)["text"]
            assert decode(text) == Decoded(text)
            for paragraph in set(text.split("\n")):
                assert decode(paragraph) == Decoded(paragraph)
