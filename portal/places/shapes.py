"""The communes as GeoJSON (RFC 7946): polygons where boundaries are loaded, points elsewhere."""

import functools
import json
from typing import Any

import shapely

from portal.places import boundaries
from portal.places.models import Boundary, BoundarySet, Commune

# Grows when the shape of the answer changes, so that kept copies are fetched anew.
FORM = 1


@functools.lru_cache(maxsize=2)
def geojson(boundary_set: int, _digest: str) -> bytes:
    """
    Return all communes as one FeatureCollection; 0 means that no boundaries are loaded.

    The digest only keys the cache: numbers are given anew when a table is emptied.
    """
    polygons = {
        row.pk: boundaries.unpack(row.shape)
        for row in Boundary.objects.filter(boundary_set=boundary_set)
    }
    credit = BoundarySet.objects.filter(pk=boundary_set).values_list("credit", flat=True).first()
    features = [
        _feature(commune, polygons.get(commune.pk)) for commune in Commune.objects.order_by("pk")
    ]
    document = {"type": "FeatureCollection", "credit": credit or "", "features": features}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(commune: Commune, polygon: Any) -> dict[str, Any]:
    point = [float(commune.longitude), float(commune.latitude)]
    if polygon is None:
        geometry = {"type": "Point", "coordinates": point}
    else:
        geometry = json.loads(shapely.to_geojson(polygon))
    return {
        "type": "Feature",
        "id": commune.code,
        "geometry": geometry,
        "properties": {
            "code": commune.code,
            "name": commune.name,
            "kind": commune.kind,
            "label": str(commune),
            "point": point,
        },
    }
