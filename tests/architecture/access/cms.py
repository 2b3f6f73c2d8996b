from typing import Any

from tests.architecture.access import ADMINISTRATOR, EDITOR, EVERYONE, PUBLISHER, Route
from tests.cms.factories import topic


def a_topic() -> dict[str, Any]:
    return {"slug": topic().slug}


EDITORS = frozenset({EDITOR, PUBLISHER, ADMINISTRATOR})

# Pages themselves, which Wagtail serves below "/", are held to account in tests/cms.
ROUTES = [
    Route("cms:rss", EVERYONE),
    Route("cms:rss-policies", EVERYONE),
    Route("cms:rss-programmes", EVERYONE),
    Route("cms:rss-topic", EVERYONE, a_topic),
    Route("cms-machine:sitemap", EVERYONE),
    Route("cms-machine:robots", EVERYONE),
    Route("unread_files", EDITORS),
    Route("unread_files_results", EDITORS),
]
