"""What is promised of the words and pictures, read from the files themselves."""

import re
from itertools import chain

from PIL import Image

from cms.models import PolicyKind, ProjectStatus
from portal.sample.pictures import PICTURES
from portal.sample.reading import TEXTS, read, read_all, read_rows

FILES = sorted(TEXTS.rglob("*.md"))
# Ten digits, or nine to eleven in groups, as telephone numbers are written here.
TELEPHONE = re.compile(r"(?<![\d/])(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")


class TestTexts:
    def test_are_as_many_as_promised(self):
        counts = {
            folder: len(read_all(folder))
            for folder in ("articles", "programmes", "documents", "jobs", "projects")
        }
        assert counts == {
            "articles": 12,
            "programmes": 5,
            "documents": 8,
            "jobs": 4,
            "projects": 2,
        }

    def test_have_a_title_and_a_lead_that_fit(self):
        for path in FILES:
            text = read(path)
            assert 0 < len(text.field("title")) <= 200, path
            assert 0 < len(text.field("lead")) <= 300, path

    def test_name_no_telephone_number(self):
        assert [path.name for path in FILES if TELEPHONE.search(path.read_text())] == []

    def test_are_written_in_composed_letters(self):
        assert [path.name for path in FILES if re.search("[\u0300-\u036f]", path.read_text())] == []

    def test_quote_nobody(self):
        assert [path.name for path in FILES if " nói: “" in path.read_text()] == []

    def test_of_articles_are_long_enough_to_read(self):
        lengths = {text.slug: len(" ".join(text.sections.values()).split()) for text in ARTICLES}
        assert {slug: count for slug, count in lengths.items() if not 330 <= count <= 720} == {}

    def test_of_programmes_and_some_articles_are_in_english(self):
        english = [path for path in FILES if path.name.endswith(".en.md")]
        folders = [path.parent.name for path in english]
        assert folders.count("programmes") == 5
        assert folders.count("articles") >= 4

    def test_mark_documents_that_do_not_exist(self):
        known = {"172/KH-UBND", "1658/QĐ-TTg", "882/QĐ-TTg", "10/2023/TT-BKHĐT"}
        numbers = {text.field("number") for text in read_all("documents")}
        assert all("MẪU" in number for number in numbers - known)
        assert known <= numbers

    def test_use_kinds_states_and_topics_that_exist(self):
        topics = {row[0] for row in read_rows("topics.txt")}
        used = chain.from_iterable(read(path).names("topics") for path in FILES)
        assert set(used) <= topics
        assert {text.field("kind") for text in read_all("documents")} <= set(PolicyKind.values)
        assert {text.field("status") for text in read_all("projects")} <= set(ProjectStatus.values)


ARTICLES = read_all("articles")


class TestPictures:
    def test_are_small_and_wide(self):
        for path in PICTURES.glob("*.jpg"):
            assert path.stat().st_size < 200_000, path
            with Image.open(path) as image:
                assert image.size == (1600, 900), path

    def test_have_a_source_and_words_in_both_languages(self):
        rows = read_rows("pictures.txt")
        names = {row[0] for row in rows}
        assert names == {path.stem for path in PICTURES.glob("*.jpg")}
        assert names == {path.stem for path in PICTURES.glob("*.svg")}
        assert all(len(row) == 3 and all(row) for row in rows)

    def test_that_texts_show_exist(self):
        names = {path.stem for path in PICTURES.glob("*.jpg")}
        shown = {
            part.title
            for path in FILES
            for section in read(path).sections
            for part in read(path).parts(section)
            if part.kind == "picture"
        }
        covers = {read(path).field("cover") for path in FILES} - {""}
        assert shown | covers <= names
