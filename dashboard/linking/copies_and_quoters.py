"""Articles copied or quoted by one another, found in one pass over the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.linking.copies import copies_among
from dashboard.linking.copy_decisions import settled
from dashboard.linking.fingerprints import Compared, Shelf
from dashboard.linking.quoted_passages import quoted_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.linking.copy_decisions import CopyDecision
    from dashboard.linking.quoted_passages import QuotedIn
    from dashboard.model import Article


@dataclass(frozen=True, slots=True)
class Printings:
    """The story of each article, by ids, and who quotes whom at length.

    ``compared`` is kept to find those of some more articles with these. Where all ``stays`` as it was, both
    are left out.
    """

    stories: Mapping[str, str]
    quoted: Sequence[QuotedIn]
    compared: Compared
    stays: bool = False


def link_printings(
    articles: Iterable[Article], decisions: Sequence[CopyDecision] = ()
) -> Printings:
    """Return what ``link_copies`` and ``link_quoted`` do, as readers decided; the same for any order of the articles."""
    return printings_on(Shelf.of(articles), decisions)


def printings_on(shelf: Shelf, decisions: Sequence[CopyDecision] = ()) -> Printings:
    """Return what ``link_printings`` does of a shelf of articles, with what was known of them taken up."""
    stories, copies = copies_among(shelf, settled(decisions))
    quoted, passages, words = quoted_among(shelf, stories)
    told = [stories[name] for name in shelf.names]
    compared = Compared(shelf.names, told, shelf.running, shelf.quoted, copies, passages, words)
    return Printings(stories, quoted, compared)
