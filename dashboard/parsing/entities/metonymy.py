"""Place or government: "in Beijing" is the city, "Beijing said" is who governs from there.

How a place stands in its clause decides: after a preposition, as who acts, as what is acted on. Where
the sentence has been parsed its syntax shows it, else the words around the place. The name stays what
the text says; a capital that stands for its government also names the country.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.patterns import PATTERNS, word_class

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from dashboard.model import Mention, Reading
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.spans import Name, Word
    from dashboard.parsing.syntax.document import Document

LITERAL: Reading = "literal"
METONYMIC: Reading = "metonymic"


def wants_syntax(words: Sequence[str], places: Iterable[range]) -> bool:
    """Whether the words of a sentence, in lower case, leave open how one of its places is meant.

    A place after "in" or before "said" reads the same with a parse and without; in a list, or in
    "Paris, France", it is read as the first one is.
    """
    for place in places:
        before = (word for word in reversed(words[: place.start]) if word not in cue("skip-before"))
        near, after = next(before, ""), "".join(words[place.stop : place.stop + 1])
        if near in cue("settled"):
            doubt = after in GENITIVE and near != "in"
        else:
            doubt = after in ("", "has", "had", "have") or not finite(after)
        if doubt and near not in (",", "(", "/", "-", "and"):
            return True
    return False


def read_places(analysis: Analysis, words: Sequence[Word], names: Sequence[Name]) -> None:
    """Set the reading of every place, and what country a metonymic capital stands for."""
    text = analysis.text
    starts = {word.start: i for i, word in enumerate(words)}
    document = analysis.document
    taken = (document.within(n.start, n.end) for n in names if n.type in ("LOC", "NORP"))
    near = set(chain.from_iterable(taken))
    for name in names:
        if name.type == "ORG" and name.kind == "name" and _house(text, name):
            name.reading = LITERAL
    places = [n for n in names if n.type in ("LOC", "FAC") and n.kind == "name"]
    for group in _lists(text, [place for place in places if not place.reading]):
        reading = decide(_frame(document, near, words, starts, group))
        for place in group:
            parts = place.text.split()  # nobody governs from a river, a lake, a mountain
            ends = (parts[0], parts[-1]) if len(parts) > 1 else ()
            natural = not word_class("of-nature").isdisjoint(ends)
            place.reading = LITERAL if place.type == "FAC" or natural else reading
            if place.reading == METONYMIC and place.entry:
                place.stands_for = load_gazetteer().capitals.get(place.entry.id)


def governments(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the capitals that are never a place in an article, each with its country's id.

    Said once a capital may be either; said twice or more, and each time of who governs from there, it
    is another name of the country in this article.
    """
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "name":
            named[mention.entity].append(mention)
    return {
        entity: some[0].stands_for
        for entity, some in named.items()
        if len(some) > 1 and some[0].stands_for and all(m.stands_for for m in some)
    }


def _house(text: str, name: Name) -> bool:
    """Whether an organisation is named as the house it sits in: "at the National Museum"."""
    parts = name.text.split()
    heads = (parts[0], parts[-1], *(w for w, n in pairwise(parts) if n in ("of", "for")))
    at = PATTERNS.at_house.search(text, max(0, name.start - 16), name.start)
    return bool(at) and not word_class("house").isdisjoint(heads)


def _lists(text: str, places: Sequence[Name]) -> list[list[Name]]:
    """Return the places in runs that commas and "and" join: they are read alike."""
    runs: list[list[Name]] = []
    for place in places:
        if runs and PATTERNS.list_gap.match(text[runs[-1][-1].end : place.start]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _frame(
    document: Document,
    near: Container[int],
    words: Sequence[Word],
    starts: dict[int, int],
    group: Sequence[Name],
) -> Frame:
    """Return the frame of a run of places: by its syntax where there is some, else by its words."""
    first, last = group[0], group[-1]
    if frame := syntax_frame(document, first, near):
        return frame
    i = starts.get(first.start)
    j = next((starts[w] for w in range(last.end - 1, last.start - 1, -1) if w in starts), None)
    if i is None or j is None:
        return Frame("none", "")
    return words_frame(document.text, words, i, j, last)


def decide(frame: Frame) -> Reading:
    """Return the reading that a frame gives."""
    acts = {
        "preposition": _acts_behind,
        "subject": _acts_before,
        "object": lambda verb, _: verb not in cue("place-verb"),
        "owner": _acts_as_owner,
        "modifier": lambda noun, _: noun in cue("strong-noun"),
    }.get(frame.relation)
    return METONYMIC if acts and acts(frame.word, frame.context) else LITERAL


def _acts_behind(near: str, governors: Sequence[str]) -> bool:
    """Return whether a preposition and the words before it make an actor of what follows them."""
    if near in ("to", "from", "of", "on"):
        return "".join(governors[-1:]) in cue(f"actor-{near}")
    if near == "over":
        return not cue("win-over").isdisjoint(governors)
    places = {"between": "between-places", "with": "border-with"}.get(near)
    if places and not cue(places).isdisjoint(governors):
        return False
    return near in ("about", "between") or near in cue("actor-preposition")


def _acts_as_owner(noun: str, following: Sequence[str]) -> bool:
    """Return whether what somebody owns is an actor's."""
    if noun in cue("place-noun") or noun.endswith("est"):
        return False
    nouns = {noun, *following[:1]}
    return not nouns.isdisjoint(cue("actor-noun")) or nouns.isdisjoint(cue("place-noun"))


def _acts_before(verb: str, following: Sequence[str]) -> bool:
    """Return whether a subject acts: what is, lies or has may be a place."""
    after = following[0] if following else ""
    if verb in ("is", "was", "be"):
        ahead = after if after not in cue("adverb") or len(following) < 2 else following[1]
        active = ahead in cue("actor-after-be") or ahead.endswith(("ing", "ed"))
        return active and ahead not in cue("passive-place")
    if verb in ("are", "were"):
        return True
    if verb in ("has", "had", "have"):
        return cue("having-place").isdisjoint(following)
    if verb in cue("neutral-verb"):
        return after in cue("actor-after-be") or after in cue("actor-complement")
    return verb not in cue("state-verb")


GENITIVE = frozenset({"'s", "'"})


cue = functools.partial(word_class, table="readings")


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
    """Return the frame of a subject: its verb, and the words after it."""
    verb = document.head[subject]
    word = document.lower[verb]
    if document.dep[subject] == "nsubjpass":
        return Frame("subject", "is", (word,))
    behind = document.lower[verb + 1 : document.right[verb] + 1]
    clause = tuple(w for w in behind if any(map(str.isalnum, w)))[:5]
    auxiliaries = [document.lower[n] for n in document.of_dep(verb, "aux", "auxpass")]
    if word in word_class("form-of-be") and "to" not in auxiliaries:
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
    if PATTERNS.possessive_gap.match(gap) and after:
        return Frame("owner", after, tuple(word.text.lower() for word in words[j + 2 : j + 6]))
    acts = near in cue("opens-clause") and not gap.strip() and finite(after)
    if near in _prepositions() and not acts:
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


@functools.cache
def _prepositions() -> frozenset[str]:
    """Return the words that make a place right after them part of a prepositional phrase."""
    return cue("place-preposition") | cue("actor-preposition") | cue("plain-preposition")


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
    return k


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
    known = word in cue("verb") or word in cue("place-verb")
    return known or (len(word) > 4 and word.endswith(("ed", "ing")))
