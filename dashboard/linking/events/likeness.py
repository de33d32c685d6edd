"""How likely two reports tell of one event: what they share, and what excludes it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.linking.events.agreement import PLACES, SAME_STORY, SAME_WORDS, SURE_WORDS, agree
from dashboard.linking.events.term_weights import Terms
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.linking.events.report_lookup import Told
    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.stories import Stories

THRESHOLD = 0.6
"""Likeness from which two reports are of one event."""
UNDATED = 0.13
"""What two undated articles get in place of the points that agreeing days would give."""
SAME_PRESENCE, WEEK = 0.2, 12
"""One person is at one place once in the same few days, whatever words tell of it."""


class Likeness:
    """Scores pairs of reports, each by what the two say alone."""

    def __init__(self, reports: Told, stories: Stories) -> None:
        self.reports = reports
        self.stories = stories
        self.terms = Terms()

    def of(self, i: int, j: int, story: float | None = None) -> float | None:
        """Return how likely two reports tell of one event, about 0 to 1; None where it cannot be.

        ``story`` is the likeness of their articles, where it is known already.
        """
        one, other = self.reports[i], self.reports[j]
        if _are_of_others(one, other):
            return None
        if one.named and one.named == other.named:
            return 1.0
        score = _class_score(one, other)
        if score is None:
            return None
        if story is None:
            story = self.stories.likeness(one.article.id, other.article.id)
        wording = self.terms.cosine(one.words, other.words)
        if _are_strange(one, other, story, wording) or not agree(one, other, wording, story):
            return None
        score += 0.6 * wording + 0.8 * story
        score += _participants_score(one, other)
        score += 0.1 if one.place and one.place == other.place else 0.0
        return score + _days_score(one, other)


def _are_strange(one: Report, other: Report, story: float, wording: float) -> bool:
    """Return whether nobody common takes part and the stories differ, or faint verbs come in other words.

    A country that is common is nobody where the words differ as well.
    """
    common = one.who & other.who
    strangers = all(who.startswith(PLACES) for who in common) and wording < SURE_WORDS
    if one.published and other.published and story < SAME_STORY and (strangers or not common):
        return True
    return (one.kind.loose or other.kind.loose) and wording < SAME_WORDS


def _days_score(one: Report, other: Report) -> float:
    """Return what two reports gain for their days, and for one person's being there."""
    if not (one.told and other.told):
        return 0.0 if one.published or other.published else UNDATED
    score = 0.15 if (one.first, one.last) == (other.first, other.last) else 0.1
    return score + SAME_PRESENCE * _is_one_presence(one, other)


def _is_one_presence(one: Report, other: Report) -> bool:
    """Return whether two reports put one person at compatible places within one week."""
    if one.kind.faint or other.kind.faint or not one.people & other.people:
        return False
    days = [day for r in (one, other) for day in (r.first, r.last)]
    known = [day for day in days if day]
    return len(known) == len(days) and (max(known) - min(known)).days <= WEEK


def _class_score(one: Report, other: Report) -> float | None:
    """Return the worth of the two reports' head words; None for different happenings."""
    if one.lemmas & other.lemmas:
        return 0.35
    if one.kind.classes & other.kind.classes:
        return 0.3
    return 0.1 if _are_near(one.kind.classes, other.kind.classes) else None


@functools.lru_cache(maxsize=65536)
def _are_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether some class of the one is near some class of the other."""
    near = event_words().near
    return any(frozenset({a, b}) in near for a in one for b in other)


def _participants_score(one: Report, other: Report) -> float:
    """Return what the participants say: shared ones bind, entirely different ones part."""
    if not one.participants or not other.participants:
        return 0.0
    common = len(one.who & other.who)
    if not common:
        return -0.2
    return 0.25 * common / min(len(one.who), len(other.who)) + 0.1 * common / len(
        one.who | other.who
    )


def _are_of_others(one: Report, other: Report) -> bool:
    """Return whether both name people and none is common, or nobody is common to what both only said.

    ``compatible`` rules most such pairs out before; its arrays let a few pass.
    """
    if one.people and other.people and not one.people & other.people:
        return True
    return one.kind.reporting and not one.who & other.who
