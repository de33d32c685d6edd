"""Collections with annotations written by hand, so that the page is tested without a parser."""

import contextlib
import functools
import hashlib
import re
from dataclasses import dataclass, replace
from unittest import mock

from dashboard.corpus import derived_tables
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Manifest, Store
from dashboard.linking import Links
from dashboard.linking.entities import EntityLink, roles_held
from dashboard.linking.events import LinkedEvent
from dashboard.model import (
    Annotations,
    Article,
    Block,
    Caption,
    DateReference,
    EntityType,
    EventMention,
    Mention,
    Quotation,
)
from dashboard.parsing import PARSER_VERSION

TYPES: dict[str, EntityType] = {
    "Ada Lund": "PER",
    "Ole Brandt": "PER",
    "Harbour Union": "ORG",
    "Port Amsel": "LOC",
    "Westmark": "LOC",
}
MARK = re.compile(r"[^.?!]+[.?!]+[”\"]?\s*")


@dataclass
class Report:
    """An article and what a careful reader would find in it."""

    article: Article
    found: Annotations


def report(  # noqa: PLR0913, PLR0917 - what a report is made of
    identity, title, published, source, text, said=(), events=(), dates=(), called=None, **fields
):
    """Return a report; ``said``, ``events`` and ``dates`` name phrases of the text.

    A date of ``dates`` has its phrase and its days, and may have a TIMEX3 value that is not its first day.
    ``called`` maps further forms to the persons that they mean here.
    """
    whole = f"{title}\n\n{text}"
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(whole)))
    article = Article(identity, whole, blocks, title=title, source=source, published=published)
    article = replace(article, language="en", **fields)
    return Report(
        article,
        Annotations(
            mentions=tuple(_mentions(whole, called or {})),
            quotations=tuple(_quotations(whole, said)),
            dates=tuple(_dates(whole, dates)),
            events=tuple(_events(whole, events, dates)),
            sentences=tuple(_sentences(whole, blocks)),
        ),
    )


def _span(text, phrase):
    start = text.index(phrase)
    return start, start + len(phrase)


def _mentions(text, called):
    for form, name in called.items():
        for phrase in (name, rf"(?<!\w )\b{form}"):
            for match in re.finditer(phrase, text):
                yield Mention(*match.span(), "PER", "name", name, f"test:{name}", salience=0.5)
    for name, kind in TYPES.items():
        for match in re.finditer(re.escape(name), text):
            yield Mention(*match.span(), kind, "name", name, f"test:{name}", salience=0.5)


def _quotations(text, said):
    for number, (phrase, speaker, more) in enumerate(said):
        yield Quotation(
            *_span(text, phrase), **{"kind": "direct", "statement": number} | more, speaker=speaker
        )


def _dates(text, dates):
    for phrase, first, last, *value in dates:
        rule = "written here"
        yield DateReference(
            *_span(text, phrase), "DATE", value[0] if value else first, first, last, rule=rule
        )


def _events(text, events, dates):
    days = {first: _span(text, phrase) for phrase, first, *_ in dates}
    values = {(first, last): value for _, first, last, value in (one for one in dates if one[3:])}
    for number, (phrase, label, first, last, certainty, status) in enumerate(events):
        start, end = _span(text, phrase)
        yield EventMention(
            start, end, start, end, label.split()[0].lower(), number, label,
            first=first, last=last, own_first=first, own_last=last,
            certainty=certainty, status=status,
            date_start=days.get(first, (None, None))[0], date_end=days.get(first, (None, None))[1],
            value=values.get((first, last)),
        )  # fmt: skip


def _sentences(text, blocks):
    for block in blocks:
        for match in MARK.finditer(text, block.start, block.end):
            yield match.span()
        if block.kind == "title":
            yield block.start, block.end


def link_by_label(source, before, decisions=(), on_events=(), told=()):
    """Link entities by their ids and events by their labels; what is not certain is withheld."""
    assert before is None
    assert not decisions
    assert not on_events
    parsed = source.load(source.articles)
    entities = {
        (article.id, mention.entity): EntityLink(mention.entity, mention.name, mention.type)
        for article, found in parsed
        for mention in found.mentions
    }
    events = {
        (article.id, told.event): LinkedEvent(
            f"event:{hashlib.md5(told.label.encode(), usedforsecurity=False).hexdigest()[:16]}",
            told.label,
            told.first,
            told.last,
            told.certainty,
            told.status,
            told.place,
            told.participants,
            "withheld" if told.status == "uncertain" else "shown",
            historic=told.label.startswith("End of"),
        )
        for article, found in parsed
        for told in found.events
    }
    return Links(entities, events, tuple(told), tuple(roles_held(source.given(), entities)))


@contextlib.contextmanager
def linking_by_label(told=()):
    """Publish with events, entities and versions of statements as they were written by hand."""
    with mock.patch.object(
        derived_tables, "link_again", functools.partial(link_by_label, told=told)
    ):
        yield


