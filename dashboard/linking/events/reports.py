"""One article's telling of an event: what is compared when articles are linked."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.model import Annotations, Article, DateReference, EventMention

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
WINDOW = 90
"""Characters to either side of an event's head that count as its wording."""
STORY_LENGTH = 4000
"""Characters of an article that say which story it tells."""
REPORTED_WITHIN, REPORTED_OF_STAY = 3, 7
"""Days that news told without a date may be older than the article; and what goes on for days."""
AHEAD_WITHIN = 30
"""Days that a plan told without a date may lie ahead."""
PRECISE = frozenset({"day", "period", "TIME"})
"""Granularities of dates whose ends are days that the text means."""
WEEK, LONGEST = 7, 31
"""Days of a week, and of the longest interval that is a stay and not a vague period."""
LASTS = 10
"""Days that a visit or the like may go on of which only the first or the last is told."""
COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "was",
        "were",
        "has",
        "had",
        "have",
        "his",
        "her",
        "its",
        "their",
        "said",
        "says",
        "will",
        "would",
        "been",
        "who",
        "which",
        "after",
        "before",
        "over",
        "into",
        "about",
        "than",
        "more",
        "also",
        "but",
        "not",
        "are",
        "she",
        "they",
        "this",
        "when",
        "where",
        "him",
        "them",
        "while",
        "during",
        "against",
        "between",
        "under",
        "told",
    ]
)


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The words of a whole article: what story it belongs to."""

    id: str
    words: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> ArticleWords:
        """Return the stemmed words of the article's first pages."""
        tokens = (word.lower() for word in WORD.findall(article.text[:STORY_LENGTH]))
        return cls(article.id, frozenset(stem(token) for token in tokens if token not in COMMON))


@dataclass(frozen=True, slots=True)
class Report:
    """All mentions of one event in one article, in the terms that linking weighs.

    ``first`` and ``last`` bound the time for comparison, ``told`` says whether the text gave it;
    ``who`` are the participants as a set, ``people`` the persons among them.
    """

    key: tuple[str, int]
    published: str | None
    mentions: tuple[EventMention, ...]
    lemmas: frozenset[str]
    classes: frozenset[str]
    participants: tuple[str, ...]
    place: str | None
    first: dt.date | None
    last: dt.date | None
    told: bool
    words: frozenset[str]
    counts: frozenset[str]
    reporting: bool
    faint: bool
    article: ArticleWords
    durative: bool
    who: frozenset[str]
    people: frozenset[str]
    label: str
    vague: bool

    @property
    def head(self) -> EventMention:
        """The first mention: it carries what the article's mentions share."""
        return self.mentions[0]

    @property
    def is_point(self) -> bool:
        """Tell whether the article gives the event a single day."""
        return self.told and self.head.first is not None and self.head.first == self.head.last

    @property
    def is_span(self) -> bool:
        """Tell whether it gives it several days from one to the other, not a week or a month."""
        first, last = _day(self.head.first), _day(self.head.last)
        if not (self.told and first and last and first < last):
            return False
        return not self.vague and (last - first).days <= LONGEST

    @property
    def digest(self) -> str:
        """A name made of the content alone: the same in any order and beside any other article."""
        article, _ = self.key
        content = f"{article}\n{self.head.head_start}\n{self.head.lemma}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]


def reports(
    parsed: Sequence[tuple[Article, Annotations]],
    entities: Mapping[tuple[str, str], EntityLink],
) -> Iterator[Report]:
    """Yield one report per article and event."""
    for article, found in parsed:
        words = ArticleWords.of(article)
        renamed = _renamed(article, found, entities)
        groups: dict[int, list[EventMention]] = {}
        for mention in found.events:
            groups.setdefault(mention.event, []).append(mention)
        for number, mentions in groups.items():
            yield _report(article, words, number, tuple(mentions), entities, renamed, found.dates)


