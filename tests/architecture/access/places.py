"""The map's shapes and the list of communes are for everyone."""

from tests.architecture.access import EVERYONE, Route

ROUTES = [
    Route("places:communes", EVERYONE),
    Route("places:communes-geojson", EVERYONE),
    Route("places:suggestions", EVERYONE, query="?q=mai+pha"),
]
