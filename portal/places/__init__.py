"""
The 65 communes and wards of Lạng Sơn since 1 July 2025, and which one a point lies in.

models: communes, the communes each was formed from, boundaries · finding: by what a person types ·
locating: by coordinates · boundaries: reading and storing polygons · fields: the form field ·
views: the picker's suggestions, the list and the GeoJSON.
"""
