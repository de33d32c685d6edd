"""What tells two mentions of a kind apart: other people, names, places, things done, or an age between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.times import days_from
from dashboard.parsing.events.places import lie_apart
from dashboard.parsing.lexicon import rule_words

if TYPE_CHECKING:
    from dashboard.parsing.events.event_mention import Draft


OTHER_TITLE = 1.0
"""What two names of happenings cost that share no word: "the Oslo Forum", "the Quito Accord"."""
OTHERS_DEED = 0.3
"""What it costs that a person does one thing, and some people without a name the other."""
OTHER_OBJECTS = 0.4
"""What it costs that two verbs say what was done to different things: "freed two men", "freed the ship"."""
NEWS, OLD_NEWS = 30, 0.8
"""Days for which a headline calls something news, and what an older one costs."""


def differences(one: Draft, other: Draft) -> float:
    """Return what it costs that two mentions are told apart by their people, names, places or age."""
    costs = 0.0
    if are_other_names(one.title, other.title):
        costs += OTHER_TITLE
    if _are_others_deeds(one, other) or _are_others_deeds(other, one):
        costs += OTHERS_DEED
    if _act_on_others(one, other) or _is_one_of_them(one, other):
        costs += OTHER_OBJECTS
    if _is_old_news(one, other) or _is_old_news(other, one):
        costs += OLD_NEWS
    return costs


def have_other_parts(one: Draft, other: Draft) -> bool:
    """Return whether two verbs say that others act, or that something else is acted on, each said.

    The text may say in other words who is in the headline; only names tell them apart there.
    """
    if one.clause.nominal or other.clause.nominal or (one.main and other.main):
        return False
    if one.called and other.called and not one.called & other.called:
        return True  # "was revealed as a donor", "was revealed as a delegate"
    if one.headline and one.doers & other.themes:
        return False  # "Lee nominated", who was
    loose = one.headline or one.classes & other.classes & rule_words("suffered_classes")
    if _are_others(one.doers, other.doers, named=bool(loose or other.opening)):
        return True
    return not one.headline and _are_others(
        one.themes, other.themes, named=bool(loose or one.lemma == other.lemma)
    )


def _are_others(one: frozenset[str], other: frozenset[str], *, named: bool) -> bool:
    """Return whether both are there and share nothing; with ``named``, all of them by name."""
    if not (one and other) or one & other:
        return False
    return not named or all(":" in who for who in one | other)


def is_other_noun(one: Draft, other: Draft) -> bool:
    """Return whether a noun means another happening than the mention beside it.

    It is several where the other is one, it is somebody else's, or it is told of as a new one: "a filing".
    """
    nouns = [draft for draft in (one, other) if draft.clause.kind == "noun"]
    if not nouns or one.headline or (one.main and other.main):
        return False
    if len(nouns) > 1:
        return _are_two_nouns(one, other)
    noun, verb = nouns[0], other if one is nouns[0] else one
    several = noun.plural and not (verb.groups or verb.counts or len(verb.frame.acting) > 1)
    known = bool(one.everyone) if one is noun else noun.opening
    if (several and not noun.refers_back) or _is_fresh(noun, known=known):
        return True  # "an agent in charge" before "she was charged"
    owners = noun.doers - verb.everyone - verb.themes
    return bool(owners and verb.doers) or _is_no_noun_of(noun, verb)


def _are_two_nouns(one: Draft, other: Draft) -> bool:
    """Return whether of two nouns one is several, each is somebody's own, or the later is told of as a new one."""
    if one.plural != other.plural and not other.refers_back:
        return True
    if _are_others(one.doers, other.doers, named=False):
        return True
    often = bool(one.classes & other.classes & OFTEN)
    bare = other.plural and not one.everyone & other.everyone
    return _is_fresh(other, known=other.opening) and bool(often or bare or other.frame.place)


def _is_fresh(noun: Draft, *, known: bool) -> bool:
    """Return whether a noun not yet ``known`` is no definite one, nor a name, nor done by somebody: "a filing"."""
    return not (known or noun.definite or noun.title or noun.clause.carriers)


def _is_no_noun_of(noun: Draft, verb: Draft) -> bool:
    """Return whether a noun of the same class is not made from the verb, nor a bare "the victory"."""
    classes = noun.classes & verb.classes
    if classes & (COMMON | rule_words("suffered_classes")) or noun.refers_back:
        return False
    if noun.definite and noun.everyone & verb.everyone and not verb.themes - noun.everyone:
        return False  # "the court ruled", "the court's decision"
    if noun.patients & verb.patients or noun.themes & verb.themes:
        return False
    dated = noun.time.known and not verb.time.known and not noun.opening
    dated = dated and not noun.plain & verb.plain
    return dated or noun.lemma[:STEM] != verb.lemma[:STEM]


STEM = 3
"""Letters that a noun shares with the verb that it is made from: "growth" and "grow", "refusal" and "refuse"."""


def is_one_of_many(one: Draft, other: Draft) -> bool:
    """Return whether one person's death or hurt is told, and that of several: "he died", "three people died"."""
    if not one.classes & other.classes & rule_words("each_classes"):
        return False
    return {one.number, other.number} == {"one", "several"}


COMMON = frozenset({"meet", "call", "visit", "ban", "deliver"})
"""Classes of which a text has many: what may be another one is another."""


