"""What two reports must agree on to be of one event: a wrong merge is worse than none.

Likeness of words alone joins nothing but what was printed twice. Who took part, where and when must
agree, and more of it where the head says little ("meet", "visit"), or where being wrong does harm:
crime, accusation, violence, death and illness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.mention_conflicts import COMMON, STEM, TWO_SIDED
from dashboard.parsing.events.places import country_of, lie_apart

if TYPE_CHECKING:
    from dashboard.linking.events.reports import Report

GENERIC = frozenset(
    {
        "announce", "apologize", "arrive", "ask", "ban", "call", "criticize", "deal", "decide", "deliver",
        "deny", "leave", "meet", "offer", "plan", "praise", "reject", "threaten", "visit", "warn",
    }
)  # fmt: skip
"""Classes whose events the same people have many of: two of them must agree, or one and the place."""
GRAVE = frozenset(
    {
        "arrest", "attack", "charge", "convict", "death", "hijack", "injure", "kidnap", "kill",
        "sentence", "shoot", "steal", "sue", "trial", "=plead", "=rape", "stab",
    }
)  # fmt: skip
"""Classes of crime, accusation, violence and death: a person in them is the same by full name alone."""
ACCUSED = frozenset(
    {
        "arrest",
        "charge",
        "convict",
        "kidnap",
        "sentence",
        "steal",
        "sue",
        "trial",
        "=plead",
        "=rape",
    }
)
"""Classes of what is done by or to somebody: of people without a name only like words or one story are of one."""
PLACES = ("country:", "geonames:", "place:")
"""What the ids of places begin with."""
PRINTED_AGAIN = 0.8
"""Likeness of wording from which two reports are one sentence printed twice, with words changed."""
SENTENCE = 4
"""Words that say something from which a clause is more than "NATO summit"."""
OWN = "="
"""What the class begins with of a word that no list knows: it has that class alone."""
SAME_WORDS = 0.3
"""Likeness of wording that faint heads need, and heads of which one report alone tells the day."""
SURE_WORDS = 0.5
"""Likeness of wording that a specific happening needs to which nobody and no place is common."""
SAME_STORY = 0.2
"""Likeness of whole articles that events without a common participant, or of accused without a name, need;
undated articles have little else to go by, and their stories are weighed with the rest."""
SURE_STORY = 0.4
"""Likeness of whole articles that does as well where neither carries a date."""

WON = frozenset({"win", "lose"})
"""Classes of which one person has many on one day, in one land: only like words show one."""
MEASURED = frozenset({"close", "fall", "rise"})
"""Classes of what shares, prices and earnings do, each by itself, and others on the same day."""
MEETING = frozenset({"meet", "meeting"})
LONGEST = 31
"""Days of what may have come about twice within them."""
ENOUGH = 2
"""So many who are common make one happening of two, whoever else is named on either side."""


def agree(one: Report, other: Report, wording: float, story: float) -> bool:
    """Return whether two reports of like heads agree on enough to be of one event.

    ``wording`` and ``story`` are the likeness of their clauses and of their whole articles, 0 to 1.
    """
    if _conflict(one, other):
        return False
    if wording >= PRINTED_AGAIN and _is_printed_again(one, other, story):
        return True
    classes = one.kind.classes & other.kind.classes
    if one.published and other.published and not _are_shown(one, other, wording, story):
        return False
    grave = classes & GRAVE and not _are_surely_of_the_same(one, other, wording, story)
    others = classes & GENERIC and _do_others(one, other)
    if grave or others or (classes & MEASURED and not _begin_alike(one, other)):
        return False
    if classes <= GENERIC:  # a visit and a meeting on it, of near classes, are two
        return bool(classes) and _share_more_than_one(one, other)
    return _share_something(one, other, wording, story)


def _conflict(one: Report, other: Report) -> bool:
    """Return whether a negation, places, the numbers of names ("Port 5", "Port 10") or a gathering's name part two reports."""
    if one.is_turned != other.is_turned:
        return True
    places = one.place and other.place and lie_apart(one.place, other.place)
    places = places or _won_elsewhere(one, other)
    numbers = (other.numbered.get(name, number) != number for name, number in one.numbered.items())
    return bool(places) or any(numbers) or _is_met_at(one, other) or _is_met_at(other, one)


