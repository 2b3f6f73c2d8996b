"""The way to the service: addresses, who we are, whom we trust, how long we wait."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from elasticsearch import ApiError, BadRequestError, Elasticsearch, TransportError

from search.engines.base import EngineUnavailableError, QuestionRefusedError

# Whoever asked has the embedded engine's answer long before; the thread should come free.
SECONDS_FOR_AN_ANSWER = 2
# Writing, refreshing and swapping may take their time.
SECONDS_FOR_WORK = 60
# Questions under way at once in one process.
MOST_AT_ONCE = 16


def client(url: str) -> Elasticsearch:
    """
    Return the client of one address, or of several separated by commas.

    A node that does not answer is passed over: the request goes to the next.
    """
    return _client(
        tuple(host.strip() for host in url.split(",")),
        settings.ELASTICSEARCH_API_KEY,
        settings.ELASTICSEARCH_USERNAME,
        settings.ELASTICSEARCH_PASSWORD,
        settings.ELASTICSEARCH_CA_FILE,
    )


@functools.cache
def _client(
    hosts: tuple[str, ...], api_key: str, username: str, password: str, ca_file: str
) -> Elasticsearch:
    identity: dict[str, Any] = {}
    if api_key:
        identity["api_key"] = api_key
    elif username:
        identity["basic_auth"] = (username, password)
    if ca_file:
        identity["ca_certs"] = ca_file
    return Elasticsearch(
        list(hosts),
        max_retries=len(hosts) - 1,
        request_timeout=SECONDS_FOR_AN_ANSWER,
        connections_per_node=MOST_AT_ONCE,
        **identity,
    )


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn every fault of the service or the way to it into the ones that callers know."""
    try:
        yield
    except BadRequestError as error:
        raise QuestionRefusedError(_said(error)) from error
    except (ApiError, TransportError) as error:
        raise EngineUnavailableError(_said(error)) from error


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
