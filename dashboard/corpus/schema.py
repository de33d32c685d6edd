"""The tables of a corpus, each with one schema, checked when written and when read.

Days are ``date32``; spans are code points into the article's text. ``sentence_start`` and
``sentence_end`` are the sentence that an item is in: what the reader is shown as its evidence.
``printed`` is what the article itself gives as ``published``, before corrections; ``clock`` is the
day that a copy's dates are counted from, which is the first printing's. ``as_printed`` is, as JSON, what else
of an article readers changed: see ``article_facts``. ``content`` is a hash of its text, by which the log of
corrections knows it. ``story`` is the id of the
first known printing, the article's own where it is no copy. ``extra`` holds the columns of a table
that are no part of an article, ``original`` names the file in the folder ``originals`` that holds the bytes. ``notice`` is an article's own notice of a
correction, ``noticed`` how many of an event's articles carry one. ``key`` is a 63-bit hash of the row's id, by which the search index names it.
"""

from __future__ import annotations

import hashlib

import pyarrow as pa

TEXT = pa.string()
COUNT = pa.int32()
KEY = pa.int64()
DAY = pa.date32()
TEXTS = pa.list_(pa.string())


def _table(**columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns.items()])


SPAN = {"article": TEXT, "start": COUNT, "end": COUNT}
SENTENCE = {"sentence_start": COUNT, "sentence_end": COUNT}

ARTICLES = _table(
    article=TEXT,
    key=KEY,
    title=TEXT,
    deck=TEXT,
    byline=TEXT,
    authors=TEXTS,
    source=TEXT,
    published=TEXT,
    published_confidence=TEXT,
    published_evidence=TEXT,
    printed=TEXT,
    printed_evidence=TEXT,
    printed_source=TEXT,
    clock=TEXT,
    modified=TEXT,
    language=TEXT,
    url=TEXT,
    canonical_url=TEXT,
    section=TEXT,
    kind=TEXT,
    raw_ref=TEXT,
    captions=pa.list_(pa.struct([("text", TEXT), ("credit", TEXT)])),
    warnings=TEXTS,
    extra=pa.list_(pa.struct([("name", TEXT), ("value", TEXT)])),
    original=TEXT,
    notice=TEXT,
    text=TEXT,
    blocks=pa.list_(pa.struct([("kind", TEXT), ("start", COUNT), ("end", COUNT)])),
    words=COUNT,
    digest=TEXT,
    day=DAY,
    published_first=DAY,
    published_last=DAY,
    published_certainty=TEXT,
    published_cues=TEXTS,
    parsed=pa.bool_(),
    parser_version=TEXT,
    as_printed=TEXT,
    content=TEXT,
)
MENTIONS = _table(
    **SPAN,
    type=TEXT,
    kind=TEXT,
    name=TEXT,
    entity=TEXT,
    reading=TEXT,
    stands_for=TEXT,
    role=TEXT,
    salience=pa.float32(),
    **SENTENCE,
)
QUOTATIONS = _table(
    **SPAN,
    quotation=TEXT,
    key=KEY,
    kind=TEXT,
    statement=COUNT,
    cue_start=COUNT,
    cue_end=COUNT,
    speaker_start=COUNT,
    speaker_end=COUNT,
    speaker=TEXT,
    speaker_entity=TEXT,
    speaker_kind=TEXT,
    role=TEXT,
    affiliation=TEXT,
    anonymity_reason=TEXT,
    known=TEXT,
    status=TEXT,
    words=TEXT,
    **SENTENCE,
)
DATES = _table(
    **SPAN,
    type=TEXT,
    value=TEXT,
    first=DAY,
    last=DAY,
    granularity=TEXT,
    approximate=pa.bool_(),
    certainty=TEXT,
    anchor=TEXT,
    rule=TEXT,
    rejected=TEXTS,
    relation=TEXT,
    **SENTENCE,
)
EVENTS = _table(
    **SPAN,
    head_start=COUNT,
    head_end=COUNT,
    lemma=TEXT,
    event=COUNT,
    label=TEXT,
    participants=TEXTS,
    place=TEXT,
    first=DAY,
    last=DAY,
    own_first=DAY,
    own_last=DAY,
    certainty=TEXT,
    status=TEXT,
    date_start=COUNT,
    date_end=COUNT,
    relation=TEXT,
    worth=pa.float32(),
    value=TEXT,
    **SENTENCE,
)
PROBLEMS = _table(name=TEXT, where=TEXT, detail=TEXT)

