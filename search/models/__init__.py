"""What search keeps in the main database."""

from search.models.alert import Alert, Rhythm
from search.models.entry import Entry, Kind
from search.models.lexicon import Lexicon, LexiconPair, LexiconWord
from search.models.promotion import PromotedQuestion, Promotion
from search.models.question import AskedDay, AskedQuestion
from search.models.rebuild import Rebuild
from search.models.sequence import Advance, Counter
from search.models.synonym import Synonym, SynonymTrial, SynonymVersion

__all__ = [
    "Advance",
    "Alert",
    "AskedDay",
    "AskedQuestion",
    "Counter",
    "Entry",
    "Kind",
    "Lexicon",
    "LexiconPair",
    "LexiconWord",
    "PromotedQuestion",
    "Promotion",
    "Rebuild",
    "Rhythm",
    "Synonym",
    "SynonymTrial",
    "SynonymVersion",
]
