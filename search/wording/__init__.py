"""
The words of a question and the words of the texts.

`counting` and `learning` gather the lexicon from the entries and a base list · `lexicon` reads it ·
`restoring` gives unmarked words their marks · `unkeyed` reads Telex and VNI typed without an
input method · `spelling` finds words near a misspelt one · `suggesting` what is offered to the
reader · `synonyms` what else a word is called.
"""
