from django.test import RequestFactory

from portal.web.limits import client_address, take


class TestTake:
    def test_allows_up_to_the_limit_and_then_says_how_long_to_wait(self):
        waits = [take(scope="test", subject="a", limit=3, seconds=600) for _turn in range(4)]
        assert waits[:3] == [0, 0, 0]
        assert 0 < waits[3] <= 600

    def test_counts_each_subject_alone(self):
        take(scope="test", subject="a", limit=1, seconds=600)
        assert take(scope="test", subject="b", limit=1, seconds=600) == 0


class TestClientAddress:
    def test_trusts_no_header_without_a_proxy(self, settings):
        settings.TRUSTED_PROXY_COUNT = 0
        request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9"})
        assert client_address(request) == "127.0.0.1"

    def test_takes_the_hop_before_the_trusted_proxies(self, settings):
        settings.TRUSTED_PROXY_COUNT = 1
        forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
        assert client_address(RequestFactory().get("/", headers=forwarded)) == "203.0.113.9"
