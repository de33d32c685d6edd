"""One article's telling of an event: what is compared when articles are linked."""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.linking.events.days import (
    REPORTED_OF_STAY,
    REPORTED_WITHIN,
    bounds,
    day_of,
    is_vague,
    opened,
)
from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.model import Annotations, Article, DateReference, EventMention

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
BEFORE = re.compile(r"(?:[A-Z][\w.&-]*[ \u00a0])+\Z")
"""Words in capitals right before an event's head: its name."""
WINDOW = 90
"""Characters to either side of an event's head that count as its wording."""
STORY_LENGTH = 4000
"""Characters of an article that say which story it tells."""
LONGEST = 31
"""Days of the longest interval that is a stay and not a vague period."""
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
        return cls(article.id, stems(article.text[:STORY_LENGTH]))


@dataclass(frozen=True, slots=True)
class Report:
    """All mentions of one event in one article, in the terms that linking weighs.

    ``first`` and ``last`` bound the time for comparison, ``told`` says whether the text gave it;
    ``faint`` verbs are no news by themselves, ``loose`` ones tell of one event only in like words;
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
    reporting: bool
    faint: bool
    loose: bool
    article: ArticleWords
    durative: bool
    who: frozenset[str]
    people: frozenset[str]
    label: str
    vague: bool
    title: frozenset[str]

    @property
    def named(self) -> str:
        """The name of a period of history, such as a war; it is one whoever tells of it."""
        return self.head.lemma if " " in self.head.lemma else ""

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
        first, last = day_of(self.head.first), day_of(self.head.last)
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
        context = Context(
            article,
            ArticleWords.of(article),
            entities,
            _renamed(article, found, entities),
            {date.start: date for date in found.dates},
        )
        groups: dict[int, list[EventMention]] = {}
        for mention in found.events:
            groups.setdefault(mention.event, []).append(mention)
        for number, mentions in groups.items():
            yield context.report(number, tuple(mentions))


@dataclass(frozen=True, slots=True)
class Context:
    """What all reports of one article share; ``dates`` are its dates by where they start."""

    article: Article
    words: ArticleWords
    entities: Mapping[tuple[str, str], EntityLink]
    renamed: Mapping[str, str]
    dates: Mapping[int, DateReference]

    def linked(self, entity: str) -> str:
        """Return the id that an entity of the article has across articles."""
        link = self.entities.get((self.article.id, entity))
        return link.entity if link else entity

    def report(self, number: int, mentions: tuple[EventMention, ...]) -> Report:
        """Return the report of one event."""
        article, head, known = self.article, mentions[0], lexicon()
        lemmas = frozenset(mention.lemma for mention in mentions)
        classes = frozenset().union(*(known.classes_of(lemma) for lemma in lemmas))
        participants = tuple(dict.fromkeys(self.linked(who) for who in head.participants))
        told = head.certainty != "assumed" and bool(head.first or head.last or head.relation)
        durative = bool(classes & known.durative)
        first, last = bounds(head, REPORTED_OF_STAY if durative else REPORTED_WITHIN, told=told)
        if told and durative and first and first == last:
            first, last = opened(mentions, first)
        return Report(
            key=(article.id, number),
            published=article.published[:10] if article.published else None,
            mentions=mentions,
            lemmas=lemmas,
            classes=classes,
            participants=participants,
            place=self.linked(head.place) if head.place else None,
            first=first,
            last=last,
            told=told,
            words=_words(article.text, mentions),
            reporting=lemmas <= known.verbs["reporting"],
            faint=lemmas <= _faint(),
            loose=lemmas <= _faint() | known.verbs["talking"],
            article=self.words,
            durative=durative,
            who=frozenset(participants),
            people=frozenset(who for who in participants if who.startswith("per:")),
            label=_in_full(head.label, self.renamed),
            vague=is_vague(mentions, self.dates),
            title=_title(article.text, mentions),
        )


def _title(text: str, mentions: Sequence[EventMention]) -> frozenset[str]:
    """Return the words of the name that some mention gives the event: "Oslo Peace" of a forum."""
    known = lexicon().every_noun
    found = (
        BEFORE.search(text, max(0, m.head_start - WINDOW), m.head_start)
        for m in mentions
        if m.lemma in known and text[m.head_start].isupper()
    )
    return frozenset(word.lower() for match in found if match for word in match[0].split())


@functools.cache
def _faint() -> frozenset[str]:
    """Return the verbs that are events only by their wording."""
    verbs = lexicon().verbs
    return verbs["reporting"] | verbs["speech_acts"] | verbs["faint"]


def _words(text: str, mentions: Sequence[EventMention]) -> frozenset[str]:
    """Return the stemmed words of the clauses that tell of an event."""
    return stems("\n".join(_wording(text, mention) for mention in mentions))


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


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell something."""
    return frozenset(map(_stem, WORD.findall(text))) - {""}


@functools.lru_cache(maxsize=65536)
def _stem(token: str) -> str:
    """Return the word without common endings, so that its forms count as one; "" for common words."""
    word = token.lower()
    if word in COMMON:
        return ""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
