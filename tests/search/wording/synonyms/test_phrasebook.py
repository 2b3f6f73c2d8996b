import pytest

from search.models import Synonym
from search.models.synonym import Direction, SynonymKind
from search.query import Expansion
from search.wording.synonyms.phrasebook import Phrasebook


def synonym(term: str, *meanings: str, **columns: str) -> Synonym:
    return Synonym(term=term, meanings=list(meanings), **columns)


BOOK = Phrasebook(
    [
        synonym("UBND", "Ủy ban nhân dân", direction=Direction.BOTH),
        synonym("rác", "chất thải"),
        synonym("rác thải nhựa", "chất thải nhựa"),
        synonym("QĐ", "quyết định", kind=SynonymKind.NUMBER),
        synonym("waste", "chất thải", "rác thải", kind=SynonymKind.ENGLISH),
    ]
)


def written(text: str) -> list[str]:
    return [expansion.written for expansion in BOOK.expansions(tuple(text.split()))]


class TestPhrasebook:
    def test_finds_a_term_by_its_words_without_marks(self):
        assert BOOK.expansions(("ubnd", "tinh")) == (
            Expansion(of=("ubnd",), words=("uy", "ban", "nhan", "dan"), written="Ủy ban nhân dân"),
        )

    def test_reads_both_ways_only_where_it_is_said(self):
        assert written("uy ban nhan dan tinh") == ["UBND"]
        assert written("chat thai") == []

    def test_takes_the_longest_term(self):
        assert written("phan loai rac thai nhua") == ["chất thải nhựa"]
        assert written("phan loai rac thai") == ["chất thải"]

    def test_gives_every_meaning(self):
        assert written("solid waste") == ["chất thải", "rác thải"]

    @pytest.mark.parametrize(
        ("text", "meant"),
        [("qd 1658", ["quyết định"]), ("qd so 1658", ["quyết định"]), ("qd ve rac", ["chất thải"])],
    )
    def test_takes_a_short_key_only_before_a_figure(self, text, meant):
        assert written(text) == meant

    def test_has_none_for_no_words(self):
        assert written("") == []
        assert Phrasebook([]).expansions(("rac",)) == ()
