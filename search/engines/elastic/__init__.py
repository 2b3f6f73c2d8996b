"""
The engine that grows: Elasticsearch through elasticsearch-dsl.

`mapping` the fields, strict, with built-in filters only · `request` the question · `index` the
index behind its alias, filled, followed and swapped · `engine` the whole.
"""
