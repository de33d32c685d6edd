"""Place or government: "in Beijing" is the city, "Beijing said" is who governs from there.

The words before and after a place decide, and where the sentence has been parsed, its syntax. The
name stays what the text says; a capital that stands for its government also names the country.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, word_class
from dashboard.parsing.entities.place_frames import (
    GENITIVE,
    Frame,
    cue,
    finite,
    syntax_frame,
    words_frame,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from spacy.tokens import Span

    from dashboard.model import Mention, Reading
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.spans import Name, Word
    from dashboard.parsing.syntax.document import Document


LITERAL: Reading = "literal"
METONYMIC: Reading = "metonymic"
LIST_GAP = re.compile(r"^(?:,|,?\s+(?:and|or|&)|,\s*(?:and|or))\s+(?:the\s+)?$")
AT_HOUSE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Nn]ear|to|from|outside|inside|into|leaving|visited|on)\s(?:the\s)?$"
)


def wants_syntax(sentence: Span) -> bool:
    """Whether the words alone leave open how a place of the sentence is meant.

    A place behind "in" or before "said" reads the same with a parse and without.
    """
    return any(_in_doubt(sentence, name) for name in sentence.ents if name.label_ == "GPE")


def _in_doubt(sentence: Span, name: Span) -> bool:
    """Whether neither a preposition nor a list stands before the place, and no verb behind it."""
    doc = sentence.doc
    first = name.start - 1
    while first >= sentence.start and doc[first].lower_ in cue("skip-before"):
        first -= 1
    near = doc[first].lower_ if first >= sentence.start else ""
    after = doc[name.end].lower_ if name.end < sentence.end else ""
    # In a list, or in "Paris, France", the place is read as the first one is.
    if near in (",", "(", "/", "-", "and"):
        return False
    if near in cue("settled"):
        return after in GENITIVE and near != "in"
    return after in ("", "has", "had", "have") or not finite(after)


def read_places(analysis: Analysis, words: Sequence[Word], names: Sequence[Name]) -> None:
    """Set the reading of every place, and what country a metonymic capital stands for."""
    text = analysis.doc.text
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
            place.reading = LITERAL if place.type == "FAC" or _of_nature(place) else reading
            if place.reading == METONYMIC and place.entry:
                place.stands_for = load_gazetteer().capitals.get(place.entry.id)


def _of_nature(place: Name) -> bool:
    """Whether a place is a river, a lake, a mountain: nobody governs from there."""
    words = place.text.split()
    return len(words) > 1 and bool({words[0], words[-1]} & word_class("of-nature"))


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
    words = name.text.split()
    if not (
        word_class("house")
        & {
            words[-1],
            words[0],
            *(w for w, n in pairwise(words) if n in ("of", "for")),
        }
    ):
        return False
    return bool(AT_HOUSE.search(text, max(0, name.start - 16), name.start))


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


def _lists(text: str, places: Sequence[Name]) -> list[list[Name]]:
    """Return the places in runs that commas and "and" join: they are read alike."""
    runs: list[list[Name]] = []
    for place in places:
        if runs and LIST_GAP.match(text[runs[-1][-1].end : place.start]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def decide(frame: Frame) -> Reading:
    """Return the reading that a frame gives."""
    if frame.relation == "preposition":
        return _by_preposition(frame.word, frame.context)
    if frame.relation == "subject":
        return _by_verb(frame.word, frame.context)
    if frame.relation == "object":
        return LITERAL if frame.word in cue("place-verb") else METONYMIC
    if frame.relation == "owner":
        return _by_possession(frame.word, frame.context)
    if frame.relation == "modifier":
        return METONYMIC if frame.word in cue("strong-noun") else LITERAL
    return LITERAL


def _by_preposition(near: str, governors: Sequence[str]) -> Reading:
    """Return the reading that a preposition and the words before it give."""
    governor = governors[-1] if governors else ""
    if near == "between":
        return LITERAL if set(governors) & cue("between-places") else METONYMIC
    if near == "with" and set(governors) & cue("border-with"):
        return LITERAL
    if near in ("to", "from", "of", "on"):
        return METONYMIC if governor in cue(f"actor-{near}") else LITERAL
    if near == "over":
        return METONYMIC if set(governors) & cue("win-over") else LITERAL
    if near == "about":
        return METONYMIC
    return METONYMIC if near in cue("actor-preposition") else LITERAL


def _by_possession(noun: str, following: Sequence[str]) -> Reading:
    """Return the reading of a possessor: what it owns tells."""
    nouns = (noun, *following[:1])
    if any(n in cue("place-noun") or n.endswith("est") for n in nouns[:1]):
        return LITERAL
    if any(n in cue("actor-noun") for n in nouns):
        return METONYMIC
    if any(n in cue("place-noun") for n in nouns):
        return LITERAL
    return METONYMIC


def _by_verb(verb: str, following: Sequence[str]) -> Reading:
    """Return the reading of a subject: what acts is no place; what is, lies or has may be one."""
    after = following[0] if following else ""
    if verb in ("is", "was", "be"):
        ahead = after if after not in cue("adverb") or len(following) < 2 else following[1]
        return (
            LITERAL
            if ahead in cue("passive-place")
            or not (ahead in cue("actor-after-be") or ahead.endswith(("ing", "ed")))
            else METONYMIC
        )
    if verb in ("are", "were"):
        return METONYMIC
    if verb in ("has", "had", "have"):
        return LITERAL if set(following) & cue("having-place") else METONYMIC
    if verb in cue("neutral-verb"):
        acts = after in cue("actor-after-be") or after in cue("actor-complement")
        return METONYMIC if acts else LITERAL
    return LITERAL if verb in cue("state-verb") else METONYMIC
