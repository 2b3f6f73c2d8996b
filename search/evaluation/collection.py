"""A collection in BEIR's form: documents, questions, and which document answers which."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

QRELS = ("qrels.tsv", "qrels/test.tsv")
# A higher grade is taken for a mistake: a gain grows as 2 to its power.
HIGHEST_GRADE = 20


class CollectionError(Exception):
    """The folder is no collection; the message says which file and line."""


@dataclass(frozen=True)
class Document:
    """One document; `about` holds what a collection says of it beside its text."""

    key: str
    title: str
    text: str
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One question with the grades of the documents that answer it, all above 0."""

    key: str
    text: str
    grades: Mapping[str, int]
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Collection:
    """Documents, and the questions that at least one of them was judged to answer."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[Question, ...]


def read(folder: Path) -> Collection:
    """
    Return the collection of a folder with `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`.

    Judgements of questions or documents that are not there stay: a document that cannot be found
    counts as one that was not found.

    :raises CollectionError: if a file is missing, a line cannot be read or nothing was judged
    """
    documents = tuple(_documents(_required(folder, "corpus.jsonl")))
    grades = _grades(_required(folder, *QRELS))
    questions = tuple(_questions(_required(folder, "queries.jsonl"), grades))
    if not documents:
        raise CollectionError(f"{folder / 'corpus.jsonl'}: no document in it.")
    if not questions:
        raise CollectionError(f"{folder}: none of the questions has a document judged above 0.")
    return Collection(name=folder.resolve().name, documents=documents, questions=questions)


def _required(folder: Path, *names: str) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise CollectionError(f"{folder}: there is no {' or '.join(names)} in it.")


def _documents(path: Path) -> Iterator[Document]:
    for said in _objects(path):
        yield Document(
            key=said["_id"],
            title=said.get("title") or "",
            text=said.get("text") or "",
            about=said.get("metadata") or {},
        )


def _questions(path: Path, grades: Mapping[str, Mapping[str, int]]) -> Iterator[Question]:
    for said in _objects(path):
        if judged := grades.get(said["_id"]):
            yield Question(
                key=said["_id"],
                text=said.get("text") or "",
                grades=judged,
                about=said.get("metadata") or {},
            )


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the object of each line; each has a key of its own."""
    seen: set[str] = set()
    for number, line in _lines(path):
        try:
            said = json.loads(line)
        except ValueError as error:
            raise CollectionError(f"{path}, line {number}: no JSON: {error}.") from error
        if problem := _problem(said, seen):
            raise CollectionError(f"{path}, line {number}: {problem}.")
        seen.add(said["_id"])
        yield said


def _problem(said: Any, seen: set[str]) -> str:
    if not isinstance(said, dict):
        return "not an object in braces"
    if not isinstance(said.get("_id"), str) or not said["_id"]:
        return 'no "_id", a text'
    if said["_id"] in seen:
        return f"{said['_id']!r} stood in an earlier line"
    for name in ("title", "text"):
        if not isinstance(said.get(name) or "", str):
            return f'"{name}" is no text'
    return "" if isinstance(said.get("metadata") or {}, dict) else '"metadata" is no object'


def _grades(path: Path) -> dict[str, dict[str, int]]:
    """Return the documents judged above 0 of each question, with their grades."""
    grades: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        columns = line.split("\t")
        if number == 1 and not _is_grade(columns[-1]):
            continue  # the heading
        if len(columns) != 3 or not _is_grade(columns[2]):
            raise CollectionError(
                f"{path}, line {number}: not a question, a document and a grade from 0 to"
                f" {HIGHEST_GRADE}, separated by tabs."
            )
        question, document, grade = columns[0], columns[1], int(columns[2])
        if grade > 0:
            grades.setdefault(question, {})[document] = grade
    return grades


def _is_grade(text: str) -> bool:
    try:
        return int(text) <= HIGHEST_GRADE
    except ValueError:
        return False


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise CollectionError(f"{path}: not in UTF-8: {error}.") from error
