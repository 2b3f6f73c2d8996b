"""Reading a collection, and saying which line of which file is wrong."""

import pytest

from search.evaluation.collection import CollectionError, read
from tests.search.evaluation.factories import JUDGEMENTS, write_collection


class TestRead:
    def test_gives_documents_and_judged_questions(self, tmp_path):
        collection = read(write_collection(tmp_path / "mau"))
        assert collection.name == "mau"
        assert [document.key for document in collection.documents] == ["rac", "rung", "khi"]
        assert {question.key: question.grades for question in collection.questions} == {
            "q1": {"rac": 2},
            "q2": {"rung": 1},
        }

    def test_takes_judgements_from_the_place_that_beir_uses(self, tmp_path):
        write_collection(tmp_path, **{"qrels.tsv": None, "qrels/test.tsv": JUDGEMENTS})
        assert len(read(tmp_path).questions) == 2

    def test_takes_judgements_without_a_heading(self, tmp_path):
        write_collection(tmp_path, **{"qrels.tsv": "q1\trac\t3\n"})
        assert read(tmp_path).questions[0].grades == {"rac": 3}

    def test_takes_a_byte_order_mark_and_windows_line_ends(self, tmp_path):
        write_collection(tmp_path, **{"qrels.tsv": "\ufeff" + JUDGEMENTS.replace("\n", "\r\n")})
        assert len(read(tmp_path).questions) == 2

    def test_keeps_judgements_of_documents_that_are_not_there(self, tmp_path):
        write_collection(tmp_path, **{"qrels.tsv": "q1\trac\t1\nq1\tmất\t1\nlạ\trac\t1\n"})
        (question,) = read(tmp_path).questions
        assert question.grades == {"rac": 1, "mất": 1}

    @pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
    def test_names_a_missing_file(self, tmp_path, name):
        write_collection(tmp_path, **{name: None})
        with pytest.raises(CollectionError, match=f"there is no {name}"):
            read(tmp_path)

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("corpus.jsonl", '{"_id": "a"}\n{"_id": \n', "line 2: no JSON"),
            ("corpus.jsonl", "[]\n", "line 1: not an object"),
            ("corpus.jsonl", '{"title": "a"}\n', 'line 1: no "_id"'),
            ("corpus.jsonl", '{"_id": 7}\n', 'line 1: no "_id"'),
            ("corpus.jsonl", '{"_id": "a"}\n\n{"_id": "a"}\n', "line 3: 'a' stood in an earlier"),
            ("corpus.jsonl", '{"_id": "a", "text": 3}\n', 'line 1: "text" is no text'),
            ("corpus.jsonl", '{"_id": "a", "metadata": 3}\n', '"metadata" is no object'),
            ("corpus.jsonl", "\n", "no document"),
            ("queries.jsonl", '{"_id": "x", "text": "ai"}\n', "none of the questions"),
            ("qrels.tsv", "q\td\ts\nq1\trac\n", "line 2: not a question, a document and a grade"),
            ("qrels.tsv", "q1\trac\t1\nq1\trac\tcao\n", "line 2"),
            ("qrels.tsv", "q1\trac\t1000\n", "none of the questions"),
        ],
    )
    def test_names_the_line_that_cannot_be_read(self, tmp_path, name, text, said):
        write_collection(tmp_path, **{name: text})
        with pytest.raises(CollectionError, match=said):
            read(tmp_path)

    def test_names_a_file_in_another_encoding(self, tmp_path):
        write_collection(tmp_path)
        (tmp_path / "queries.jsonl").write_bytes(b'{"_id": "q1", "text": "\xff"}\n')
        with pytest.raises(CollectionError, match="not in UTF-8"):
            read(tmp_path)
