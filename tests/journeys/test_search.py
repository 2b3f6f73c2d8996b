"""A document is published, found by every spelling of its number, narrowed, and withdrawn."""

import pytest

from tests.browser.test_policy import TEXT
from tests.cms.factories import policy

pytestmark = pytest.mark.django_db


class TestADocumentInSearch:
    @pytest.mark.parametrize(
        "typed", ["16/2017/QH14", "162017qh14", "luat lam nghiep", "Luật Lâm nghiệp"]
    )
    def test_is_found_as_soon_as_it_is_published(self, client, typed):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        assert (
            "/van-ban/luat-lam-nghiep/" in client.get("/tim-kiem/", {"q": typed}).content.decode()
        )

    def test_is_gone_as_soon_as_it_is_withdrawn(self, client):
        page = policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        client.get("/tim-kiem/", {"q": "lam nghiep"})
        page.unpublish()
        found = client.get("/tim-kiem/", {"q": "lam nghiep"}).content.decode()
        assert "/van-ban/luat-lam-nghiep/" not in found
