"""
The child: writes the text of a DOCX, a line for each paragraph, `| cell | cell |` for table rows.

Numbers that Word counts by itself ("1.", "a)") are written out, as they are part of a citation.
Run as a script by `portal.tasks.limited`; it imports nothing of the project.
"""

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Refused(Exception):
    """Raised with why the file is not read."""


def part(archive: zipfile.ZipFile, name: str, *, largest: int) -> Element | None:
    """Return a part's XML; what a part says of its own size is not trusted."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as opened:
        content = opened.read(largest + 1)
    if len(content) > largest:
        raise Refused("too_large")
    found: Element = fromstring(content, forbid_dtd=True)
    return found


def value(element: Element | None, path: str) -> str:
    """Return the `w:val` of what stands at the path, empty where there is none."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def written(count: int, kind: str) -> str:
    """Return a count as a list number of the kind."""
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"}:
        roman = "x" * (count // 10)
        rest = count % 10
        for worth, letters in ROMAN[1:]:
            while rest >= worth:
                roman, rest = roman + letters, rest - worth
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)


class Numbering:
    """The numbers that Word counts, list by list and level by level."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.lists: dict[str, str] = {}
        self.by_style: dict[str, Element] = {}
        self.counts: dict[str, dict[int, int]] = {}
        for abstract in numbering.iter(f"{W}abstractNum") if numbering is not None else ():
            self.levels[abstract.get(f"{W}abstractNumId", "")] = {
                int(level.get(f"{W}ilvl", "0")): (
                    value(level, f"{W}numFmt"),
                    value(level, f"{W}lvlText"),
                    int(value(level, f"{W}start") or 1),
                )
                for level in abstract.iter(f"{W}lvl")
            }
        for one in numbering.iter(f"{W}num") if numbering is not None else ():
            self.lists[one.get(f"{W}numId", "")] = value(one, f"{W}abstractNumId")
        for style in styles.iter(f"{W}style") if styles is not None else ():
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                self.by_style[style.get(f"{W}styleId", "")] = properties

    def of(self, paragraph: Element) -> str:
        """Return the number that stands before the paragraph, counting it."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            properties = self.by_style.get(value(paragraph, f"{W}pPr/{W}pStyle"))
        abstract = self.lists.get(value(properties, f"{W}numId"), "")
        depth = int(value(properties, f"{W}ilvl") or 0)
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        kind, pattern, start = levels[depth]
        counts = self.counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if kind in {"bullet", "none", ""}:
            return "-" if kind == "bullet" else ""
        for level, (its_kind, _pattern, its_start) in levels.items():
            count = written(counts.get(level, its_start), its_kind)
            pattern = pattern.replace(f"%{level + 1}", count)
        return pattern


def words(paragraph: Element) -> str:
    """Return a paragraph's words; what was deleted with changes tracked is not among them."""
    marks = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
    said = (
        node.text or "" if node.tag == f"{W}t" else marks.get(node.tag, "")
        for node in paragraph.iter()
    )
    return " ".join("".join(said).split())


def lines(body: Element, numbering: Numbering) -> Iterator[str]:
    """Yield the lines of a body in order, the paragraphs of a table's cell in one."""
    for block in body:
        if block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                cells = [words(cell).replace("|", "/") for cell in row.iter(f"{W}tc")]
                yield f"| {' | '.join(cells)} |"
        elif block.tag == f"{W}sdt":
            yield from lines(block.find(f"{W}sdtContent") or Element("none"), numbering)
        elif block.tag == f"{W}p":
            text = words(block)
            number = numbering.of(block) if text else ""
            yield f"{number} {text}".strip()


def read(path: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Write the text and return that it was read, or why not."""
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > options["most_entries"]:
                raise Refused("too_large")
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise Refused("encrypted")
            largest = options["largest_part"]
            document = part(archive, BODY, largest=largest)
            numbering = Numbering(
                part(archive, "word/numbering.xml", largest=largest),
                part(archive, "word/styles.xml", largest=largest),
            )
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise Refused("unsupported")
        text = "\n".join(filter(None, lines(body, numbering)))
        if len(text) > options["most_characters"]:
            raise Refused("too_large")
    except Refused as refusal:
        return {"refused": str(refusal)}
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, ValueError, NotImplementedError):
        return {"refused": "broken"}
    (path.parent / "result-0").write_text(json.dumps([text]), encoding="utf-8")
    return {"pages": 1, "pictures": []}


if __name__ == "__main__":
    answer = read(Path(sys.argv[1]) / "input", json.loads(sys.argv[2]))
    sys.stdout.write(json.dumps(answer))
