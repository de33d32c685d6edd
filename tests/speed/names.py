"""A collection with very many names, and how long the search among them takes.

The articles are generated, a few hundred; to the names in them come invented ones until there are as
many as asked for. Nothing else of the collection knows these: only finding a name is measured on it.
"""

from __future__ import annotations

import random
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dashboard.corpus import open_corpus
from dashboard.corpus.decisions_for_linking import NOTHING, Deciding
from dashboard.corpus.derived_tables import derive
from dashboard.corpus.schema import DERIVED
from dashboard.corpus.search import fold
from tests.speed.generated import collection
from tests.speed.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dashboard.corpus import Corpus
    from dashboard.corpus.linking_state import Kept
    from dashboard.linking.copies_and_quoters import Printings

ARTICLES = 300
OFFERED = 12
"""How many names the page asks for."""
ASKED: dict[str, Callable[[str], str]] = {
    "first letter of a name": lambda name: name[:1],
    "first three letters": lambda name: name[:3],
    "whole name": lambda name: name,
    "middle of a name": lambda name: name[2:7],
    "what no name holds": lambda name: f"{name[:6]}qqx",
}
"""What may be typed to find a name; for the last, all names are gone through."""


def named_collection(folder: Path, number: int) -> dict[str, float]:
    """Make a collection with so many names, if it is not there; return seconds of CPU by stage."""

    def with_names(
        tables: Mapping[str, pa.Table],
        printings: Printings | None = None,
        before: Kept | None = None,
        made: Deciding = NOTHING,
    ) -> dict[str, pa.Table]:
        found = derive(tables, printings, before, made)
        own = found["entities"]
        known = set(own["entity"].to_pylist())
        fresh = (row for row in invented(number) if row["entity"] not in known)
        more = list(islice(fresh, number - len(own)))
        rows = pa.Table.from_pylist(more, schema=DERIVED["entities"])
        return found | {"entities": pa.concat_tables([own, rows])}

    return collection(folder, ARTICLES, with_names)


def invented(number: int) -> Iterator[dict[str, Any]]:
    """Yield at least so many entities, each of one article; people have a name and a family name."""
    named = [one for names in World(number * 3 // 2).names.values() for one in names.things]
    random.Random(number).shuffle(named)
    counts = dict.fromkeys(("stories", "articles", "mentions", "sources"), 1)
    for one in named:
        forms = [one.name, one.name.split()[-1]] if one.type == "PER" else [one.name]
        folded = "".join(f"\n{fold(form)}" for form in forms)
        yield {"entity": one.entity, "name": one.name, "type": one.type, "folded": folded} | counts


def drawn(corpus: Corpus, times: int) -> list[str]:
    """Return some of the collection's names, folded: any, not the best known."""
    every = corpus.find_entities("", limit=10**9)["name"].tolist()
    return [fold(name) for name in random.Random(times).sample(every, min(times, len(every)))]


def typed(corpus: Corpus, times: int) -> list[str]:
    """Return beginnings of names, of two letters and more, whose last letter changes what is offered."""

    def changes(letters: str) -> bool:
        parts = letters[:-1], letters
        before, after = (corpus.find_entities(part, OFFERED)["name"].tolist() for part in parts)
        return before != after and not letters.endswith(" ")

    names = drawn(corpus, 10 * times)
    lengths = cycle((2, 3, 4, 5))
    beginnings = dict.fromkeys(name[:length] for name, length in zip(names, lengths, strict=False))
    return list(islice(filter(changes, beginnings), times))


def answers(folder: Path, times: int) -> dict[str, list[float]]:
    """Return the seconds that the answers took without the page, by what was typed."""
    corpus = open_corpus(folder)
    seconds = {"names read into memory": [_seconds(corpus, "")]}
    names = drawn(corpus, times)
    return seconds | {
        what: [_seconds(corpus, part(name)) for name in names] for what, part in ASKED.items()
    }


def _seconds(corpus: Corpus, letters: str) -> float:
    began = time.perf_counter()
    corpus.find_entities(letters, OFFERED)
    return time.perf_counter() - began
