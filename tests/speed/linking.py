"""What linking costs: processor seconds and memory of making the derived tables of generated articles.

Each number of articles is linked in a process of its own, so that its highest memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from itertools import batched
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dashboard.corpus.derive import derive
from dashboard.corpus.kept import before_of
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.schema import BASE
from dashboard.linking import Inputs
from dashboard.linking.collecting import uncollected
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TOGETHER = 1000
MEGABYTE = 1024
"""Kilobytes, which is what the system tells the highest memory in on Linux."""


def measure_linking(number: int) -> dict[str, Any]:
    """Return what linking so many articles, and a tenth of them, cost; each in its own process."""
    sizes = [max(1, number // 10), number]
    command = [sys.executable, "-m", "tests.speed.linking"]
    told = [subprocess.check_output([*command, str(size)], text=True) for size in sizes]
    return {
        "articles": number,
        "linking": dict(zip(map(str, sizes), map(json.loads, told), strict=True)),
    }


def _tables(number: int) -> dict[str, pa.Table]:
    """Return the base tables of generated articles, made some at a time."""
    parts = [*_parts(number)]
    return {name: pa.concat_tables([part[name] for part in parts]) for name in BASE}


def _parts(number: int) -> Iterator[dict[str, pa.Table]]:
    for some in batched(articles(World(number)), TOGETHER):
        yield tables_of([rows_of(article, found, PARSER_VERSION) for article, found in some], [])


@uncollected()
def link_generated(number: int) -> dict[str, float]:
    """Return seconds of processor time, the highest memory and that before, in megabytes.

    The last figure is what it takes again where one article changed and all else was kept.
    """
    tables = _tables(number)
    before = _highest()
    began = time.process_time()
    kept = derive(tables)
    seconds = time.process_time() - began
    highest = _highest()
    return {
        "cpu seconds": round(seconds, 2),
        "cpu seconds per 1,000 articles": round(1000 * seconds / number, 3),
        "megabytes": round(highest),
        "megabytes before": round(before),
        "cpu seconds of one that changed": round(_linked_again(tables, kept), 2),
    }


def _linked_again(tables: Mapping[str, pa.Table], kept: Mapping[str, pa.Table]) -> float:
    """Return the seconds of processor time that linking takes where the last article changed."""
    (changed,) = tables["articles"]["article"].slice(len(tables["articles"]) - 1).to_pylist()
    began = time.process_time()
    derive(tables, None, before_of(kept, Inputs.of([changed])))
    return time.process_time() - began


def _highest() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def main(arguments: Sequence[str]) -> None:
    """Print what linking as many articles as the argument says costs."""
    sys.stdout.write(json.dumps(link_generated(int(arguments[0]))))


if __name__ == "__main__":
    main(sys.argv[1:])
