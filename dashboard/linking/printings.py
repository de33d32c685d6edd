"""What articles print of one another, copied or quoted: each is read once for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.linking.copies import copies_among
from dashboard.linking.copies_deciding import settled
from dashboard.linking.passages import passages
from dashboard.linking.quoted import quoted_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.linking.copies_deciding import CopyDecision
    from dashboard.linking.quoted import QuotedIn
    from dashboard.model import Article


@dataclass(frozen=True, slots=True)
class Printings:
    """The story of each article, by ids, and who quotes whom at length."""

    stories: Mapping[str, str]
    quoted: Sequence[QuotedIn]


def link_printings(
    articles: Iterable[Article], decisions: Sequence[CopyDecision] = ()
) -> Printings:
    """Return what ``link_copies`` and ``link_quoted`` do, as readers decided; the same for any order of the articles."""
    told = passages(articles)
    stories = copies_among(told, settled(decisions))
    return Printings(stories, quoted_among(told, stories))
