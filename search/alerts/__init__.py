"""
Following a question by e-mail: confirmed by its owner, mailed as a digest, stopped by one press.

`clock` when a digest is due · `links` the signed addresses in mails · `actions` what a follower
does · `matching` what is new since the last digest, from a small index of what changed · `digest`
how it is told · `forms`, `views`, `urls` the pages.
"""
