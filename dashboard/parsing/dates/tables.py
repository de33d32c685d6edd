"""The stage's data files: grammar, word lists and facts, each read once where it is needed."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times faster where libyaml is there; safe both ways."""


def load(name: str) -> Any:
    """Return the content of one data file."""
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - safe


def rows(name: str) -> Iterator[list[str]]:
    """Yield the fields of each row of a table, without its remarks."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def day_or_none(field: str) -> dt.date | None:
    """Return the day of a field; None where the table has none."""
    return dt.date.fromisoformat(field) if field else None


@functools.cache
def _lists() -> dict[str, list[str]]:
    return load("leads.yaml")


def word_list(name: str) -> frozenset[str]:
    """Return one of the lists of ``leads.yaml``: words beside a date that decide how it is read."""
    return frozenset(_lists()[name])
