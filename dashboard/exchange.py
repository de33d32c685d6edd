"""JSON lines in, JSON lines out: the forms in which other programs feed and read the parser."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus.time_limit import patience, prepared
from dashboard.intake import article_from_text
from dashboard.intake.character_cleaning import SURROGATE
from dashboard.intake.plaintext import too_long
from dashboard.intake.publication_days import read_day
from dashboard.linking import Links, link
from dashboard.linking.entities import names_holder
from dashboard.model import Problem, failure
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.metonymy import governments
from dashboard.parsing.parser import BATCH, Parser, parsed_to, within_memory
from dashboard.parsing.syntax.quotation_marks import share_in_marks
from dashboard.parsing.syntax.transcripts import printed_regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.model import Annotations, Article, Quotation, QuotationKind
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.syntax.quotation_marks import Region

DIRECT_SHARE = 0.9
"""The share of letters in marks from which PolNeAR and its scorers call a quotation direct."""


def parse_lines(lines: Iterable[str], parser: Parser, stages: frozenset[str]) -> Iterator[str]:
    """Parse one JSON article a line, link them all, and yield one JSON line an article, in order.

    The line of an article that the parser fails on has its id and the problem; one that is no JSON
    object has the problem and where it stands.
    """
    read = [_read(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    parsed = _parsed((one for one in read if not isinstance(one, Problem)), parser, stages)
    found = [one if isinstance(one, Problem) else next(parsed) for one in read]
    links = link([pair for pair in found if not isinstance(pair, Problem)])
    for one in found:
        record = _refused(one) if isinstance(one, Problem) else parsed_record(*one, links)
        yield json.dumps(record, ensure_ascii=False)


def _read(line: str, number: int) -> Article | Problem:
    """Return the article of a line, or why there is none."""
    try:
        record = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return Problem("bad_line", f"line {number}", str(error)[:200])
    if not isinstance(record, dict):
        return Problem("bad_line", f"line {number}", "no JSON object")
    problem = too_long(str(record.get("text") or ""))
    if problem:
        return replace(problem, where=str(record.get("id")))
    return article_of(record)


def _refused(problem: Problem) -> dict[str, Any]:
    """Return what is printed of an article that could not be read or parsed: its id or its line."""
    bad = problem.name == "bad_line"
    where = {"id": None, "where": problem.where} if bad else {"id": problem.where}
    return {**where, "problem": problem.name, "detail": problem.detail}


def _parsed(
    articles: Iterable[Article], parser: Parser, stages: frozenset[str]
) -> Iterator[tuple[Article, Annotations] | Problem]:
    """Yield what each article holds, or how the parser failed on it."""
    for batch in within_memory(articles, lambda article: article.text, BATCH):
        for article, analysis in zip(batch, prepared(parser, batch, stages), strict=True):
            if isinstance(analysis, Problem):
                yield analysis
                continue
            found = _finished(article, analysis, parser, stages)
            yield found if isinstance(found, Problem) else (article, found)


def _finished(
    article: Article, analysis: Analysis | None, parser: Parser, stages: frozenset[str]
) -> Annotations | Problem:
    """Return what a prepared article holds, or how the parser failed on it."""
    try:
        with patience():
            return parser.finish(article, analysis, stages)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a batch, and is named
        return failure(error, article.id)


def article_of(record: dict[str, Any]) -> Article:
    """Return the article of a ``parse`` line: its text letter for letter, with its layout recognised.

    Half a surrogate pair is no letter: U+FFFD stands in its place. A date of publication that is
    none leaves the article undated.
    """
    words = (str(record.get("id")), str(record.get("text") or ""))
    identity, text = (SURROGATE.sub("\ufffd", some) for some in words)
    published = read_day(record.get("published")).iso
    return article_from_text(identity, text, published, identify=False)


def parsed_record(article: Article, annotations: Annotations, links: Links) -> dict[str, Any]:
    """Return what ``dateline parse`` prints of one article."""
    record: dict[str, Any] = {"id": article.id}
    if (end := parsed_to(article.text)) < len(article.text):
        record["parsed_to"] = end
    if annotations.published:
        found = annotations.published
        record["published"] = {
            "from": found.first,
            "to": found.last,
            "certainty": found.certainty,
            "cues": list(found.cues),
        }
    record["entities"] = list(_entities(article, annotations, links))
    marked = printed_regions(article)
    record["quotes"] = [
        {
            "start": q.start,
            "end": q.end,
            "kind": _kind(article, q, marked),
            "cue_start": q.cue_start,
            "cue_end": q.cue_end,
            "speaker_start": q.speaker_start,
            "speaker_end": q.speaker_end,
            "speaker": _speaker(article, q, links),
            "speaker_kind": q.speaker_kind,
            "role": q.role,
            "affiliation": q.affiliation,
            "anonymity_reason": q.anonymity_reason,
            "known": q.known,
            "status": "said" if q.status == "unattributed" else q.status,
            "statement": q.statement,
        }
        for q in annotations.quotations
        if q.status != "declined"
    ]
    record["dates"] = [
        {
            "start": d.start,
            "end": d.end,
            "type": d.type,
            "value": d.value,
            "from": d.first,
            "to": d.last,
            "rule": d.rule,
            "relation": d.relation,
        }
        for d in annotations.dates
    ]
    record["events"] = list(_events(article, annotations, links))
    return record


def _entities(article: Article, annotations: Annotations, links: Links) -> Iterator[dict[str, Any]]:
    """Yield the article's mentions, each under one name; pronouns are of a type of their own.

    A capital that the article never means as a place goes under its country's name. (The page counts
    it under both names, with a switch.) A credited person is named in the text, so ``kind`` says
    name; only charts leave credits out. Names that nothing but the model bears out are of the kind
    "unsure" and come last; no page lists them.
    """
    meant = governments(annotations.mentions)
    for m in sorted((*annotations.mentions, *annotations.pronouns), key=lambda m: m.start):
        linked = links.entities[article.id, m.entity]
        known = load_gazetteer().by_id.get(meant.get(m.entity, ""))
        yield {
            "start": m.start,
            "end": m.end,
            "type": "PRON" if m.kind == "pronoun" else m.type,
            "name": known.name if known else linked.name,
            "id": known.id if known else linked.entity,
            "kind": "name" if m.kind == "credit" else m.kind,
            "credit": m.kind == "credit",
            "reading": m.reading,
            "role": m.role,
        }
    for m in annotations.unsure:
        yield {
            "start": m.start,
            "end": m.end,
            "type": m.type,
            "name": m.name,
            "id": m.entity,
            "kind": "unsure",
            "credit": False,
            "reading": None,
            "role": None,
        }


def _speaker(article: Article, quotation: Quotation, links: Links) -> str | None:
    """Return a speaker's name; who holds an office may be named in another article alone."""
    linked = links.entities.get((article.id, quotation.speaker_entity or ""))
    named = linked is not None and names_holder(quotation.speaker_entity, linked)
    return linked.name if named else quotation.speaker


