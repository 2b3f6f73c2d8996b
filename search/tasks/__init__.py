"""
Background work.

`projecting` writes entries of many pages, `following` tells the engines, `rebuilding` builds an
index anew for the desk, `forgetting` deletes what need not be kept.
"""

from search.tasks import forgetting

__all__ = ["forgetting"]
