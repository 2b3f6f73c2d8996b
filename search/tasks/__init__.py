"""
Background work.

`projecting` writes entries of many pages, `following` tells the engines, `rebuilding` builds an
index anew for the desk, `asking_to_confirm` and `digesting` mail followers, `forgetting` deletes
what need not be kept. The workers know of the periodic ones because they are imported here.
"""

from search.tasks import digesting, following, forgetting, learning

__all__ = ["digesting", "following", "forgetting", "learning"]
