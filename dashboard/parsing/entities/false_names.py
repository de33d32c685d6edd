"""What is no name: a word that only begins a sentence, a title alone, what nothing around it bears out.

A model of English takes the common words of another language for names: whether a line is English, the
small words of its sentences tell; a line too short for that goes with most of the article.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.gazetteer_matches import look_up
from dashboard.parsing.entities.headlines import HEADS, is_headline
from dashboard.parsing.entities.person_names import given_names, name_parts, title_of, titles
from dashboard.parsing.entities.type_evidence import IN_PLACE, evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.parsing.entities.spans import Name, Word


def proper(
    text: str, words: Sequence[Word], names: Sequence[Name], known: Callable[[str], bool]
) -> list[Name]:
    """Return the names without words that only begin a sentence, and without pieces of longer ones.

    ``known`` tells the words of the dictionary, in lower case.
    """
    common = {word.text for word in words if word.text.islower()}
    starts = {name.start for name in names}
    no_names = set(VARIANT.findall(text)) | set(_short_for_things(text))
    return [
        n
        for n in names
        if n.text not in no_names
        and not _is_phrase(text, n)
        and not _title_alone(n)
        and (
            n.trust > 1
            or n.kind != "name"
            or not (
                _only_begins(text, n, common)
                or _cut_short(text, n)
                or (known(n.text.lower()) and _cut_out(text, n, starts))
            )
        )
    ]


VARIANT = re.compile(
    r"\b(Alpha|Beta|Gamma|Delta|Epsilon|Lambda|Omicron) (?:sub)?(?:variant|strain|wave)s?\b"
)
"""Letters that tell waves of an illness apart, and in such an article are no town and no airline."""
SHORT_FOR = re.compile(
    r"(?P<words>(?:\b[a-z]\w+[ -]){1,5}[a-z]\w+)(?:,? or | \()(?P<letters>[A-Z]{2,5})\b"
)


def _short_for_things(text: str) -> Iterator[str]:
    """Yield the letters that stand for a common noun: "chronic lung disease, or CLD"."""
    for found in SHORT_FOR.finditer(text):
        letters = found["letters"].lower()
        words = re.split(r"[ -]", found["words"])
        telling = [word for word in words if word not in word_class("small-word")]
        if any("".join(w[0] for w in some).endswith(letters) for some in (words, telling)):
            yield found["letters"]


def _is_phrase(text: str, name: Name) -> bool:
    """Whether a person's name of several words is a phrase of the text: "Bread Ovens", "bread ovens"."""
    several = name.type == "PER" and name.trust < 2 and " " in name.text
    return several and f" {name.text.lower()}" in text


CAPITAL_BEHIND = re.compile(r" (?:and )?(?=[A-Z][a-z]{2})")


def _cut_out(text: str, name: Name, starts: set[int]) -> bool:
    """Whether a word is cut out of what stands in capitals: "Corrupt" of "Corrupt Actors List".

    A person, and what another name follows at once, is no such piece.
    """
    found = CAPITAL_BEHIND.match(text, name.end)
    if not found or name.type == "PER" or name.text.isupper() or look_up(name.text):
        return False
    word = re.match(r"\w+", text[found.end() :])
    return found.end() not in starts and bool(word) and word.group() not in titles()


JOINED = re.compile(r"(?:,| and| or|, and) (?:(?:North|South|East|West)(?:ern)?|Central|Latin)")


def _cut_short(text: str, name: Name) -> bool:
    """Whether a name is the first half of a list: "North and South Ulm"."""
    return name.text in word_class("direction") and bool(JOINED.match(text, name.end))


BRANDS = frozenset({"Coach", "Judge", "Premier", "Provost"})
"""Titles that are also called so without anybody: firms, leagues, towns."""


def _title_alone(name: Name) -> bool:
    """Whether a name is but a title: "Mr. Minister"; a brand or a given name is none."""
    if name.type not in ("PER", "ORG", "LOC") or name.entry:
        return False
    office = word_class("title-of-person") | word_class("office-short")
    *kinds, name_of_office = name.text.split()
    if kinds:
        return name_of_office in office and word_class("title-adjective").issuperset(kinds)
    return name.text in office - word_class("also-title") - given_names() - BRANDS


def _only_begins(text: str, name: Name, common: set[str]) -> bool:
    """Whether a name is one word at the head of a sentence that is a common word elsewhere."""
    if " " in name.text or name.text.lower() not in common or name.text.isupper():
        return False
    return _opens(text, name)


