"""The JSON address holds what its own description promises."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from cms.searchable import Passage
from search.api import openness
from search.api.asking import DESCRIPTIONS, Question
from search.query import FILTERS
from tests.cms import factories as cms
from tests.search.factories import publish, publish_samples

pytestmark = pytest.mark.django_db
ADDRESS = "/api/search/"


@pytest.fixture
def description(client) -> dict[str, Any]:
    return json.loads(client.get("/api/openapi.json").content)


@pytest.fixture
def ask(client, description):
    """Ask and hold the answer against the description."""

    def ask(query: str = "", *, status: int = 200, **headers: str) -> dict[str, Any]:
        response = client.get(f"{ADDRESS}{query}", headers=headers)
        assert response.status_code == status, response.content
        promised = description["paths"][ADDRESS]["get"]["responses"][str(status)]["content"]
        kind = response.headers["Content-Type"].split(";")[0]
        schema = {**promised[kind]["schema"], "components": description["components"]}
        content: dict[str, Any] = json.loads(response.content)
        Draft202012Validator(schema).validate(content)
        return content

    return ask


class TestDescription:
    def test_is_valid_openapi(self, description):
        validate(description)

    def test_describes_every_parameter(self, description):
        listed = description["paths"][ADDRESS]["get"]["parameters"]
        assert [one["name"] for one in listed] == list(DESCRIPTIONS) == list(Question.model_fields)
        assert all(one["description"] for one in listed)

    def test_knows_every_filter_of_the_search(self):
        assert set(FILTERS) <= set(Question.model_fields)


class TestSearch:
    def test_answers_with_hits_and_clauses(self, ask, nothing_found):
        passage = Passage("dieu-5", "Điều 5", "Thùng kín.", "Điều 5, Nghị định 1/2025/NĐ-CP", 12)
        publish(
            300,
            title="Nghị định thử",
            kind="document",
            document_kind="decree",
            url="/van-ban/nghi-dinh-thu/",
            passages=(passage,),
        )
        answer = ask("?q=%22th%C3%B9ng+k%C3%ADn%22&kind=document")
        assert answer["total"] == 1
        (hit,) = answer["hits"]
        assert hit["url"].endswith("/van-ban/nghi-dinh-thu/")
        assert hit["kind_label"] == "Nghị định"
        (found,) = hit["passages"]
        assert found["url"].endswith("/van-ban/nghi-dinh-thu/#dieu-5")
        assert (found["citation"], found["page_number"]) == ("Điều 5, Nghị định 1/2025/NĐ-CP", 12)
        segments = found["snippet"]["segments"]
        assert [part["text"] for part in segments if part["is_match"]] == ["Thùng kín"]
        assert "".join(part["text"] for part in segments) == found["snippet"]["text"]

    def test_tells_how_the_question_was_understood(self, ask):
        publish_samples()
        understood = ask("?q=%22th%C3%B9ng+k%C3%ADn%22+-c%C3%A2y+KH+172&year=2024")["query"]
        assert understood["phrases"] == ["thung kin"]
        assert understood["excluded"] == ["cay"]
        assert understood["numbers"] == ["172kh"]
        assert understood["filters"] == {"year": "2024"}

    def test_says_what_was_in_force_on_a_day_and_what_replaced_it(self, ask):
        old = cms.policy(effective_date=date(2023, 8, 11))
        new = cms.policy(
            number="200/KH-UBND", issued_date=date(2024, 1, 2), effective_date=date(2024, 1, 2)
        )
        new.relations.create(kind="replaces", target=old)
        new.save_revision().publish()
        (hit,) = ask("?q=172%2FKH-UBND&valid_on=2023-12-31")["hits"]
        assert hit["validity"]["state"] == "in_force"
        assert hit["replaced_by"]["number"] == "200/KH-UBND"
        assert hit["replaced_by"]["since"] == "2024-01-02"

    def test_counts_and_names_the_values_of_filters(self, ask, nothing_found):
        publish_samples()
        facets = ask("?q=k%E1%BA%BF+ho%E1%BA%A1ch")["facets"]
        assert {"value": "plan", "label": "Kế hoạch", "count": 2} in facets["document_kind"]

    def test_leads_from_page_to_page(self, ask, nothing_found):
        for number in range(200, 215):
            publish(number, title="Trồng cây xanh đô thị")
        first = ask("?q=c%C3%A2y+xanh&sort=date")
        assert (first["total"], first["pages"], first["previous"]) == (15, 2, None)
        assert first["next"].endswith("/api/search/?q=c%C3%A2y+xanh&sort=date&page=2")
        second = ask("?q=c%C3%A2y+xanh&sort=date&page=2")
        assert (len(second["hits"]), second["next"]) == (5, None)

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            ("?q=r%C3%A1c&loai=news", "loai"),
            ("?q=r%C3%A1c&kind=poem", "kind"),
            ("?q=r%C3%A1c&year=twenty", "year"),
            ("?q=r%C3%A1c&valid_on=2024-02-30", "valid_on"),
            ("?q=r%C3%A1c&valid_on=1719792000", "valid_on"),
            ("?q=r%C3%A1c&page=51", "page"),
            ("?q=r%C3%A1c&page=1&page=2", "page"),
            ("?q=r%C3%A1c&commune=%00", "commune"),
            ("", "q"),
        ],
    )
    def test_refuses_what_it_does_not_know(self, ask, query, parameter):
        problem = ask(query, status=422)
        (fault,) = problem["errors"]
        assert fault["parameter"] == parameter
        assert fault["message"] != fault["message_en"]

    def test_finds_nothing_for_signs_alone(self, ask):
        assert ask("?q=%22!!!")["total"] == 0

    def test_says_that_a_long_question_is_cut(self, ask):
        assert ask("?q=" + "r%C3%A1c+" * 2000)["query"]["is_cut"]

    def test_may_be_kept_and_asked_for_again(self, client):
        publish_samples()
        first = client.get(f"{ADDRESS}?q=r%C3%A1c")
        assert first.headers["Cache-Control"] == "public, max-age=60"
        assert first.headers["Access-Control-Allow-Origin"] == "*"
        assert not first.cookies
        again = client.get(
            f"{ADDRESS}?q=r%C3%A1c", headers={"If-None-Match": first.headers["ETag"]}
        )
        assert again.status_code == 304

    def test_lets_nobody_ask_without_end(self, ask, client, monkeypatch):
        monkeypatch.setattr(openness, "PER_MINUTE", 2)
        for _turn in range(2):
            client.get(f"{ADDRESS}?q=r%C3%A1c")
        ask("?q=r%C3%A1c", status=429)

    def test_says_so_when_no_engine_answers(self, ask, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        assert "gián đoạn" in ask("?q=r%C3%A1c", status=503)["detail"]


class TestReference:
    @pytest.mark.parametrize(
        ("address", "words"),
        [("/tim-kiem/api/", "Ngôn ngữ: vi hoặc en"), ("/en/tim-kiem/api/", "Language: vi or en")],
    )
    def test_describes_the_parameters_for_people(self, client, address, words):
        response = client.get(address)
        assert words in response.content.decode()
        assert "<script src" not in response.content.decode()

    def test_stands_where_the_api_begins(self, client):
        assert client.get("/api/").headers["Location"] == "/tim-kiem/api/"
