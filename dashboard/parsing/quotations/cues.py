"""Cues: the words that say that somebody's words follow or went before, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.lexicon import cue_classes, phrasal_cues, words
from dashboard.parsing.quotations.subjects import subject_of

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to": its token, its extent, its kind and its subject's head.

    ``borrowed`` says that the subject belongs to another verb ("X left, saying ...");
    ``relative`` is the token of "who" where the subject is what it stands for; ``label_first`` is
    the first token of a name that layout, not a verb, sets beside the words.
    """

    token: int
    first: int
    last: int
    lemma: str
    kind: str
    subject: int | None
    borrowed: bool = False
    relative: int | None = None
    label_first: int | None = None


def find_cues(reading: Reading) -> list[Cue]:
    """Return the cues of all parsed sentences that stand outside quotation marks, in order."""
    classes, nouns = cue_classes(), words("cues", "sayings")
    found = []
    for token, word in enumerate(reading.words):
        if reading.inside[token] >= 0 or not reading.deps[token]:
            continue
        if word == "according":
            cue = _according(reading, token)
        elif word == "words":
            cue = _in_words(reading, token)
        elif word in nouns and reading.tags[token] in ("NN", "NNS"):
            cue = _saying(reading, token)
        elif word in classes or word in phrasal_cues():
            cue = _verb(reading, token)
        else:
            continue
        if cue is not None:
            found.append(cue)
    return found


def _according(reading: Reading, token: int) -> Cue | None:
    """Return the cue "according to X"."""
    after = token + 1
    if after >= len(reading.words) or reading.words[after] != "to":
        return None
    source = reading.child(after, "pobj")
    if source is None and after + 1 < len(reading.words):
        source = after + 1
    return Cue(token, token, after, "according", "according", source)


def _in_words(reading: Reading, token: int) -> Cue | None:
    """Return the cue "in the words of X" or "in X's words", beside quotation marks only."""
    a, b = reading.sentences[reading.sentence_of[token]]
    if all(number < 0 for number in reading.inside[a:b]):
        return None
    owner = reading.child(token, "poss")
    first, last = reading.left[token] - 1, token
    of = next((c for c in reading.children[token] if c > token and reading.words[c] == "of"), None)
    if owner is None and of is not None:
        owner, last = reading.child(of, "pobj"), of
    if owner is None or first < a or reading.words[first] != "in":
        return None
    return Cue(first, first, last, "words", "according", owner)


def _saying(reading: Reading, token: int) -> Cue | None:
    """Return the cue of a noun of saying with its owner and a clause: "her claim that ..."."""
    owner = reading.child(token, "poss")
    clause = reading.child(token, "acl", "ccomp")
    if owner is None or clause is None or reading.words[reading.left[clause]] != "that":
        return None
    return Cue(token, token, token, reading.words[token], "saying", owner, borrowed=True)


def _verb(reading: Reading, token: int) -> Cue | None:
    """Return the reporting verb at ``token``, or None where the word is none here."""
    if not reading.tags[token].startswith("VB") or reading.deps[token] in MODIFIERS:
        return None
    word = reading.words[token]
    last = token
    lemma, kind = cue_classes().get(word, ("", ""))
    following = phrasal_cues().get(word, {})
    for step in (1, 2):
        if token + step < len(reading.words) and reading.words[token + step] in following:
            last = token + step
            lemma, kind = f"{word} {reading.words[last]}", following[reading.words[last]]
            break
    if not kind:
        return None
    if kind == "name" and reading.deps[token] == "acl" and reading.tags[token] == "VBN":
        return None
    found = subject_of(reading, token, last)
    if kind == "ask" and found.head is None and _only_answered(reading, token):
        return None
    if found.head is not None and found.borrowed and not _may_speak(reading, token, found.head):
        return None
    return Cue(token, token, last, lemma, kind, found.head, found.borrowed, found.relative)


def _only_answered(reading: Reading, verb: int) -> bool:
    """Say whether a question is only what an answer follows: "Asked whether ..., she said no"."""
    bare = reading.child(verb, "aux", "auxpass", "agent") is None
    return reading.tags[verb] == "VBN" and bare


def _may_speak(reading: Reading, verb: int, subject: int) -> bool:
    """Say whether a verb can have its words from this other verb's subject."""
    if reading.words[subject] in ("it", "there"):
        return False
    if reading.deps[verb] != "acl":
        return True
    return reading.poses[subject] in ("PROPN", "PRON") or reading.words[subject] in words(
        "nouns", "carriers"
    )
