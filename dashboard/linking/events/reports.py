"""One article's report of an event: what linking compares."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.linking.events.article_words import ArticleWords, stems
from dashboard.linking.events.days import (
    REPORTED_OF_STAY,
    REPORTED_WITHIN,
    bounds,
    day_of,
    is_vague,
)
from dashboard.parsing.lexicon import event_words
from dashboard.parsing.syntax.headings import unmarked_headline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.model import Annotations, Article, DateReference, EventMention

TABLE = "named period"
"""The rule of dates that a table of wars, treaties and the like gives."""
THINGS = frozenset({"ORG", "WORK", "PRODUCT", "LAW", "FAC"})
"""Types of names in which a word for an event is none."""
WINDOW = 90
"""Characters to either side of an event's head that count as its wording."""
LONE = re.compile(r"\[?(?P<who>[^\],]+)\]? meets?(?: in \S.*)?")
"""A label that says who meets, and not with whom."""
TURNED = re.compile(
    r"(?:\s+(?!(?:and|but|or|while|whether)\b)[\w’'-]+){0,3}?\s+(?:an? )?"
    r"(?:(?:not|never|no)\b(?!\s+(?:only|just)\b)|innocent(?=\s+(?:to|of|on|in|at)\b|\W*$))"
)
"""A negation shortly after a verb, in its complement: "pleaded not guilty", "found him not guilty"."""
TURNED_BEFORE = re.compile(r"\bnot[\s-](?!only\b|just\b)\w+\s+$")
"""A negation in the noun phrase: "a not guilty plea"."""
YEARS = 1830
"""Days beyond which an interval is of years."""
NUMBERED = re.compile(r"\b(?P<name>[A-Z]\w+) (?P<number>\d{1,4})\b(?![.,:/%-]\w)")
"""A name that ends on a number: "Port 5", "Flight 370"."""
LONGEST = 31
"""Days of the longest interval that is a stay and not a vague period."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the head words of a report say of it, whatever else it tells.

    ``faint`` verbs are no news by themselves, ``loose`` ones tell of one event only in like words.
    """

    classes: frozenset[str]
    reporting: bool
    faint: bool
    loose: bool
    durative: bool


@functools.lru_cache(maxsize=65536)
def kind_of(lemmas: frozenset[str]) -> Kind:
    """Return what head words say, reckoned once for each set of them."""
    known = event_words()
    classes = frozenset().union(*(known.classes_of(lemma) for lemma in lemmas))
    words = known.verbs["reporting"] | known.verbs["speech_acts"]
    faint = words - known.verbs["performing"] | known.verbs["faint"]
    return Kind(
        classes=classes,
        reporting=lemmas <= known.verbs["reporting"],
        faint=lemmas <= faint,
        loose=lemmas <= words | faint | known.verbs["talking"],
        durative=bool(classes & known.durative),
    )


type Key = tuple[str, int]
"""A report: its article and the number of the event in it."""


