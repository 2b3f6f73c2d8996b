"""
What the Vietnamese language asks of text, in plain Python.

`folding`: comparing words whatever marks were typed · `numbers`: the numbers of official
documents · `writing`: cleaning what was typed and writing what is shown · `syllables`: which words
can be Vietnamese · `encodings`: text from before Unicode.
"""
