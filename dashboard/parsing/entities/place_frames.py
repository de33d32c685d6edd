"""How a place stands in its clause: behind a preposition, as who acts, as what is acted on.

Where the sentence has been parsed the syntax says it; else the words around the place do.
"""

from __future__ import annotations

import functools
import re
from calendar import day_name
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.entities.gazetteer import rows, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.parsing.entities.spans import Name, Word
    from dashboard.parsing.syntax.document import Document


GENITIVE = frozenset({"'s", "'"})
BEING = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})
POSSESSIVE = re.compile(r"^\s?'[sS]?\s+")
DAYS = frozenset(day_name)


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


def syntax_frame(document: Document, place: Name, places: Container[int]) -> Frame | None:
    """Return the frame as the syntax shows it; None where the sentence has none.

    ``places`` are the numbers of the tokens that are places or peoples: a place in a list, or in
    apposition to one of them, stands as that one does.
    """
    span = document.within(place.start, place.end)
    number = document.top(span)
    if number is None:
        return None
    while (
        document.dep[number] in ("conj", "appos")
        and document.head[number] in places
        and document.head[number] != number
    ):
        number = document.head[number]
    head, dep = document.head[number], document.dep[number]
    if dep in ("nsubj", "nsubjpass"):
        return _subject_frame(document, number)
    if dep in ("dobj", "dative"):
        return Frame("object", document.lower[head])
    if dep in ("pobj", "agent"):
        beyond = document.lower[max(0, head - 3) : head]
        if document.head[head] != head:
            beyond.append(document.lower[document.head[head]])
        return Frame("preposition", document.lower[head], tuple(beyond))
    between = [w for w in document.lower[span.stop : head] if w not in GENITIVE]
    return _noun_frame(document, number, between)


def _subject_frame(document: Document, subject: int) -> Frame:
    """Return the frame of a subject: its verb, and the words behind it."""
    verb = document.head[subject]
    word = document.lower[verb]
    if document.dep[subject] == "nsubjpass":
        return Frame("subject", "is", (word,))
    behind = document.lower[verb + 1 : document.right[verb] + 1]
    clause = tuple(w for w in behind if any(map(str.isalnum, w)))[:5]
    auxiliaries = [document.lower[n] for n in document.of_dep(verb, "aux", "auxpass")]
    if word in BEING and "to" not in auxiliaries:
        return Frame("subject", word, clause)
    return Frame("subject", "to" if auxiliaries else word, clause)


def _noun_frame(document: Document, number: int, between: Sequence[str]) -> Frame | None:
    """Return the frame of a place that belongs to a noun: what owns it, or what it modifies."""
    head, dep = document.lower[document.head[number]], document.dep[number]
    if dep == "poss":
        return Frame("owner", between[0] if between else head, (*between[1:], head))
    return Frame("modifier", head) if dep in ("compound", "nmod", "amod") else None


def words_frame(text: str, words: Sequence[Word], i: int, j: int, last: Name) -> Frame:
    """Return the place's frame as the words around it show it."""
    before = _before(text, words, i)
    after, gap = _after(text, words, j, last)
    near = before[-1] if before else ""
    if POSSESSIVE.match(gap) and after:
        return Frame("owner", after, _following(words, j + 1))
    acts = near in cue("opens-clause") and not gap.strip() and finite(after)
    if _preposition(near) and not acts:
        return Frame("preposition", near, tuple(before[:-1]))
    k = _past_adverbs(text, words, j, after, gap)
    after = words[k].text.lower() if k < len(words) else ""
    if k < len(words) and not text[words[k - 1].end : words[k].start].strip(" '"):
        if after in cue("actor-noun") and not finite(after):
            return Frame("modifier", after)
        if finite(after) and near not in ("a", "an"):
            return Frame("subject", after, tuple(w.text.lower() for w in words[k + 1 : k + 6]))
    if near and _verb(near):
        return Frame("subject", "to") if after == "to" else Frame("object", near)
    return Frame("none", after)


def _preposition(word: str) -> bool:
    """Whether a word right before a place makes it part of a prepositional phrase."""
    return any(word in cue(f"{kind}-preposition") for kind in ("place", "actor", "plain"))


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
    if between.startswith(",") and words[k].text in cue("opens-aside"):
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
