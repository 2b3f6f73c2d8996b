"""Which words can be Vietnamese: a beginning, a rhyme, a tone."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from portal.vietnamese.folding import nfc

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec
em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp
iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen
oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uan uang
uâ uân uâng uât uây uc ue uê uêch uên uênh uêt uêu ui um un ung uơ uơn uôc uôi uôm uôn uông uôt
up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn
ương ươp ươt ươu y ych ynh yt yê yêm yên yêng yêt yêu
"""
ONSETS: Final = tuple(_ONSETS.split())
RHYMES: Final = tuple(_RHYMES.split())
# Level, grave, hook, tilde, acute, dot below.
TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_TONE_MARKS: Final = re.compile("[\u0300\u0309\u0303\u0301\u0323]")
# After gi and qu the i and the u are written once.
_SHORTENED: Final = {"gi": "i", "qu": "u"}
_ALL: Final = frozenset(
    {onset + rhyme for onset in ["", *ONSETS] for rhyme in RHYMES}
    | {
        onset + rhyme.removeprefix(letter)
        for onset, letter in _SHORTENED.items()
        for rhyme in RHYMES
        if rhyme.startswith(letter)
    }
)


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Return whether a word, with its marks, can be one Vietnamese syllable."""
    bare = _TONE_MARKS.sub("", unicodedata.normalize("NFD", word.lower()))
    marks = _TONE_MARKS.findall(unicodedata.normalize("NFD", word.lower()))
    return len(marks) <= 1 and nfc(bare) in _ALL
