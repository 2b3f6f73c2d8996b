"""
How the sample texts are written, and how they are read.

A file begins with `name: value` lines and a line `---`. The body is paragraphs set apart by empty
lines. `# name` opens a section, `## Words` is a sub-heading, lines that begin with `- ` are a list,
`![caption](picture)` is a picture, `:::facts Title` … `:::` a fact box, `|= Caption` followed by
`|cell | cell` lines a table, `[words](/address/)` a link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Final

TEXTS: Final = Path(__file__).parent / "texts"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_PICTURE = re.compile(r"!\[(?P<caption>.*)\]\((?P<name>[\w-]+)\)")


@dataclass(frozen=True)
class Part:
    """One part of a body: kind is "heading", "html", "picture", "facts" or "table"."""

    kind: str
    text: str
    title: str = ""  # a picture's name, a fact box's title, a table's caption


@dataclass(frozen=True)
class Text:
    """One file: its fields, and its sections by name; the first section's name is empty."""

    slug: str
    language: str
    fields: dict[str, str]
    sections: dict[str, str]

    def field(self, name: str) -> str:
        """Return a field's value, empty where the file has none."""
        return self.fields.get(name, "")

    def names(self, name: str) -> list[str]:
        """Return a field's values where they are set apart by commas."""
        return [value.strip() for value in self.field(name).split(",") if value.strip()]

    def parts(self, section: str = "") -> list[Part]:
        """Return what a section is made of, in order."""
        return [_part(block) for block in _blocks(self.sections.get(section, ""))]

    def html(self, section: str) -> str:
        """Return a section as one piece of rich text."""
        return "".join(part.text for part in self.parts(section))

    def entries(self, section: str) -> list[tuple[str, str]]:
        """Return the sub-headings of a section, each with the plain text below it."""
        found = re.split(r"^## (.+)$", self.sections.get(section, ""), flags=re.MULTILINE)
        return [
            (title.strip(), body.strip())
            for title, body in zip(found[1::2], found[2::2], strict=True)
        ]


def read_all(folder: str) -> list[Text]:
    """Return the Vietnamese texts of a folder, by file name."""
    return [read(path) for path in sorted((TEXTS / folder).glob("*.vi.md"))]


def read_translation(folder: str, text: Text, language: str) -> Text | None:
    """Return the text in another language completed by this one's fields, or None."""
    path = TEXTS / folder / f"{text.slug}.{language}.md"
    if not path.exists():
        return None
    own = read(path)
    return replace(own, fields=text.fields | own.fields)


def read(path: Path) -> Text:
    """Return one file, taken apart."""
    slug, language, _suffix = path.name.split(".")
    head, _rule, body = path.read_text(encoding="utf-8").partition("\n---\n")
    pairs = (line.partition(":") for line in head.splitlines())
    found = re.split(r"^# (\w+)$", body, flags=re.MULTILINE)
    sections = {"": found[0], **dict(zip(found[1::2], found[2::2], strict=True))}
    return Text(slug, language, {name: value.strip() for name, _c, value in pairs}, sections)


def read_rows(name: str) -> list[list[str]]:
    """Return the cells of each line of a table file."""
    lines = (TEXTS / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip()]


def rich(text: str) -> str:
    """Return one paragraph's words with their links, as HTML."""
    return _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))


def _blocks(body: str) -> Iterator[list[str]]:
    """Yield the lines of each block; a sub-heading is a block of its own, a fact box one block."""
    block: list[str] = []
    is_box = False
    for line in body.splitlines():
        is_box = line.startswith(":::facts") or (is_box and line != ":::")
        ends = not is_box and (not line.strip() or line.startswith("## ") or line == ":::")
        if ends and block:
            yield block
            block = []
        if line.startswith("## "):
            yield [line]
        elif line.strip() and line != ":::":
            block.append(line)
    if block:
        yield block


def _part(lines: list[str]) -> Part:
    first, rest = lines[0], lines[1:]
    if first.startswith("## "):
        return Part("heading", first.removeprefix("## "))
    if picture := _PICTURE.fullmatch(first):
        return Part("picture", picture["caption"], picture["name"])
    if first.startswith(":::facts"):
        return Part("facts", _html(rest), first.removeprefix(":::facts").strip())
    if first.startswith("|= "):
        rows = "\n".join(line.removeprefix("|") for line in rest)
        return Part("table", rows, first.removeprefix("|= "))
    return Part("html", _html(lines))


def _html(lines: list[str]) -> str:
    """Return paragraphs and lists; the lines before a list are a paragraph of their own."""
    items = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    words = " ".join(line for line in lines if not line.startswith("- "))
    html = f"<p>{rich(words)}</p>" if words else ""
    if items:
        html += "<ul>" + "".join(f"<li>{rich(item)}</li>" for item in items) + "</ul>"
    return html
