"""Generated articles: sentences from templates, with the annotations that a parser would find.

Spans are taken while the text is written, so that ``text[start:end]`` is what each annotation says.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from dashboard.model import (
    Annotations,
    Article,
    Block,
    DateReference,
    EntityType,
    EventMention,
    Mention,
    Quotation,
)
from tests.speed.world import DAYS, FIRST_DAY, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.speed.world import Happening, Named, World

PIECE = re.compile(r"\{(\w+)\}|([\[\]‹›<>])|([^\[\]‹›<>{}]+)")
TEMPLATES = {
    kind: [PIECE.findall(template) for template in WORDS[kind]]
    for kind in ("headlines", "events", "quotations", "plain")
}
UNDATED, COPIED, UNNAMED = 0.02, 0.04, 0.1
"""Shares of articles without a date and of copies, and of quotations without a name."""
KNOWN_HERE = 12
"""How many names an article has; those at the front of its list are named more often."""


@dataclass
class Written:
    """An article in the making: the text so far, and what was found in it."""

    chance: random.Random
    world: World
    day: dt.date
    cast: dict[EntityType, list[Named]]
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    dates: list[DateReference] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    said: tuple[int, int] | None = None
    named: set[str] = field(default_factory=set)

    def put(self, words: str) -> tuple[int, int]:
        """Write words; return where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def sentence(self, kind: str, told: Happening | None = None) -> None:
        """Write a sentence of one kind, and note what is found in it."""
        start, known = len(self.text), len(self.dates)
        first = len(self.mentions)
        self.marks.clear()
        for slot, mark, words in self.chance.choice(TEMPLATES[kind]):
            if mark:
                self.marks[mark] = len(self.text)
            else:
                self.fill(slot, told) if slot else self.put(words)
        self.sentences.append((start, len(self.text)))
        if told:
            self.note_event(told, self.dates[known:])
        if kind == "quotations":
            self.note_quotation(self.mentions[first:])

    def fill(self, slot: str, told: Happening | None) -> None:
        """Write what stands in a slot of a template."""
        if slot in {"PER", "ORG", "LOC"}:
            only = {"PER": told.who, "LOC": told.where} if told and ">" not in self.marks else {}
            kind = cast("EntityType", slot)
            if told and slot == "LOC":
                only = {"LOC": told.where}
            self.name(only.get(slot) or self.drawn(kind))
        elif slot == "DAY":
            self.date(told.day if told else self.day - dt.timedelta(self.chance.randrange(1, 900)))
        elif slot == "PAST" and told:
            self.put(told.how["past"])
        elif slot == "THING" and told:
            self.put(told.what)
        else:
            self.put(self.world.fillers.draw(self.chance)[0])

    def drawn(self, kind: EntityType) -> Named:
        """Return one of the article's own names: the first is drawn most often."""
        own = self.cast[kind]
        return own[min(int(self.chance.expovariate(0.6)), len(own) - 1)]

    def name(self, named: Named) -> None:
        """Write a name; a person named before goes by the family name."""
        known = named.type == "PER" and named.entity in self.named
        span = self.put(named.name.split()[-1] if known else named.name)
        self.named.add(named.entity)
        role = self.chance.choice(WORDS["roles"]) if named.type == "PER" else None
        salience = round(1 / (1 + len(self.mentions)), 3)
        self.mentions.append(
            Mention(*span, named.type, "name", named.name, named.entity, None, None, role, salience)
        )

    def date(self, day: dt.date) -> None:
        """Write a day in full, and note it."""
        self.put("on ")
        span = self.put(f"{day.day} {day:%B} {day.year}")
        iso = day.isoformat()
        rule = "day, month and year"
        self.dates.append(DateReference(*span, "DATE", iso, iso, iso, "day", rule=rule))

    def note_event(self, told: Happening, dates: list[DateReference]) -> None:
        """Note the event of the sentence written last."""
        day = told.day.isoformat()
        clause, head = (self.marks["["], self.marks["]"]), (self.marks["<"], self.marks[">"])
        inside = next((one for one in dates if one.start >= clause[0]), None)
        self.events.append(
            EventMention(
                *clause, *head, told.how["verb"], len(self.events), told.label,
                (told.who.entity,), told.where.entity, day, day, day, day, "stated",
                date_start=inside.start if inside else None,
                date_end=inside.end if inside else None, worth=3.0,
            )
        )  # fmt: skip

    def note_quotation(self, mentions: list[Mention]) -> None:
        """Note the words said in the sentence written last, and whose they are."""
        start, end = self.marks["‹"], self.marks["›"]
        direct = self.text[start - 1] == "“"
        speaker = next(m for m in mentions if m.type == "PER")
        self.quotations.append(
            Quotation(
                start, end, "direct" if direct else "indirect", len(self.quotations),
                speaker_start=speaker.start, speaker_end=speaker.end, speaker=speaker.name,
                speaker_entity=speaker.entity, speaker_kind="person", role=speaker.role,
            )
        )  # fmt: skip