def _report(
    article: Article,
    story: ArticleWords,
    number: int,
    mentions: tuple[EventMention, ...],
    entities: Mapping[tuple[str, str], EntityLink],
    renamed: Mapping[str, str],
    dates: Sequence[DateReference],
) -> Report:
    """Return the report of one event in one article."""

    def linked(entity: str) -> str:
        link = entities.get((article.id, entity))
        return link.entity if link else entity

    head = mentions[0]
    lemmas = frozenset(mention.lemma for mention in mentions)
    words = lexicon()
    texts = [_wording(article.text, mention) for mention in mentions]
    tokens = [word.lower() for text in texts for word in WORD.findall(text)]
    participants = tuple(dict.fromkeys(linked(entity) for entity in head.participants))
    told = head.certainty != "assumed" and bool(head.first or head.last)
    classes = frozenset().union(*(words.classes_of(lemma) for lemma in lemmas))
    durative = bool(classes & words.durative)
    first, last = _bounds(head, REPORTED_OF_STAY if durative else REPORTED_WITHIN, told=told)
    if told and durative and first and first == last:
        first, last = _opened(mentions, first)
    return Report(
        key=(article.id, number),
        published=article.published[:10] if article.published else None,
        mentions=mentions,
        lemmas=lemmas,
        classes=classes,
        participants=participants,
        place=linked(head.place) if head.place else None,
        first=first,
        last=last,
        told=told,
        words=frozenset(stem(token) for token in tokens if token not in COMMON),
        counts=frozenset(token for token in tokens if token.isdigit() and len(token) < 4),
        reporting=lemmas <= words.verbs["reporting"],
        faint=lemmas
        <= words.verbs["reporting"] | words.verbs["speech_acts"] | words.verbs["faint"],
        article=story,
        durative=durative,
        who=frozenset(participants),
        people=frozenset(entity for entity in participants if entity.startswith("per:")),
        label=_in_full(head.label, renamed),
        vague=_is_vague(mentions, {(d.start, d.end): d for d in dates}),
    )


def _is_vague(
    mentions: Sequence[EventMention], dates: Mapping[tuple[int, int], DateReference]
) -> bool:
    """Tell whether an interval is that of a week, a month or a year, not of days that were told."""
    head = mentions[0]
    for mention in mentions:
        if (mention.own_first, mention.own_last) != (head.first, head.last):
            continue
        date = next((d for (start, _), d in dates.items() if start == mention.date_start), None)
        if date is None or date.granularity in PRECISE:
            return date is None and _is_unit(head)
    return _is_unit(head)


def _is_unit(mention: EventMention) -> bool:
    """Tell whether an interval runs from Monday to Sunday, or over whole months."""
    first, last = _day(mention.first), _day(mention.last)
    if not (first and last):
        return False
    week = first.weekday() == 0 and (last - first).days == WEEK - 1
    ends_month = (last + dt.timedelta(1)).day == 1 if last < dt.date.max else True
    return week or (first.day == 1 and ends_month)


def _renamed(
    article: Article, found: Annotations, entities: Mapping[tuple[str, str], EntityLink]
) -> dict[str, str]:
    """Return the full names of people whom the article knows by their surname only."""
    short = {m.name: m.entity for m in found.mentions if m.type == "PER" and " " not in m.name}
    linked = {name: entities.get((article.id, entity)) for name, entity in short.items()}
    return {name: link.name for name, link in linked.items() if link and " " in link.name}


def _in_full(label: str, renamed: Mapping[str, str]) -> str:
    """Return the label with the people in it by their full names."""
    for short, full in renamed.items():
        if short in label and full not in label:
            label = re.sub(rf"\b{re.escape(short)}\b", full.replace("\\", ""), label)
    return label


def _wording(text: str, mention: EventMention) -> str:
    """Return the clause, or what of it stands near the head where it is long."""
    start = max(mention.start, mention.head_start - WINDOW)
    return text[start : min(mention.end, mention.head_end + WINDOW)]


def stem(word: str) -> str:
    """Return the word without common endings, so that its forms count as one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _bounds(
    mention: EventMention, within: int, *, told: bool
) -> tuple[dt.date | None, dt.date | None]:
    """Return the days between which the event lies as far as the article tells."""
    first, last = _day(mention.first), _day(mention.last)
    if told or not (first or last):
        return first, last
    if mention.status == "planned":
        return first, _plus(first or last, AHEAD_WITHIN)
    if first is None:
        return None, last
    return _plus(first, -within), last


def _opened(
    mentions: Sequence[EventMention], day: dt.date
) -> tuple[dt.date | None, dt.date | None]:
    """Return how far an event of one day may reach whose texts only say that it began or ended."""
    own = [(m.own_first, m.own_last) for m in mentions if m.own_first or m.own_last]
    if own and all(first and not last for first, last in own):
        return day, _plus(day, LASTS)
    if own and all(last and not first for first, last in own):
        return _plus(day, -LASTS), day
    return day, day


def _day(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


def _plus(day: dt.date | None, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return day