def _won_elsewhere(one: Report, other: Report) -> bool:
    """Return whether two wins or losses name places, and none of them is common: "won Oslo", "won Bergen"."""
    here, there = ({who for who in r.who if who.startswith(PLACES)} for r in (one, other))
    won = one.kind.classes & other.kind.classes & WON
    return bool(won and here and there) and not here & there


def _do_others(one: Report, other: Report) -> bool:
    """Return whether who comes first in each, as who acts does, is nobody in the other: "Iran condemned", "Cyprus condemned"."""
    if not (one.participants and other.participants):
        return False
    return one.participants[0] not in other.who and other.participants[0] not in one.who


def _begin_alike(one: Report, other: Report) -> bool:
    """Return whether one comes first in both, as whose shares fell does: the exchange comes after."""
    return bool(one.participants) and one.participants[:1] == other.participants[:1]


def _is_met_at(gathering: Report, meeting: Report) -> bool:
    """Return whether two people who meet are told of by one report, and a gathering by name by the other."""
    met = meeting.lemmas & MEETING and len(meeting.people) >= ENOUGH
    return bool(met) and gathering.gathers and not meeting.gathers


def _are_shown(one: Report, other: Report, wording: float, story: float) -> bool:
    """Return whether the days that dated articles give, or like words, show one happening.

    A year that both tell shows nothing, and a day that one of them alone tells nothing of the other's but
    what comes in like words of somebody common, and is as sure; "joined" and "joined" may be anything. Of
    what is common, as meetings and words are, both must tell the day. Two words of one class ("seized",
    "captured") need more in common than somebody and the day.
    """
    if not (one.told and other.told):
        return _are_shown_by_one(one, other, wording, story)
    vague = one.vague and other.vague
    if (one.kind.classes | other.kind.classes) & WON and (one.vague or other.vague):
        return wording >= SURE_WORDS and _share_a_place(one, other)
    if wording >= SAME_WORDS and not vague:
        return not _is_any_such(one, other, wording)
    if wording >= SURE_WORDS or _share_people(one, other, story):
        return True
    alike = _stems(one) & _stems(other) or len(one.who & other.who) >= ENOUGH
    return bool(alike) and _tell_of_one_kind(one, other)


def _are_shown_by_one(one: Report, other: Report, wording: float, story: float) -> bool:
    """Return whether two reports of which one gives the day, of nothing common, agree in words and somebody, or in people."""
    common = one.kind.classes & other.kind.classes & COMMON
    often = common or (one.kind.loose and other.kind.loose)
    if often or not (one.told or other.told) or one.head.status != other.head.status:
        return False
    alike = wording >= SURE_WORDS and _share_somebody(one, other)
    return alike or _share_people(one, other, story)


def _is_any_such(one: Report, other: Report, wording: float) -> bool:
    """Return whether a verb no list knows has one doer in both and few like words: "Lee tweeted", "Lee tweeted a map"."""
    own = all(name.startswith(OWN) for name in one.kind.classes & other.kind.classes)
    return own and wording < SURE_WORDS and len(one.who & other.who) < ENOUGH


def _stems(report: Report) -> set[str]:
    """Return how the head words begin: a noun as the verb that it is made from."""
    return {lemma[:STEM] for lemma in report.lemmas}


def _share_somebody(one: Report, other: Report) -> bool:
    """Return whether somebody or the place is common."""
    return bool(one.who & other.who) or _share_a_place(one, other)


def _tell_of_one_kind(one: Report, other: Report) -> bool:
    """Return whether both give days, one of them no month or year, of a class of happenings that lists know."""
    days = one.told and other.told and not (one.vague and other.vague)
    return days and any(not name.startswith(OWN) for name in one.kind.classes & other.kind.classes)


def _share_people(one: Report, other: Report, story: float) -> bool:
    """Return whether a person at one place is common, or two people in one story are."""
    common = len(one.people & other.people)
    in_story = story >= SURE_STORY and common >= ENOUGH
    return in_story or (common > 0 and _share_a_place(one, other))


def _is_printed_again(one: Report, other: Report, story: float) -> bool:
    """Return whether like words are one sentence printed twice: long enough, of the same people or story."""
    if min(len(one.words), len(other.words)) < SENTENCE or _differ(one, other):
        return False
    return story >= SURE_STORY or bool(one.who & other.who)


