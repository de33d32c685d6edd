"""Cues: the words that say that somebody's words follow or went before, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.lexicon import cue_classes, phrasal_cues, words

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

WHO = frozenset({"who", "which", "that", "whom"})
UPWARD = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "parataxis", "dep"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to": its token, its extent, its kind and its subject's head.

    ``borrowed`` says that the subject belongs to another verb ("X left, saying ...");
    ``relative`` is the token of "who" where the subject is what it stands for.
    """

    token: int
    first: int
    last: int
    lemma: str
    kind: str
    subject: int | None
    borrowed: bool = False
    relative: int | None = None


def find_cues(reading: Reading) -> list[Cue]:
    """Return the cues of all parsed sentences that stand outside quotation marks, in order."""
    classes = cue_classes()
    found = []
    for token, word in enumerate(reading.words):
        if reading.inside[token] >= 0 or not reading.deps[token]:
            continue
        if word == "according":
            cue = _according(reading, token)
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
    subject, borrowed, relative = find_subject(reading, token)
    lost = subject is None or (subject is not None and reading.inside[subject] >= 0)
    if lost and reading.tags[token] in ("VBD", "VBZ", "VBP", "VBN"):
        subject, borrowed, relative = _beside(reading, token, last), False, None
    elif lost:
        subject, borrowed, relative = _of_sentence(reading, token), True, None
    else:
        subject = _same_tense(reading, token, subject) if borrowed else subject
    if borrowed and subject is not None and reading.words[subject] in ("it", "there"):
        return None
    if kind == "name" and reading.deps[token] == "acl" and reading.tags[token] == "VBN":
        return None
    if borrowed and reading.deps[token] == "acl" and subject is not None and not _speaks(reading, subject):
        return None
    return Cue(token, token, last, lemma, kind, subject, borrowed, relative)


def _beside(reading: Reading, token: int, last: int) -> int | None:
    """Return the head of the words beside a finite verb whose subject the syntax lost."""
    place = token - 1
    a = reading.sentences[reading.sentence_of[token]][0]
    while place >= a and (reading.poses[place] in ("AUX", "ADV") or reading.tags[place] == "MD"):
        place -= 1
    if place >= a and reading.inside[place] < 0 and reading.poses[place] in ("NOUN", "PROPN", "PRON"):
        return place
    inverted = _inverted(reading, last)
    if inverted is not None:
        return inverted
    return _of_sentence(reading, token)


def _of_sentence(reading: Reading, token: int) -> int | None:
    """Return the likeliest subject before a verb that the syntax left without one."""
    a = reading.sentences[reading.sentence_of[token]][0]
    for wanted in (("nsubj", "nsubjpass"), ("npadvmod", "dep", "ROOT", "nmod", "attr", "conj")):
        for place in range(token - 1, a - 1, -1):
            if reading.inside[place] < 0 and reading.deps[place] in wanted and reading.poses[place] in ("PROPN", "PRON", "NOUN"):
                if reading.words[place] not in WHO:
                    return place
    return None


def _same_tense(reading: Reading, token: int, subject: int) -> int:
    """Return the subject of the saying verb before, where "and added" was hung on what it reports."""
    head = reading.heads[token]
    if reading.deps[token] != "conj" or reading.tags[token] not in ("VBD", "VBZ"):
        return subject
    above = reading.heads[head]
    same = reading.tags[head] == reading.tags[token]
    if reading.deps[head] == "ccomp" and not same and reading.tags[above] == reading.tags[token]:
        found = reading.child(above, "nsubj", "nsubjpass")
        return found if found is not None else subject
    return subject


def _inverted(reading: Reading, last: int) -> int | None:
    """Return the head of the words right after a verb whose subject the syntax lost: "said Smith"."""
    for token in range(last + 1, min(last + 8, len(reading.words))):
        if reading.inside[token] >= 0 or reading.words[token] in (",", ".", "that"):
            return None
        if reading.poses[token] in ("NOUN", "PROPN", "PRON"):
            while reading.deps[token] == "compound" and reading.heads[token] > token:
                token = reading.heads[token]
            return token
    return None


def _speaks(reading: Reading, noun: int) -> bool:
    """Say whether a noun can carry words: a person, an organisation, a document."""
    return reading.poses[noun] == "PROPN" or reading.words[noun] in words("nouns", "carriers")


def find_subject(reading: Reading, verb: int) -> tuple[int | None, bool, int | None]:
    """Return (head of the verb's subject, whether it is another verb's, token of "who")."""
    token, borrowed = verb, False
    for _ in range(6):
        subject = reading.child(token, "nsubj", "nsubjpass")
        if subject is not None:
            return (*_antecedent(reading, token, subject, borrowed),)
        dep, head = reading.deps[token], reading.heads[token]
        if dep == "relcl" or (dep == "acl" and reading.poses[head] in ("NOUN", "PROPN")):
            return head, True, None
        if dep not in UPWARD or head == token:
            return None, borrowed, None
        token, borrowed = head, True
    return None, borrowed, None


def _antecedent(
    reading: Reading, verb: int, subject: int, borrowed: bool
) -> tuple[int, bool, int | None]:
    """Return the noun that a relative pronoun stands for, or the subject itself."""
    if reading.words[subject] in WHO:
        token = verb
        for _ in range(4):
            if reading.deps[token] == "relcl":
                return reading.heads[token], borrowed, subject
            if reading.heads[token] == token:
                break
            token = reading.heads[token]
    return subject, borrowed, None