OFTEN = COMMON | {"win", "launch"}
"""Those, and classes of which one text on sport or trade has many."""
TWO_SIDED = frozenset({"meet", "call"})
"""Classes of what two do with each other."""


def is_its_own(one: Draft, other: Draft) -> bool:
    """Return whether a later mention of what is common is no word for the earlier one, but of its own."""
    if not one.classes & other.classes & OFTEN or _holds(one, other) or _holds(other, one):
        return False
    if not (one.clause.nominal or other.clause.nominal):
        return _are_of_other_sides(one, other)
    if are_elsewhere(one, other) or _is_of_others_alone(one, other):
        return True
    if other.also and not other.clause.nominal:
        return True  # "she will also meet Park"
    if one.sentence == 0 and one.agents & other.agents and not other.plural:
        return False  # what the headline has, a text tells anew: "a three-day visit"
    return _is_another_noun(one, other)


def _is_another_noun(one: Draft, other: Draft) -> bool:
    """Return whether a noun says that it is new, one of several, or of another kind than the earlier mention."""
    several = any(draft.clause.nominal and draft.plural for draft in (one, other))
    fresh = other.clause.nominal and other.fresh
    told_apart = other.kinds - _called(one) or (not other.definite and one.kinds - _called(other))
    return bool(several or fresh or told_apart)


def _is_of_others_alone(one: Draft, other: Draft) -> bool:
    """Return whether a later noun names two, or anybody, of whom none is in the earlier mention."""
    there = one.everyone | ({one.frame.place.entity} if one.frame.place else set())
    owned = bool(other.frame.agents) and not other.agents and "win" in other.classes
    many = owned or len(other.everyone) > (not there)
    named = other.clause.nominal and not other.kinds and many
    return named and not other.everyone & there


def _are_of_other_sides(one: Draft, other: Draft) -> bool:
    """Return whether two verbs of meeting do not name the same two, or other verbs have no word in common."""
    if one.main and other.main:
        return False
    if not TWO_SIDED & one.classes & other.classes:
        return not (one.words & other.words or "visit" in one.classes & other.classes)
    here, there = one.agents | one.partners, other.agents | other.partners
    return bool(here and there) and len(here & there) < 2


def _called(draft: Draft) -> frozenset[str]:
    """Return the words by which a mention is known, in lower case."""
    return draft.kinds | draft.title | {word.lower() for word in draft.words} | {draft.lemma}


def are_elsewhere(one: Draft, other: Draft) -> bool:
    """Return whether two mentions name places that exclude each other."""
    here, there = one.frame.place, other.frame.place
    return bool(here and there and lie_apart(here.entity, there.entity))


def meet_other_groups(one: Draft, other: Draft) -> bool:
    """Return whether two sentences have somebody meet people without a name, as "officials", of whom nothing says that they are the same."""
    if not (one.partners and other.partners and one.sentence and other.sentence != one.sentence):
        return False
    if any(":" in who for who in one.partners & other.partners) or one.main or other.main:
        return False
    here, there = one.frame.place, other.frame.place
    return not (here and there and here.entity == there.entity)


def _act_on_others(one: Draft, other: Draft) -> bool:
    """Return whether two verbs after the headline act on different things, each said."""
    verbal = not (one.clause.nominal or other.clause.nominal or one.headline)
    acted, others = (d.objects | d.patients for d in (one, other))
    if not (verbal and acted and others):
        return False
    return not (one.objects & other.objects or one.patients & other.patients)


def _is_one_of_them(one: Draft, other: Draft) -> bool:
    """Return whether one mention is of a single event, and the other of several: "these launches", "13 launches"."""
    if not (one.clause.nominal and other.clause.nominal) or one.plural == other.plural:
        return False
    several = one if one.plural else other
    return bool(several.counts) or one.time.known != other.time.known


def _holds(one: Draft, other: Draft) -> bool:
    """Return whether a mention stands in the clause of another: "they met for the Oslo Dialogue"."""
    return one.clause.first <= other.clause.head <= one.clause.last


def are_other_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two happenings bear different names: "U.S.-Norland Dialogue", "U.S.-Sudland Forum".

    Names that share a word are of one, unless hyphens say between whom each is.
    """
    if not one or not other:
        return False
    between = [{word for word in name if "-" in word} for name in (one, other)]
    return not one & other or (all(between) and not between[0] & between[1])


def _are_others_deeds(one: Draft, other: Draft) -> bool:
    """Return whether a person does one thing and people without a name the other: "three of them died"."""
    others = bool(other.groups) and not other.acting & other.people
    return one.lemma == other.lemma and bool(one.people & one.acting) and others


def is_old_picture(one: Draft, other: Draft) -> bool:
    """Return whether one is on a picture of a time long past, and the other in the text: pictures come from archives."""
    if one.pictured == other.pictured:
        return False
    shown, told = (one, other) if one.pictured else (other, one)
    past = days_from(shown.time.last, told.time.last or told.time.first) > NEWS
    return past and shown.time.known and not told.time.known


def _is_old_news(one: Draft, other: Draft) -> bool:
    """Return whether what is new is told of a time long past: by a headline's verb, or one in the present."""
    new = not one.sentence and other.sentence
    new = new or (one.now and not other.clause.nominal and one.status == "happened")
    if not new or one.clause.nominal or one.time.known or not other.time.known:
        return False
    return days_from(other.time.last, one.time.first) > NEWS