BASE = {
    "articles": ARTICLES,
    "mentions": MENTIONS,
    "quotations": QUOTATIONS,
    "dates": DATES,
    "events": EVENTS,
    "problems": PROBLEMS,
}
"""Base tables: what intake and parsing found, written in segments."""

ARTICLE_KEY = "article_key"
"""The ``key`` of a row's article: joins of large tables are by this number, not by its id."""

DERIVED = {
    "catalogue": _table(
        article=TEXT,
        **{ARTICLE_KEY: KEY},
        story=TEXT,
        title=TEXT,
        url=TEXT,
        source=TEXT,
        section=TEXT,
        language=TEXT,
        day=DAY,
        parsed=pa.bool_(),
        notice=TEXT,
    ),
    "quoted": _table(article=TEXT, by=TEXT, way=TEXT, words=COUNT, start=COUNT, at=COUNT),
    "article_entities": _table(
        article=TEXT,
        story=TEXT,
        entity=TEXT,
        name=TEXT,
        type=TEXT,
        mentions=COUNT,
        readings=COUNT,
        demonyms=COUNT,
        nominals=COUNT,
        as_government=COUNT,
        salience=pa.float32(),
        day=DAY,
        source=TEXT,
        **{ARTICLE_KEY: KEY},
    ),
    "entities": _table(
        entity=TEXT,
        name=TEXT,
        type=TEXT,
        stories=COUNT,
        articles=COUNT,
        mentions=COUNT,
        sources=COUNT,
        folded=TEXT,
    ),
    "forms": _table(
        entity=TEXT,
        form=TEXT,
        way=TEXT,
        article=TEXT,
        mentions=COUNT,
        start=COUNT,
        **{ARTICLE_KEY: KEY},
    ),
    "roles": _table(
        entity=TEXT,
        role=TEXT,
        first=DAY,
        last=DAY,
        articles=COUNT,
        article=TEXT,
        start=COUNT,
    ),
    "suggestions": _table(
        suggestion=TEXT,
        kind=TEXT,
        reason=TEXT,
        entity=TEXT,
        name=TEXT,
        other=TEXT,
        other_name=TEXT,
        shows=TEXT,
        article=TEXT,
        start=COUNT,
    ),
    "statements": _table(
        **SPAN,
        quotation=TEXT,
        key=KEY,
        **{ARTICLE_KEY: KEY},
        statement=COUNT,
        pieces=TEXTS,
        words=TEXT,
        kind=TEXT,
        speaker=TEXT,
        speaker_entity=TEXT,
        speaker_kind=TEXT,
        named=TEXT,
        role=TEXT,
        affiliation=TEXT,
        anonymity_reason=TEXT,
        known=TEXT,
        status=TEXT,
        about=TEXTS,
        origin=TEXT,
        versions=COUNT,
        source=TEXT,
        day=DAY,
        **SENTENCE,
    ),
    "versions": _table(
        statement=TEXT,
        quotation=TEXT,
        article=TEXT,
        place=COUNT,
        difference=TEXT,
        words=TEXT,
    ),
    "event_mentions": _table(
        **SPAN,
        event=TEXT,
        **SENTENCE,
        first=DAY,
        last=DAY,
        certainty=TEXT,
        status=TEXT,
        standing=TEXT,
        **{ARTICLE_KEY: KEY},
    ),
    "timeline": _table(
        event=TEXT,
        label=TEXT,
        first=DAY,
        last=DAY,
        certainty=TEXT,
        status=TEXT,
        place=TEXT,
        participants=TEXTS,
        relation=TEXT,
        value=TEXT,
        standing=TEXT,
        central=COUNT,
        historic=pa.bool_(),
        noticed=COUNT,
        stories=COUNT,
        articles=COUNT,
        mentions=COUNT,
        sources=COUNT,
    ),
}
"""Derived tables: what holds across articles, rebuilt from the base tables; they make it fast."""

