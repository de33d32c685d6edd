"""JSON-LD: what a page states about its article in the vocabulary of schema.org."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard.intake.identity import canonical_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

ARTICLE = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Reportage\w*|Review|NewsItem)$"
)
LARGEST = 3_000_000
DEEPEST, OWN = 12, 10


@dataclass(slots=True)
class Linked:
    """The article node of a page's JSON-LD, its node of the page, and all nodes by their id for references."""

    node: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)

    def text(self, *names: str) -> str | None:
        """Return the first of the named properties that holds a string."""
        return _string(self.node, names)

    def date(self, *names: str) -> str | None:
        """Return the first of the named properties of the article that holds a string, else of its page."""
        return _string(self.node, names) or _string(self.page, names)

    def is_a(self, kind: str) -> bool:
        """Return whether the article node is of a kind."""
        return kind in _types(self.node)

    def names(self, name: str) -> list[str]:
        """Return the names of a property that holds people or houses, in any of its forms."""
        return list(self._names(self.node.get(name), 0))

    def _names(self, value: Any, level: int) -> Iterator[str]:
        if level > 4:
            return
        if isinstance(value, str):
            yield html.unescape(value)
        elif isinstance(value, list):
            for item in value[:30]:
                yield from self._names(item, level + 1)
        elif isinstance(value, dict):
            if "name" not in value and isinstance(value.get("@id"), str):
                value = self.by_id.get(value["@id"], value)
            yield from self._names(value.get("name"), level + 1)


def _string(node: dict[str, Any], names: Iterable[str]) -> str | None:
    for name in names:
        value = node.get(name)
        if isinstance(value, list):
            value = next((item for item in value if isinstance(item, str)), None)
        if isinstance(value, str) and value.strip():
            return html.unescape(value).strip()
    return None


def read_linked(tree: HtmlElement, address: str | None = None) -> Linked:
    """Return the JSON-LD article of a page; empty where it has none that can be read.

    Of several, the one that names the page's own ``address`` counts, else the fullest.
    """
    linked = Linked()
    best, own = -1, canonical_address(address)
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(_load(script.text or ""), 0):
            if isinstance(node.get("@id"), str):
                linked.by_id.setdefault(node["@id"], node)
            if not linked.page and _is_page(node, own):
                linked.page = node
            rank = _rank(node, own)
            if rank > best:
                best, linked.node = rank, node
    return linked


def _load(text: str) -> Any:
    if len(text) > LARGEST:
        return None
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").rstrip("; \n")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        try:
            return json.loads(re.sub(r",\s*(?=[}\]])", "", text), strict=False)
        except (ValueError, RecursionError):
            return None


def _nodes(value: Any, level: int) -> Iterator[dict[str, Any]]:
    """Yield every node of a JSON-LD document, wrappers opened."""
    if level > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, level + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity", "author", "publisher"):
            if isinstance(value.get(name), dict | list):
                yield from _nodes(value[name], level + 1)


def _types(node: dict[str, Any]) -> list[Any]:
    types = node.get("@type")
    return types if isinstance(types, list) else [types]


def _is_page(node: dict[str, Any], address: str | None) -> bool:
    """Return whether a node describes the page itself, and none with another address."""
    named = {canonical_address(name) for name in _addresses(node)} - {None}
    return "WebPage" in _types(node) and (address is None or not named or address in named)


def _rank(node: dict[str, Any], address: str | None) -> int:
    """Return how well a node describes the page's article, -1 where it is none."""
    if not any(isinstance(kind, str) and ARTICLE.search(kind) for kind in _types(node)):
        return -1
    named = {canonical_address(name) for name in _addresses(node)}
    own = OWN if address and address in named else 0
    return own + sum(
        name in node for name in ("headline", "datePublished", "author", "articleBody")
    )


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value.split("#")[0]
