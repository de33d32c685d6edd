"""Names: found with the right characters and type, and under the right name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.linking import Links
    from dashboard.model import Annotations, Mention
    from tests.quality.annotated import Annotated, Annotation
    from tests.quality.measures.tally import Scores

TYPES = {"PER", "ORG", "LOC"}
MENTION, NAMED = "entities: mention", "entities: mention and name"


def score_entities(gold: Annotated, found: Annotations, links: Links, scores: Scores) -> None:
    """Count the report's names and demonyms; the parser's descriptions and credits are left out."""
    mine = {(m.start, m.end): m for m in found.mentions if m.kind in {"name", "demonym"}}
    wanted = {annotation.span for annotation in gold.mentions}
    for annotation in gold.mentions:
        if annotation.optional:
            continue
        got = mine.get(annotation.span)
        name = links.entities[gold.article.id, got.entity].name if got else None
        is_mention = got is not None and _same_kind(annotation, got)
        is_named = is_mention and name in annotation.fields["names"]
        scores.count(MENTION, is_mention)
        scores.count(NAMED, is_named)
        _count_found(scores, int(got is not None))
        if not is_named:
            detail = f"{annotation.fields['name']} <- {name} {got and got.type}"
            scores.note(gold, "entity", annotation.span, detail)
        if "reading" in annotation.fields:
            is_read = got is not None and got.reading == annotation.fields["reading"]
            scores.count("entities: reading", is_read)
    for span, extra in mine.items():
        if span not in wanted and (extra.type in TYPES or extra.kind == "demonym"):
            _count_found(scores, 1)
            scores.note(gold, "extra entity", span, f"{extra.name} {extra.type}")


def _same_kind(annotation: Annotation, got: Mention) -> bool:
    """Return whether kind and type agree; a demonym's type is nobody's business."""
    kind = annotation.fields["kind"]
    return got.kind == kind and (kind == "demonym" or got.type == annotation.fields["type"])


def _count_found(scores: Scores, number: int) -> None:
    scores.count_found(MENTION, number)
    scores.count_found(NAMED, number)