def _opens(text: str, name: Name) -> bool:
    """Whether a name stands at the head of a sentence."""
    before = text[max(0, name.start - 3) : name.start].rstrip(" \"'‘(")
    return not before or before[-1] in ".!?:\n)–—-*"


THE = re.compile(r"\b[Tt]he\s$")
NOUN = re.compile(r"\s[a-z]|'s\b|[-/]")
"""Behind a surname with an article it makes it an attribute: "the Roe administration"."""
BEFORE = re.compile(r"([\w.-]+)\s$")
HEADING = re.compile(r":\s")
OPENED = re.compile(r"[\"“]$")
CLOSED = re.compile(r"[,.!?]?[\"”]")
RUNS_ON = re.compile(r"\s[a-z]")
LISTED_BEFORE = re.compile(r"[A-Z][\w-]*(?:, (?:and )?| and )$")
LISTED_BEHIND = re.compile(r"(?:, (?:and )?| and )[A-Z]")
OPEN = ("ORG", "LOC", "FAC", "PRODUCT")
ABSTRACT = re.compile(r"^[A-Z][a-z]{3,}(?:[ai]lity|ness|[ts]ion|ment|ism)$")
"""What a quality or an act is called, hardly a body: "Sustainability"."""
ACRONYM = 4
"""Letters up to which a word in capitals may be an acronym that is also a word."""
OF_BODIES = (
    "house",
    "direction",
    "organisation-head",
    "office-short",
    "event-end",
    "event-head",
    "law-head",
    *HEADS,
)


def without_doubtful(
    text: str, names: Sequence[Name], words: Sequence[Word], plain: Callable[[str], bool]
) -> list[Name]:
    """Return the names without those that nothing bears out.

    ``plain`` tells the verbs, adjectives and adverbs of the dictionary, in lower case.
    """
    small = {word.text for word in words if word.text.islower()}
    longer = _words_of_longer(names)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[name.text].append(name)
    common = {one for one in groups if _is_common_noun(one, small, plain)}

    def is_doubtful(name: Name) -> bool:
        alike = groups[name.text]
        return (
            _heads_a_line(text, name)
            or _opens_quoted_words(text, name)
            or _is_no_person(text, alike, longer, common)
            or _is_common(text, alike, longer, common, small)
        )

    return [name for name in names if _is_certain(name) or not is_doubtful(name)]


def _is_certain(name: Name) -> bool:
    """Whether a name is known, or was found by more than the model."""
    return bool(name.entry) or name.kind != "name" or name.trust > 1


def _is_common_noun(word: str, small: set[str], plain: Callable[[str], bool]) -> bool:
    """Whether a name is a word that the text prints small, or one of the dictionary or of a quality."""
    if word.lower() in small:
        return True
    return " " not in word and (plain(word.lower()) or ABSTRACT.search(word) is not None)


def _words_of_longer(names: Sequence[Name]) -> frozenset[str]:
    """Return the words of the article's names of several words, in lower case."""
    return frozenset(word for name in names if " " in name.text for word in name_parts(name.text))


def _is_no_person(
    text: str, alike: Sequence[Name], longer: frozenset[str], common: set[str]
) -> bool:
    """Whether a lone word taken for a person is none: "the Nanowave", a word that is a common one."""
    first = alike[0]
    if first.type != "PER" or " " in first.text or _borne_out(text, alike, longer):
        return False
    return first.text in common or any(_has_article(text, name) for name in alike)


def _has_article(text: str, name: Name) -> bool:
    """Whether an article stands before a word that is no attribute: "on the Sylphy."."""
    return bool(THE.search(text, max(0, name.start - 4), name.start)) and not NOUN.match(
        text, name.end
    )


def _borne_out(text: str, places: Sequence[Name], longer: frozenset[str]) -> bool:
    """Whether a lone word is somebody's: of a full name, behind a title, or shown by its neighbours."""
    first = places[0]
    if first.text in given_names() or any(part in longer for part in name_parts(first.text)):
        return True
    return any(_behind_title(text, name) or evidence(text, name) == "PER" for name in places)


def _behind_title(text: str, name: Name) -> bool:
    """Whether a title stands right before a name."""
    found = BEFORE.search(text, max(0, name.start - 24), name.start)
    word = found[1] if found else ""
    return bool(word) and (word in titles() or title_of(word) is not None)


