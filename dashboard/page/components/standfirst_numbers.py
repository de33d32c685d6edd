"""The numbers of a standfirst: each opens the page that lists what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.page.components import links
from dashboard.page.components.markup import Markup, dotted, link, tag, text
from dashboard.wording import unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.view import View


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words, and the page that lists what it counts, where one does.

    ``order`` is the order of that page's list, ``only`` the part of it that is counted; ``view`` what
    it counts in, if not the reader's view.
    """

    words: str
    opens: str | None = None
    order: str | None = None
    view: View | None = None
    only: str | None = None

    def __str__(self) -> str:
        """Return the words alone, for where nothing can be opened."""
        return self.words


def linked(
    numbers: Sequence[Number | str], page: str, view: View, events: Mapping[str, str]
) -> Markup:
    """Return the numbers in a line; those of what ``page`` itself lists are no links.

    Each stays in one piece where lines end.
    """
    return dotted(tag("span", _one(number, page, view, events)) for number in numbers)


def _one(number: Number | str, page: str, view: View, events: Mapping[str, str]) -> Markup:
    words = unbroken(str(number))
    if isinstance(number, str) or number.opens is None:
        return text(words)
    if number.opens == page and number.only is None:
        return text(words)
    asked = number.view or view
    to = links.address(number.opens, asked, events, sort=number.order, only=number.only)
    return link(to, words)
