"""How a place stands in its clause: behind a preposition, as who acts, as what is acted on.

Where the sentence has been parsed the syntax says it; else the words around the place do.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.entities.gazetteer import rows, words_of
from dashboard.parsing.unparsed import UNPARSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from dashboard.parsing.entities.spans import Name, Word


GENITIVE = frozenset({"'s", "'"})
BEING = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})
POSSESSIVE = re.compile(r"^\s?'[sS]?\s+")
PREPOSITIONS = frozenset(
    {
        "to",
        "from",
        "of",
        "on",
        "over",
        "about",
        "under",
        "behind",
        "after",
        "before",
        "during",
        "as",
    }
)
OPENS_CLAUSE = frozenset({"after", "as", "before", "where"})
"""Prepositions that open a clause too: "after Sweden won"."""
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


@functools.cache
def cue(name: str) -> frozenset[str]:
    """Return one class of the words in ``data/readings.tsv``."""
    for row in rows("readings.tsv"):
        if row[0] == name:
            return frozenset(words_of(row[1]))
    raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a place stands in its clause: the relation, the word that makes it, words beyond."""

    relation: Literal["preposition", "subject", "object", "owner", "modifier", "none"]
    word: str
    context: tuple[str, ...] = ()


def syntax_frame(doc: Doc, offsets: Sequence[int], place: Name) -> Frame | None:
    """Return the frame as the dependency parse shows it; None where the sentence has none.

    ``offsets`` are the characters at which the tokens of the document begin.
    """
    first = max(0, bisect_right(offsets, place.start) - 1)
    span = doc[first : max(first + 1, bisect_left(offsets, place.end))]
    if not span[0].dep_ or span.root.dep_ in ("", UNPARSED):
        return None
    token = span.root
    while (
        token.dep_ in ("conj", "appos")
        and token.head.ent_type_ in ("GPE", "LOC", "NORP")
        and token.head is not token
    ):
        token = token.head
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _subject_frame(token)
    if token.dep_ in ("dobj", "dative"):
        return Frame("object", head.lower_)
    if token.dep_ in ("pobj", "agent"):
        beyond = [t.lower_ for t in doc[max(0, head.i - 3) : head.i]]
        if head.head is not head:
            beyond.append(head.head.lower_)
        return Frame("preposition", head.lower_, tuple(beyond))
    return _noun_frame(token, [t for t in doc[span.end : head.i] if t.lower_ not in GENITIVE])


def _subject_frame(token: Token) -> Frame:
    """Return the frame of a subject: its verb, and the words behind it."""
    verb = token.head
    if token.dep_ == "nsubjpass":
        return Frame("subject", "is", (verb.lower_,))
    clause = tuple(t.lower_ for t in verb.subtree if t.i > verb.i and not t.is_punct)[:5]
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.lower_ in BEING and "to" not in auxiliaries:
        return Frame("subject", verb.lower_, clause)
    return Frame("subject", "to" if auxiliaries else verb.lower_, clause)


def _noun_frame(token: Token, between: Sequence[Token]) -> Frame | None:
    """Return the frame of a place that belongs to a noun: what owns it, or what it modifies."""
    head = token.head.lower_
    if token.dep_ == "poss":
        first = between[0].lower_ if between else head
        return Frame("owner", first, (*(t.lower_ for t in between[1:]), head))
    return Frame("modifier", head) if token.dep_ in ("compound", "nmod", "amod") else None


