from django.urls import reverse
from django.utils import timezone

import pytest

from portal.users import roles
from portal.users.roles import Role
from search.models import Synonym, SynonymTrial
from search.query import SearchQuery
from search.wording.synonyms import actions, trying
from search.wording.synonyms.understanding import understood
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(sign_in):
    person = UserFactory()
    roles.give(person, Role.EDITOR)
    sign_in(person)
    return person


def written(client, **answers: str) -> Synonym:
    given = {"term": "khe nước", "meanings": "suối", "kind": "synonym", "direction": "one_way"}
    response = client.post(reverse("search_desk:synonym-create"), given | answers)
    assert response.status_code == 302, response.content.decode()
    return Synonym.objects.latest("pk")


def told(client, name: str, synonym: Synonym, **answers: str) -> None:
    client.post(reverse(f"search_desk:{name}", kwargs={"pk": synonym.pk}), answers)
    synonym.refresh_from_db()


def meant(text: str) -> list[str]:
    return [one.written for one in understood(SearchQuery.parse({"q": text})).expansions]


class TestSynonyms:
    def test_lists_and_finds_them_whatever_marks_are_typed(self, client, editor):
        page = client.get(reverse("search_desk:synonyms"), {"q": "nhan dan", "state": "live"})
        assert "UBND" in page.content.decode()
        assert "BĐKH" not in page.content.decode()

    def test_takes_a_term_along(self, client, editor):
        page = client.get(reverse("search_desk:synonym-create"), {"term": "xyz"})
        assert 'value="xyz"' in page.content.decode()


class TestLife:
    def test_goes_live_only_after_a_trial(self, client, editor):
        synonym = written(client)
        assert synonym.state == "draft"
        told(client, "synonym-use", synonym)
        assert synonym.state == "draft"
        told(client, "synonym-try", synonym)
        trial = SynonymTrial.objects.get(synonym=synonym)
        trying.run(trial.pk, clock=timezone.now)
        trial.refresh_from_db()
        assert trial.state == "done"
        assert trial.before > 0.5
        told(client, "synonym-use", synonym)
        assert synonym.state == "live"
        assert meant("khe nuoc") == ["suối"]
        page = client.get(reverse("search_desk:synonym", kwargs={"pk": synonym.pk}))
        assert "nDCG@10" in page.content.decode()
        told(client, "synonym-retire", synonym)
        assert synonym.state == "retired"
        assert meant("khe nuoc") == []

    def test_needs_a_reason_where_answers_get_worse(self, client, editor):
        synonym = written(client)
        SynonymTrial.objects.create(
            synonym=synonym,
            content_digest=synonym.content_digest,
            state="done",
            before=0.9,
            after=0.8,
            requested_at=timezone.now(),
        )
        told(client, "synonym-use", synonym)
        assert synonym.state == "draft"
        told(client, "synonym-use", synonym, reason="Người dân hay gõ")
        assert synonym.state == "live"

    def test_a_trial_of_other_words_does_not_count(self, client, editor):
        synonym = written(client)
        trial = {"state": "done", "before": 0.8, "after": 0.8, "requested_at": timezone.now()}
        SynonymTrial.objects.create(synonym=synonym, content_digest="x", **trial)
        told(client, "synonym-use", synonym)
        assert synonym.state == "draft"

    def test_a_change_of_what_is_in_use_takes_its_place_when_it_goes_live(self, client, editor):
        old = Synonym.objects.live().get(term="BVMT")
        details = actions.SynonymDetails(term="BVMT", meanings=("bảo vệ rừng",))
        new = actions.change(old, details, actor=editor, now=timezone.now())
        assert meant("bvmt") == ["bảo vệ môi trường"]
        SynonymTrial.objects.create(
            synonym=new,
            content_digest=new.content_digest,
            state="done",
            before=0.8,
            after=0.8,
            requested_at=timezone.now(),
        )
        actions.put_in_use(new, actor=editor, now=timezone.now())
        assert meant("bvmt") == ["bảo vệ rừng"]
        old.refresh_from_db()
        assert old.state == "retired"
