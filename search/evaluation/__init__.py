"""
Measuring the search on questions whose answers are known.

`collection` reads documents, questions and judgements · `contents` and `source` hand documents to
an engine as the portal hands its pages · `apart` makes engines beside the portal's own ·
`variants` types a question in other ways · `measuring` asks the questions · `judging` says what a
hit is worth and `measures` what an answer is · `trying` runs the project's own collection.
"""

from search.evaluation.trying import Change, Trial, changes, trial

__all__ = ["Change", "Trial", "changes", "trial"]
