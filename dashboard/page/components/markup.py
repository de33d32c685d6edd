"""HTML that cannot be broken by what it shows: every text is escaped unless it was made here.

Articles, names and links come from strangers. Elements are built with ``tag``; only what ``tag``
returned is taken as HTML, everything else becomes text, without controls of direction.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from dashboard.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VOID = frozenset({"br", "hr"})
MARKED = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:^=])")
"""Signs that Markdown may read as more than themselves."""
_LEFTWARD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
LEFTWARD = re.compile(rf"{_LEFTWARD}(?:[ \u00a0'’.-]{_LEFTWARD})*")
"""Words in scripts that are written from the right: Hebrew, Arabic, Syriac, Thaana and their kin."""


class Markup(str):
    """A piece of HTML that was built here."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Return anything as HTML text; what ``tag`` built stays as it is."""
    if isinstance(value, Markup):
        return value
    return Markup(html.escape(harmless("" if value is None else str(value))))


def join(parts: Iterable[object], between: object = "") -> Markup:
    """Return pieces one after another, with something between them."""
    return Markup(text(between).join(text(part) for part in parts))


def dotted(parts: Iterable[Markup]) -> Markup:
    """Return pieces in a line with middle dots between; the style sheet hides a dot that begins a line."""
    first, *others = [*parts] or [Markup("")]
    dot = tag("span", "· ", class_="dot")
    return join([first, *(tag("span", dot, one, class_="after") for one in others)], " ")


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """Return an element; ``class_`` is class, ``data_here`` is data-here, None leaves one out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(_attribute(key, str(value)))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def _attribute(name: str, value: str) -> str:
    """Return an attribute's value; an address stays as it is, the others may come to be read."""
    return value if name == "href" else harmless(value)


def english(words: str) -> Markup:
    """Return a sentence of this page: it runs from the left, whatever script its first name is written in.

    A name in a script from the right is kept apart, so that what follows it stays after it.
    """
    parts: list[object] = []
    done = 0
    for name in LEFTWARD.finditer(words):
        parts += [words[done : name.start()], tag("bdi", name[0])]
        done = name.end()
    return tag("bdi", *parts, words[done:], dir="ltr")


def link(address: str, *children: object, **attributes: object) -> Markup:
    """Return a link inside the page: it opens without loading everything again."""
    return tag("a", *children, href=address, data_here="", **attributes)


def outside(address: str | None, *children: object) -> Markup:
    """Return a link to another site, which learns nothing of this one; text if it is no web link."""
    if not address or not address.lower().startswith(("http://", "https://")):
        return tag("span", *children)
    return tag("a", *children, href=address, target="_blank", rel="noopener noreferrer")


def marked(words: str, hits: Sequence[tuple[int, int]]) -> Markup:
    """Return text with its hits marked; hits are ``(start, end)``, neighbours become one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((int(a), int(b)) for a, b in hits):
        if start >= end or end > len(words) or (spans and start < spans[-1][1]):
            continue
        if spans and not words[spans[-1][1] : start].strip():
            start = spans.pop()[0]  # noqa: PLW2901 - the neighbour grows
        spans.append((start, end))
    parts: list[object] = []
    done = 0
    for start, end in spans:
        parts += [words[done:start], tag("mark", words[start:end])]
        done = end
    return join([*parts, words[done:]])


def prose(words: str, hits: Sequence[tuple[int, int]]) -> Markup:
    """Return an article's words with hits marked, run from the side that most of them are written from.

    A browser goes by the first letter alone: an English sentence that begins with an Arabic name ran from the right.
    """
    leftward = sum(len(name[0]) for name in LEFTWARD.finditer(words))
    return tag("bdi", marked(words, hits), dir="ltr" if 0 < leftward < len(words) / 2 else None)


def in_markdown(words: str) -> str:
    """Return text as one line of Markdown that shows it as it is: Streamlit reads labels as Markdown."""
    return MARKED.sub(r"\\\1", " ".join(harmless(words).split()))
