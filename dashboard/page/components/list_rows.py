"""Lists as HTML: articles, quotations, and events with their sentences, each one link from proof."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.corpus.amendments import place
from dashboard.corpus.article_facts import BY_READER
from dashboard.corpus.correction_authors import ABOUT_ARTICLE
from dashboard.page.components import links
from dashboard.page.components.headlines import spoken
from dashboard.page.components.markup import Markup, dotted, join, link, prose, tag
from dashboard.wording import NOTICED, count, day, doubts, number, published, unbroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dashboard.page.open_collection import Here

    Row = dict[str, Any]

UNKNOWN = "Speaker unknown"
KNOWN = {
    "stated": "speaker in the sentence",
    "carried": "speaker named earlier",
    "inferred": "inferred from context",
    "ambiguous": "speaker unclear",
    "reader": "speaker set by a reader",
}
FACET_WORDS = KNOWN | {
    "unknown": "speaker unknown",
    "group": "a group",
    "unnamed": "not named",
    "document": "a document",
    "asker": "asks a question",
    "declined": "did not answer",
    "expected": "only expected",
    "denied": "denied",
    "unattributed": "no speaker given",
}
"""How the facets say their values, where the value itself is a term."""


def present(value: Any) -> bool:
    """Say whether a cell of a frame holds something."""
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        return len(value) > 0
    return value is not None and not pd.isna(value) and value != ""


def facts(*parts: object) -> Markup:
    """Return small facts with middle dots between, empty ones left out; where lines end no dot shows.

    No line ends inside a day, a range or between a number and what it counts.
    """
    return dotted(tag("bdi", _whole(part)) for part in parts if present(part))


def _whole(part: object) -> object:
    return unbroken(part) if isinstance(part, str) and not isinstance(part, Markup) else part


def title_of(row: Row) -> str:
    """Return an article's title, or words that say it has none."""
    return row["title"] if present(row.get("title")) else "Article without a title"


def article_rows(
    here: Here, articles: pd.DataFrame, *, front: bool = False, new: Collection[str] = ()
) -> Markup:
    """Return articles as a list: title, where and when it was published, and a snippet.

    On the front page they stand in columns, under a heading of their own. ``new`` are the ids of those
    that are marked as new to the reader.
    """
    level = "h3" if front else "h2"
    rows = articles.to_dict("records")
    items = (_article(here, row, level, fresh=row["article"] in new) for row in rows)
    return tag("ol", *items, class_="articles front" if front else "articles")


def speaker_rows(here: Here, speakers: pd.DataFrame) -> Markup:
    """Return who is quoted and how often, each a link to the quotations."""
    items = [
        tag(
            "li",
            link(
                links.address(
                    links.QUOTATIONS, replace(here.view, speaker=(row["value"],)), here.events
                ),
                tag("bdi", row["value"]),
            ),
            tag("span", number(row["count"]), class_="count"),
        )
        for row in speakers.to_dict("records")
    ]
    return tag("ul", *items, class_="facet")


def _article(here: Here, row: Row, level: str, *, fresh: bool) -> Markup:
    to = links.sentence_address(here.view, row["article"], events=here.events)
    hits = row["snippet_hits"] if present(row["snippet_hits"]) else []
    return tag(
        "li",
        tag("p", tag("span", "New", class_="tag"), class_="tags") if fresh else "",
        tag(level, link(to, prose(title_of(row), row["title_hits"]))),
        tag("p", prose(row["snippet"] or "", hits), class_="snippet"),
        tag(
            "p",
            facts(
                row["source"],
                published(row["published"], row.get("published_first"), row.get("published_last")),
                count(row["words"], "word"),
                count(row["quotations"], "quotation") if row["quotations"] else None,
                "a copy" if row["copy"] else None,
                row.get("set_by"),
                noticed(row),
            ),
            class_="facts",
        ),
    )


def noticed(row: Row) -> str | None:
    """Return that the article of a row carries a notice of a correction, if it does."""
    return NOTICED if present(row.get("notice")) else None


def speaker_words(row: Mapping[str, Any], unknown: str = UNKNOWN) -> str:
    """Return who said it: the name, or the description with whose it is, as "sister of Ada Lund"."""
    if not present(row["speaker"]):
        return unknown
    owner = row.get("affiliation")
    if not present(owner) or not row["speaker"].islower():
        return row["speaker"]
    return f"{row['speaker']} of {spoken([str(owner)])[0]}"


def role_words(row: Row) -> str:
    """Return a speaker's role and affiliation in one phrase, without what ``speaker_words`` says already."""
    told = speaker_words(row, "").casefold()
    parts: list[str] = []
    for name in ("role", "affiliation"):
        if present(row.get(name)) and row[name].casefold() not in told:
            parts.append(row[name])
            told += f" {row[name].casefold()}"
    return ", ".join(parts)


def published_on(row: Row) -> str:
    """Return the day on which a row's article was printed, and who set it, or what else of the article."""
    printed = day(row["published"])
    by_reader = f"date {BY_READER}" if row.get("published_evidence") == BY_READER else ""
    set_by = row.get(ABOUT_ARTICLE)
    said = set_by if present(set_by) else by_reader
    return f"{printed} ({said})" if said else printed


def tags(row: Row) -> list[str]:
    """Return what is read before a quotation.

    That nobody said it, that its speaker is unclear, that its article carries a correction.
    """
    found = doubts(row.get("status"), row.get("known"), row.get("speaker"))
    return [*found, NOTICED] if present(row.get("notice")) else found


def tag_line(row: Row) -> Markup:
    """Return the tags of a quotation as the first line of its row; nothing where it has none."""
    found = tags(row)
    marks = [tag("span", words, class_="tag") for words in found]
    return tag("p", join(marks, " "), class_="tags") if found else Markup("")


def how_known(row: Row) -> str | None:
    """Return how the speaker is known; in doubt, the tag before the words says so."""
    if row["known"] == "reader" and present(row.get("set_by")):
        return None  # who it was is said beside it
    known = present(row["speaker"]) and row["known"] != "ambiguous"
    return KNOWN.get(row["known"], row["known"]) if known else None


def why_unnamed(row: Row) -> str | None:
    """Return the reason that the article gives for not naming the speaker, if it gives one."""
    reason = row.get("anonymity_reason")
    return f"reason given: {reason}" if present(reason) else None


def sort_of(row: Row) -> str | None:
    """Return what sort of quotation it is, unless it is to the letter or none at all."""
    plain = row["kind"] == "direct" or row.get("status") == "declined"
    return None if plain else f"{row['kind']} quotation"


def pick_button(item: str, row: Row) -> Markup:
    """Return the button that puts a quotation or an event into the reader's tray."""
    named = f"{item} {place(row)}"
    return tag("button", "Add to tray", type="button", data_pick=named, data_article=row["article"])


def proof(here: Here, row: Row) -> Markup:
    """Return a sentence as proof: what counts in it marked, and where it stands."""
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    words = prose(row["sentence"], [(row["hit_start"], row["hit_end"])])
    where = facts(row["source"], published_on(row))
    return tag("li", tag("span", words, class_="words"), " ", link(to, where, class_="proof"))


def told_apart(labels: Iterable[str]) -> list[str]:
    """Return labels of which no two are the same: Streamlit knows an option by its label alone."""
    times: Counter[str] = Counter()
    found = []
    for label in labels:
        times[label] += 1
        found.append(label if times[label] == 1 else f"{label} ({times[label]})")
    return found
