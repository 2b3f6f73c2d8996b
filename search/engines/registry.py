"""Which engines there are, and which of them are in use."""

from django.conf import settings

from search.engines.base import Engine
from search.engines.elastic.engine import ElasticEngine
from search.engines.embedded.engine import EmbeddedEngine


def embedded() -> EmbeddedEngine:
    """Return the engine that needs no service: an index file on this machine."""
    return EmbeddedEngine(folder=settings.SEARCH_INDEX_DIR)


def elastic() -> ElasticEngine:
    """Return the engine that grows."""
    return ElasticEngine(url=settings.ELASTICSEARCH_URL, prefix=settings.ELASTICSEARCH_INDEX_PREFIX)


def in_use() -> list[Engine]:
    """Return the engines in the order in which they are asked; the embedded one stands by."""
    return [elastic(), embedded()] if settings.ELASTICSEARCH_URL else [embedded()]
