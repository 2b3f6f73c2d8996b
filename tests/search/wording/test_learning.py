import pytest

from search.models import Lexicon, LexiconPair, LexiconWord
from search.wording import learning
from search.wording.learning import learn
from search.wording.lexicon import Reader
from tests.search.factories import publish, publish_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


class TestLearn:
    def test_knows_the_base_list_before_anything_is_published(self):
        learn()
        assert Reader.current().pairs([("quy", "dinh")])["quy định"] > 0

    def test_learns_what_is_published(self):
        publish(1, title="Suối Mỏ Mắm", body="Người Mỏ Mắm giữ rừng.")
        learn()
        assert Reader.current().forms(["mam"])["mam"]["mắm"] == 2
        assert Reader.current().pairs([("mo", "mam")])["mỏ mắm"] == 2

    def test_counts_a_title_once_however_many_passages_repeat_it(self):
        publish_samples()
        learn()
        assert Reader.current().pairs([("tai", "nguon")])["tại nguồn"] == 1

    def test_does_nothing_when_nothing_was_published_since(self):
        publish_samples()
        learn()
        generation = Lexicon.objects.get(pk=1).generation
        learn()
        assert Lexicon.objects.get(pk=1).generation == generation
        publish(2, title="Trang mới")
        learn()
        assert Lexicon.objects.get(pk=1).generation == generation + 1

    def test_forgets_what_was_withdrawn_and_leaves_one_generation(self, monkeypatch):
        monkeypatch.setattr(learning, "ROWS_AT_ONCE", 100)
        publish(1, title="Xyzzyx")
        learn()
        assert Reader.current().forms(["xyzzyx"])
        publish(1, title="Khác")
        learn()
        assert not Reader.current().forms(["xyzzyx"])
        for model in (LexiconWord, LexiconPair):
            assert model.objects.values("generation").distinct().count() == 1

    def test_takes_the_place_of_what_a_killed_process_left(self):
        LexiconWord.objects.create(generation=7, folded="cu", written="cũ", count=1)
        learn()
        assert Lexicon.objects.get(pk=1).generation == 8
        assert not LexiconWord.objects.filter(generation=7).exists()


class TestReader:
    def test_is_empty_before_the_first_lexicon(self):
        reader = Reader.current()
        assert reader.forms(["rac"]) == {}
        assert reader.pairs([("rac", "thai")]) == {}
        assert reader.vocabulary().counts == {}

    def test_asks_one_question_for_all_words(self, django_assert_num_queries):
        learn()
        reader = Reader.current()
        with django_assert_num_queries(1):
            reader.forms(["rac", "thai", "xanh"])
        with django_assert_num_queries(1):
            reader.pairs([("rac", "thai"), ("thai", "xanh")])
