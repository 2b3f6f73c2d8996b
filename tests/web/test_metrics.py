import pytest
from prometheus_client.parser import text_string_to_metric_families

from portal.tasks.models import QueuedTask
from search.tasks.following import catch_up
from tests.conftest import ReadingClient

pytestmark = pytest.mark.django_db


def figures(client: ReadingClient, **headers: str) -> dict[str, float]:
    """Read /metrics as Prometheus does."""
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 200
    families = text_string_to_metric_families(response.content.decode())
    return {
        sample.name + "".join(f"/{value}" for value in sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


class TestMetrics:
    def test_tells_this_machine_how_much_work_waits(self, client):
        QueuedTask.objects.all().delete()
        catch_up.enqueue()
        told = figures(client)
        assert told["portal_tasks_waiting"] == 1
        assert told["portal_tasks_dead"] == 0

    def test_is_not_there_for_another_machine(self, client):
        assert client.get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 404
        assert client.get("/metrics", REMOTE_ADDR="").status_code == 404

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
    def test_is_not_there_through_a_proxy_on_this_machine(self, client, header):
        assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404

    def test_is_for_whoever_holds_the_token_where_there_is_one(self, client, settings):
        settings.METRICS_TOKEN = "a-long-token"
        assert client.get("/metrics").status_code == 404
        for said in ("Bearer another", "Bearer", "a-long-token", "Bearer é"):
            assert client.get("/metrics", headers={"Authorization": said}).status_code == 404
        assert figures(client, Authorization="Bearer a-long-token")

    def test_is_never_kept(self, client):
        assert "no-store" in client.get("/metrics").headers["Cache-Control"]
