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
    from dashboard.model import Annotations, Article, EventMention

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
WINDOW = 90
"""Characters to either side of an event's head that count as its wording."""
STORY_LENGTH = 4000
"""Characters of an article that say which story it tells."""
REPORTED_WITHIN = 3
"""Days that news told without a date may be older than the article."""
AHEAD_WITHIN = 30
"""Days that a plan told without a date may lie ahead."""
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
    who: frozenset[str]
    people: frozenset[str]

    @property
    def head(self) -> EventMention:
        """The first mention: it carries what the article's mentions share."""
        return self.mentions[0]

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
        groups: dict[int, list[EventMention]] = {}
        for mention in found.events:
            groups.setdefault(mention.event, []).append(mention)
        for number, mentions in groups.items():
            yield _report(article, words, number, tuple(mentions), entities)


def _report(
    article: Article,
    story: ArticleWords,
    number: int,
    mentions: tuple[EventMention, ...],
    entities: Mapping[tuple[str, str], EntityLink],
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
    first, last = _bounds(head, told=told)
    return Report(
        key=(article.id, number),
        published=article.published[:10] if article.published else None,
        mentions=mentions,
        lemmas=lemmas,
        classes=frozenset().union(*(words.classes_of(lemma) for lemma in lemmas)),
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
        who=frozenset(participants),
        people=frozenset(entity for entity in participants if entity.startswith("per:")),
    )


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


def _bounds(mention: EventMention, *, told: bool) -> tuple[dt.date | None, dt.date | None]:
    """Return the days between which the event lies as far as the article tells."""
    first, last = _day(mention.first), _day(mention.last)
    if told or not (first or last):
        return first, last
    if mention.status == "planned":
        return first, _plus(first or last, AHEAD_WITHIN)
    if first is None:
        return None, last
    return _plus(first, -REPORTED_WITHIN), last


def _day(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


def _plus(day: dt.date | None, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return day
