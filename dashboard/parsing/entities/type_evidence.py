"""What the words in and around a name say: of what type it is, and whether it is a name at all.

A model of English newspapers takes a lone foreign surname for a firm, and a ship for its namesake; who
speaks, is called on or sails shows it. What can be said as a pattern is data (``patterns.py``).

A model takes capitals for names. A kind of thing is mostly called so ("Harbour Act", "Lund Festival"), a
person goes by a given name or a title, a place follows a preposition; and a word that no dictionary
has must be somebody's or something's. What has none of these is not listed: wrong is worse than missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.entities.capitals import HEADS, forms, is_headline
from dashboard.parsing.entities.gazetteer import load_gazetteer, look_up
from dashboard.parsing.entities.names import initials, is_acronym, name_parts, title_of
from dashboard.parsing.entities.patterns import (
    PATTERNS,
    given_names,
    in_class,
    type_rules,
    word_class,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name


OPEN = ("PER", "ORG", "LOC", "PRODUCT")


def _speaks(name: Name, before: str, after: str) -> bool:
    """Whether one word that is not known as a body speaks as persons do, or is called up to speak."""
    if " " in name.text or name.entry or name.text.isupper() or not name.text.isalpha():
        return False
    if PATTERNS.quoted_before.search(before) and PATTERNS.spoke.match(after):
        return True
    if PATTERNS.call_with.search(before):
        return True
    if PATTERNS.said_before.search(before) and after[:1] in {".", ";", "\n", ""}:
        return True
    return bool(PATTERNS.called_to_speak.search(before) and PATTERNS.next_turn.match(after))


REACH = 48
"""Characters to either side that are read."""


def evidence(text: str, name: Name) -> EntityType | None:
    """Return the type that the neighbourhood of a name gives it, if it gives one."""
    before = text[max(0, name.start - REACH) : name.start]
    after = text[name.end : name.end + REACH]
    placed = _stands_as_place(name, before, after)
    if placed:
        return "LOC"
    if name.type in OPEN and _speaks(name, before, after):
        return "PER"
    governed = bool(PATTERNS.governed.search(before))
    if PATTERNS.spoken_to.match(after) and not governed:
        return "PER"
    for rule in type_rules():
        if not (governed and rule.of_what_stands_before) and rule.pattern.search(
            before if rule.side == "before" else after
        ):
            return rule.type
    if name.type == "PER" and " " not in name.text and PATTERNS.moved_in.search(before):
        return None if after[:1] in ("", "'") else "LOC"
    return None


def _given_first(words: Sequence[str]) -> bool:
    """Whether two words begin with a given name: a question "on Omar Roe" is about him."""
    given = word_class("given-male") | word_class("given-female")
    return len(words) == 2 and words[0] in given


def _stands_as_place(name: Name, before: str, after: str) -> bool:
    """Whether a name that is not known as anything stands where a place does: "met in X on Friday"."""
    words = name.text.split()
    if (
        name.type not in ("PER", "ORG", "LOC", "FAC", "PRODUCT", "NORP")
        or name.entry
        or len(words) > 2
    ):
        return False
    if name.text.isupper() or {*words} & (word_class("organisation-head") | word_class("platform")):
        return False
    if _given_first(words) and PATTERNS.of_person.match(after):
        return False  # "found a leader in Mitt Roe, the nominee"
    topic = PATTERNS.called_on.search(before) or (
        PATTERNS.on_topic.search(before) and _given_first(words)
    )
    if PATTERNS.in_alone.search(before) and PATTERNS.place_ends.match(after) and not topic:
        return True
    return bool(PATTERNS.in_place.search(before) and PATTERNS.lies_in.match(after))


CALLED: Mapping[EntityType, tuple[str, ...]] = {
    "LAW": ("law-head", "law-end", "agreement-head"),
    "EVENT": ("event-head", "event-end", "gathering-end"),
    "FAC": (*HEADS, "house", "room"),
    "ORG": (*HEADS, "house", "of-what", "firm-head", "company-suffix"),
    "LOC": (*HEADS, "place-first", "of-nature", "direction"),
}
"""Classes of words of which a name of several has one that says what it is."""
NAMED = ("PER", "ORG", "LOC")
OFTEN = 3
"""Mentions from which a person, body, place or product is borne out by being spoken of again."""
BEFORE = re.compile(r"([\w.'-]+)\s$")
NOBODY = (*HEADS, "company-suffix", "event-end", "gathering-end", "topic-end")
"""Classes of what names end in that are nobody's."""
LARGE = 250_000
"""People of a town that nobody is called after: "Cleveland Herons"."""
DIGIT = re.compile(r"\d")
PARTS = re.compile(r"[\s-]")


