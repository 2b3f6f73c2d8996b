"""What a hit is worth: the grade of its page, or of a clause of it that the hit shows."""

from collections.abc import Container, Iterable, Mapping

# Parts a document from one of its clauses in a judgement: "van-ban/luat-72-2020#dieu-75".
CLAUSE_MARK = "#"
# "dieu-75" is shown by "dieu-75-khoan-2" too, but not by "dieu-751".
_BELOW = "-"


class Verdict:
    """
    The grades of one question's documents.

    A judged key that is no document's may be a clause's: the key of a document, `#` and an
    anchor. A hit on the document is worth that grade only if it leads to the clause.
    """

    def __init__(self, grades: Mapping[str, int], *, documents: Container[str]) -> None:
        self._pages: dict[str, int] = {}
        self._clauses: dict[str, dict[str, int]] = {}
        for key, grade in grades.items():
            document, mark, anchor = key.rpartition(CLAUSE_MARK)
            if mark and key not in documents and document in documents:
                self._clauses.setdefault(document, {})[anchor] = grade
            else:
                self._pages[key] = grade

    @property
    def best(self) -> dict[str, int]:
        """The most that a hit on each document can be worth."""
        best = dict(self._pages)
        for document, clauses in self._clauses.items():
            best[document] = max(best.get(document, 0), *clauses.values())
        return best

    def grade(self, document: str, *, shown: Iterable[str]) -> int:
        """Return what a hit on a document is worth that leads to the `shown` anchors."""
        clauses = self._clauses.get(document, {})
        led_to = (
            grade
            for anchor in shown
            for clause, grade in clauses.items()
            if anchor == clause or anchor.startswith(clause + _BELOW)
        )
        return max(self._pages.get(document, 0), *led_to, 0)
