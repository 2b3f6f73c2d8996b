"""
What is asked how often, counted without people: no cookie, no address, no account.

`counting` decides what may be counted and when its words may be read · `buffer` keeps counts in
memory for some seconds, so that no reader waits for them · `querysets` what the desk and the
suggestions read.
"""
