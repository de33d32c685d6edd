"""Labels of speakers that layout sets beside the words: "HALL:", "Q.", a name before a dash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.person_names import is_surname, slug
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.parts import Cue, of_mention
from dashboard.parsing.quotations.phrases import as_title, without_title
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.quotation_marks import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Quotation
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.parts import Speaker
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


SIGNING = frozenset(("—", "–", "-", "--", "―", "~", "[", "("))
LONG_DASHES = frozenset(("—", "–", "―", "--"))
"""Before a name on a line of its own they sign what stands above; others begin lists and asides."""
DASHES = frozenset(("—", "–", "-", "--", "―", "/", "|"))
DESK = frozenset(word.lower() for word in word_class("desk-word"))
"""These open the line of who wrote a story: "(Reporting by Anna Hall)"."""
NAME_ENDS = frozenset({",", "(", ")", "]", "/"})
LABEL_WORDS = 7


def label_cue(document: Document, region: Region) -> Cue | None:
    """Return the label that stands right before or behind the region, or inside its marks."""
    if region.label is not None:
        return _inside(document, region.label)
    return _prefix(document, region) or _signature(document, region)


def _signature(document: Document, region: Region) -> Cue | None:
    """Return the name set after a quotation with a dash or in brackets, and nothing else."""
    count = len(document.lower)
    token, parted = document.token_at(region.outer_end), False
    while token < count and (not document.lower[token].strip() or document.lower[token] == "."):
        parted = parted or "\n\n" in document.lower[token]
        token += 1
    first = token + 1
    if first >= count or document.lower[token] not in (LONG_DASHES if parted else SIGNING):
        return None
    end = _line_of_names(document, first)
    if document.lower[first] in DESK or not _capital(document, first):
        return None
    stop = next((t for t in range(first, end) if document.lower[t] in NAME_ENDS), end)
    names = [t for t in range(first, stop) if document.lower[t] != "."]
    return Cue(token, token, token, "-", "signed", names[-1], label_first=first) if names else None


def _line_of_names(document: Document, first: int) -> int:
    """Return the token after a line's rest that holds no verb, or ``first``."""
    end = first
    while end < len(document.lower) and not BREAKS.intersection(document.lower[end]):
        if document.tag[end] in FINITE or document.inside[end] >= 0:
            return first
        end += 1
    return end


def _inside(document: Document, label: tuple[int, int]) -> Cue:
    """Return the label of a turn in a transcript: "SMITH: ..."."""
    first = document.token_at(label[0])
    last = max(first, document.token_at(label[1] - 1))
    colon = min(last + 1, len(document.lower) - 1)
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _prefix(document: Document, region: Region) -> Cue | None:
    """Return the name and colon that lead up to the region: 'Smith: "..."'."""
    colon = document.token_at(region.outer_start) - 1
    if colon < 1 or document.lower[colon] != ":":
        return None
    last = colon - 1
    first = document.sentences[document.sentence[colon]][0]
    label = range(first, last + 1)
    if not 0 < len(label) <= LABEL_WORDS or any(document.tag[t] in FINITE for t in label):
        return None
    if not _capital(document, first) or not _capital(document, last):
        return None
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _capital(document: Document, token: int) -> bool:
    return document.text[document.start[token]].isupper()


LABEL_ENDS = frozenset({":", "("})
COURTESY = words("sources", "courtesy")
COUNTED = words("function_words", "counted")
"""Transcripts count those whom they do not name: "SENIOR OFFICIAL TWO"."""


def labelled(document: Document, people: People, span: Speaker, first: int, last: int) -> Speaker:
    """Return the speaker whom a label names: by surname where it is in capitals."""
    label, word = document.span_text(first, last), document.lower[last]
    if first == last and word.strip(".") in words("sources", "answering"):
        return _answering(document, people, span)
    if word.strip(".") in words("sources", "askers"):
        return replace(span, name=label.strip(".").capitalize(), kind="asker")
    title, name = without_title(label)
    mention = people.by_surname(word) or people.at(first, last, last)
    if mention is not None and (mention.type == "PER" or not title):
        found = of_mention(mention, span)
        name = as_title(found.name) if label.isupper() else found.name
        return replace(found, name=name, role=as_title(mention.role or _office(title)))
    numbered = document.lower[last - 1] if word in COUNTED else word
    if numbered in words("sources", "sources"):
        source, owner = people.as_written(label)
        affiliation = owner.name if owner else None
        return replace(span, name=source, kind="unnamed", role=source, affiliation=affiliation)
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
    end, name, cue = quotation.speaker_end or 0, quotation.speaker or "", quotation.cue_start
    if quotation.speaker_kind != "person" or quotation.speaker_entity:
        return None
    if cue is None or cue < end or text[cue] not in LABEL_ENDS:
        return None
    start = end - len(name)
    return (start, end) if text[start:end].lower() == name.lower() else None


def _office(title: str) -> str | None:
    """Return the title before a name where it says what somebody is: not "MR."."""
    bare = title.strip(".").lower()
    return title if len(bare) > 1 and bare not in COURTESY else None


def _answering(document: Document, people: People, span: Speaker) -> Speaker:
    """Return who answers after "A:": the one person whom the text names before its first question."""
    first = next((region.outer_start for region in document.regions if region.label), 0)
    named = {m.entity: m for m in people.mentions if m.type == "PER" and m.end <= first}
    if len(named) != 1:
        return span
    return replace(of_mention(*named.values(), span), known="inferred")
