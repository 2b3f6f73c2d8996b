"""Fixtures every test may use: real engines or a loud skip, and a client that reads its HTML."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client, TransactionTestCase

import html5lib
import pytest

from tests.databases import forget_tasks, kept_database, restore

SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
CI = os.environ.get("CI") == "true"


def absent(what: str, install: str) -> None:
    """Fail in CI, skip elsewhere, saying what to install."""
    message = f"{what} not found: {install}"
    if CI:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """Use the migrated file that was copied, where there is one."""
    return SQLITE or bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Begin with a copy of the migrated file that belongs to this state of the code."""
    if SQLITE and kept_database().exists():
        shutil.copyfile(kept_database(), settings.DATABASES["default"]["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Keep the migrated file for the next run, without the work that migrating enqueued."""
    with django_db_blocker.unblock():
        forget_tasks()
        if not SQLITE:  # what `restore` puts back; pytest-django does not keep it by itself
            connection._test_serialized_contents = connection.creation.serialize_db_to_string()
    kept = kept_database()
    if SQLITE and not kept.exists():
        scratch = kept.with_suffix(f".{os.getpid()}")
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(scratch)])
        scratch.replace(kept)


@pytest.fixture(autouse=True, scope="session")
def _give_back_whole_databases() -> Iterator[None]:
    """Have tests that really commit give the database back as migrating left it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: restore())
        yield


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The address of a real Elasticsearch 8.19."""
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if not url:
        absent("Elasticsearch", "start one and set ELASTICSEARCH_URL=http://127.0.0.1:9200")
    return url


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of Chromium."""
    path = shutil.which("chromium")
    if not path:
        absent("Chromium", "apt-get install chromium")
    return str(path)


class ReadingClient(Client):
    """A client that parses every HTML answer strictly and fails on malformed markup."""

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        kind = response.get("Content-Type", "")
        is_page = kind.startswith("text/html") and response.content  # a redirect has no body
        if is_page and not request["PATH_INFO"].startswith("/admin/"):
            assert_well_formed(response.content.decode(response.charset))
        return response


def assert_well_formed(text: str) -> None:
    """Fail with the line in question if a page is not well-formed HTML."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(text)
    if parser.errors:
        (line, column), code, detail = parser.errors[0]
        shown = text.splitlines()[max(0, line - 1)] if text else ""
        pytest.fail(f"malformed HTML at {line}:{column}: {code} {detail}\n{shown[:300]}")


@pytest.fixture
def client() -> ReadingClient:
    """A browser without JavaScript that insists on well-formed pages."""
    return ReadingClient()


@pytest.fixture
def sign_in(client: ReadingClient) -> Callable[[Any], ReadingClient]:
    """Sign a user in and return the client."""

    def enter(user: Any) -> ReadingClient:
        client.force_login(user)
        return client

    return enter


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    """Empty the caches between tests: a page kept by one must not answer another."""
    for alias in ("default", "pages"):
        caches[alias].clear()
    yield