def _kind(article: Article, quotation: Quotation, marked: list[Region]) -> QuotationKind:
    """Return the kind as annotated corpora tell it: direct where nearly all letters are in marks.

    The page is stricter: one word outside the marks makes a quotation mixed.
    """
    if quotation.kind != "mixed":
        return quotation.kind
    share = share_in_marks(article.text, marked, quotation.start, quotation.end)
    return "direct" if share >= DIRECT_SHARE else "mixed"


def _events(article: Article, annotations: Annotations, links: Links) -> Iterator[dict[str, Any]]:
    """Yield the article's event mentions under the ids they have across the articles."""
    for mention in annotations.events:
        linked = links.events.get((article.id, mention.event))
        yield {
            "start": mention.head_start,
            "end": mention.head_end,
            "label": linked.label if linked else mention.label,
            "from": mention.first,
            "to": mention.last,
            "event": linked.event if linked else f"{article.id}#{mention.event}",
            "status": mention.status,
            "certainty": mention.certainty,
            "participants": _ids(article, mention.participants, links),
        }


def _ids(article: Article, participants: Sequence[str], links: Links) -> list[str]:
    """Return the ids that participants have across the articles, as the entities are printed."""
    linked = (links.entities.get((article.id, who)) for who in participants)
    return list(dict.fromkeys(one.entity for one in linked if one is not None))


def known_stages(only: Sequence[str]) -> frozenset[str]:
    """Return the parser's stages that were asked for; all of them when none was named.

    Raises ValueError with a sentence when there is no such stage.
    """
    unknown = frozenset(only) - Parser.STAGES
    if unknown:
        raise ValueError(f"No such stage: {', '.join(sorted(unknown))}.")
    return frozenset(only) or Parser.STAGES
