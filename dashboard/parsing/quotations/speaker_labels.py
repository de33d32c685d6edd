"""Labels of speakers that layout sets beside the words: "HALL:", "Q.", a name before a dash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.entities.names import is_surname, slug
from dashboard.parsing.entities.patterns import word_class
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.phrases import as_title, without_title
from dashboard.parsing.quotations.speaker_parts import Cue, of_mention
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.quotation_marks import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Quotation
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.speaker_parts import Speaker
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


SIGNING = frozenset(("—", "–", "-", "~", "[", "("))
LONG_DASHES = frozenset(("—", "–"))
"""Before a name on a line of its own they sign what stands above; others begin lists and asides."""
DESK = frozenset(word.lower() for word in word_class("desk-word"))
"""These open the line of who wrote a story: "(Reporting by Anna Hall)"."""
NAME_ENDS = frozenset({",", "(", ")", "]", "/"})
LABEL_REACH = 12
"""So many tokens may stand before the colon of a label."""
NOBODYS = frozenset(
    {
        "ad",
        "audio",
        "caption",
        "clip",
        "graphic",
        "note",
        "photo",
        "tape",
        "text",
        "tweet",
        "update",
        "video",
    }
)
"""Labels of what is shown or added, not of who speaks: "VIDEO:"."""
WHERE = frozenset({"at", "during", "in", "on", "to", "via"})
"""After a name these tell where or to whom somebody speaks: "Hall on Channel 9: …"."""


def label_cue(document: Document, region: Region) -> Cue | None:
    """Return the label that stands right before or after the region, or inside its marks: "SMITH: ..."."""
    if region.label is None:
        return _prefix(document, region) or _signature(document, region)
    first = document.token_at(region.label[0])
    last = max(first, document.token_at(region.label[1] - 1))
    colon = min(last + 1, len(document.lower) - 1)
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _signature(document: Document, region: Region) -> Cue | None:
    """Return the name set after a quotation with a dash or in brackets, and nothing else."""
    lower, count = document.lower, len(document.lower)
    behind = document.token_at(region.outer_end)
    rest = range(behind, count)
    token = next((t for t in rest if lower[t].strip() and lower[t] != "."), count)
    parted = any("\n\n" in word for word in lower[behind:token])
    first = token + 1
    if first >= count or lower[token] not in (LONG_DASHES if parted else SIGNING):
        return None
    names = _signed_name(document, first)
    return Cue(token, token, token, "-", "signed", names[-1], label_first=first) if names else None


def _signed_name(document: Document, first: int) -> list[int]:
    """Return the words of a name that stands alone on the rest of its line, and of nobody's byline or desk."""
    lower, count = document.lower, len(document.lower)
    end = next((t for t in range(first, count) if BREAKS.intersection(lower[t])), count)
    told = any(document.tag[t] in FINITE or document.inside[t] >= 0 for t in range(first, end))
    if told or lower[first] in DESK or not _capital(document, first):
        return []
    stop = next((t for t in range(first, end) if lower[t] in NAME_ENDS), end)
    if {*lower[first:stop]} & {"by", "files"}:
        return []  # "— With files from Ana Roe", "— By Ana Roe"
    return [t for t in range(first, stop) if lower[t] != "."]


def _prefix(document: Document, region: Region) -> Cue | None:
    """Return the name and colon that lead up to the region: 'Smith: "..."', 'Smith on Channel 9: "..."'.

    Not in 'Later in May on Channel 9: "..."', 'In a note to Channel 9: "..."'.
    """
    colon = document.token_at(region.outer_start) - 1
    first = document.sentences[document.sentence[max(colon, 0)]][0]
    if colon < 1 or document.lower[colon] != ":" or colon - first > LABEL_REACH:
        return None
    if FINITE.intersection(document.tag[first:colon]) or document.pos[first] == "ADP":
        return None
    where = next((t for t in range(first + 1, colon) if document.lower[t] in WHERE), colon)
    last = document.back_over(where - 1, {",", "speaking"}, first)
    named = where == colon or document.pos[last] == "PROPN"
    if not (named and _capital(document, first) and _capital(document, last)):
        return None
    if first == last and document.lower[last] in COUNTED:
        return None  # 'Two: "Will it rain?"' of a list
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
    if word in NOBODYS:
        return span
    title, name = without_title(label)
    bare = title.strip(".").lower()
    office = title if len(bare) > 1 and bare not in COURTESY else None  # not "MR."
    mention = people.by_surname(word) or people.at(first, last, last)
    if mention is not None and (mention.type == "PER" or not title):
        found = of_mention(mention, span)
        name = as_title(found.name) if label.isupper() else found.name
        return replace(found, name=name, role=as_title(mention.role or office))
    numbered = document.lower[last - 1] if word in COUNTED else word
    if numbered in words("sources", "sources"):
        source, owner = people.as_written(label)
        affiliation = owner.name if owner else None
        return replace(span, name=source, kind="unnamed", role=source, affiliation=affiliation)
    name = name.title() if label.isupper() else name
    return replace(span, name=name, kind="person", role=as_title(office))


def _answering(document: Document, people: People, span: Speaker) -> Speaker:
    """Return who answers after "A:": the one person whom the text names before its first question."""
    first = next((region.outer_start for region in document.regions if region.label), 0)
    named = {m.entity: m for m in people.mentions if m.type == "PER" and m.end <= first}
    if len(named) != 1:
        return span
    return replace(of_mention(*named.values(), span), known="inferred")


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
