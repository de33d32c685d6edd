"""What linking keeps beside the derived tables, as tables; ``linking_state`` reads them back."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from dashboard.corpus.linked_names import names_kept
from dashboard.corpus.linking_state import NUMBERS, rules
from dashboard.corpus.schema import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.corpus.linking_state import Kept
    from dashboard.linking import Links
    from dashboard.linking.copies_and_quoters import Printings
    from dashboard.linking.events import LinkedEvent, Reported
    from dashboard.linking.fingerprints import Compared
    from dashboard.linking.lists import Lists, Pairs
    from dashboard.linking.sayings import Sayings
    from dashboard.linking.statements import Repeated

    type Columns = Mapping[str, Any]
    type Tables = dict[str, pa.Table]

ROWS_AT_ONCE = 50_000
"""Sayings that are written together."""


def kept_tables(links: Links, printings: Printings, before: Kept | None) -> Tables:
    """Return what is kept of a collection's links and comparisons, as tables; nothing of links made by hand.

    What stays as it was ``before`` is left out: it is kept already.
    """
    told = links.reported
    if told is None and not links.stays:
        return {}
    found = {} if before else rules_kept()
    if "names" not in links.stays:
        found |= names_kept(links)
    if "words" not in links.stays:
        found |= words_kept(links.repeated)
        found["linked_sayings"] = pa.concat_tables(sayings_kept(links.repeated))
    if told:
        found |= reports_kept(told)
    if not printings.stays:
        found |= printings_kept(printings.compared)
    return found


def rules_kept() -> Tables:
    """Return by which rules the other tables were made."""
    return _tables({"linking_rules": {"rules": [rules()]}})


def words_kept(repeated: Repeated) -> Tables:
    """Return what is kept of what articles say to the letter, but for the sayings."""
    alike = repeated.alike
    return _tables({"linked_alike": {"one": alike.one, "other": alike.other, "score": alike.found}})


def sayings_kept(repeated: Repeated) -> Iterator[pa.Table]:
    """Yield the sayings that are kept, some after others."""
    schema = KEPT["linked_sayings"]
    yield schema.empty_table()
    for first in range(0, len(repeated.sayings), ROWS_AT_ONCE):
        some = repeated.sayings[first : first + ROWS_AT_ONCE]
        yield pa.table(_sayings(some), schema=schema)


def printings_kept(compared: Compared) -> Tables:
    """Return what is kept of comparing articles with one another."""
    copies, (passages, words) = (
        compared.copies,
        (_quotes(compared.passages), _quotes(compared.words)),
    )
    own = np.repeat([True, False], [len(compared.passages.one), len(compared.words.one)])
    return _tables(
        {
            "linked_prints": {
                "article": compared.articles,
                "story": compared.stories,
                "running": _lists(compared.running),
                "quoted": _lists(compared.quoted),
            },
            "linked_copies": {"one": copies.one, "other": copies.other, "likeness": copies.found},
            "linked_quotes": {name: np.append(passages[name], words[name]) for name in passages}
            | {"own": own},
        }
    )


def reports_kept(told: Reported) -> Tables:
    """Return what is kept of reports."""
    return _tables(
        {
            "linked_reports": _reports(told),
            "linked_pairs": {
                name: getattr(told.scores, name) for name in ("one", "other", "score")
            },
            "story_words": {"article": told.articles, "words": _lists(told.words)},
            "linked_events": _events(told.linked.values()),
        }
    )


def _tables(columns: Mapping[str, Columns]) -> Tables:
    return {name: pa.table(some, schema=KEPT[name]) for name, some in columns.items()}


def _sayings(sayings: Sayings) -> Columns:
    """Return the columns of what articles quote."""
    columns = {name: getattr(sayings, name) for name in KEPT["linked_sayings"].names}
    return columns | {name: _lists(columns[name]) for name in ("pieces", "compared")}


def _quotes(pairs: Pairs) -> Columns:
    """Return the columns of what pairs share of which one quotes the other, or both the same words."""
    words, start, at = pairs.found.T
    return {"source": pairs.one, "by": pairs.other, "words": words, "start": start, "at": at}


def _reports(told: Reported) -> Columns:
    """Return the columns of what is kept of each report."""
    numbers = {name: getattr(told.every, name) for name in NUMBERS}
    return numbers | {
        "article": [article for article, _ in told.every.keys],
        "number": [number for _, number in told.every.keys],
        "blocks": _lists(told.every.blocks),
        "traits": [told.traits.get(number) for number in range(len(told.every.keys))],
        "twin": told.first,
        "part": told.parts,
        "group": told.groups,
        "event": told.events,
    }


def _events(events: Iterable[LinkedEvent]) -> Columns:
    """Return the columns of linked events."""
    names = KEPT["linked_events"].names
    rows = [*map(attrgetter(*names), events)]
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))


def _lists(lists: Lists) -> pa.ListArray:
    ends = np.append(0, np.cumsum(lists.sizes)).astype(np.int32)
    return pa.ListArray.from_arrays(ends, lists.values)
