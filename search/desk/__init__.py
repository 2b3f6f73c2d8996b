"""
The desk's pages on search, in the Wagtail admin under "Tìm kiếm".

`questions` what is asked and what finds nothing · `promotions` results put first · `indices` the
engines' state and rebuilding them.
"""