@dataclass(frozen=True, slots=True)
class Bearing:
    """What an article shows of its names.

    ``known`` tells the words of the dictionary in lower case, ``plain`` its verbs, adjectives and
    adverbs; ``small`` are the words that the text prints in lower case, ``longer`` those of its names
    of several words; ``ends`` and ``starts`` are where surer names end and begin, with their type.
    """

    text: str
    known: Callable[[str], bool]
    plain: Callable[[str], bool]
    small: Collection[str]
    longer: frozenset[str]
    surnames: frozenset[str]
    ends: Mapping[int, EntityType]
    starts: Mapping[int, EntityType]

    def out(self, alike: Sequence[Name]) -> bool:
        """Whether more than the model says of the mentions of one name that it is one, of its kind."""
        first = alike[0]
        if all(map(self._is_phrase, alike)) or self._are_things(alike):
            return False
        often = len(alike) >= OFTEN and first.type in (*NAMED, "PRODUCT")
        if first.type == "PER" and " " not in first.text and not first.text.isupper():
            often = often and not self.ordinary(first.text, self.known)
        return often or any(map(self._shown, alike))

    def _shown(self, name: Name) -> bool:
        words = name.text.split()
        classes = CALLED.get(name.type, ())
        if len(words) > 1 and any(in_class(word, *classes) for word in words):
            return not words[-1].islower()
        kind = evidence(self.text, name)
        if kind == name.type or self._beside_its_kind(name):
            return True
        return name.type in SIGNS and SIGNS[name.type](self, name, words)

    def _is_phrase(self, name: Name) -> bool:
        """Whether a name is of a dictionary's words alone, in a line of capitals or with a hyphen.

        No kind of thing ends it, or the phrase goes on: "Marine Debris", "Harbour-Bottom Seismographs".
        """
        parts = PARTS.split(name.text)
        if (
            look_up(name.text)
            or name.type not in (*NAMED, "FAC")
            or not all(map(self._in_dictionary, parts))
        ):
            return False
        if " " not in name.text and len(parts) > 1:
            return True
        surname = name.type == "PER" and name.text in self.longer
        if surname or not is_headline(self.text, name.start):
            return False
        goes_on = PATTERNS.next_capital.match(self.text, name.end)
        goes_on = goes_on and self._in_dictionary(goes_on["word"])
        return bool(goes_on) or not in_class(parts[-1], *HEADS)

    def _are_things(self, alike: Sequence[Name]) -> bool:
        """Whether persons' names follow articles: "the Kettlewell 55", "a Harbour Light".

        They are somebody's where they begin with a given name or are part of a longer one, or of one
        word that does something; and so they are before what people have, "the Roe regime", and of
        who speaks or is meant by "he".
        """
        first = alike[0]
        words = first.text.split()
        if first.type != "PER" or words[0] in given_names():
            return False
        behind = [
            name
            for name in alike
            if PATTERNS.article_before.search(self.text, max(0, name.start - 5), name.start)
        ]
        if not behind or any(PATTERNS.of_people.match(self.text, name.end) for name in alike):
            return False
        if any(PATTERNS.model_number.match(self.text, name.end) for name in behind):
            return True
        if any(map(self.is_somebody, alike)):
            return False
        if len(words) > 1:
            return len(behind) == len(alike)
        acting = any(
            PATTERNS.acts.match(self.text, name.end) for name in alike if name not in behind
        )
        mostly = 2 * len(behind) > len(alike)
        return mostly and not acting and words[0].lower() not in self.surnames

    def is_somebody(self, name: Name) -> bool:
        """Whether who a name stands for speaks, is a "who", or opens a sentence and is meant by "he"."""
        if PATTERNS.somebody.match(self.text, name.end):
            return True
        opens = PATTERNS.opens_with_article.search(self.text, max(0, name.start - 8), name.start)
        return bool(opens and PATTERNS.he_behind.match(self.text, name.end))

    def _in_dictionary(self, word: str) -> bool:
        return not look_up(word) and self.ordinary(word, self.known)

    def _beside_its_kind(self, name: Name) -> bool:
        """Whether a score follows, or a name stands in a list beside one that is surely of its type."""
        the = PATTERNS.the_before.search(self.text, max(0, name.start - 4), name.start)
        if name.type in NAMED and not the and PATTERNS.score_behind.match(self.text, name.end):
            return True
        listed = PATTERNS.listed_before.search(self.text, max(0, name.start - 10), name.start)
        if listed and self.ends.get(listed.start()) == name.type:
            return True
        found = PATTERNS.listed_behind.match(self.text, name.end)
        return bool(found) and any(
            self.starts.get(found.start(group)) == name.type for group in ("next", "titled")
        )

    def ordinary(self, word: str, tells: Callable[[str], bool]) -> bool:
        """Whether the text prints a word small too, a dictionary has it in some form, or it is a quality's."""
        if PATTERNS.quality.search(word):
            return True
        low = word.lower().removesuffix("'s")
        return any(base in self.small or tells(base) for base in forms(low))

    def may_be_body(self, name: Name) -> bool:
        """Whether a body may stand here: one that acts, owns or has people, or ends its phrase.

        What is but an attribute may be a ware: "a Callen connector", "the Callen 18".
        """
        if in_class(name.text, "organisation-head", "house", "platform"):
            return True
        if PATTERNS.body_acts.match(self.text, name.end) or PATTERNS.phrase_ends.match(
            self.text, name.end
        ):
            return True
        return bool(PATTERNS.next_capital.match(self.text, name.end))

    def rare(self, word: str) -> bool:
        """Whether a word with a capital is in no dictionary and no place's."""
        return word[0].isupper() and not look_up(word) and not self.ordinary(word, self.known)


