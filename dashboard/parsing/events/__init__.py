"""Events of one article: the clauses that tell of a happening, dated, and merged into events.

Of an article without a publication day relations are kept and no day is invented. "Last June" and "this
week" exclude each other whatever the year, so the article is read as if it had been published on some
Monday, which tells apart what it tells apart; then every day counted from that Monday is taken out again,
and its relation to publication stays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference import References
from dashboard.parsing.dates import find_dates, infer_publication
from dashboard.parsing.events.clauses import Scene, find_clauses, named_periods
from dashboard.parsing.events.dating import Time, assumed, date_clauses, join_ranges
from dashboard.parsing.events.dating.carried_days import carry_days, story_days
from dashboard.parsing.events.event_summary import event_mentions
from dashboard.parsing.events.factuality import is_done_before, status_by_date, statuses_of
from dashboard.parsing.events.frames import frame_of, travellers
from dashboard.parsing.events.main_event import headline_of, main_events
from dashboard.parsing.events.mention_features import draft_of, entities_at, stops_of
from dashboard.parsing.events.merging import number_events
from dashboard.parsing.events.non_events import is_idle
from dashboard.parsing.events.statements import on_its_day, with_parties
from dashboard.parsing.syntax.repair import repair_dates, repair_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.model import Article, DateReference, EventMention, Mention
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.coreference import Reference
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document


def find_events(
    analysis: Analysis,
    mentions: tuple[Mention, ...],
    dates: tuple[DateReference, ...],
    pronouns: Mapping[int, Reference],
) -> tuple[EventMention, ...]:
    """Return every event mention in the order of the text; mentions of one event share its number."""
    article = analysis.article
    if not article.published:
        return _undated(analysis, mentions, pronouns)
    document = analysis.document.copy()
    document.headings = document.headings | _title(document, article)
    named = repair_names(document, mentions)
    dates = tuple(join_ranges(article.text, dates))
    repair_dates(document, mentions, dates)
    pronouns = with_parties(document, article, mentions, pronouns)
    references = References(document, mentions, pronouns)
    clauses = [one for one in _all_clauses(document, dates) if one.head not in named]
    main = [*main_events(document, article)]
    done = {one.head for one in main if one.performed}
    statuses = statuses_of(document, clauses, done)
    shown = [document.within(b.start, b.end) for b in article.blocks if b.kind == "caption"]
    captions = frozenset(document.sentence[n] for block in shown for n in block)
    scene = Scene.of(document, clauses, statuses, article.published, document.dated, main, captions)
    drafts = [draft for draft in _drafts(scene, references, dates) if not is_idle(document, draft)]
    return event_mentions(scene, drafts, number_events(drafts), references)


def _title(document: Document, article: Article) -> set[int]:
    """Return the sentences of the headline, which may end on a full stop or a mark all the same."""
    return {document.sentence[n] for n in headline_of(document, article)}


def _all_clauses(document: Document, dates: Sequence[DateReference]) -> list[Clause]:
    """Return the clauses of verbs, nouns and named periods, in the order of the text."""
    named = list(named_periods(document, dates))
    within = {n for clause in named for n in range(clause.first, clause.last + 1)}
    # "March" and "May" are months here, not a rally and an auxiliary, nor is a season a fall of prices.
    within |= {
        n
        for date in dates
        for n in document.within(date.start, date.end)
        if document.pos[n] == "PROPN" or date.granularity == "season" or document.lemma[n] == "end"
    }
    clauses = [clause for clause in find_clauses(document) if clause.head not in within]
    return sorted([*clauses, *named], key=lambda clause: clause.head)


def _drafts(scene: Scene, references: References, dates: Sequence[DateReference]) -> list[Draft]:
    """Return what each clause tells: who, when and whether."""
    document, clauses = scene.document, scene.clauses
    frames = travellers(
        document, clauses, [frame_of(document, clause, references) for clause in clauses]
    )
    agents = [entities_at(frame.agents, references) for frame in frames]
    tours = [i for i, c in enumerate(clauses) if len(stops_of(document, c, references)) > 1]
    times: list[Time] = carry_days(scene, agents, date_clauses(scene, dates), tours)
    times = story_days(scene, times, dates)
    for i, clause in enumerate(clauses):
        if (main := scene.main_of(clause)) and main.performed:
            times[i] = on_its_day(document, clause, times[i], assumed(scene, i))
        if is_done_before(scene, i, times[i]):
            times[i] = assumed(scene, i)
    return [
        draft_of(scene, clause, frame, time, status_by_date(scene, i, time), references)
        for i, (clause, frame, time) in enumerate(zip(clauses, frames, times, strict=True))
    ]


SOME_DAY = dt.date(2000, 1, 3)


def _undated(
    analysis: Analysis,
    mentions: tuple[Mention, ...],
    pronouns: Mapping[int, Reference],
) -> tuple[EventMention, ...]:
    """Return the events of an undated article; only days that its text states have a date."""
    monday = _some_monday(analysis.article)
    article = replace(analysis.article, published=monday.isoformat())
    supposed = _with_relations(article.text, find_dates(article))
    found = find_events(replace(analysis, article=article), mentions, supposed, pronouns)
    hanging = {date.start for date in supposed if date.relation}
    hanging |= {date.end for date in supposed if date.relation}
    return tuple(_without_days(mention, hanging) for mention in found)


def _with_relations(text: str, dates: Iterable[DateReference]) -> tuple[DateReference, ...]:
    """Return the dates, with the relation of those that hang on publication by way of another: "earlier in the day"."""
    found: list[DateReference] = []
    hanging: set[str] = set()
    for date in dates:
        by_way = any(f"“{words}”" in (date.anchor or "") for words in hanging)
        one = replace(date, relation=date.anchor) if by_way and not date.relation else date
        hanging |= {text[one.start : one.end]} if one.relation else set()
        found.append(one)
    return tuple(found)


def _some_monday(article: Article) -> dt.date:
    """Return a Monday within the range in which the article can have been published."""
    found = infer_publication(article)
    days = [dt.date.fromisoformat(day) for day in (found.first, found.last) if day]
    day = min(days, default=SOME_DAY)
    if len(days) == 2:
        day = days[0] + (days[1] - days[0]) // 2
    return day - dt.timedelta(day.weekday())


def _without_days(mention: EventMention, hanging: set[int]) -> EventMention:
    """Return the mention without the days that were reckoned from the supposed publication."""
    if mention.relation is not None or mention.certainty == "assumed":
        mention = replace(mention, first=None, last=None, value=None)
    if mention.relation is not None or {mention.date_start, mention.date_end} & hanging:
        mention = replace(mention, own_first=None, own_last=None)
    return mention
