"""What keeps two mentions from being one event, whatever else they share: dates, figures, places, denial, other deeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating import intersect
from dashboard.parsing.events.dating.times import days_from
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.events.mention_conflicts import (
    are_elsewhere,
    have_other_parts,
    is_its_own,
    is_old_picture,
    is_one_of_many,
    is_other_noun,
    meet_other_groups,
)
from dashboard.parsing.events.namesakes import (
    are_namesakes,
    are_other_lengths,
    is_later_step,
)
from dashboard.parsing.events.places import lie_apart
from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from dashboard.parsing.events.event_mention import Draft

YEAR = re.compile(r"(?:1[89]|20)\d\d")
LONG_AGO = 300
"""Days after which another gathering may bear the name."""
SAID_AGAIN = 0.5
"""Share of the words of the longer of two reports of words that the other has, if they report the same."""
RETOLD = 0.4
"""Share of the words of a headline that its lead repeats where it tells of the same."""
SOME_WORDS = 0.3
"""The share of their words that two wins have in common, if they are one."""
PLACED = ("geonames:", "country:", "region:")


def is_vetoed(one: Draft, other: Draft) -> bool:
    """Return whether two mentions cannot be one event: dates, ordinals, numbers, denial."""
    if one.time.known and other.time.known and intersect(one.time, other.time) is None:
        return True
    for told, held in ((one, other), (other, one)):
        if held.clause.head in {*told.frame.patients, *told.preceded} or _is_stop_of(told, held):
            return True  # "discussed the summit" is no summit, "after the attacks" no attack
    if other.another and not one.another:
        return True
    told = one.clause.nominal or other.clause.nominal or "meet" in one.classes & other.classes
    if (told or _are_known_places(one, other)) and are_elsewhere(one, other):
        return True
    return any(rule(one, other) for rule in VETOES)


def _are_known_places(one: Draft, other: Draft) -> bool:
    """Return whether the places of both are on the map: of others nothing says that one is not in the other."""
    places = (draft.frame.place for draft in (one, other))
    return all(place and not place.entity.startswith("place:") for place in places)


def _is_stop_of(tour: Draft, stop: Draft) -> bool:
    """Return whether two journeys are of other people, or one to several places and the other to one of them."""
    if "visit" not in tour.classes & stop.classes:
        return False
    there, here = (frozenset(w for w in d.agents if w.startswith("per:")) for d in (tour, stop))
    if there and here and not there & here:
        return True
    for a, b in ((tour, stop), (stop, tour)):
        if a.origins & (b.stops | ({b.frame.place.entity} if b.frame.place else set())):
            return True  # "flew home from Peru" is not the journey to it
    places = stop.stops or ({stop.frame.place.entity} if stop.frame.place else frozenset())
    if not len(tour.stops) > 1 == len(places):
        return False
    return any(lie_apart(a, b) for a in tour.stops for b in places)


def _are_other_occasions(one: Draft, other: Draft) -> bool:
    """Return whether two are of different things or towns: "attends a photo", "Session II", "the Oslo premiere"."""
    attended = one.lemma == other.lemma and one.lemma in rule_words("taking_part")
    if attended and one.occasions and other.occasions and not one.occasions & other.occasions:
        return True
    if not (attended or one.classes & other.classes & rule_words("shown_classes")):
        return False
    here, there = _places(one), _places(other)
    return bool(here and there) and all(lie_apart(a, b) for a in here for b in there)


def _is_of_others(one: Draft, other: Draft) -> bool:
    """Return whether two verbs of speech are of different speakers, or two charges of different crimes."""
    if one.classes & other.classes & rule_words("crime_classes"):
        told_again = one.headline and other.opening
        return bool(one.plain and other.plain) and not (told_again or one.plain & other.plain)
    if one.clause.nominal or other.clause.nominal:
        return False
    if one.lemma == other.lemma and _does_another(one, other):
        return True
    if one.main or other.main:
        return False
    speech = event_words().verbs["speech_acts"]
    if one.lemma in speech and other.lemma in speech:
        told = (one.agents and other.agents) or one.lemma != other.lemma
        return bool(told and not one.agents & other.agents)
    return one.purpose and other.purpose and one.sentence != other.sentence


def _is_another_act(one: Draft, other: Draft) -> bool:
    """Return whether of two verbs one alone has a time, and they do not share who acts or on what: "won in Oslo", "won in May"."""
    if one.clause.nominal or other.clause.nominal or one.time.known == other.time.known:
        return False
    if one.headline or (one.main and other.main):
        return False
    if one.classes & other.classes & rule_words("suffered_classes"):
        return bool(one.acting and other.acting) and not one.acting & other.acting
    return not any(
        here & there
        for here, there in (
            (one.doers, other.doers),
            (one.acting, other.acting),
            (one.patients, other.patients),
            (one.objects, other.objects),
        )
    )


def _is_another_win(one: Draft, other: Draft) -> bool:
    """Return whether two wins or votes are in other words: "won Riga" and "won 40 seats", "voted for Lee" and "Lee won"."""
    if one.headline or not (one.words and other.words):
        return False
    if {"win", "elect"} <= one.classes | other.classes:
        return not (one.clause.nominal or other.clause.nominal)
    alike = one.classes & other.classes & {"win", "lose"}
    apart = overlap(one.words, other.words) < SOME_WORDS or _won_elsewhere(one, other)
    return bool(alike) and apart


def _won_elsewhere(one: Draft, other: Draft) -> bool:
    """Return whether two wins are of other places: "won Oslo", "won Oslo and Bergen", "won the state"."""
    here, there = one.contested, other.contested
    if here and there:
        return here != there
    return not (one.clause.nominal or other.clause.nominal) and len(here | there) > 1


def _is_any_of_them(one: Draft, other: Draft) -> bool:
    """Return whether a noun without a time means any such, or what goes on, and the other mention has a time."""
    if one.time.known == other.time.known:
        return False
    dated, loose = (one, other) if one.time.known else (other, one)
    if not loose.clause.nominal or loose.clause.carriers or loose.headline:
        return False
    own = not dated.clause.nominal or (dated.kinds - loose.kinds and dated.people & dated.agents)
    runs = loose.lemma in words("ongoing") and bool(own)
    return runs or (loose.plural and not loose.definite)


def _is_habit(one: Draft, other: Draft) -> bool:
    """Return whether one alone came again and again, and not on a day that both tell."""
    return one.often != other.often and not (one.time.known and other.time.known)


def _points_to_earlier(one: Draft, other: Draft) -> bool:
    """Return whether a "this forum" stands before the first mention of another by name, and so means one told of before."""
    return (
        one.present
        and one.clause.nominal
        and not one.title
        and bool(other.title)
        and bool(one.sentence)
    )


def _does_another(one: Draft, other: Draft) -> bool:
    """Return whether a verb says what somebody does besides: "is also designating", or designates others by saying so."""
    if not one.sentence:
        return False
    if other.also and one.sentence != other.sentence:
        return not other.patients & one.patients
    acted, others = (d.objects | d.patients for d in (one, other))
    performed = one.lemma in event_words().verbs["performing"] and one.now and other.now
    return bool(performed and acted and others and not acted & others)


def _places(draft: Draft) -> set[str]:
    """Return the places that a mention names, by id."""
    found = {who for who in draft.everyone if who.startswith(PLACED)}
    return found | ({draft.frame.place.entity} if draft.frame.place else set())


def _is_so_and_not(one: Draft, other: Draft) -> bool:
    """Return whether one mention says that it happened, and the other that it did not or that it may have."""
    if not (one.evident and other.evident):
        return False
    statuses = {one.status, other.status}
    return "happened" in statuses and bool(statuses & {"denied", "uncertain"})


def _are_counted_apart(one: Draft, other: Draft) -> bool:
    """Return whether ordinals or numbers keep two mentions apart: "the second trip", "killed 9"."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    return bool(one.counts and other.counts and not one.counts & other.counts)


