"""The stage's data files: grammar, word lists and facts, each read once where it is needed."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times faster where libyaml is there; safe both ways."""


def load(name: str) -> Any:
    """Return the content of one data file."""
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - safe


@functools.cache
def _lists() -> dict[str, list[str]]:
    return load("leads.yaml")


def word_list(name: str) -> frozenset[str]:
    """Return one of the lists of ``leads.yaml``: words beside a date that decide how it is read."""
    return frozenset(_lists()[name])