def articles(world: World) -> Iterator[tuple[Article, Annotations]]:
    """Yield the world's articles with their annotations, in the order of their days."""
    before: list[tuple[Article, Annotations]] = []
    for place in range(world.articles):
        chance = random.Random(f"{world.articles} {place}")
        if before and chance.random() < COPIED:
            made = _copied(world, chance, place, *chance.choice(before))
        else:
            made = written(world, chance, place)
            before = [*before[-20:], made]
        yield made


def _copied(
    world: World, chance: random.Random, place: int, first: Article, found: Annotations
) -> tuple[Article, Annotations]:
    """Return the same words as another outlet prints them."""
    (source,) = world.sources.draw(chance)
    address = _address(place)
    return replace(
        first, id=_identity(place), source=source, url=address, canonical_url=address
    ), found


def written(world: World, chance: random.Random, place: int) -> tuple[Article, Annotations]:
    """Return one article of about 450 words, and what is found in it."""
    day = FIRST_DAY + dt.timedelta(days=DAYS * place // world.articles)
    cast_here = {
        kind: list(dict.fromkeys(names.draw(chance, KNOWN_HERE // 3)))
        for kind, names in world.names.items()
    }
    draft = Written(chance, world, day, cast_here)
    draft.sentence("headlines")
    title = draft.text
    blocks = [Block("title", 0, len(title))]
    for _ in range(4):
        draft.put("\n\n")
        start = len(draft.text)
        _paragraph(draft, world, chance, place)
        blocks.append(Block("paragraph", start, len(draft.text)))
    return _article(draft, blocks, title, place), _found(draft)


def _paragraph(draft: Written, world: World, chance: random.Random, place: int) -> None:
    kinds = ["events", "quotations", "plain", "plain", "plain", "plain"]
    if not draft.events:
        kinds.insert(2, "events")
    for number, kind in enumerate(kinds):
        if number:
            draft.put(" ")
        told = None
        if kind == "events":
            own = world.happening(chance, DAYS * place / world.articles)
            told = world.nearby(chance, place) if chance.random() < 0.4 else own
        draft.sentence(kind, told)


def _article(draft: Written, blocks: list[Block], title: str, place: int) -> Article:
    dated = draft.chance.random() >= UNDATED
    address = _address(place)
    return Article(
        _identity(place), draft.text, tuple(blocks), title=title,
        source=draft.world.sources.draw(draft.chance)[0],
        published=draft.day.isoformat() if dated else None,
        published_confidence="stated" if dated else None, language="en",
        url=address, canonical_url=address, section=draft.chance.choice(WORDS["sections"]),
    )  # fmt: skip


def _identity(place: int) -> str:
    """Return an id that says nothing of the article's day, as those of real articles do not."""
    return hashlib.blake2b(str(place).encode(), digest_size=8).hexdigest()


def _address(place: int) -> str:
    return f"https://news.example/{place:08}"


def _found(draft: Written) -> Annotations:
    quotations = [
        _unnamed(draft, one) if draft.chance.random() < UNNAMED else one for one in draft.quotations
    ]
    return Annotations(
        tuple(draft.mentions),
        tuple(quotations),
        tuple(draft.dates),
        tuple(draft.events),
        sentences=tuple(draft.sentences),
    )


def _unnamed(draft: Written, one: Quotation) -> Quotation:
    """Return the quotation as it is read where nobody is named as its speaker."""
    who = draft.chance.choice(WORDS["unnamed"])
    return replace(
        one, speaker=who, speaker_entity=None, speaker_kind="unnamed", role=None,
        speaker_start=None, speaker_end=None,
    )  # fmt: skip
