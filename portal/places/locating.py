"""
Which commune a point lies in.

Shapes are held in metres on a plane that touches the province: over its 120 km the distances
are right to about one in a hundred, which is enough for snapping within a kilometre.
"""

import functools
import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings

import shapely

from portal.places import boundaries
from portal.places.models import Boundary, BoundarySet, Commune

METRES_PER_DEGREE = 111_195.0
MIDDLE_LATITUDE = 21.85
# Without boundaries a point belongs to the nearest commune's point, if the commune could reach
# that far: the largest (418 km²) has a radius of about 12 km.
NEAREST_POINT_METRES = 15_000
# West, south, east, north of the province, degrees of WGS 84.
PROVINCE_BOX = (106.05, 21.31, 107.38, 22.48)


@dataclass(frozen=True)
class Index:
    """The shapes of one boundary set, ready to be asked; plain points where none is loaded."""

    codes: tuple[str, ...]
    tree: shapely.STRtree
    has_polygons: bool


def commune_at(latitude: float | Decimal, longitude: float | Decimal) -> Commune | None:
    """
    Return the commune that the point (degrees, WGS 84) lies in.

    A point outside every polygon goes to the nearest one within `PLACES_SNAP_METRES`: border
    gates lie a little outside. While no boundaries are loaded, a point in the province's box
    goes to the nearest commune's own point within 15 km, which can be the neighbouring commune.
    """
    try:
        place = float(latitude), float(longitude)
    except (TypeError, ValueError, OverflowError):
        return None
    if not all(math.isfinite(number) for number in place):
        return None
    index = _index(*loaded_boundaries())
    code = _covering(index, *place) if index.has_polygons else _nearest_point(index, *place)
    return Commune.objects.filter(pk=code).first() if code else None


def _covering(index: Index, latitude: float, longitude: float) -> str | None:
    point = shapely.Point(*_metres(longitude, latitude))
    hits = index.tree.query(point, predicate="intersects")
    if not len(hits):
        hits = index.tree.query_nearest(point, max_distance=settings.PLACES_SNAP_METRES)
    # A point on a shared border belongs to the lower code, always the same one.
    return min((index.codes[hit] for hit in hits), default=None)


def _nearest_point(index: Index, latitude: float, longitude: float) -> str | None:
    west, south, east, north = PROVINCE_BOX
    if not (west <= longitude <= east and south <= latitude <= north):
        return None
    point = shapely.Point(*_metres(longitude, latitude))
    hits = index.tree.query_nearest(point, max_distance=NEAREST_POINT_METRES)
    return min((index.codes[hit] for hit in hits), default=None)


def _metres(longitude: Any, latitude: Any) -> tuple[Any, Any]:
    """Return plane coordinates in metres, of one number or of arrays alike."""
    shrink = math.cos(math.radians(MIDDLE_LATITUDE))
    return longitude * METRES_PER_DEGREE * shrink, latitude * METRES_PER_DEGREE


def loaded_boundaries() -> tuple[int, str]:
    """Return which boundaries are loaded: one small query, so that all processes agree."""
    newest = BoundarySet.objects.order_by("-pk").values_list("pk", "digest").first()
    return newest or (0, "")


@functools.lru_cache(maxsize=2)
def _index(pk: int, _digest: str) -> Index:
    if pk:
        rows = Boundary.objects.filter(boundary_set=pk).order_by("pk")
        shapes = {row.pk: boundaries.unpack(row.shape) for row in rows}
    else:
        shapes = {
            commune.pk: shapely.Point(float(commune.longitude), float(commune.latitude))
            for commune in Commune.objects.order_by("pk")
        }
    plane = [shapely.transform(shape, _metres, interleaved=False) for shape in shapes.values()]
    return Index(tuple(shapes), shapely.STRtree(plane), has_polygons=bool(pk))
