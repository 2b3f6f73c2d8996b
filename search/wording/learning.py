"""Learning the lexicon from everything published."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from django.db import models, transaction

from portal.vietnamese.folding import fold
from search import sequence
from search.models import Entry, Lexicon, LexiconPair, LexiconWord, Synonym
from search.wording import base
from search.wording.counting import Tally

ROWS_AT_ONCE = 2_000
# The editors' terms are few, but it is certain how they are written.
TIMES_A_TERM_COUNTS = 5

AnyRow = TypeVar("AnyRow", LexiconWord, LexiconPair)


def learn(*, even_if_unchanged: bool = False) -> int:
    """
    Count the words of all standing entries anew and return how many distinct ones there are.

    The new lexicon is written beside the old one in short transactions, so that nobody waits, and
    takes its place in one. Nothing is done when nothing was published since the last time.
    """
    end = sequence.position().seq
    lexicon = Lexicon.objects.get_or_create(pk=1)[0]
    if not even_if_unchanged and _is_current(lexicon, end):
        return LexiconWord.objects.filter(generation=lexicon.generation).count()
    words, pairs = base.read()
    tally = Tally(words=words, pairs=pairs)
    for chunk in Entry.objects.standing().after(0, up_to=end):
        tally.add(itertools.chain.from_iterable(map(_texts, chunk)))
    for meanings in Synonym.objects.live().by_term().values_list("meanings", flat=True):
        tally.add(TIMES_A_TERM_COUNTS * meanings)
    tally.finish()
    generation = _free_generation()
    _write(LexiconWord, generation, tally.words)
    _write(LexiconPair, generation, tally.pairs)
    _put_in_place(generation, seq=end, total=tally.words.total())
    return len(tally.words)


def _is_current(lexicon: Lexicon, end: int) -> bool:
    return lexicon.learnt_seq == end and lexicon.base_digest == base.digest()


def _texts(entry: Entry) -> Iterator[str]:
    """Yield the texts of an entry; a page's title and summary stand on its own row only."""
    if entry.part == "":
        yield entry.title
        yield entry.summary
    yield entry.heading
    yield entry.body


def _free_generation() -> int:
    """Return a number that no row has, not even one left by a process that died."""
    last = [
        model.objects.aggregate(last=models.Max("generation"))["last"] or 0
        for model in (LexiconWord, LexiconPair)
    ]
    return max(*last, Lexicon.objects.get(pk=1).generation) + 1


def _write(model: type[AnyRow], generation: int, counts: Mapping[str, int]) -> None:
    rows = (
        model(generation=generation, folded=fold(written), written=written, count=count)
        for written, count in counts.items()
    )
    for chunk in _chunks(rows):
        model.objects.bulk_create(chunk)


def _chunks(rows: Iterable[AnyRow]) -> Iterator[list[AnyRow]]:
    rows = iter(rows)
    while chunk := list(itertools.islice(rows, ROWS_AT_ONCE)):
        yield chunk


def _put_in_place(generation: int, *, seq: int, total: int) -> None:
    """Make the generation the current one, and remove the others."""
    with transaction.atomic():
        lexicon = Lexicon.objects.select_for_update().get(pk=1)
        lexicon.generation, lexicon.total = generation, total
        lexicon.learnt_seq, lexicon.base_digest = seq, base.digest()
        lexicon.save()
    for model in (LexiconWord, LexiconPair):
        _remove_others(model, generation)


def _remove_others(model: type[LexiconWord | LexiconPair], generation: int) -> None:
    """Remove the rows of other generations a few at a time, so that nobody waits long."""
    others = model.objects.exclude(generation=generation)
    while keys := list(others.values_list("pk", flat=True)[: 10 * ROWS_AT_ONCE]):
        model.objects.filter(pk__gte=min(keys), pk__lte=max(keys)).exclude(
            generation=generation
        ).delete()