def _is_of_other_words(one: Draft, other: Draft) -> bool:
    """Return whether two mentions are of other words, or of what had been and what is to come."""
    if one.reporting != other.reporting or (one.reporting and one.time.known != other.time.known):
        return True
    if one.reporting and not one.headline and not _say_alike(one, other):
        return True
    if is_long_ago(one, other) or is_long_ago(other, one):
        dated, plain = (one, other) if one.time.known else (other, one)
        looks_back = dated.ordinal and dated.sentence > plain.sentence
        return bool(looks_back or plain.present or plain.status == "planned")
    if one.reporting and not (one.agents or other.agents) and one.number != other.number:
        return True  # "officials said", "an official said"
    return one.reporting and bool(one.agents and other.agents and not one.agents & other.agents)


def _is_yet_to_come(one: Draft, other: Draft) -> bool:
    """Return whether one verb plans something for a stated day, and the other reports something as done: "will be named in June", "was named"."""
    if one.clause.nominal or other.clause.nominal or one.headline:
        return False
    planned, done = (one, other) if one.status == "planned" else (other, one)
    known = planned.status == "planned" and planned.time.known
    return known and done.status == "happened" and done.evidence > 1 and not done.now


def _had_come_before(one: Draft, other: Draft) -> bool:
    """Return whether just one of two different verbs is in the past perfect: "had resigned" came before "left"."""
    if one.clause.nominal or other.clause.nominal:
        return False
    return one.earlier != other.earlier and one.lemma != other.lemma