def _is_person(article: Bearing, name: Name, words: Sequence[str]) -> bool:
    """Whether a name begins as persons' do, follows a title, or has a word of its own."""
    title = _has_title(article, name)
    the = PATTERNS.the_before.search(article.text, max(0, name.start - 4), name.start)
    thing = the and len(words) > 1 and article.known(words[-1].lower())  # "the Roe Ban"
    if thing and not article.is_somebody(name):
        return False
    owned = PATTERNS.owned.match(article.text, name.end)
    if title or words[0] in given_names():
        owns = owned and in_class(owned[1], *HEADS)
        return bool(title or len(words) > 1 or not owns)  # "Martha's Vineyard"
    ordinary = all(article.ordinary(word, article.plain) for word in words)
    if len(words) > 1:
        many = PATTERNS.many_people.search(words[-1]) and article.ordinary(words[-1], article.known)
        return not (many or ordinary or _is_nobody(words))
    if not article.longer.isdisjoint(name_parts(name.text)):
        return True
    return bool(PATTERNS.did.match(article.text, name.end)) and not the and not ordinary


def _has_title(article: Bearing, name: Name) -> bool:
    found = BEFORE.search(article.text, max(0, name.start - 24), name.start)
    return bool(found and (title_of(found[1]) or found[1] in word_class("title-of-person")))


def _is_nobody(words: Sequence[str]) -> bool:
    """Whether a name of several words begins with a large town or ends as what is no person does."""
    particle = words[0].lower() in word_class("particle")
    town = None if particle else load_gazetteer().city(words[0])
    ends = in_class(words[-1], *NOBODY)
    ends = ends or any(word.endswith("'s") for word in words)
    return ends or (town is not None and town.weight > LARGE)


