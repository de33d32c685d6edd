"""Place or government: "in Beijing" is the city, "Beijing said" is who governs from there.

The words before and after a place decide, and where the sentence has been parsed, its syntax. The
name stays what the text says; a capital that stands for its government also names the country.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.entities.gazetteer import load_gazetteer, rows, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from dashboard.model import Reading
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.spans import Name, Word

LITERAL: Reading = "literal"
METONYMIC: Reading = "metonymic"
STRONG = frozenset(
    "government administration team squad authorities officials coach captain debut international".split()
)
LIST_GAP = re.compile(r"^(?:,|,?[\s\u00a0]+(?:and|or|&)|,[\s\u00a0]*(?:and|or))[\s\u00a0]+(?:the[\s\u00a0]+)?$")
PLACE_GAP = re.compile(r"^,[\s\u00a0]+$")
POSSESSIVE = re.compile(r"^[\s\u00a0]?['’][sS]?[\s\u00a0]+")


@functools.cache
def cue(name: str) -> frozenset[str]:
    """Return one class of the words in ``data/readings.tsv``."""
    for row in rows("readings.tsv"):
        if row[0] == name:
            return frozenset(words_of(row[1]))
    raise KeyError(name)


def wants_syntax(sentence: Span) -> bool:
    """Whether the words alone leave open how a place of the sentence is meant.

    A place behind "in" or "at" is a place without a parse; where none is named nothing is asked.
    """
    for name in sentence.ents:
        if name.label_ != "GPE":
            continue
        first = name.start - 1
        while first >= sentence.start and sentence.doc[first].lower_ in cue("skip-before"):
            first -= 1
        if first < sentence.start or sentence.doc[first].lower_ not in SETTLED:
            if not _in_list(sentence, first):
                return True
    return False


def _in_list(sentence: Span, before: int) -> bool:
    """Whether a comma or a bracket stands before: a list or "Paris, France", read with its first."""
    return before >= sentence.start and sentence.doc[before].text in (",", "(", "/", "-", "and")


SETTLED = frozenset({"in", "at", "near", "across", "throughout", "into", "within", "outside", "against", "by"})


@dataclass(frozen=True, slots=True)
class Frame:
    """How a place stands in its clause: the relation, the word that makes it, words beyond."""

    relation: Literal["preposition", "subject", "object", "owner", "modifier", "none"]
    word: str
    context: tuple[str, ...] = ()


def read_places(analysis: Analysis, words: Sequence[Word], names: Sequence[Name]) -> None:
    """Set the reading of every place, and what country a metonymic capital stands for."""
    text = analysis.doc.text
    starts = {word.start: i for i, word in enumerate(words)}
    for name in names:
        if name.type == "ORG" and name.kind == "name" and _house(text, name):
            name.reading = LITERAL
    places = [n for n in names if n.type in ("LOC", "FAC") and n.kind == "name"]
    for group in _lists(text, places):
        reading = decide(_frame(analysis, words, starts, group))
        for place in group:
            place.reading = LITERAL if place.type == "FAC" else reading
            if place.reading == METONYMIC and place.entry:
                place.stands_for = load_gazetteer().capitals.get(place.entry.id)


HOUSES = frozenset(
    "Embassy Consulate School Museum Church Hall Court University College Hospital House Office Library"
    " Theatre Theater Gallery Cinema Institute Academy Parliament Capitol Senate Club Centre Center Wing"
    " Market Mosque Temple Synagogue Department Headquarters Prison Pentagon Kremlin Chapel Abbey".split()
)


def _house(text: str, name: Name) -> bool:
    """Whether an organisation is named as the house it sits in: "at the National Museum"."""
    words = name.text.split()
    if not (HOUSES & {words[-1], words[0], *(w for w, n in zip(words, words[1:], strict=False) if n in ("of", "for"))}):
        return False
    return bool(AT_HOUSE.search(text, max(0, name.start - 16), name.start))


AT_HOUSE = re.compile(r"\b(?:[Aa]t|[Ii]n|[Nn]ear|to|from|outside|inside|into|leaving|visited|on)[\s\u00a0](?:the[\s\u00a0])?$")


def _frame(
    analysis: Analysis, words: Sequence[Word], starts: dict[int, int], group: Sequence[Name]
) -> Frame:
    """Return the frame of a run of places: by its syntax where there is some, else by its words."""
    first, last = group[0], group[-1]
    if frame := syntax_frame(analysis.doc, first):
        return frame
    i = starts.get(first.start)
    j = next((starts[w] for w in range(last.end - 1, last.start - 1, -1) if w in starts), None)
    if i is None or j is None:
        return Frame("none", "")
    return _words_frame(analysis.doc.text, words, i, j, last)


def syntax_frame(doc: Doc, place: Name) -> Frame | None:
    """Return the frame as the dependency parse shows it; None where the sentence has none."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None or not span.root.dep_:
        return None
    token = span.root
    while token.dep_ in ("conj", "appos") and token.head.ent_type_ in ("GPE", "LOC", "NORP") and token.head is not token:
        token = token.head
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        clause = [t.lower_ for t in head.subtree if t.i > head.i][:5]
        auxiliaries = [c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")]
        if token.dep_ == "nsubjpass":
            return Frame("subject", "is", (head.lower_,))
        if head.lemma_ == "be" and "to" not in auxiliaries:
            return Frame("subject", head.lower_, tuple(clause))
        return Frame("subject", "to" if auxiliaries else head.lower_, tuple(clause))
    if token.dep_ in ("dobj", "dative"):
        return Frame("object", head.lower_)
    if token.dep_ in ("pobj", "agent"):
        beyond = [t.lower_ for t in doc[max(0, head.i - 3) : head.i]]
        if head.head is not head:
            beyond.append(head.head.lower_)
        return Frame("preposition", head.lower_, tuple(beyond))
    if token.dep_ == "poss":
        between = [t.lower_ for t in doc[span.end : head.i] if t.lower_ not in ("'s", "’s", "'", "’")]
        return Frame("owner", between[0] if between else head.lower_, tuple([*between[1:], head.lower_]))
    if token.dep_ in ("compound", "nmod", "amod"):
        return Frame("modifier", head.lower_)
    return None


def _lists(text: str, places: Sequence[Name]) -> list[list[Name]]:
    """Return the places in runs that commas and "and" join: they are read alike."""
    runs: list[list[Name]] = []
    for place in places:
        if runs and LIST_GAP.match(text[runs[-1][-1].end : place.start]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _words_frame(
    text: str, words: Sequence[Word], i: int, j: int, last: Name
) -> Frame:
    """Return the place's frame as the words around it show it."""
    before = _before(text, words, i)
    after, gap = _after(text, words, j, last)
    near = before[-1] if before else ""
    governors = tuple(before[:-1])
    if POSSESSIVE.match(gap) and after:
        return Frame("owner", after, _following(words, j + 1))
    if near in cue("place-preposition") or near in cue("actor-preposition") or near in PREPOSITIONS:
        return Frame("preposition", near, governors)
    k = j + 1
    while after and not gap.strip(" \u00a0") and (after in cue("adverb") or after.endswith("ly")) and k + 1 < len(words):
        gap = text[words[k].end : words[k + 1].start]
        k += 1
        after = words[k].text.lower()
    k = _past_adverbial(text, words, k)
    after = words[k].text.lower() if k < len(words) else ""
    joined = k < len(words) and not text[words[k - 1].end : words[k].start].strip(" \u00a0'’")
    if joined and after in cue("actor-noun") and not _finite(after):
        return Frame("modifier", after)
    if joined and _finite(after) and near not in ("a", "an"):
        return Frame("subject", after, tuple(w.text.lower() for w in words[k + 1 : k + 6]))
    if after == "to" and near and _verb(near):
        return Frame("subject", "to")
    if near and _verb(near):
        return Frame("object", near)
    return Frame("none", after)


def _past_adverbial(text: str, words: Sequence[Word], k: int) -> int:
    """Return the place of the next word after "on Thursday", "last week" or a clause between commas."""
    if k >= len(words):
        return k
    if words[k].text == "on" and k + 2 < len(words) and words[k + 1].text in DAYS:
        return k + 2
    if words[k].text in ("last", "this", "earlier") and k + 2 < len(words):
        return k + 2
    between = text[words[k - 1].end : words[k].start]
    if between.startswith(",") and words[k].text in ("which", "who", "whose", "along", "together", "although", "like"):
        for m in range(k, min(k + 14, len(words) - 1)):
            if text[words[m].end : words[m + 1].start].startswith(","):
                return m + 1
    return k


def _following(words: Sequence[Word], j: int) -> tuple[str, ...]:
    """Return the next words, lower case."""
    return tuple(word.text.lower() for word in words[j + 1 : j + 5])


PREPOSITIONS = frozenset({"to", "from", "of", "on", "over", "about", "under", "behind", "after", "before", "during", "as"})
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def _before(text: str, words: Sequence[Word], i: int) -> list[str]:
    """Return up to three words before, nearest last, articles and such left out; none across a mark."""
    found: list[str] = []
    end = words[i].start
    for word in reversed(words[max(0, i - 9) : i]):
        if text[word.end : end].strip(" \u00a0-'’“\""):
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
    if k < len(words) and words[k].text in ("s", "S") and text[last.end : words[k].start].strip() in ("'", "’"):
        k += 1
    if k >= len(words):
        return "", text[last.end : last.end + 3]
    return words[k].text.lower(), text[last.end : words[k].start]


def _finite(word: str) -> bool:
    """Whether a word right after a place is likely the verb of its clause."""
    if word in cue("verb") or word in cue("state-verb"):
        return True
    if word in cue("not-a-verb") or word in cue("actor-noun"):
        return False
    return len(word) > 4 and (word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "us", "is"))))


def _verb(word: str) -> bool:
    """Whether a word right before a place is likely a verb that has it for object."""
    return word in cue("verb") or word in cue("place-verb") or (len(word) > 4 and word.endswith(("ed", "ing")))


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
        return METONYMIC if frame.word in STRONG else LITERAL
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
        won = {"win", "wins", "victory", "victories", "won", "triumph", "concerns", "lead"}
        return METONYMIC if set(governors) & won else LITERAL
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
        return LITERAL if ahead in cue("passive-place") or not (ahead in cue("actor-after-be") or ahead.endswith(("ing", "ed"))) else METONYMIC
    if verb in ("are", "were"):
        return METONYMIC
    if verb in ("has", "had", "have"):
        return LITERAL if set(following) & cue("having-place") else METONYMIC
    if verb in ("became", "becomes", "remains", "remained", "sees", "saw", "include", "includes", "included"):
        return METONYMIC if after in cue("actor-after-be") or after in ("the", "independent", "involved", "committed") else LITERAL
    return LITERAL if verb in cue("state-verb") else METONYMIC
