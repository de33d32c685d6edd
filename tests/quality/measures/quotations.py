"""Quotations: found, to the letter, with their speakers, and how we know them.

A quotation counts as found when intersection over union reaches one half, without its marks, outer
punctuation and a leading "that". Refusals to comment are no quotations on either side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.quality.measures.spans import matched, overlap, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.model import Annotations, Quotation
    from tests.quality.annotated import Annotated, Annotation
    from tests.quality.measures.spans import Span
    from tests.quality.measures.tally import Scores

ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
FOUND, EXACT, WITH_SPEAKER, DIRECT = (
    f"quotations: {what}" for what in ("overlap", "exact", "overlap and speaker", "direct, exact")
)


def score_quotations(gold: Annotated, found: Annotations, scores: Scores) -> None:
    """Count the report's quotations, and what the parser took for one."""
    text = gold.article.text
    names = {m.fields["name"]: m.fields["names"] for m in gold.mentions}
    mine = [q for q in found.quotations if q.status != "declined"]
    spans = [trimmed(text, (q.start, q.end)) for q in mine]
    wanted = [trimmed(text, q.span) for q in gold.quotations]
    match = matched(wanted, spans, 0.5)
    for number, annotation in enumerate(gold.quotations):
        if annotation.optional:
            continue
        got = mine[match[number]] if number in match else None
        is_exact = got is not None and spans[match[number]] == wanted[number]
        is_speaker = got is not None and _same_speaker(annotation, got, names)
        _count(annotation, got, is_exact, is_speaker, scores)
        if not is_speaker:
            detail = f"{annotation.fields['speaker']} <- {got.speaker if got else 'nothing'}"
            scores.note(gold, "quotation", annotation.span, detail)
    for number in _not_optional(gold, wanted, spans, match):
        for measure in (FOUND, EXACT, WITH_SPEAKER):
            scores.count_found(measure, 1)
        scores.count_found(DIRECT, int(mine[number].kind == "direct"))
        if number not in match.values():
            scores.note(gold, "extra quotation", spans[number], mine[number].speaker or "")


def _not_optional(
    gold: Annotated, wanted: list[Span], spans: list[Span], match: Mapping[int, int]
) -> list[int]:
    """Return the numbers of the parser's quotations that are right or wrong, not optional."""
    optional = [n for n, annotation in enumerate(gold.quotations) if annotation.optional]
    needed = {found for n, found in match.items() if n not in optional}
    return [
        number
        for number, span in enumerate(spans)
        if number in needed or not any(overlap(span, wanted[n]) > 0 for n in optional)
    ]


def _count(
    annotation: Annotation,
    got: Quotation | None,
    is_exact: bool,
    is_speaker: bool,
    scores: Scores,
) -> None:
    """Count one quotation under all measures; what was not found is not judged further."""
    fields = annotation.fields
    scores.count(FOUND, got is not None)
    scores.count(EXACT, is_exact)
    scores.count(WITH_SPEAKER, is_speaker)
    if fields["kind"] == "direct":
        scores.count(DIRECT, is_exact)
    if got is None:
        return
    scores.count("quotations: speaker, given the quotation", is_speaker)
    if fields["known"] == "inferred":
        scores.count("quotations: speaker, of pronouns and descriptions", is_speaker)
    scores.count("quotations: kind", got.kind == fields["kind"])
    scores.count("quotations: kind of speaker", got.speaker_kind == fields["speaker_kind"])
    scores.count("quotations: how known", got.known == fields["known"])
    told = "said" if got.status == "unattributed" else got.status
    scores.count("quotations: status", told == fields["status"])
    if "cue_span" in fields:
        cue = (got.cue_start or 0, got.cue_end or 0)
        scores.count("quotations: cue", overlap(cue, fields["cue_span"]) > 0)


def _same_speaker(annotation: Annotation, got: Quotation, names: Mapping[str, set[str]]) -> bool:
    """Return whether it is the same speaker; of an unnamed one the first words are enough."""
    speaker = annotation.fields["speaker"]
    mine = _key(got.speaker)
    if annotation.fields["speaker_kind"] == "unnamed":
        return bool(mine) and f"{_key(speaker)} ".startswith(f"{mine} ")
    return mine in {_key(name) for name in names.get(speaker, {speaker})}


def _key(name: str | None) -> str:
    return ARTICLE.sub("", (name or "").strip()).casefold()
