"""
The parts of a legal text: Phần, Chương, Mục, Điều, and in an article its khoản and điểm.

`parts`: what a part is · `reading`: finding the parts · `numbering`: khoản and điểm in a part ·
`grouping`: the parts as passages for the search, each with its citation.
"""

from cms.passages.grouping import document_passages, is_cited
from cms.passages.parts import Clause, Paragraph
from cms.passages.reading import clauses, file_clauses

__all__ = ["Clause", "Paragraph", "clauses", "document_passages", "file_clauses", "is_cited"]