@dataclass(frozen=True)
class Report:
    """All mentions of one event in one article, in the terms that linking weighs.

    ``first`` and ``last`` bound the time for comparison, ``told`` says whether the text gave it;
    ``head`` is the first mention, which carries what all share;
    ``who`` are the participants as a set, ``people`` the persons among them; ``named`` is the name
    of a period of history, such as a war: it is one whoever tells of it. Most reports are
    compared with none: what only comparing needs is read from the text when it is asked for.
    """

    key: Key
    article: ArticleWords
    published: str | None
    head: EventMention
    mentions: tuple[EventMention, ...]
    lemmas: frozenset[str]
    kind: Kind
    participants: tuple[str, ...]
    place: str | None
    first: dt.date | None
    last: dt.date | None
    told: bool
    who: frozenset[str]
    people: frozenset[str]
    named: str
    context: Context

    @property
    def is_point(self) -> bool:
        """Return whether the article gives the event a single day."""
        return self.told and self.head.first is not None and self.head.first == self.head.last

    @cached_property
    def gathers(self) -> bool:
        """Return whether its text, not its headline, writes it as the name of a gathering: "the Oslo Forum"."""
        text, (heads, _) = self.context.article.text, self.context.front
        words = event_words().nouns["meeting"]
        return any(
            text[m.head_start : m.head_end].rsplit(maxsplit=1)[-1][0].isupper()
            for m in self.mentions
            if m.lemma in words and not any(a <= m.head_start < b for a, b in heads)
        )

    @cached_property
    def lasts_years(self) -> bool:
        """Return whether it gives it years from one to another."""
        first, last = day_of(self.head.first), day_of(self.head.last)
        return bool(first and last) and (last - first).days > YEARS

    @cached_property
    def is_span(self) -> bool:
        """Return whether it gives it several days from one to the other, not a week or a month."""
        first, last = day_of(self.head.first), day_of(self.head.last)
        if not (self.told and first and last and first < last):
            return False
        return not self.vague and (last - first).days <= LONGEST

    @property
    def has_days_of_another(self) -> bool:
        """Return whether a meeting takes its days from another event: no expression beside it tells them."""
        return "meet" in self.kind.classes and all(m.date_start is None for m in self.mentions)

    @cached_property
    def historic(self) -> bool:
        """Return whether its days are known from a table of history, not from the text."""
        taken = {m.date_start for m in self.mentions if m.date_start is not None}
        dates = [self.context.dates[start] for start in taken if start in self.context.dates]
        return bool(self.named) or (bool(dates) and all(date.rule == TABLE for date in dates))

    @cached_property
    def in_captions(self) -> bool:
        """Return whether only captions of pictures tell of it."""
        spans = self.context.captions
        return all(any(a <= m.head_start < b for a, b in spans) for m in self.mentions)

    @cached_property
    def is_name(self) -> bool:
        """Return whether it is only a word in names of things: "Britain's Conservative Party"."""
        spans = self.context.names
        return all(any(a <= m.head_start < b for a, b in spans) for m in self.mentions)

    @cached_property
    def vague(self) -> bool:
        """Return whether its interval is that of a week, a month or a year."""
        return is_vague(self.mentions, self.context.dates)

    @cached_property
    def numbered(self) -> dict[str, str]:
        """The names in its clauses that end on a number, no date: "Port" has "5" in "closed Port 5"."""
        text, dates = self.context.article.text, self.context.dates.values()
        return {
            match["name"]: match["number"]
            for mention in self.mentions
            for match in NUMBERED.finditer(text, mention.start, mention.end)
            if not any(one.start < match.end() and match.start() < one.end for one in dates)
        }

    @cached_property
    def is_turned(self) -> bool:
        """Return whether a negation is in the complement of its head, which makes it the opposite happening.

        What is denied as a whole ("has not pleaded") has a status that says so.
        """
        text = self.context.article.text
        return any(
            TURNED.match(text[m.head_end : m.end])
            or (m.status != "denied" and TURNED_BEFORE.search(text[m.start : m.head_start]))
            for m in self.mentions
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The stemmed words of the clauses that tell of the event."""
        return _words(self.context.article.text, self.mentions)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words with a capital in the label, as names and titles have."""
        return frozenset(re.findall(r"\b[A-Z][^\W\d_]{3,}", self.label))

    @cached_property
    def everything(self) -> frozenset[str]:
        """All words of the article with a capital."""
        return frozenset(re.findall(r"\b[A-Z][^\W\d_]{3,}", self.context.article.text))

    @cached_property
    def label(self) -> str:
        """The label that the article gives it, with the people in it by their full names."""
        return _in_full(self.head.label, self.context.renamed)

    @cached_property
    def is_one_sided(self) -> bool:
        """Return whether its label has one person meet nobody: "Ann Lee meets in Oslo"."""
        match = LONE.fullmatch(self.label)
        return bool(match) and match["who"] in self.context.persons

    @cached_property
    def digest(self) -> str:
        """A name made of the content alone: the same in any order and beside any other article."""
        article, _ = self.key
        content = f"{article}\n{self.head.head_start}\n{self.head.lemma}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]


class ReportsOf(Mapping[int, "Report"]):
    """The reports of one article by the numbers of its events, each made when it is asked for."""

    def __init__(self, context: Context, mentions: Mapping[int, Sequence[EventMention]]) -> None:
        self._context = context
        self._mentions = mentions
        self._made: dict[int, Report] = {}

    @classmethod
    def of(
        cls,
        article: Article,
        found: Annotations,
        entities: Mapping[tuple[str, str], EntityLink],
    ) -> ReportsOf:
        """Return the reports of an article."""
        renamed = _renamed(article, found, entities)
        people = (mention.name for mention in found.mentions if mention.type == "PER")
        context = Context(
            article,
            ArticleWords.of(article),
            entities,
            renamed,
            {date.start: date for date in found.dates},
            {mention.entity: mention.salience for mention in found.mentions},
            tuple(
                (m.start, m.end) for m in found.mentions if m.kind == "name" and m.type in THINGS
            ),
            frozenset([*people, *renamed.values()]),
        )
        groups: dict[int, list[EventMention]] = {}
        for mention in found.events:
            groups.setdefault(mention.event, []).append(mention)
        return cls(context, groups)

    def __getitem__(self, number: int) -> Report:
        """Return the report of an event; raises KeyError where there is none of this number."""
        if number not in self._made:
            self._made[number] = self._context.report(number, tuple(self._mentions[number]))
        return self._made[number]

    def let_go(self) -> None:
        """Forget the reports that were made; who is asked for is made again."""
        self._made.clear()

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of the events, in the order of the text."""
        return iter(self._mentions)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._mentions)


@dataclass(frozen=True)
class Context:
    """What all reports of one article share; ``dates`` are its dates by where they start.

    ``salience`` has how much each of its entities is named, from 0 to 1, ``names`` where names of
    bodies, works and goods stand, ``persons`` what its people are called.
    """

    article: Article
    words: ArticleWords
    entities: Mapping[tuple[str, str], EntityLink]
    renamed: Mapping[str, str]
    dates: Mapping[int, DateReference]
    salience: Mapping[str, float]
    names: tuple[tuple[int, int], ...]
    persons: frozenset[str]

    @cached_property
    def front(self) -> tuple[tuple[tuple[int, int], ...], tuple[int, int]]:
        """Where headline and deck stand, and where the first paragraph behind them does."""
        blocks, unmarked = self.article.blocks, unmarked_headline(self.article)
        heads = tuple(
            (b.start, b.end) for b in blocks if b.kind in {"title", "deck"} or b == unmarked
        )
        paragraphs = (b for b in blocks if b.kind == "paragraph" and b != unmarked)
        lead = next(((b.start, b.end) for b in paragraphs), (0, 0))
        return heads, lead

    @cached_property
    def captions(self) -> tuple[tuple[int, int], ...]:
        """Where the captions of pictures stand."""
        return tuple((b.start, b.end) for b in self.article.blocks if b.kind == "caption")

    def linked(self, entity: str) -> str:
        """Return the id that an entity of the article has across articles."""
        link = self.entities.get((self.article.id, entity))
        return link.entity if link else entity

    def report(self, number: int, mentions: tuple[EventMention, ...]) -> Report:
        """Return the report of one event."""
        article, head = self.article, mentions[0]
        lemmas = frozenset([mention.lemma for mention in mentions])
        kind = kind_of(lemmas)
        participants = tuple(dict.fromkeys([self.linked(who) for who in head.participants]))
        told = head.certainty != "assumed" and bool(head.first or head.last or head.relation)
        within = REPORTED_OF_STAY if kind.durative else REPORTED_WITHIN
        first, last = bounds(head, within, told=told)
        return Report(
            key=(article.id, number),
            article=self.words,
            head=head,
            published=article.published[:10] if article.published else None,
            mentions=mentions,
            lemmas=lemmas,
            kind=kind,
            participants=participants,
            place=self.linked(head.place) if head.place else None,
            first=first,
            last=last,
            told=told,
            who=frozenset(participants),
            people=frozenset([who for who in participants if who.startswith("per:")]),
            named=head.lemma if " " in head.lemma else "",
            context=self,
        )


def _words(text: str, mentions: Sequence[EventMention]) -> frozenset[str]:
    """Return the stemmed words of the clauses that tell of an event."""
    return stems("\n".join(_wording(text, mention) for mention in mentions))


def _renamed(
    article: Article, found: Annotations, entities: Mapping[tuple[str, str], EntityLink]
) -> dict[str, str]:
    """Return the names across articles of people whom the article knows by their surname only, or with other initials."""
    people = {m.name: m.entity for m in found.mentions if m.type == "PER"}
    linked = {name: entities.get((article.id, entity)) for name, entity in people.items()}
    return {
        name: link.name
        for name, link in linked.items()
        if link and " " in link.name and name != link.name
        if " " not in name or INITIAL.sub("", name) == INITIAL.sub("", link.name)
    }


INITIAL = re.compile(r"(?<= )[A-Z]\. ")
"""A letter between two names: "Ann B. Lee"."""
COURTESY = r"(?:(?:Mr|Mrs|Ms)\.? )?"
NO_PEOPLE = r"(?! (?:officials?|aides?|administration|campaign|camp|supporters?|delegates?|voters?|allies|ally|foes?|rally|vote)\b)"
"""After a name that only says whose people these are: "Lee officials", no "Ann Lee officials"; "Lee rallies" is what he does."""


def _in_full(label: str, renamed: Mapping[str, str]) -> str:
    """Return the label with the people in it by their full names, each once.

    Words in marks stay as they were said, and so does a name that only tells which: "an Oslo Lee voter".
    """
    for short, full in renamed.items():
        if short not in label or full in label:
            continue
        bare = rf"{COURTESY}\b{re.escape(short)}\b(?! [A-Z]){NO_PEOPLE}"
        found = re.finditer(rf"“[^”]*”|(?<!\ba )(?<!\ban ){bare}", label)
        place = next((one for one in found if one[0][:1] != "“"), None)
        if place:
            label = label[: place.start()] + full + label[place.end() :]
    return label


def _wording(text: str, mention: EventMention) -> str:
    """Return the clause, or what of it stands near the head where it is long."""
    start = max(mention.start, mention.head_start - WINDOW)
    return text[start : min(mention.end, mention.head_end + WINDOW)]
