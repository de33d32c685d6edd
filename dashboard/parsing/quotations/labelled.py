"""Speakers of transcripts: whom the label before a turn names, and what they are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.entities.ids import slug
from dashboard.parsing.entities.person_names import is_surname
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.phrases import as_title, without_title
from dashboard.parsing.quotations.speaker import of_mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Quotation
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.speaker import Speaker
    from dashboard.parsing.syntax.document import Document

LABEL_ENDS = frozenset({":", "("})
COURTESY = words("sources", "courtesy")
COUNTED = words("function_words", "counted")
"""Transcripts count those whom they do not name: "SENIOR OFFICIAL TWO"."""


def labelled(document: Document, people: People, span: Speaker, first: int, last: int) -> Speaker:
    """Return the speaker whom a label names: by surname where it is in capitals."""
    label, word = document.span_text(first, last), document.lower[last]
    if first == last and (found := _role(document, people, span, word.strip("."))):
        return found
    title, name = without_title(label)
    mention = people.by_surname(word) or people.at(first, last, last)
    if mention is not None and (mention.type == "PER" or not title):
        found = of_mention(mention, span)
        name = as_title(found.name) if label.isupper() else found.name
        return replace(found, name=name, role=as_title(mention.role or _office(title)))
    if word in words("sources", "askers"):
        return replace(span, name=label.capitalize(), kind="asker")
    numbered = document.lower[last - 1] if word in COUNTED and last > first else word
    if numbered in words("sources", "sources"):
        source, owner = people.as_written(label)
        affiliation = owner.name if owner else None
        return replace(span, name=source, kind="unnamed", role=source, affiliation=affiliation)
    if word in words("sources", "documents"):
        return replace(span, name=label, kind="document")
    name = name.title() if label.isupper() else name
    return replace(span, name=name, kind="person", role=as_title(_office(title)))


def with_labels_named(
    text: str, quotations: Iterable[Quotation], mentions: Iterable[Mention]
) -> tuple[tuple[Quotation, ...], tuple[Mention, ...]]:
    """Return quotations and mentions with those whom nothing but their labels name: "MR HALL:"."""
    told, named = [], [*mentions]
    taken = {place: "" for m in named for place in range(m.start, m.end)}
    for quotation in quotations:
        span = _label(text, quotation)
        if span is None or (name := quotation.speaker) is None:
            told.append(quotation)
            continue
        entity = f"{'surname' if is_surname(name) else 'per'}:{slug(name)}"
        if span[0] not in taken:
            named.append(Mention(*span, "PER", "name", name, entity, role=quotation.role))
            taken |= dict.fromkeys(range(*span), entity)
        same = taken[span[0]] == entity
        told.append(replace(quotation, speaker_entity=entity) if same else quotation)
    return tuple(told), tuple(sorted(named, key=lambda m: (m.start, m.end)))


def _label(text: str, quotation: Quotation) -> tuple[int, int] | None:
    """Return where a label names a person of whom no name was found."""
    end, name = quotation.speaker_end, quotation.speaker
    if quotation.speaker_kind != "person" or quotation.speaker_entity or not name or not end:
        return None
    cue = quotation.cue_start
    if cue is None or cue < end or text[cue] not in LABEL_ENDS:
        return None
    start = end - len(name)
    return (start, end) if text[start:end].lower() == name.lower() else None


def _office(title: str) -> str | None:
    """Return the title before a name where it says what somebody is: not "MR."."""
    bare = title.strip(".").lower()
    return title if len(bare) > 1 and bare not in COURTESY else None


def _role(document: Document, people: People, span: Speaker, word: str) -> Speaker | None:
    """Return whom a label of one word means that asks or answers: "Q.", "A", "REPORTER"."""
    if word in words("sources", "answering"):
        return _answering(document, people, span)
    if word in words("sources", "askers"):
        return replace(span, name=word.capitalize(), kind="asker")
    return None


def _answering(document: Document, people: People, span: Speaker) -> Speaker:
    """Return who answers behind "A:": the one person whom the text names before its questions."""
    opening = document.text.find("\n", 0, span.start or 0)
    until = [span.start or 0, max(0, opening)]
    for place in reversed(until):
        named = {m.entity: m for m in people.mentions if m.type == "PER" and m.end <= place}
        if len(named) == 1:
            return replace(of_mention(*named.values(), span), known="inferred")
    return span
