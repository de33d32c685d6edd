"""The word lists of this folder: YAML files of named lists, each file read once."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml


@functools.cache
def load(name: str) -> dict[str, Any]:
    """Return one of the files; ``name`` is its file name without the ending."""
    file = resources.files(__package__) / f"{name}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """Return one list of a file as a set of lower-case words; one string holds words between blanks."""
    listed = load(name)[key]
    members = listed.split() if isinstance(listed, str) else listed
    return frozenset(str(word).lower() for word in members)
