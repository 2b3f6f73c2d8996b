"""Documents that people attach: what they are by content, and whether they can be opened."""

from feedback.cases.papers.checking import NotReadable, check_paper
from feedback.cases.papers.sniffing import sniff

__all__ = ["NotReadable", "check_paper", "sniff"]
