"""Linking in another process that rests at a certain point, for a test to end it there."""

import time
from unittest.mock import patch

from dashboard.corpus import linking_later
from dashboard.corpus.store import Store

REACHED = "linking-reached"
"""A file beside the collection that says that the point is reached."""
REST = 1.0


def _rest(folder):
    folder.with_name(REACHED).touch()
    time.sleep(REST)


def rest_when_all_is_computed(folder):
    """Link a collection as the page does, and rest when the process may not be stopped any more."""
    settled = linking_later._to_the_end

    def then_rest():
        settled()
        _rest(folder)

    patch.object(linking_later, "_to_the_end", then_rest).start()
    LINK(folder)


def rest_when_tables_are_written(folder):
    """Link a collection as the page does, and rest as soon as its tables are written."""
    rewrite = Store.rewrite

    def then_rest(*given, **more):
        found = rewrite(*given, **more)
        _rest(folder)
        return found

    patch.object(Store, "rewrite", then_rest).start()
    LINK(folder)


LINK = linking_later._link
