"""
What editors put first.

`querysets` which promotions a question calls up · `actions` the editors' verbs, each written to
the desk's log.
"""
