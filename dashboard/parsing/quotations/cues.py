"""Cues: the words that say that somebody's words follow or went before, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.lexicon import cue_classes, phrasal_cues, words
from dashboard.parsing.quotations.sources import may_speak
from dashboard.parsing.quotations.subjects import Subject, behind_comma, subject_of
from dashboard.parsing.quotations.urging import has_marks, kind_without_marks, may_urge

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

DOING = frozenset({"voice", "hold"})
"""Verbs that things are subjects of as well: "talks began", "that phrase goes back to"."""
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
    classes, nouns = cue_classes(), words("reporting", "sayings")
    found = []
    for token, word in enumerate(reading.words):
        if reading.inside[token] >= 0 or not reading.deps[token]:
            continue
        if word == "according":
            cue = _according(reading, token)
        elif word == "per":
            cue = _per(reading, token)
        elif word == "as":
            cue = _as(reading, token)
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
    if source is not None and _tells_how(reading, token, source):
        return None
    return Cue(token, token, after, "according", "according", source)


def _tells_how(reading: Reading, token: int, source: int) -> bool:
    """Say whether something is done by a measure: "ranks them according to their age"."""
    a, _ = reading.sentences[reading.sentence_of[token]]
    parted = token <= a + 1 or reading.inside[token - 1] >= 0 or behind_comma(reading, token)
    told = may_speak(reading, source) or reading.words[source] in words("sources", "finders")
    measure = reading.poses[source] == "NOUN" and not told
    if measure and reading.words[source] in words("sources", "measures"):
        return True
    return measure and not parted and reading.tags[token - 1] not in ("CC", "IN")


def _per(reading: Reading, token: int) -> Cue | None:
    """Return the cue "per X" where a source follows and no rate: not "a pound per person"."""
    a, _ = reading.sentences[reading.sentence_of[token]]
    source = reading.child(token, "pobj")
    if source is None or not (token == a or behind_comma(reading, token)):
        return None
    if token > a + 1 and reading.words[token - 2] in cue_classes():
        return None  # "he said, per a translator, that ..."
    bare = reading.left[source] == source and reading.tags[source] == "NN"
    done = reading.words[source] in words("sources", "followed")
    if bare or done or not may_speak(reading, source):
        return None
    return Cue(token, token, token, "according", "according", source)


def _as(reading: Reading, token: int) -> Cue | None:
    """Return a verb, of whatever kind, that gives a thing a name: "introduced him as 'a fighter for us'"."""
    verb = reading.heads[token]
    if reading.deps[token] != "prep" or not reading.tags[verb].startswith("VB") or verb > token:
        return None
    thing = reading.child(verb, "dobj")
    if thing is None or reading.words[verb] in cue_classes() or reading.inside[verb] >= 0:
        return None
    numbers = {n for n in reading.inside[token + 1 : reading.right[token] + 1] if n >= 0}
    regions = [reading.regions[number] for number in numbers]
    if not any(region.words > 1 and not region.is_title for region in regions):
        return None
    if ":" in reading.words[token : reading.right[token] + 1]:
        return None
    found = subject_of(reading, verb, verb)
    if found.head is None or not may_speak(reading, found.head):
        return None
    return Cue(verb, verb, verb, reading.words[verb], "name", found.head, found.borrowed)


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
    last, lemma, kind = _phrase(reading, token)
    if not kind or _merely_links(reading, token) or _signs_off(reading, token):
        return None
    found = subject_of(reading, token, last)
    if kind == "name" and reading.deps[token] == "acl" and reading.tags[token] == "VBN":
        noun = reading.heads[token]
        if reading.deps[noun] != "ROOT" or reading.child(token, "dobj") is None:
            return None
        found = Subject(noun)  # the syntax took "The campaign called it ..." for a heading
    if kind == "hold":
        kind = kind_without_marks(reading, token, found)
    if not _has_words(reading, token, last, kind, found):
        return None
    return Cue(token, token, last, lemma, kind, found.head, found.borrowed, found.relative)


def _phrase(reading: Reading, token: int) -> tuple[int, str, str]:
    """Return where a reporting verb with its following words ends, its lemma and its kind."""
    word = reading.words[token]
    following = phrasal_cues().get(word, {})
    lemma, own = cue_classes().get(word, ("", ""))
    for last in (token + 1, token + 2):
        kind = following.get(reading.words[last]) if last < len(reading.words) else None
        if kind is None or (kind == "urge" and not _urges(reading, token, last, own)):
            continue
        return last, f"{word} {reading.words[last]}", kind
    return token, lemma, own


def _urges(reading: Reading, token: int, last: int, own: str) -> bool:
    """Say whether a verb and its preposition stand together, and no clause or name in marks with them."""
    beside = last == token + 1 or reading.poses[token + 1] == "ADV"
    clause = reading.child(token, "ccomp")
    told = clause is not None and clause > last
    return beside and not told and not (own == "name" and has_marks(reading, token))


def _has_words(reading: Reading, verb: int, last: int, kind: str, found: Subject) -> bool:
    """Say whether the subject that was found for a verb can be whose words it reports."""
    if kind == "urge" and not may_urge(reading, verb, last, found):
        return False
    if found.head is None:
        return kind != "ask" or not _only_answered(reading, verb)
    if kind in DOING and _is_thing(reading, found.head):
        return False
    return not found.borrowed or _may_speak(reading, verb, found.head)


def _merely_links(reading: Reading, token: int) -> bool:
    """Say whether a verb only leads over from what went before: "That said, the work goes on"."""
    a, _ = reading.sentences[reading.sentence_of[token]]
    said = reading.words[token] == "said" and reading.words[token + 1 : token + 2] == [","]
    return said and reading.words[a:token] in (["that"], ["that", "being"], ["with", "that"])


def _signs_off(reading: Reading, token: int) -> bool:
    """Say whether a verb opens the line of who wrote a story: "(Reporting by Anna Hall)"."""
    desk = reading.text[reading.starts[token] : reading.ends[token]] in word_class("desk-word")
    return desk and token > 0 and reading.words[token - 1] == "("


def _is_thing(reading: Reading, subject: int) -> bool:
    """Say whether a subject has no words of its own; "it" may be a body."""
    return reading.words[subject] != "it" and not may_speak(reading, subject)


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
        "sources", "carriers"
    )
