"""
Sample content: everything a visitor of a fresh installation sees, marked as sample data.

`texts/` holds the words (see reading.py for how they are written), `pictures/` the illustrations
with their SVG sources. loading.py knows the parts and their order; one module makes each part.
"""
