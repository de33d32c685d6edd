"""The words that the rules know: a folder of YAML lists, each file read once, and what they say of a word.

Reporting verbs in all their forms, verbs and nouns that tell of events, and what a word says of its
complement where it is itself so and where it is denied.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

import yaml

from dashboard.model import EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARSING = Path(__file__).parent.parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times faster where libyaml is there; safe both ways."""


def read(path: str) -> Any:
    """Return the content of a YAML file of some stage: "dates/data/grammar.yaml"."""
    return yaml.load((PARSING / path).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - safe


def rows(path: str) -> Iterator[list[str]]:
    """Yield the fields of each row of a table of some stage, without blank lines and remarks."""
    for line in (PARSING / path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@functools.cache
def load(name: str) -> dict[str, Any]:
    """Return one of the files of this folder; ``name`` is its file name without the ending."""
    return read(f"lexicon/{name}.yaml")


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """Return one list of a file as a set of lower-case words; one string holds words between blanks."""
    listed = load(name)[key]
    members = listed.split() if isinstance(listed, str) else listed
    return frozenset(str(word).lower() for word in members)


def rule_words(key: str) -> frozenset[str]:
    """Return a list of words, or of event classes, that single rules of events ask for."""
    return words("event_rules", key)


class WordLists:
    """The lists of one file as sets, each under its name: ``DATE_WORDS.future``."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, key: str) -> frozenset[str]:
        """Return a list when it is first asked for; from then on it is an attribute like others."""
        try:
            found = words(self._name, key)
        except KeyError as error:
            raise AttributeError(key) from error
        setattr(self, key, found)
        return found


DATE_WORDS = WordLists("dates")
"""Words beside a date that decide how it is read."""
FUNCTION_WORDS = WordLists("function_words")
"""Closed classes of words: pronouns, articles, conjunctions, auxiliaries."""


REPORTING = ("say", "write", "tell", "ask")
"""Classes of verbs that do nothing but report words, but for those that name a deed too."""
CLASSES = (*REPORTING, "promise", "name", "hold", "voice")


def inflect(lemma: str) -> list[str]:
    """Return the forms of a verb in news English, regular ones by rule."""
    irregular = load("reporting")["irregular"].get(lemma)
    if irregular:
        return [lemma, *irregular]
    stem = lemma.removesuffix("e")
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return [lemma, lemma + ("es" if sibilant else "s"), stem + "ed", stem + "ing"]


@functools.cache
def cue_classes() -> dict[str, tuple[str, str]]:
    """Return every form of every reporting verb: form -> (lemma, class); the first class wins."""
    data = load("reporting")
    forms: dict[str, tuple[str, str]] = {}
    for kind in CLASSES:
        for lemma in data[kind]:
            for form in inflect(lemma):
                forms.setdefault(form, (lemma, kind))
    return forms


def cue_of(word: str) -> tuple[str, str]:
    """Return the lemma and the class of a form of a reporting verb, empty ones of any other word."""
    return cue_classes().get(word, ("", ""))


@functools.cache
def phrasal_cues() -> dict[str, dict[str, str]]:
    """Return verbs that report together with a following word: form -> {word: class}."""
    forms: dict[str, dict[str, str]] = {}
    for phrase, kind in load("reporting")["phrases"].items():
        verb, _, rest = phrase.partition(" ")
        for form in inflect(verb):
            forms.setdefault(form, {})[rest] = kind
    return forms


NO_EVENTS = frozenset({"claims", "routine", "greetings"})
"""Groups of nouns that say what may be after them, and are no happening."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """Verbs and nouns by what they do to an event; ``classes`` maps a lemma to its event classes."""

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    every_noun: frozenset[str]
    classes: dict[str, frozenset[str]]
    near: frozenset[frozenset[str]]
    phrases: frozenset[str]
    durative: frozenset[str]

    def classes_of(self, lemma: str) -> frozenset[str]:
        """Return the classes of a lemma; one that the lists do not know is a class of its own."""
        return self.classes.get(lemma) or frozenset({f"={lemma}"})

    def are_other_acts(self, one: str, other: str) -> bool:
        """Return whether the lists know two lemmas as words for different happenings: "ban", "sink"."""
        here, there = self.classes.get(one), self.classes.get(other)
        return bool(here and there) and not here & there


@functools.cache
def event_words() -> EventWords:
    """Return the word lists of events."""
    verbs = {group: words("event_verbs", group) for group in load("event_verbs")}
    cues = frozenset().union(*(words("reporting", kind) for kind in REPORTING))
    reporting = cues - verbs["speech_acts"] - verbs.pop("deeds_too")
    verbs["reporting"] = reporting | verbs.pop("reporting_too")
    nouns = {group: words("event_nouns", group) for group in load("event_nouns")}
    table = load("event_classes")
    classes: dict[str, set[str]] = {}
    for name, listed in table["classes"].items():
        for word in listed.split():
            classes.setdefault(word, set()).add(name)
    return EventWords(
        verbs,
        nouns,
        frozenset().union(*(group for name, group in nouns.items() if name not in NO_EVENTS)),
        {word: frozenset(names) for word, names in classes.items()},
        frozenset(frozenset(pair) for pair in table["near"]),
        words("event_classes", "phrases"),
        words("event_classes", "durative"),
    )


Part = Literal["verbs", "nouns", "adjectives"]


class Signature(NamedTuple):
    """The group of a word, and what holds of its complement: where the word is so, and where it is not."""

    group: str
    so: EventStatus
    not_so: EventStatus


@functools.cache
def signatures(part: Part) -> Mapping[str, Signature]:
    """Return the signatures of the words of one part of speech, by lemma.

    Raises ValueError where the file names a status that there is not, or a word twice.
    """
    found: dict[str, Signature] = {}
    for name, group in load("factuality")["groups"].items():
        signature = Signature(name, group["so"], group["not"])
        if not {signature.so, signature.not_so} <= {*get_args(EventStatus)}:
            raise ValueError(f"{name}: {signature.so}, {signature.not_so}")
        for word in group.get(part, "").split():
            if word in found:
                raise ValueError(f"{word} stands in {found[word].group} and in {name}")
            found[word] = signature
    return found


@functools.cache
def denying_verbs() -> frozenset[str]:
    """Return the verbs by which somebody says that something is not so."""
    return frozenset(word for word, one in signatures("verbs").items() if one.group == "denies")


@functools.cache
def failing_verbs() -> frozenset[str]:
    """Return the verbs whose complement is not so where they are: "failed to", "avoided", "denied"."""
    return frozenset(word for word, one in signatures("verbs").items() if one.so == "denied")


def content_verbs() -> frozenset[str]:
    """Return the verbs whose "that" clause only reports, whatever their infinitive says."""
    return words("factuality", "content")
