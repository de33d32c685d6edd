"""What tells two mentions of one kind apart: other people, other names, another place, old news."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dashboard.parsing.events.places import lie_apart

if TYPE_CHECKING:
    from dashboard.parsing.events.draft import Draft

OTHER_PEOPLE = 0.8
"""What two meetings cost of which each has somebody whom the other lacks, and one in common."""
OTHER_PLACE = 0.8
"""What it costs that somebody "then" goes elsewhere."""
OTHER_TITLE = 1.0
"""What two names of happenings cost that share no word: "the Oslo Forum", "the Quito Accord"."""
OTHERS_DEED = 0.3
"""What it costs that a person does one thing, and some people without a name the other."""
NEWS, OLD_NEWS = 30, 0.8
"""Days for which a headline calls something news, and what an older one costs."""


def differences(one: Draft, other: Draft) -> float:
    """Return what it costs that two mentions are told apart by their people, names, places or age."""
    costs = 0.0
    if other.also and _are_elsewhere(one, other) and one.lemma == other.lemma:
        costs += OTHER_PLACE
    if "meet" in one.classes & other.classes and _meet_others(one, other):
        costs += OTHER_PEOPLE
    if are_other_names(one.title, other.title) or _are_other_kinds(one, other):
        costs += OTHER_TITLE
    if _are_others_deeds(one, other) or _are_others_deeds(other, one):
        costs += OTHERS_DEED
    if _is_old_news(one, other) or _is_old_news(other, one):
        costs += OLD_NEWS
    return costs


def _are_elsewhere(one: Draft, other: Draft) -> bool:
    """Tell whether two mentions name places that exclude each other."""
    here, there = one.frame.place, other.frame.place
    return bool(here and there and lie_apart(here.entity, there.entity))


def _people(draft: Draft) -> frozenset[str]:
    """Return the persons of a mention."""
    return frozenset(who for who in draft.everyone if who.startswith("per:"))


def _meet_others(one: Draft, other: Draft) -> bool:
    """Tell whether two meetings are of others: other people, whom somebody "also" meets, or a named one."""
    if are_others(_people(one), _people(other)):
        return True
    if one.partners and other.partners:
        return other.also
    named, met = (one, other) if one.title else (other, one)
    return bool(named.title and len(met.partners) and not _people(named)) and not _holds(met, named)


def _holds(one: Draft, other: Draft) -> bool:
    """Tell whether a mention stands in the clause of another: "they met for the Oslo Dialogue"."""
    return one.clause.first <= other.clause.head <= one.clause.last


def are_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two meetings share one person at most and differ in others: Lee met Park, Lee met Moor."""
    return bool(one - other and other - one) and len(one & other) < 2


def are_other_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two happenings bear different names: "U.S.-Norland Dialogue", "U.S.-Sudland Forum".

    Names that share a word are of one, unless hyphens say between whom each is.
    """
    if not one or not other:
        return False
    between = [{word for word in name if "-" in word} for name in (one, other)]
    return not one & other or (all(between) and not between[0] & between[1])


def _are_others_deeds(one: Draft, other: Draft) -> bool:
    """Tell whether a person does one thing and people without a name the other: "three of them died"."""
    same = one.lemma == other.lemma and bool(_people(one) & one.agents)
    return same and not other.agents and bool(other.groups)


def _are_other_kinds(one: Draft, other: Draft) -> bool:
    """Tell whether two happenings bear names that call them different things: Dialogue, Summit."""
    return bool(one.title and other.title) and one.lemma != other.lemma


def _is_old_news(one: Draft, other: Draft) -> bool:
    """Tell whether a headline's verb is told in the text of a time long past: headlines tell what is new."""
    if one.sentence or not other.sentence or one.clause.nominal or one.time.known:
        return False
    day, told = one.time.first, other.time.last
    if not (day and told and other.time.known):
        return False
    return (dt.date.fromisoformat(day) - dt.date.fromisoformat(told)).days > NEWS
