"""Whether an index file has what the entries say."""

import sqlite3

from search.checksum import Checksum, checksum


def checksum_of(connection: sqlite3.Connection) -> Checksum:
    """Return the checksum of the entries in the file."""
    return checksum(connection.execute("SELECT entry_id, seq FROM entry"))