def _is_body(article: Bearing, name: Name, words: Sequence[str]) -> bool:
    """Whether a name has a word that no dictionary has, or is of a town or land, and bodies stand there."""
    if not article.may_be_body(name):
        return False
    if len(words) == 1:
        return _is_lone_body(article, name)
    gazetteer = load_gazetteer()
    of_land = words[-2] not in ("of", "for", "in") and look_up(words[-1])
    of_town = words[0] in gazetteer.states or gazetteer.city(words[0])
    told = ("&" in words and not look_up(words[0])) or words[-1] in ("Air", "International")
    return bool(of_land or of_town or told) or any(map(article.rare, words))


def _is_lone_body(article: Bearing, name: Name) -> bool:
    """Whether one word may be a body's: an acronym, "the Senate", no figure in it and no "a" before it."""
    text, start = article.text, name.start
    a_kind = PATTERNS.a_kind.search(
        text, max(0, start - 3), start
    ) and not PATTERNS.noun_behind.match(text, name.end)
    if a_kind or DIGIT.search(name.text):
        return False
    head = in_class(name.text, "organisation-head", "house")
    return head or name.text.isupper() or not article.ordinary(name.text, article.plain)


def _is_place(article: Bearing, name: Name, words: Sequence[str]) -> bool:
    """Whether a name stands where places do, before a known one, or is a town's."""
    text, start = article.text, name.start
    gazetteer = load_gazetteer()
    if PATTERNS.placed.search(text, max(0, start - 9), start) or gazetteer.city(name.text):
        return True
    if name.text in gazetteer.state_codes:
        return True
    beside = text[name.end : name.end + 2] == ", " and article.starts.get(name.end + 2) == "LOC"
    return beside or words[0] in article.longer


def _is_product(article: Bearing, name: Name, words: Sequence[str]) -> bool:
    told = len(words) > 1 or not name.text.isalpha()
    return name.text[0].isalpha() and (told or not article.ordinary(name.text, article.plain))


SIGNS: Mapping[EntityType, Callable[[Bearing, Name, Sequence[str]], bool]] = {
    "PER": _is_person,
    "ORG": _is_body,
    "LOC": _is_place,
    "NORP": lambda _article, _name, words: bool(PATTERNS.peoples.search(words[-1])),
    "EVENT": lambda _article, _name, words: (
        words[0] in word_class("exercise-first") and len(words) > 1
    ),
    "WORK": lambda article, name, _words: bool(
        PATTERNS.work_before.search(article.text, max(0, name.start - 30), name.start)
    ),
    "PRODUCT": _is_product,
}


def _words_of_several(names: Iterable[str]) -> frozenset[str]:
    """Return the words of the names that have several."""
    return frozenset(word for one in names if " " in one for word in name_parts(one))


def borne_out(
    text: str,
    names: Sequence[Name],
    small: Collection[str],
    known: Callable[[str], bool],
    plain: Callable[[str], bool],
) -> tuple[list[Name], list[Name]]:
    """Return the names that something bears out, and the others with the letters that stand for them.

    ``small`` are the words that the text prints in lower case; ``known`` tells those of the dictionary,
    ``plain`` its verbs, adjectives and adverbs.
    """
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if not is_certain(name):
            groups[name.text].append(name)
    sure = [name for name in names if is_certain(name) or name.text.split()[0] in given_names()]
    ends, starts = {n.end: n.type for n in sure}, {n.start: n.type for n in sure}
    people = [one.text for one in names if one.type == "PER" and not DIGIT.search(one.text)]
    longer, surnames = _words_of_several(one.text for one in names), _words_of_several(people)
    article = Bearing(text, known, plain, small, longer, surnames, ends, starts)
    lost = {one for one, alike in groups.items() if not article.out(alike)}
    letters = {short for one in lost if " " in one for short in initials(one)}

    def is_unsure(name: Name) -> bool:
        stands_for_lost = name.text in letters and not name.entry and is_acronym(name.text)
        return stands_for_lost or (name.text in lost and not is_certain(name))

    parts: tuple[list[Name], list[Name]] = [], []
    for name in names:
        parts[is_unsure(name)].append(name)
    return parts


def is_certain(name: Name) -> bool:
    """Whether a name is known, or was found by more than the model."""
    return bool(name.entry) or name.kind != "name" or name.trust > 1
