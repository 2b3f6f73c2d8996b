"""
The embedded engine: SQLite FTS5 in a file beside whatever the main database is.

`expression` writes the question for FTS5 · `schema` the tables and how entries get into them ·
`files` which file is current, building a new one and putting it in place · `engine` the whole.
"""