KEPT = {
    "linking_rules": _table(rules=TEXT),
    "linked_entities": _table(
        article=COUNT, profile=COUNT, mentions=COUNT, linked=COUNT, ruled=COUNT
    ),
    "linked_articles": _table(article=TEXT, day=DAY),
    "linked_profiles": _table(
        entity=TEXT,
        name=TEXT,
        type=TEXT,
        forms=TEXTS,
        roles=TEXTS,
        named=pa.bool_(),
        settled=TEXT,
    ),
    "linked_faces": _table(entity=TEXT, name=TEXT, type=TEXT),
    "linked_sayings": _table(
        article=TEXT,
        start=COUNT,
        end=COUNT,
        pieces=pa.list_(COUNT),
        words=TEXT,
        compared=pa.list_(KEY),
        surname=TEXT,
        given=TEXT,
        report=pa.bool_(),
        published=TEXT,
        paraphrased=TEXT,
        marked=TEXT,
    ),
    "linked_alike": _table(one=KEY, other=KEY, score=pa.float64()),
    "linked_reports": _table(
        article=TEXT,
        number=COUNT,
        **dict.fromkeys(("first", "last", "marks", "named", "who", "people", "shape"), KEY),
        blocks=pa.list_(KEY),
        traits=pa.list_(KEY),
        twin=KEY,
        part=KEY,
        group=TEXT,
        event=TEXT,
    ),
    "linked_pairs": _table(one=KEY, other=KEY, score=pa.float64()),
    "linked_prints": _table(article=TEXT, story=TEXT, running=pa.list_(KEY), quoted=pa.list_(KEY)),
    "linked_copies": _table(one=KEY, other=KEY, likeness=pa.float64()),
    "linked_quotes": _table(source=KEY, by=KEY, own=pa.bool_(), words=COUNT, start=COUNT, at=COUNT),
    "story_words": _table(article=TEXT, words=pa.list_(KEY)),
    "linked_events": _table(
        event=TEXT,
        label=TEXT,
        first=TEXT,
        last=TEXT,
        certainty=TEXT,
        status=TEXT,
        place=TEXT,
        participants=TEXTS,
        standing=TEXT,
        central=COUNT,
        historic=pa.bool_(),
    ),
}
"""What linking keeps beside the derived tables for the next add; readers never see it."""

DECIDED = {
    "decided": _table(
        **dict.fromkeys(
            ("kind", "content", "where", "other", "value", "at", "why", "who", "words", "before"),
            TEXT,
        ),
        **dict.fromkeys(("state", "entity", "name", "type", "other_entity", "other_name"), TEXT),
    )
}
"""What became of readers' decisions on names, in the order of the log; written beside the derived tables."""

PICKED = {
    "article_entities": ("article", "story", "entity", "name", "type", "source"),
    "statements": (
        "article", "speaker", "about", "source", "kind", "status", "known", "named", "origin",
    ),
    "event_mentions": ("article", "event", "certainty", "status", "standing"),
}  # fmt: skip
"""Tables that are also kept for picking, with their columns of values that recur."""

READ = (
    "article", "title", "authors", "source", "day", "url", "words", "language", "text",
    "published_first", "published_last", "published_evidence", "notice",
)  # fmt: skip
"""The columns of ``articles`` that a list shows: kept apart too, to be read for a few of them."""

MAY_LACK = {
    "articles": ("as_printed", "content"),
    "events": ("value",),
    "timeline": ("value",),
}
"""Columns that tables of this format may lack: they are empty then."""


def _named(name: str, schema: pa.Schema | tuple[str, ...]) -> str:
    """Return a table and its columns as the format names them, without what it may lack."""
    if name in MAY_LACK and isinstance(schema, pa.Schema):
        schema = pa.schema([field for field in schema if field.name not in MAY_LACK[name]])
    return f"{name}:{schema}"


FORMAT = hashlib.blake2b(
    "".join(
        _named(name, schema) for name, schema in {**BASE, **DERIVED, **PICKED, "read": READ}.items()
    ).encode(),
    digest_size=4,
).hexdigest()
"""Names these schemas: a corpus written with others is not read."""
