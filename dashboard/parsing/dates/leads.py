"""Words beside a date that decide how it is read, from ``data/leads.yaml``."""

from __future__ import annotations

import functools
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


@functools.cache
def _lists() -> dict[str, list[str]]:
    return yaml.safe_load((DATA / "leads.yaml").read_text(encoding="utf-8"))


def word_list(name: str) -> frozenset[str]:
    """Return one of the lists, by its name in the file."""
    return frozenset(_lists()[name])
