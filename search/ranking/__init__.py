"""
How well a passage answers a question: one rule for both engines.

`terms` what of a question counts, and how much · `planning` by which of its rarest terms an index
is asked · `scoring` what each passage that came is worth · `arranging` passages to pages.
See docs/decisions/0011.
"""