def _is_listed(text: str, name: Name) -> bool:
    """Whether a word stands among names: "Ostra, Xenon and Callen"; a quality is none for all that."""
    if ABSTRACT.search(name.text):
        return False
    before = LISTED_BEFORE.search(text, max(0, name.start - 24), name.start)
    return bool(before or LISTED_BEHIND.match(text, name.end))


def _is_common(
    text: str, places: Sequence[Name], longer: frozenset[str], common: set[str], small: set[str]
) -> bool:
    """Whether a lone word that is met once is a common one with a capital: "the Municipal's"."""
    first = places[0]
    if first.type not in OPEN or first.text not in common or len(places) > 1:
        return False
    if first.text.lower() in longer or load_gazetteer().city(first.text):
        return False
    if any(first.text.title() in word_class(some) for some in OF_BODIES):
        return False
    if first.text.isupper() and len(first.text) <= ACRONYM:
        return False
    if first.text.lower() not in small and _is_listed(text, first):
        return False
    placed = IN_PLACE.search(text, max(0, first.start - 9), first.start)
    return not placed and evidence(text, first) is None


def _heads_a_line(text: str, name: Name) -> bool:
    """Whether words are the heading at the head of a line: "Harbour Horror: The crew was left"."""
    if name.type == "PER" or " " not in name.text or not HEADING.match(text, name.end):
        return False
    opens = text[name.start - 1 : name.start] in ("", "\n")
    if not opens or text.count(name.text) > 1 or is_headline(text, name.start):
        return False
    return not any(word in word_class(some) for word in name.text.split() for some in OF_BODIES)


def _opens_quoted_words(text: str, name: Name) -> bool:
    """Whether a work's name only begins what somebody said: "All Members of Parliament get gifts."."""
    if name.type != "WORK" or not OPENED.search(text, max(0, name.start - 1), name.start):
        return False
    return not CLOSED.match(text, name.end) and bool(RUNS_ON.match(text, name.end))


LINE = re.compile(r"[^\n]+")
SMALL = re.compile(r"(?<![\w'-])[^\W\d_]{1,9}(?![\w'-])")
NAMED = re.compile(r"(?: [a-z]{1,3}){0,2} [A-Z]")
LEAST = 8
"""Words in lower case by which a line tells its language."""
ENGLISH = 0.12
"""Share of English small words under which a line may be in another language: English has a third."""
OTHER = 2
"""Small words of other languages that such a line has at least."""
MOSTLY = 0.5


@functools.lru_cache(maxsize=4)
def foreign_lines(text: str) -> tuple[range, ...]:
    """Return where the lines stand that are in another language than English."""
    told: list[tuple[range, bool | None]] = []
    size = {True: 0, False: 0}
    for line in LINE.finditer(text):
        foreign = _is_foreign(line.group())
        told.append((range(*line.span()), foreign))
        if foreign is not None:
            size[foreign] += len(line.group())
    mostly = size[True] > MOSTLY * sum(size.values())
    return tuple(span for span, foreign in told if foreign or (mostly and foreign is None))


def _is_foreign(line: str) -> bool | None:
    """Whether a line is in another language; None where it has too few words to tell."""
    letters = [c for c in line if c.isalpha()]
    strange = sum(not _is_latin(c) for c in letters)
    if len(letters) >= LEAST and strange > MOSTLY * len(letters):
        return True
    found = [word for word in SMALL.finditer(line) if word.group().islower()]
    words = [word.group() for word in found if not _is_particle(line, word)]
    if len(words) < LEAST:
        return None
    english = sum(word in word_class("english-small") for word in words)
    other = sum(word in word_class("foreign-small") for word in words)
    return other >= OTHER and other > english and english < ENGLISH * len(words)


def _is_particle(line: str, word: re.Match[str]) -> bool:
    """Whether a small word belongs to a name: "van der Roe"."""
    followed = NAMED.match(line, word.end()) is not None
    return followed and word.group() in word_class("particle")


@functools.lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin alphabet."""
    return "LATIN" in unicodedata.name(letter, "")


def without_foreign(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without those of foreign lines that nothing but the model knows."""
    lines = foreign_lines(text)
    return [
        name
        for name in names
        if (name.entry or name.kind != "name" or not any(name.start in line for line in lines))
        and (name.entry or not name.text[:1].isalpha() or _is_latin(name.text[0]))
    ]
