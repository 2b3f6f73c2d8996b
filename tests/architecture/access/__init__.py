"""Who may open which address: every URL name stands in exactly one of this folder's tables.

Each module of this package defines `ROUTES: list[Route]` for one slice. An address whose name
stands in no table fails the matrix test, and so does a name that no longer exists.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ANONYMOUS = "anonymous"
RESIDENT = "resident"
BUSINESS_MEMBER = "business_member"
REPORT_OFFICER = "report_officer"
APPLICATION_OFFICER = "application_officer"
REVIEWER = "reviewer"
EDITOR = "editor"
PUBLISHER = "publisher"
ADMINISTRATOR = "administrator"

SIGNED_IN = frozenset(
    {
        RESIDENT,
        BUSINESS_MEMBER,
        REPORT_OFFICER,
        APPLICATION_OFFICER,
        REVIEWER,
        EDITOR,
        PUBLISHER,
        ADMINISTRATOR,
    }
)
EVERYONE = SIGNED_IN | {ANONYMOUS}
STAFF = SIGNED_IN - {RESIDENT, BUSINESS_MEMBER}


@dataclass(frozen=True)
class Route:
    """One URL name, the roles that may open it, and how to fill in its address.

    `arguments` is called inside the test's database and returns the URL's keyword arguments;
    roles that are not allowed must get 403, 404 or a redirect to the sign-in page.
    `method` is what the address takes: a POST-only address is asked by POST and may answer 400.
    """

    name: str
    allowed: frozenset[str]
    arguments: Callable[[], dict[str, Any]] = dict
    query: str = ""
    method: str = "get"
