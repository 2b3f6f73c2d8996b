"""Measuring a synonym on the evaluation's questions, before it goes live."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from search.engines.base import EngineUnavailableError
from search.evaluation.trying import changes, trial
from search.models import Synonym, SynonymTrial
from search.query import SearchQuery
from search.wording.synonyms.phrasebook import Phrasebook
from search.wording.synonyms.workflow import TrialState

MOST_CHANGES = 50


def run(trial_id: int, *, clock: Callable[[], datetime]) -> None:
    """Measure a trial's synonym without and with it; one that has ended is left alone."""
    row = SynonymTrial.objects.filter(pk=trial_id).select_related("synonym").first()
    if row is None or row.state in {TrialState.DONE, TrialState.FAILED}:
        return
    _note(row, state=TrialState.RUNNING)
    live = list(Synonym.objects.live().by_term())
    others = [one for one in live if one.pk not in {row.synonym_id, row.synonym.replaces_id}]
    try:
        before = trial(understood=_understanding(live))
        after = trial(understood=_understanding([*others, row.synonym]))
    except EngineUnavailableError as error:
        _note(row, state=TrialState.FAILED, error=str(error)[:500], finished_at=clock())
        return
    found = [asdict(change) for change in changes(before, after)[:MOST_CHANGES]]
    _note(
        row,
        state=TrialState.DONE,
        before=before.scores.ndcg10,
        after=after.scores.ndcg10,
        changes=found,
        finished_at=clock(),
    )


def _understanding(synonyms: list[Synonym]) -> Callable[[SearchQuery], SearchQuery]:
    book = Phrasebook(synonyms)
    return lambda query: replace(query, expansions=book.expansions(query.words))


@transaction.atomic
def _note(row: SynonymTrial, **columns: object) -> None:
    SynonymTrial.objects.filter(pk=row.pk).update(**columns)
