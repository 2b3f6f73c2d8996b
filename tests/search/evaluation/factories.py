"""A small collection on disk."""

import json
from pathlib import Path

DOCUMENTS = (
    {"_id": "rac", "title": "Phân loại rác", "text": "Hộ gia đình phân loại rác tại nguồn."},
    {"_id": "rung", "title": "Trồng rừng", "text": "Trồng rừng phòng hộ đầu nguồn sông Kỳ Cùng."},
    {"_id": "khi", "title": "Khí thải", "text": "Trạm quan trắc khí thải tự động, liên tục."},
)
QUESTIONS = (
    {"_id": "q1", "text": "phân loại rác"},
    {"_id": "q2", "text": "trồng rừng đầu nguồn"},
    {"_id": "q3", "text": "không ai chấm câu này"},
)
JUDGEMENTS = "query-id\tcorpus-id\tscore\nq1\track\t0\nq1\trac\t2\nq2\trung\t1\nq2\tkhi\t0\n"


def write_collection(folder: Path, **changed: str | None) -> Path:
    """Write the files of a collection, some of them changed; None leaves one out."""
    files: dict[str, str | None] = {
        "corpus.jsonl": _lines(DOCUMENTS),
        "queries.jsonl": _lines(QUESTIONS),
        "qrels.tsv": JUDGEMENTS,
    }
    for name, text in (files | changed).items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def _lines(objects: tuple[dict[str, str], ...]) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)
