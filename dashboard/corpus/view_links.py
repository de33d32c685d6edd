"""A link read against a collection: its View, or a sentence that says what cannot be read in it.

A page leaves out what it cannot read and says so; an export that left a filter out would hold too much.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import fields, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from dashboard.view import CHOICES, MAX_LENGTH, MAX_VALUES, PERIODS, View
from dashboard.wording import listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.corpus.queries import Corpus

FIELDS = tuple(field.name for field in fields(View))
PRIVATE = "v="
"""What begins, behind ``#``, the form of a link that is sent to no server."""
FILTER_NOTHING = frozenset({"shared", "sort", "rows", "window", "lanes"})
"""Parameters of pages that change what is drawn, or in which order, and leave nothing out."""


class LinkError(ValueError):
    """A sentence that names what cannot be read in a link."""


def view_of(corpus: Corpus, link: str) -> View:
    """Return the View that a link, or its part after the question mark, asks for.

    Raises LinkError where a parameter or a value of it cannot be read.
    """
    asked = {n: value for n, value in _parameters(link).items() if n not in FILTER_NOTHING}
    view = View.from_query(asked)
    wrong = [*_unread(asked, view)]
    if wrong:
        raise LinkError(f"The link cannot be read: {'; '.join(wrong)}.")
    if view.event:
        ids = (corpus.printed_events.id_of(name) or name for name in view.event)
        view = replace(view, event=tuple(ids))
    return corpus.meant(view)


def _parameters(link: str) -> dict[str, list[str]]:
    """Return the values of each parameter of a link."""
    before, mark, query = opened(link).partition("?")
    if not mark:
        query = "" if "://" in before else before
    query = urlsplit(f"?{query}").query
    if not query:
        return {}
    try:
        return parse_qs(query, keep_blank_values=True, strict_parsing=True, max_num_fields=1_000)
    except ValueError:
        raise LinkError(
            f"The link cannot be read: “{query[:80]}” is no list of name=value, joined by &."
        ) from None


def opened(link: str) -> str:
    """Return a private link as it is when a page has opened it; others stay as they are."""
    before, mark, encoded = link.partition(f"#{PRIVATE}")
    if not mark:
        return link
    try:
        query = b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
        return f"{before}?{query.decode()}"
    except ValueError:
        raise LinkError("The link cannot be read: what stands behind “#v=” was cut.") from None


def _unread(asked: dict[str, list[str]], view: View) -> Iterator[str]:
    """Yield what the View does not hold of what was asked for, as the reader is told it."""
    for name, values in asked.items():
        given = [value for value in values if value.strip()]
        shown = f"{name}={' and '.join(given)[:MAX_LENGTH]}"
        if name not in FIELDS:
            yield f"there is no filter “{name}” (there are {listing(FIELDS, limit=99)})"
        elif len(given) > MAX_VALUES or any(len(value.strip()) > MAX_LENGTH for value in given):
            yield f"“{name}” asks for more than {MAX_VALUES} values or {MAX_LENGTH} characters"
        elif name == "text" and len(given) > 1:
            yield f"“{shown}” is more than one search"
        elif name in PERIODS and given and (getattr(view, name) is None or len(given) > 2):
            yield f"“{shown}” is not one day or two, as YYYY-MM-DD"
        elif name in CHOICES:
            wrong = [value for value in given if value.strip() not in CHOICES[name]]
            choices = listing(CHOICES[name], last="or", limit=99)
            yield from (f"“{name}={value[:80]}” is not {choices}" for value in wrong)
