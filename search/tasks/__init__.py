"""
Background work.

`projecting` writes entries of many pages, `following` tells the engines, `rebuilding` builds an
index anew for the desk, `forgetting` deletes what need not be kept. The workers know of the
periodic ones because they are imported here.
"""

from search.tasks import following, forgetting

__all__ = ["following", "forgetting"]