def words_frame(text: str, words: Sequence[Word], i: int, j: int, last: Name) -> Frame:
    """Return the place's frame as the words around it show it."""
    before = _before(text, words, i)
    after, gap = _after(text, words, j, last)
    near = before[-1] if before else ""
    governors = tuple(before[:-1])
    if POSSESSIVE.match(gap) and after:
        return Frame("owner", after, _following(words, j + 1))
    acts = near in OPENS_CLAUSE and not gap.strip(" ") and finite(after)
    if _preposition(near) and not acts:
        return Frame("preposition", near, governors)
    k = _past_adverbs(text, words, j, after, gap)
    after = words[k].text.lower() if k < len(words) else ""
    joined = k < len(words) and not text[words[k - 1].end : words[k].start].strip(" '")
    if joined and after in cue("actor-noun") and not finite(after):
        return Frame("modifier", after)
    if joined and finite(after) and near not in ("a", "an"):
        return Frame("subject", after, tuple(w.text.lower() for w in words[k + 1 : k + 6]))
    if near and _verb(near):
        return Frame("subject", "to") if after == "to" else Frame("object", near)
    return Frame("none", after)


def _preposition(word: str) -> bool:
    """Whether a word right before a place makes it part of a prepositional phrase."""
    return (
        word in cue("place-preposition") or word in cue("actor-preposition") or word in PREPOSITIONS
    )


def _past_adverbs(text: str, words: Sequence[Word], j: int, after: str, gap: str) -> int:
    """Return the place of the next word that is no adverb and in no adverbial."""
    k = j + 1
    while (
        after
        and not gap.strip(" ")
        and (after in cue("adverb") or after.endswith("ly"))
        and k + 1 < len(words)
    ):
        gap = text[words[k].end : words[k + 1].start]
        k += 1
        after = words[k].text.lower()
    return _past_adverbial(text, words, k)


def _past_adverbial(text: str, words: Sequence[Word], k: int) -> int:
    """Return the place of the next word after "on Thursday", "last week" or a clause between commas."""
    if k >= len(words):
        return k
    if words[k].text == "on" and k + 2 < len(words) and words[k + 1].text in DAYS:
        return k + 2
    if words[k].text in ("last", "this", "earlier") and k + 2 < len(words):
        return k + 2
    between = text[words[k - 1].end : words[k].start]
    if between.startswith(",") and words[k].text in (
        "which",
        "who",
        "whose",
        "along",
        "together",
        "although",
        "like",
    ):
        for m in range(k, min(k + 14, len(words) - 1)):
            if text[words[m].end : words[m + 1].start].startswith(","):
                return m + 1
    return k


def _following(words: Sequence[Word], j: int) -> tuple[str, ...]:
    """Return the next words, lower case."""
    return tuple(word.text.lower() for word in words[j + 1 : j + 5])


def _before(text: str, words: Sequence[Word], i: int) -> list[str]:
    """Return up to three words before, nearest last, articles and such left out; none across a mark."""
    found: list[str] = []
    end = words[i].start
    for word in reversed(words[max(0, i - 9) : i]):
        if text[word.end : end].strip(" -'\""):
            break
        end = word.start
        if not found and (word.text.lower() in cue("skip-before") or word.text.endswith("ern")):
            continue
        found.insert(0, word.text.lower())
        if len(found) == 4:
            break
    return found


def _after(text: str, words: Sequence[Word], j: int, last: Name) -> tuple[str, str]:
    """Return the next word, lower case, and what stands between."""
    k = j + 1
    if (
        k < len(words)
        and words[k].text in ("s", "S")
        and text[last.end : words[k].start].strip() == "'"
    ):
        k += 1
    if k >= len(words):
        return "", text[last.end : last.end + 3]
    return words[k].text.lower(), text[last.end : words[k].start]


@functools.cache
def finite(word: str) -> bool:
    """Whether a word right after a place is likely the verb of its clause."""
    if word in cue("verb") or word in cue("state-verb"):
        return True
    if word in cue("not-a-verb") or word in cue("actor-noun"):
        return False
    return len(word) > 4 and (
        word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
    )


def _verb(word: str) -> bool:
    """Whether a word right before a place is likely a verb that has it for object."""
    return (
        word in cue("verb")
        or word in cue("place-verb")
        or (len(word) > 4 and word.endswith(("ed", "ing")))
    )