def _say_alike(one: Draft, other: Draft) -> bool:
    """Return whether two report the same words: who says one thing after the other does not say it again."""
    alike = one.plain & other.plain
    return len(alike) > 1 and len(alike) >= SAID_AGAIN * max(len(one.plain), len(other.plain))


def is_long_ago(one: Draft, other: Draft) -> bool:
    """Return whether one mention dates a gathering long before the day that the other is told on."""
    if not one.time.known or other.time.known or "meet" not in one.classes & other.classes:
        return False
    return days_from(one.time.last or one.time.first, other.time.first) > LONG_AGO


def _likeness_of_words(one: Draft, other: Draft) -> float:
    """Return the share of words in common, without names where both have other words."""
    if one.plain and other.plain:
        return overlap(one.plain, other.plain)
    return overlap(one.words, other.words)


def _only_share_who(one: Draft, other: Draft) -> bool:
    """Return whether two verbs have no more in common than who acts: "flew home", "flew to Oslo"."""
    opening = other.opening and (one.headline or one.opening)
    told_again = opening or (one.main and other.main)
    if one.clause.nominal or other.clause.nominal or told_again:
        return False
    classes = one.classes & other.classes
    if classes & rule_words("suffered_classes"):
        return False
    own = all(name.startswith("=") for name in classes)
    told_of = own and one.frame.passive and other.frame.passive  # "was spotted": its patient is who
    acted_on = one.objects & other.objects or (one.patients & other.patients and not told_of)
    if acted_on or one.groups & other.groups:
        return False
    return not _tell_when_or_where(one, other) and _likeness_of_words(one, other) < SOME_WORDS


def _tell_when_or_where(one: Draft, other: Draft) -> bool:
    """Return whether both name places that may be one, or both have a time and a word in common."""
    here, there = one.frame.place, other.frame.place
    placed = here and there and not lie_apart(here.entity, there.entity)
    alike = one.lemma == other.lemma or bool(one.plain & other.plain)
    return bool(placed) or (one.time.known and other.time.known and alike)


def _is_within(one: Draft, other: Draft) -> bool:
    """Return whether one of two verbs stands in the clause of the other: "said that it was declared so"."""
    if one.clause.nominal or other.clause.nominal:
        return False
    return any(
        a.clause.first <= b.clause.head <= a.clause.last for a, b in ((one, other), (other, one))
    )


def _have_other_figures(one: Draft, other: Draft) -> bool:
    """Return whether two name other years, or say by how much something rose or fell, and not by as much."""
    measured = one.classes & other.classes & rule_words("measured_classes")
    here, there = ({w for w in draft.words if w[:1].isdigit()} for draft in (one, other))
    if not measured:
        here, there = ({w for w in some if YEAR.fullmatch(w)} for some in (here, there))
    return bool(here and there) and not here & there


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set of words that the other has too."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _are_other_votes(one: Draft, other: Draft) -> bool:
    """Return whether two votes are of other kinds or years: "the Indiana primary", "the 2008 primary"."""
    if one.lemma != other.lemma or one.lemma not in words("votes"):
        return False
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return True
    return any(
        draft.time.known
        and not any(year <= (draft.time.last or year) <= f"{year}-12-31" for year in years)
        for draft, named in ((one, other), (other, one))
        if (years := {word for word in named.words if YEAR.fullmatch(word)})
    )


VETOES = (
    _is_yet_to_come,
    _had_come_before,
    _are_other_votes,
    _is_within,
    _only_share_who,
    _have_other_figures,
    have_other_parts,
    are_namesakes,
    are_other_lengths,
    is_later_step,
    is_one_of_many,
    is_other_noun,
    _is_another_act,
    _is_another_win,
    _is_any_of_them,
    _is_habit,
    is_old_picture,
    meet_other_groups,
    _is_so_and_not,
    _is_of_others,
    _points_to_earlier,
    is_its_own,
    _are_other_occasions,
    _are_counted_apart,
    _is_of_other_words,
)
"""What keeps two mentions apart, each asked in the order of the text."""
