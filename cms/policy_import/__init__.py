"""
Taking legal texts from a file of JSON lines, one record after the other.

`records` reads a line and says what is wrong with it, `headings` finds what the text itself says
(number, dates, issuer, signer, subject), `names` knows the spellings of kinds and issuers,
`writing` creates or updates the page.
"""
