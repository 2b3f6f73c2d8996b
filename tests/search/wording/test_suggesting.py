import json
from pathlib import Path

import pytest

from portal.vietnamese.folding import fold
from search.query import SearchQuery
from search.wording import base
from search.wording.learning import learn
from search.wording.suggesting import SuggestionKind, suggestion
from tests.search.factories import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("learnt")]
ENGLISH = Path(__file__).parents[4] / "shared/data/relevance/xquad-vi/queries.en.json"


def suggested(text: str, *, total: int = 50) -> tuple[str, str] | None:
    meant = suggestion(SearchQuery.parse({"q": text}), total=total)
    return (meant.kind.value, meant.text) if meant else None


UNMARKED = {
    "phan loai rac thai": "phân loại rác thải",
    "phân loai rác thai": "phân loại rác thải",
    "Phan Loai RAC": "Phân Loại RÁC",
    "khong khi": "không khí",
    "đât đai": "đất đai",
    '"phan loai" -rac thai': '"phân loại" -rác thải',
    "quy dinh 172/KH-UBND": "quy định 172/KH-UBND",
}
KEYED = {
    "tawng truowrng xanh": "tăng trưởng xanh",
    "kees hoachj": "kế hoạch",
    "ke61 hoach5": "kế hoạch",
    "Phaan loaij rasc thair": "Phân loại rác thải",
    "doanh nghieepj": "doanh nghiệp",
}
MISSPELT = {
    "phna loai rac": "phân loại rác",
    "phan laoi rac": "phân loại rác",
    "moi truongg": "môi trường",
    "doanh nghiep hop tac xa ho tor": "doanh nghiệp hợp tác xã hỗ trợ",
    "chất thảii": "chất thải",
    "truongg": "trường",
}
WELL_WRITTEN = (
    "phân loại rác thải",
    "hoà giải",
    "kế hoạch",
    "172/KH-UBND",
    "co2",
    "xyzzy",
    "!!!",
    "green growth",
    "how many tons of waste",
    "list of laws",
    "car",
    "tree",
)


def expected(kind: SuggestionKind, meant: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {typed: (kind.value, text) for typed, text in meant.items()}


class TestSuggestion:
    def test_restores_marks(self):
        assert {typed: suggested(typed) for typed in UNMARKED} == expected(
            SuggestionKind.MARKS, UNMARKED
        )

    def test_reads_keys_typed_without_the_input_method(self):
        assert {typed: suggested(typed) for typed in KEYED} == expected(SuggestionKind.TELEX, KEYED)

    def test_corrects_a_word_that_nobody_writes(self):
        assert {typed: suggested(typed) for typed in MISSPELT} == expected(
            SuggestionKind.SPELLING, MISSPELT
        )

    def test_has_nothing_to_say_to_what_is_well_written(self):
        assert {typed: suggested(typed, total=0) for typed in WELL_WRITTEN} == dict.fromkeys(
            WELL_WRITTEN
        )

    def test_asks_after_a_known_word_only_where_little_was_found(self):
        assert suggested("rac thia", total=0) == (SuggestionKind.SPELLING, "rác thải")
        assert suggested("rac thia", total=50) is None

    def test_takes_no_plain_word_for_keys(self):
        unmarked = {fold(word) for word in base.read()[0]}
        keyed = [word for word in sorted(unmarked) if (suggested(word) or ("",))[0] == "telex"]
        assert keyed == []

    def test_learns_the_words_of_the_site(self):
        assert suggested("suoi moo mamx") is None
        publish(900, title="Suối Mỏ Mắm", body="Suối Mỏ Mắm trong trở lại. Về Mỏ Mắm.")
        learn()
        assert suggested("suoi mo mam") == (SuggestionKind.MARKS, "suối mỏ mắm")

    def test_takes_anything(self):
        for text in ("a" * 300, "ă " * 150, "\u0301\u0301", "🌱 rac", "' OR 1=1 --", "% _ \\"):
            suggested(text, total=0)

    @pytest.mark.skipif(not ENGLISH.exists(), reason=f"{ENGLISH} is not there")
    def test_takes_hardly_any_english_question_for_vietnamese(self):
        asked = json.loads(ENGLISH.read_text())
        texts = asked.values() if isinstance(asked, dict) else asked
        kinds = [
            suggested(text if isinstance(text, str) else text["text"], total=0) for text in texts
        ]
        given = [meant for meant in kinds if meant]
        assert [meant for meant in given if meant[0] != SuggestionKind.SPELLING] == []
        assert len(given) <= len(kinds) / 200

    def test_needs_three_questions_for_marks(self, django_assert_num_queries):
        with django_assert_num_queries(3):
            suggested("phan loai rac thai")
