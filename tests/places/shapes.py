"""A small map of our own: one square round each commune's point."""

import json
from pathlib import Path
from typing import Any

from portal.places.models import Commune

HALF_DEGREES = 0.004


def square(longitude: float, latitude: float, half: float = HALF_DEGREES) -> dict[str, Any]:
    west, south, east, north = (
        longitude - half,
        latitude - half,
        longitude + half,
        latitude + half,
    )
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def squares() -> dict[str, Any]:
    """A valid document; a test spoils what it is about."""
    features = [
        {
            "type": "Feature",
            "id": commune.code,
            "properties": {"code": commune.code},
            "geometry": square(float(commune.longitude), float(commune.latitude)),
        }
        for commune in Commune.objects.order_by("pk")
    ]
    return {"type": "FeatureCollection", "features": features}


def write(folder: Path, document: Any) -> Path:
    path = folder / "squares.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
