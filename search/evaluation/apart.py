"""Engines beside the portal's own: a folder or an index of their own, removed afterwards."""

import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from elasticsearch import ConnectionError as NoConnectionError

from search.engines.base import Engine, EngineUnavailableError
from search.engines.elastic.client import SECONDS_FOR_WORK, client
from search.engines.elastic.engine import ElasticEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.source import Source


@contextmanager
def embedded(source: Source) -> Iterator[Engine]:
    """Give the embedded engine on a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="search-apart-") as folder:
        yield EmbeddedEngine(folder=Path(folder), source=source)


@contextmanager
def elastic(source: Source) -> Iterator[Engine]:
    """
    Give Elasticsearch on indices with a prefix that nothing else has.

    :raises EngineUnavailableError: if the settings name no Elasticsearch
    """
    url = settings.ELASTICSEARCH_URL
    if not url:
        raise EngineUnavailableError("set ELASTICSEARCH_URL, http://127.0.0.1:9200 for example")
    prefix = f"apart-{uuid.uuid4().hex[:12]}"
    try:
        yield ElasticEngine(url=url, prefix=prefix, source=source)
    finally:
        remove_indices(url, prefix=prefix)


def remove_indices(url: str, *, prefix: str) -> None:
    """Remove the indices and templates whose names begin so, unless the service is gone."""
    service = client(url).options(request_timeout=SECONDS_FOR_WORK)
    with suppress(NoConnectionError):
        # By name: Elasticsearch refuses to delete by pattern.
        for name in service.indices.get(index=f"{prefix}-*", expand_wildcards="all"):
            service.indices.delete(index=name)
        for template in service.indices.get_index_template()["index_templates"]:
            if template["name"].startswith(prefix):
                service.indices.delete_index_template(name=template["name"])


ENGINES: Final[dict[str, Callable[[Source], AbstractContextManager[Engine]]]] = {
    EmbeddedEngine.name: embedded,
    ElasticEngine.name: elastic,
}
