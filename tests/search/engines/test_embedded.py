import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

import pytest

from search import projection, sequence
from search.alerts.matching import ChangedEntries
from search.engines.embedded.engine import EmbeddedEngine
from search.query import SearchQuery
from tests.search.factories import NEWS, PLAN, publish, publish_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]
RUBBISH = SearchQuery.parse({"q": "rác thải"})


def current(folder: Path) -> Path:
    return folder / (folder / "current").read_text()


class TestEmbeddedEngine:
    def test_finds_what_was_published_without_being_told(self, embedded):
        assert embedded.match(RUBBISH).total == 0
        publish_samples()
        assert [match.page_id for match in embedded.match(RUBBISH).matches] == [PLAN]
        projection.withdraw(PLAN)
        assert embedded.match(RUBBISH).total == 0

    def test_answers_from_what_is_there_while_another_process_takes_up_more(
        self, embedded, index_folder
    ):
        publish_samples()
        embedded.follow()
        projection.withdraw(PLAN)
        with sqlite3.connect(current(index_folder), isolation_level=None) as writer:
            writer.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            assert embedded.match(RUBBISH).total == 1
            assert time.monotonic() - began < 1
            writer.execute("ROLLBACK")
        writer.close()
        assert embedded.match(RUBBISH).total == 0

    def test_finds_in_a_part_what_it_finds_in_the_whole(self, embedded, tmp_path):
        publish_samples()
        part_of_them = ChangedEntries([NEWS], up_to=sequence.position().seq)
        part = EmbeddedEngine(folder=tmp_path / "part", source=part_of_them, part_of=embedded)
        alone = EmbeddedEngine(folder=tmp_path / "alone", source=part_of_them)
        question = SearchQuery.parse({"q": "phân loại chất thải sinh hoạt theo từng phường"})
        assert NEWS not in [match.page_id for match in embedded.match(question).matches]
        assert alone.match(question).total == 1
        assert part.match(question).total == 0

    def test_is_swapped_whole_and_keeps_the_file_before(self, embedded, index_folder):
        publish_samples()
        embedded.follow()
        first = current(index_folder)
        with sqlite3.connect(first) as reader:
            embedded.rebuild()
            assert current(index_folder) != first
            assert reader.execute("SELECT count(*) FROM entry").fetchone() == (8,)
        reader.close()
        embedded.rebuild()
        assert not first.exists()

    @pytest.mark.parametrize("damage", [b"", b"not a database at all", b"SQLite format 3\0" * 90])
    def test_builds_anew_when_the_file_is_damaged(self, embedded, index_folder, damage):
        publish_samples()
        embedded.follow()
        path = current(index_folder)
        for side in path.parent.glob(f"{path.name}-*"):
            side.unlink()
        path.write_bytes(damage)
        assert embedded.match(RUBBISH).total == 1

    def test_builds_anew_when_the_file_or_the_folder_is_gone(self, embedded, index_folder):
        publish_samples()
        embedded.follow()
        current(index_folder).unlink()
        assert embedded.match(RUBBISH).total == 1
        shutil.rmtree(index_folder)
        assert embedded.match(RUBBISH).total == 1

    def test_leaves_no_half_built_file(self, embedded, index_folder):
        publish_samples()

        def stop(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            embedded.rebuild(progress=stop)
        assert list(index_folder.glob("index-*")) == []


FOLLOW_AND_COUNT = """
from search.engines.registry import embedded
from search.query import SearchQuery
engine = embedded()
print(engine.follow(), engine.match(SearchQuery.parse({"q": "rác thải"})).total)
"""


def start_follower(folder: Path) -> subprocess.Popen[str]:
    """Follow in a process of its own, on the database and the index folder of this test."""
    told = connection.settings_dict
    place = f"{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}"
    scheme = {"sqlite": "sqlite://", "postgresql": f"postgres://{place}"}[connection.vendor]
    surroundings = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "DATABASE_URL": f"{scheme}/{told['NAME']}",
        "DATA_DIR": str(folder.parent),
        "ELASTICSEARCH_URL": "",
    }
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", FOLLOW_AND_COUNT]
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestFollow:
    def test_is_done_once_by_several_processes(self, embedded, index_folder):
        publish_samples()
        embedded.follow()
        for number in range(500, 520):
            publish(number, title="Rác thải nhựa")
        followers = [start_follower(index_folder) for _ in range(3)]
        told = [follower.communicate(timeout=120)[0].split() for follower in followers]
        assert sum(int(taken) for taken, _ in told) == 20
        assert [int(total) for _, total in told] == [21, 21, 21]
        assert embedded.position() == sequence.position()
