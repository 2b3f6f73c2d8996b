import pytest

from portal.vietnamese.keying import from_telex, from_vni
from portal.vietnamese.tones import Tone, split_tone
from search.wording import base

TELEX_TONES = dict(zip(Tone, ("", "f", "s", "x", "r", "j"), strict=True))
VNI_TONES = dict(zip(Tone, ("", "2", "1", "4", "3", "5"), strict=True))
TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}


def keys(word: str, letters: dict[str, str], tones: dict[Tone, str]) -> str:
    """Return how a marked syllable is typed, its tone last."""
    bare, tone = split_tone(word)
    return "".join(letters.get(letter, letter) for letter in bare) + tones[tone]


MARKED = [word for word in base.read()[0] if not word.isascii()]


class TestFromTelex:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("tawng", "tăng"),
            ("truowrng", "trưởng"),
            ("truwowngr", "trưởng"),
            ("truongwr", "trưởng"),
            ("truwongf", "trường"),
            ("kees", "kế"),
            ("hoachj", "hoạch"),
            ("ddaats", "đất"),
            ("hoaf", "hòa"),
            ("khoong", "không"),
            ("nguwowif", "người"),
            ("thuowr", "thuở"),
        ],
    )
    def test_reads_keys_wherever_they_stand(self, typed, meant):
        assert from_telex(typed) == meant

    @pytest.mark.parametrize("typed", ["xanh", "windows", "list1", "green", "x", "", "ddd"])
    def test_reads_nothing_where_there_are_no_keys(self, typed):
        assert from_telex(typed) == ""

    def test_reads_every_common_syllable(self):
        assert [word for word in MARKED if from_telex(keys(word, TELEX, TELEX_TONES)) != word] == []


class TestFromVni:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("ke61", "kế"), ("hoach5", "hoạch"), ("tru7o73ng", "trưởng"), ("d9at61", "đất")],
    )
    def test_reads_digits_wherever_they_stand(self, typed, meant):
        assert from_vni(typed) == meant

    @pytest.mark.parametrize("typed", ["172", "pm10", "24h", "kh172", "xanh"])
    def test_reads_nothing_where_there_are_no_keys(self, typed):
        assert from_vni(typed) == ""

    def test_reads_every_common_syllable(self):
        assert [word for word in MARKED if from_vni(keys(word, VNI, VNI_TONES)) != word] == []
