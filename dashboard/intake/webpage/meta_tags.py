"""The meta tags of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class MetaTags:
    """The meta tags of a page by name, lower case; the first of each counts."""

    def __init__(self, tree: HtmlElement) -> None:
        self.values: dict[str, list[str]] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop")
            content = (tag.get("content") or "").strip()
            if name and content:
                self.values.setdefault(name.strip().lower(), []).append(content)

    def first(self, *names: str) -> str | None:
        """Return the first of the named tags that is there."""
        return next(iter(self.all(*names)), None)

    def all(self, *names: str) -> list[str]:
        """Return every content of the first of the named tags that is there."""
        return next((self.values[name] for name in names if name in self.values), [])
