"""
Finding what the portal publishes: one query language, two engines.

`models` the entries, the extracted text of every page in the main database · `projection` writes
them in the transaction that publishes · `receivers` notice that a page changed · `query` what was
asked · `engines` the embedded one and Elasticsearch, both following the entries · `answering`
chooses between them · `hits` and `highlighting` what is shown · `readiness` how far they are.
"""