def _share_something(one: Report, other: Report, wording: float, story: float) -> bool:
    """Return whether a participant, the place or the words are common; without any date, the story."""
    if one.who & other.who or _share_a_place(one, other) or wording >= SURE_WORDS:
        return True
    return not (one.published or other.published) and story >= SURE_STORY


def _share_more_than_one(one: Report, other: Report) -> bool:
    """Return whether two participants are common, or one and the place, or one and days that both tell."""
    common = one.who & other.who
    here, there = _parties(one), _parties(other)
    if not common or _differ(one, other):
        return False
    if _are_two_sided(one, other) and (
        _lacks_a_side(here, there) or _lacks_a_side(one.people, other.people)
    ):
        return False
    strangers = here and there and not here & there
    if len(common) > 1 or (not strangers and _share_a_place(one, other)):
        return True
    return here == there and _tell_the_same_days(one, other)


def _parties(report: Report) -> frozenset[str]:
    """Return who takes part, without places."""
    return frozenset(who for who in report.who if not who.startswith(PLACES))


def _differ(one: Report, other: Report) -> bool:
    """Return whether each names somebody whom the other does not, and no two besides: one day's calls, one town's guests.

    Of meetings these two are people: a summit that both name has many meetings.
    """
    here, there = _parties(one), _parties(other)
    two_sided = one.kind.classes & other.kind.classes & TWO_SIDED
    if two_sided and one.people != other.people and all(_is_lacking(one, other)):
        return True
    common = one.people & other.people if two_sided else here & there
    return bool(here - there) and bool(there - here) and len(common) < ENOUGH


def _is_lacking(one: Report, other: Report) -> tuple[bool, bool]:
    """Tell of each of two whether its clauses name a partner that nothing in the other's article does."""
    return (
        bool(one.capitals - other.everything),
        bool(other.capitals - one.everything),
    )


def _lacks_a_side(here: frozenset[str], there: frozenset[str]) -> bool:
    """Return whether one names both sides of a meeting and the other one of them at most."""
    return here != there and min(len(here), len(there)) < ENOUGH


def _are_two_sided(one: Report, other: Report) -> bool:
    """Return whether it takes both sides to know a happening: a meeting, or a visit that may be for one.

    "Lee met her today" may be anybody; a stay in a town holds many meetings.
    """
    classes = one.kind.classes & other.kind.classes
    return not classes or bool(classes & TWO_SIDED)


def _tell_the_same_days(one: Report, other: Report) -> bool:
    """Return whether both texts give days, not a month or a year, of which one holds the other."""
    if not (one.told and other.told) or one.vague or other.vague:
        return False
    return (one.is_point or one.is_span) and (other.is_point or other.is_span)


def _share_a_place(one: Report, other: Report) -> bool:
    """Return whether both give one place, as a town and its own country are, whatever its part."""
    if not (one.place or other.place):
        return False
    here, there = _places(one), _places(other)
    if here & there:
        return True
    lands = {country_of(place) for place in here} & {country_of(place) for place in there}
    whole = {country_of(place) for place in here | there if place.startswith("country:")}
    return bool(lands & whole - {None})


def _places(report: Report) -> frozenset[str]:
    """Return where a report says that it was, and the places that take part in it."""
    named = frozenset(who for who in report.who if who.startswith(PLACES))
    return named | {report.place} if report.place else named


def _are_surely_of_the_same(one: Report, other: Report, wording: float, story: float) -> bool:
    """Return whether the people of a grave event are the same by full name, where either names any.

    Their days must agree as well, both told by the text, or the place. The accused without a
    name are one only in like words or in articles that tell one story.
    """
    if not (one.people or other.people):
        told_alike = wording >= SURE_WORDS or story >= SAME_STORY
        return told_alike or not one.kind.classes & other.kind.classes & ACCUSED
    common = one.people & other.people
    others = one.people - common and other.people - common and len(common) < ENOUGH
    if not common or others:
        return False  # "Lee's attack on Park", "Lee's attack on Moor"
    alike = wording >= SURE_WORDS or not (_goes_on(one) or _goes_on(other))
    return (one.told and other.told and alike) or _share_a_place(one, other)


def _goes_on(report: Report) -> bool:
    """Return whether its days are of more than a month, in which one may have been arrested twice."""
    first, last = report.first, report.last
    return bool(first and last) and (last - first).days > LONGEST
