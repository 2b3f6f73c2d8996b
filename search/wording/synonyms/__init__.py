"""
What else words are called, as the editors keep it.

`workflow` the states · `querysets` reading · `phrasebook` finding terms in a question ·
`understanding` what is live now · `actions` the editors' verbs · `trying` measuring a synonym on
the evaluation before it goes live.
"""