def collection(path, reports, problems=(), told=(), earlier=()):
    """Write reports as a published collection, over the ``earlier`` versions of some; return its folder."""
    store, segments = Store(path), []
    for some, bad in ((earlier, ()), (reports, problems)):
        rows = [rows_of(one.article, one.found, PARSER_VERSION) for one in some]
        if rows or bad or some is reports:
            segments.append(store.write("segments", tables_of(rows, list(bad))))
    with linking_by_label(told):
        publish(store, store.commit(Manifest(pending=tuple(segments))))
    return path


TREATY = ("signed the harbour treaty", "Ada Lund signs the harbour treaty",
          "2031-03-04", "2031-03-04", "stated", "happened")  # fmt: skip
TALKS = ("Talks in Port Amsel", "Talks in Port Amsel",
         "2031-02-20", "2031-02-22", "computed", "happened")  # fmt: skip
SAILS = ("The fleet is to sail", "Fleet sails for Westmark",
         "2031-05-01", "2031-05-01", "assumed", "planned")  # fmt: skip

HARBOUR = (
    report(
        "a1", "Lund signs treaty", "2031-03-04", "The Amsel Courier",
        "Ada Lund signed the harbour treaty on 4 March 2031. "
        "“We keep the water open,” Ada Lund said. "
        "Port Amsel and Westmark had argued for years. Ada Lund thanked Port Amsel.",
        said=[("We keep the water open", "Ada Lund", {"role": "harbour minister", "speaker_kind": "person"})],
        events=[TREATY],
        dates=[("4 March 2031", "2031-03-04", "2031-03-04")],
    ),
    report(
        "a2", "Union welcomes treaty", "2031-03-05", "The Amsel Courier",
        "The Harbour Union welcomed that Ada Lund signed the harbour treaty. "
        "Talks in Port Amsel had prepared it. The tolls will fall, an official said.",
        said=[("The tolls will fall", "official", {"kind": "indirect", "speaker_kind": "unnamed"})],
        events=[TREATY, TALKS],
    ),
    report(
        "a3", "Westmark waits", "2031-03-07", "Westmark Daily",
        "Westmark waits. Ada Lund signed the harbour treaty without Ole Brandt. "
        "“They never asked us,” Ole Brandt said of Port Amsel.",
        said=[("They never asked us", "Ole Brandt", {"role": "mayor", "speaker_kind": "person"})],
        events=[TREATY],
    ),
    report(
        "a4", "What the talks were", "2031-02-23", "Westmark Daily",
        "Talks in Port Amsel ended. Ada Lund left early. "
        "“The water belongs to all,” she said.",
        said=[("The water belongs to all", "Ada Lund", {"known": "carried", "speaker_kind": "person"})],
        events=[TALKS],
    ),
    report(
        "a5", "Fleet prepares", "2031-04-20", "Sea Log",
        "The fleet is to sail for Westmark. Ada Lund will watch from Port Amsel.",
        events=[SAILS],
    ),
    report(
        "a6", "Undated note", None, "Sea Log",
        "Ole Brandt met the Harbour Union in Westmark.",
    ),
)  # fmt: skip

BAD = "<script>window.hurt=1</script><img src=http://evil.example/x onerror=window.hurt=2>"
BIDI = "\u202eright \u2067here\u2066"
NAME = f"<b>Eve</b> **Stern** [x](http://evil.example) {BIDI} :material/home: $x^2$"


def _hostile(identity):
    text = f"{NAME} said: {BAD} `code` # head. =cmd|' /C calc'!A0 happened on 4 March 2031."
    title = f"{BAD} *Title* {BIDI}"
    whole = f"{title}\n\n{text}"
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(whole)))
    article = Article(
        identity, whole, blocks, title=title, deck=BAD, byline=BAD, source=f"=1+1 {BAD}",
        published="2031-03-04" if identity == "h1" else "2031-03-09", language="en",
        url="javascript:window.hurt=3", canonical_url=f"http://evil.example/{identity}",
        captions=(Caption(BAD, BAD),), section=BAD,
    )  # fmt: skip
    name = whole.index(NAME)
    bad = whole.index(BAD, name)
    start = whole.index("=cmd")
    return Report(
        article,
        Annotations(
            mentions=(
                Mention(name, name + len(NAME), "PER", "name", NAME, "test:eve", role=BAD),
                Mention(bad, bad + len(BAD), "ORG", "name", BAD, "test:bad"),
            ),
            quotations=(
                Quotation(bad, bad + len(BAD), "direct", 0, speaker=NAME, speaker_kind="person",
                          role=BAD, affiliation="**bold**"),
            ),
            dates=(DateReference(start, start + 4, "DATE", BAD, "2031-03-04", "2031-03-04", rule=BAD, anchor=NAME),),
            events=(
                EventMention(start, len(whole), start, start + 4, "x", 0, f"Event {BAD}",
                             participants=(NAME,), place=BAD, first="2031-03-04", last="2031-03-04",
                             certainty="stated"),
                EventMention(name, name + 5, name, name + 5, "y", 1, "=1+1 <i>second</i>", place=BIDI,
                             first="2031-03-08", last="2031-03-09", certainty="computed"),
            ),
            sentences=((0, len(title)), (len(title) + 2, len(whole))),
        ),
    )  # fmt: skip


HOSTILE = (_hostile("h1"), _hostile("h2"))
