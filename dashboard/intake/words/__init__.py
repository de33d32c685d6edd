"""Word lists of the field, kept as data and read once."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable


@functools.cache
def word_list(name: str) -> Any:
    """Return the content of ``words/<name>.yaml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files(__name__) / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders


def alternatives(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of the entries, the longest that fits."""
    return "|".join(sorted((re.escape(entry) for entry in entries), key=len, reverse=True))
