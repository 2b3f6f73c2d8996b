"""What a list reads from its address; nothing in an address makes an error page."""

from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest

from portal.vietnamese.writing import clean

PAGE_PARAMETER = "trang"
LONGEST_VALUE = 200


def asked(request: HttpRequest, name: str) -> str:
    """Return a parameter of the address, cleaned and cut, or an empty text."""
    return clean(request.GET.get(name, ""))[:LONGEST_VALUE].strip()


def page_of(request: HttpRequest, items: Any, *, size: int) -> ListPage[Any]:
    """Return the page of the items that the address asks for, the nearest one if it has none."""
    return Paginator(items, size).get_page(asked(request, PAGE_PARAMETER) or 1)
