"""
The search as open data: JSON at /api/search/, described at /api/openapi.json.

`asking` is what may be asked · `answers` what is answered · `making` the one from the other ·
`problems` what is said of a bad question · `openness` who may ask how often · `endpoint` the
address.
"""
