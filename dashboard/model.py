"""The words of the field, as frozen dataclasses that every room shares.

All offsets are Unicode code points into ``Article.text``; for any span of this module
``article.text[start:end]`` is exactly what the reader sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title", "deck", "byline", "caption", "credit", "heading", "paragraph", "furniture"
]
EntityType = Literal["PER", "ORG", "LOC", "FAC", "NORP", "EVENT", "WORK", "LAW", "PRODUCT"]
MentionKind = Literal["name", "nominal", "demonym", "credit", "pronoun"]
Reading = Literal["literal", "metonymic"]
QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal[
    "person", "organisation", "place", "group", "document", "unnamed", "asker", "unknown"
]
Known = Literal["stated", "carried", "inferred", "ambiguous", "unknown", "reader"]
WordsStatus = Literal["said", "expected", "denied", "declined", "unattributed"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Certainty = Literal["stated", "computed", "assumed"]
EventStatus = Literal["happened", "planned", "denied", "uncertain"]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's layout: ``text[start:end]``, never across a line break."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption and its credit line, as printed."""

    text: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """A column of a table, or a field of a record, that is no part of an article, and its cell."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, clean: what intake makes and everything else reads.

    ``text`` is the one string that all offsets point into; ``blocks`` say what its pieces are, in
    order. ``published`` is an ISO 8601 date or date-time, or None: never guessed.
    ``warnings`` are named, each as ``name`` or ``name: detail``. ``original`` is the name under
    which the bytes that it was read from are kept.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    published: str | None = None
    published_confidence: str | None = None
    published_evidence: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    captions: tuple[Caption, ...] = ()
    section: str | None = None
    kind: str = "article"
    raw_ref: str | None = None
    warnings: tuple[str, ...] = ()
    extra: tuple[Extra, ...] = ()
    original: str | None = None

    def of_kind(self, kind: BlockKind) -> tuple[str, ...]:
        """Return the texts of all blocks of one kind, in order."""
        return tuple(self.text[b.start : b.end] for b in self.blocks if b.kind == kind)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: a name a reader understands, and where it was."""

    name: str
    where: str
    detail: str = ""


def failure(error: Exception, where: str) -> Problem:
    """Return the problem that the parser failed on an article."""
    return Problem("parser_failed", where, f"{type(error).__name__}: {error}"[:300])


NO_TEXT = "no_text"
"""The name of the problem with an article that was kept though its text is missing."""


READ_IN_PART = "read_in_part"
"""The name of the problem with an article that was kept whole, and of which the beginning alone is parsed."""

KEPT = frozenset({NO_TEXT, READ_IN_PART})
"""Problems with articles that were kept."""


PACKED = ".gz"
"""What the names of the files end with that hold the bytes of originals."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where an entity is named or described.

    ``entity`` is a stable id (``country:US``, ``per:antony-blinken``, ``surname:bush``); ``name`` its
    canonical name. ``reading`` is set for places only: a city that stands for its government is
    metonymic, and then ``stands_for`` holds the country's id.
    ``role`` is the title or description learned at this mention ("Secretary of State").
    ``salience`` is the entity's rank weight in this article, 0 to 1, equal for all its mentions.
    """

    start: int
    end: int
    type: EntityType
    kind: MentionKind
    name: str
    entity: str
    reading: Reading | None = None
    stands_for: str | None = None
    role: str | None = None
    salience: float = 0.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words reported of somebody, direct, indirect or mixed; the span runs inside the marks.

    Pieces of one statement broken by its cue share ``statement`` (a number within the article).
    ``speaker`` is the canonical name or, for unnamed sources, the description without its article;
    ``speaker_entity`` the entity's id where there is one; ``role`` what the article says they are,
    here or before. A document that no owner is named of is a ``document``; who only asks, in a
    transcript, is an ``asker``. ``known`` says how we know the speaker ("unknown" where there is none),
    ``status`` whether the words were said at all, and by anybody who is given. A comma before a closing mark belongs to the
    sentence around, so the span ends before it.
    """

    start: int
    end: int
    kind: QuotationKind
    statement: int
    cue_start: int | None = None
    cue_end: int | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker: str | None = None
    speaker_entity: str | None = None
    speaker_kind: SpeakerKind = "unknown"
    role: str | None = None
    affiliation: str | None = None
    anonymity_reason: str | None = None
    known: Known = "stated"
    status: WordsStatus = "said"


@dataclass(frozen=True, slots=True)
class DateReference:
    """A temporal expression with its TIMEX3 value and the interval it means.

    ``first`` and ``last`` are ISO dates, both included; None is an open or unknown end.
    ``anchor`` is what it was resolved against, ``rule`` how, ``rejected`` the readings not taken;
    ``relation`` keeps what is known without a publication date ("publication - 1 week").
    """

    start: int
    end: int
    type: DateType
    value: str
    first: str | None = None
    last: str | None = None
    granularity: str | None = None
    approximate: bool = False
    certainty: Certainty = "stated"
    anchor: str | None = None
    rule: str = ""
    rejected: tuple[str, ...] = ()
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause that tells of an event: ``text[start:end]`` is the clause, the head its verb or noun.

    ``event`` numbers the events of one article: mentions of one event share it, and then share
    ``label``, ``first``, ``last``, ``value``, ``certainty`` and ``status`` too. ``own_first`` and ``own_last``
    are what this clause alone says. ``value`` is the TIMEX3 value of the date that gave the days, where they are
    the date's own. ``date_start`` and ``date_end`` point at the date it took.
    ``worth`` says how well the label stands alone, from 0 for a bare word to about 5. ``lemma`` is empty where a
    reader pointed at the clause.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    lemma: str
    event: int
    label: str
    participants: tuple[str, ...] = ()
    place: str | None = None
    first: str | None = None
    last: str | None = None
    own_first: str | None = None
    own_last: str | None = None
    certainty: Certainty = "assumed"
    status: EventStatus = "happened"
    date_start: int | None = None
    date_end: int | None = None
    relation: str | None = None
    worth: float = 2.0
    value: str | None = None


UNUSED = "not used, as it contradicts firmer cues: "
"""What a cue begins with that has not narrowed a ``PublicationRange``."""


@dataclass(frozen=True, slots=True)
class PublicationRange:
    """When an undated article can have been published, inferred; ISO dates, both included.

    ``cues`` are what narrowed it, and, marked ``UNUSED``, what had to be dropped.
    """

    first: str | None
    last: str | None
    certainty: Certainty
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that parsing found in one article; ``sentences`` are spans in the order of the text.

    ``pronouns`` are mentions apart: they count for salience, and no page marks or counts them.
    ``unsure`` are names that nothing but a language model's word speaks for: no page shows them.
    """

    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateReference, ...] = ()
    events: tuple[EventMention, ...] = ()
    published: PublicationRange | None = None
    sentences: tuple[tuple[int, int], ...] = ()
    pronouns: tuple[Mention, ...] = ()
    unsure: tuple[Mention, ...] = ()
