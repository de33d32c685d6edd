"""Cues: the words that say that somebody's words follow or went before, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, phrasal_cues, words
from dashboard.parsing.quotations.clauses import has_marks, judges, kind_without_marks, may_urge
from dashboard.parsing.quotations.parts import Cue, Subject, may_speak
from dashboard.parsing.quotations.subjects import behind_comma, subject_of

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document


DOING = frozenset({"voice", "hold", "judge", "promise"})
"""Verbs that things are subjects of as well: "talks began", "that phrase goes back to"."""
AMOUNTS = frozenset({"number", "share", "proportion", "percentage"})
ALL_THIS = frozenset({"this", "that", "all", "which"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def find_cues(document: Document) -> list[Cue]:
    """Return the cues of all parsed sentences that stand outside quotation marks, in order."""
    classes, nouns = cue_classes(), words("reporting", "sayings")
    found = []
    for token, word in enumerate(document.lower):
        if document.inside[token] >= 0 or not document.dep[token]:
            continue
        if word == "according":
            cue = _according(document, token)
        elif word == "as" and document.dep[token] == "prep":
            cue = _as(document, token)
        elif word in nouns and document.tag[token] in ("NN", "NNS"):
            cue = _saying(document, token)
        elif word in classes or word in phrasal_cues():
            cue = _verb(document, token)
        else:
            continue
        if cue is not None:
            found.append(cue)
    return found


def _according(document: Document, token: int) -> Cue | None:
    """Return the cue "according to X"; not where a measure is: "ranks them according to their age"."""
    after = token + 1
    source = document.child(after, "pobj") if after < len(document.lower) else None
    source = min(after + 1, len(document.lower) - 1) if source is None else source
    if "own" in document.lower[after + 2 : source] and not may_speak(document, source):
        return None  # "to live according to their own beliefs"
    parted = token <= document.sentences[document.sentence[token]][0] + 1 or behind_comma(
        document, token
    )
    if not parted and document.pos[source] == "NOUN" and not may_speak(document, source):
        return None
    return Cue(token, token, after, "according", "according", source)


def _as(document: Document, token: int) -> Cue | None:
    """Return a verb, of whatever kind, that gives a thing a name: "introduced him as 'a fighter for us'."""
    verb, last = document.head[token], document.right[token]
    known = document.lower[verb] in cue_classes() or document.inside[verb] >= 0
    if known or document.child(verb, "dobj") is None:
        return None
    marked = {number for number in document.inside[token + 1 : last + 1] if number >= 0}
    if all(document.regions[n].is_title or document.regions[n].words < 2 for n in marked):
        return None
    found = subject_of(document, verb, verb)
    if found.head is None or not may_speak(document, found.head):
        return None
    return Cue(verb, verb, verb, document.lower[verb], "name", found.head, found.borrowed)


def _saying(document: Document, token: int) -> Cue | None:
    """Return the cue of a noun of saying with its owner and a clause: "her claim that ..."."""
    owner = document.child(token, "poss")
    clause = document.child(token, "acl", "ccomp")
    if owner is None or clause is None or document.lower[document.left[clause]] != "that":
        return None
    return Cue(token, token, token, document.lower[token], "saying", owner, borrowed=True)


def _verb(document: Document, token: int) -> Cue | None:
    """Return the reporting verb at ``token``, or None where the word is none here."""
    if not document.tag[token].startswith("VB") or document.dep[token] in MODIFIERS:
        return None
    last, lemma, kind = _phrase(document, token)
    found = subject_of(document, token, last)
    if found.relative is not None and document.lower[found.head or 0] in AMOUNTS:
        return None  # "the number who said they had used it"
    if (
        found.head is not None
        and document.lower[token - 1] == "to"
        and document.lower[found.head] in ALL_THIS
    ):
        return None  # "All this to say that"
    participle = document.dep[token] == "acl" and document.tag[token] == "VBN"
    if not kind or (kind == "name" and participle):
        return None
    if kind == "hold":
        kind = kind_without_marks(document, token, found)
    elif kind == "name" and judges(document, token, lemma):
        kind = "judge"
    if not _has_words(document, token, last, kind, found):
        return None
    return Cue(token, token, last, lemma, kind, found.head, found.borrowed, found.relative)


def _phrase(document: Document, token: int) -> tuple[int, str, str]:
    """Return where a reporting verb with its following words ends, its lemma and its kind."""
    word = document.lower[token]
    following = phrasal_cues().get(word, {})
    lemma, own = cue_classes().get(word, ("", ""))
    for last in (token + 1, token + 2):
        kind = following.get(document.lower[last]) if last < len(document.lower) else None
        if kind is None or (kind == "urge" and not _urges(document, token, last, own)):
            continue
        return last, f"{word} {document.lower[last]}", kind
    return token, lemma, own


def _urges(document: Document, token: int, last: int, own: str) -> bool:
    """Say whether a verb and its preposition stand together, and no words in marks with them."""
    thing = document.child(last, "pobj")
    if thing is not None and document.lower[thing] in words("openings", "spans"):
        return False  # "argued for decades that"
    return last == token + 1 and not (own == "name" and has_marks(document, token))


def _has_words(document: Document, verb: int, last: int, kind: str, found: Subject) -> bool:
    """Say whether the subject that was found for a verb can be whose words it reports."""
    if kind == "urge" and not may_urge(document, verb, last, found):
        return False
    subject = found.head
    if subject is None:
        asked = document.child(verb, "aux", "auxpass", "agent")
        return kind != "ask" or asked is not None  # not "Asked whether ..., she said no"
    thing = document.lower[subject] != "it" and not may_speak(document, subject)
    if thing and (kind in DOING or _is_behind(document, verb, subject)):
        return False
    lemma = cue_classes().get(document.lower[verb], ("", ""))[0]
    shows = found.borrowed or lemma in words("reporting", "inferring")
    if thing and shows and _has_no_words(document, verb, subject):
        return False
    return not found.borrowed or _may_speak(document, verb, subject)


def _is_behind(document: Document, verb: int, subject: int) -> bool:
    """Say whether a noun follows its verb, and no name stands before it: "“…,” mentions drones"."""
    follows = subject > verb and document.word[subject].islower()
    return follows and not document.word[verb - 1][:1].isupper()


def _has_no_words(document: Document, verb: int, subject: int) -> bool:
    """Say whether a thing is one that nobody drew up, and no name stands beside the verb.

    "The gap indicates that prices fall", "quick access by saying “Go”"; not "an inquiry revealed".
    """
    finds = document.lower[subject] in words("sources", "finders") | AMOUNTS
    if finds or not document.word[subject].islower():
        return False
    place = verb - 1
    while document.pos[place] in ("AUX", "ADV"):
        place -= 1
    return not document.word[place][:1].isupper()


def _may_speak(document: Document, verb: int, subject: int) -> bool:
    """Say whether a verb can have its words from this other verb's subject."""
    if document.lower[subject] in ("it", "there"):
        above = document.lower[document.head[verb]]
        return document.dep[verb] == "conj" and above in cue_classes()
    if document.dep[verb] != "acl":
        return True
    return document.pos[subject] in ("PROPN", "PRON") or document.lower[subject] in words(
        "sources", "carriers"
    )
