"""
Measuring the search on questions whose answers are known.

`collection` reads documents, questions and judgements · `variants` types a question in other ways ·
`source` hands documents to an engine as the portal hands its pages · `apart` makes engines beside
the portal's own · `measures` weighs one answer · `measuring` asks every question.
"""
