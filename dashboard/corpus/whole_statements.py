"""Whole statements: the pieces into which a cue splits a statement, as one row.

What a reader counts, filters, searches and copies is the statement, so it is put together once, when
articles are added: its words as they are shown, its speaker under the name that holds across
articles, and whom or what its words name. Of who did not answer, the whole sentence is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dashboard.corpus.quotation_marks import as_said
from dashboard.corpus.records import key_of, quotation_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking import Links
    from dashboard.model import Annotations, Article, Mention

Row = dict[str, Any]
START = attrgetter("start")
NAMED = {kind: kind for kind in ("group", "unnamed", "document", "asker", "unknown")}
"""Kinds of speakers that are nobody named; all others are, and so are groups that have a name."""
JOINT = re.compile(r",? and |, ")
SAME = ("article", "statement", "speaker_kind", "role", "affiliation", "anonymity_reason",
        "status", "start", "end", "sentence_start", "sentence_end")  # fmt: skip
"""What a statement takes from its first piece."""


def statement_rows(
    quotations: Iterable[Row],
    parsed: Sequence[tuple[Article, Annotations]],
    links: Links,
    about: Mapping[str, Row],
    country: Callable[[str], str],
    told: Mapping[str, tuple[int, str]],
) -> list[Row]:
    """Return one row for each statement, in the order of articles and text.

    ``quotations`` are rows of that table; ``about`` gives day and source of each article;
    ``country`` the name of a country by its id; ``told`` is what ``retold`` returns.
    """
    pieces: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in quotations:
        pieces[row["article"], row["statement"]].append(row)
    mentions = {
        article.id: sorted((m for m in found.mentions if m.kind == "name"), key=START)
        for article, found in parsed
    }
    texts = {article.id: article.text for article, _ in parsed}
    rows = []
    for (article, _), some in pieces.items():
        some.sort(key=lambda row: row["start"])
        row = _whole(some, links, {mention.name for mention in mentions[article]})
        names = _named_in(article, some, mentions[article], links, country)
        row["about"] = [name for name in names if name != row["speaker"]]
        origins = [told[piece["quotation"]] for piece in some if piece["quotation"] in told]
        row["versions"], row["origin"] = max(origins, default=(1, None))
        if row["status"] == "declined" or _holds_cue(some[0]):
            row["words"] = texts[article][row["sentence_start"] : row["sentence_end"]]
        rows.append(row | {name: about[article][name] for name in ("day", "source")})
    rows.sort(key=lambda row: (row["article"], row["start"], row["end"]))
    return [*_answers_once(rows)]


def _answers_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, but only one refusal of a speaker from each sentence."""
    seen = set()
    for row in rows:
        place = (row["article"], row["sentence_start"], row["speaker"])
        if row["status"] == "declined":
            if place in seen:
                continue
            seen.add(place)
        yield row


def _named(piece: Row, names: set[str]) -> str:
    """Return which kind of speaker a piece has: a group is named by its entity, or by its members."""
    if piece["speaker_kind"] == "group" and (
        piece["speaker_entity"] or names & {*JOINT.split(piece["speaker"] or "")}
    ):
        return "named"
    return NAMED.get(piece["speaker_kind"], "named")


def _holds_cue(piece: Row) -> bool:
    """Return whether a piece has its own verb and no words that were said: "denied it"."""
    return piece["cue_start"] is not None and piece["start"] <= piece["cue_start"] < piece["end"]


def _whole(pieces: Sequence[Row], links: Links, names: set[str]) -> Row:
    """Return a statement's row from its pieces, in the order of the text; ``names`` are the article's."""
    first = pieces[0]
    row = {name: first[name] for name in SAME}
    linked = links.entities.get((first["article"], first["speaker_entity"]))
    speaker = linked.name if linked else first["speaker"]
    kinds = {piece["kind"] for piece in pieces}
    return row | {
        "quotation": first["quotation"],
        "key": key_of(first["quotation"]),
        "speaker": speaker,
        "speaker_entity": linked.entity if linked else first["speaker_entity"],
        "known": first["known"] if speaker or first["known"] == "reader" else "unknown",
        "named": _named(first, names),
        "kind": kinds.pop() if len(kinds) == 1 else "mixed",
        "words": as_said((piece["words"] or "", piece["kind"]) for piece in pieces),
        "pieces": [f"{piece['start']}:{piece['end']}" for piece in pieces],
    }


def retold(links: Links) -> dict[str, tuple[int, str]]:
    """Return quotation id -> in how many articles it stands, and the id of the first known."""
    found: dict[str, tuple[int, str]] = {}
    for statement in links.statements:
        ids = [quotation_id(v.article, v.start, v.end) for v in statement.versions]
        articles = len({version.article for version in statement.versions})
        found |= dict.fromkeys(ids, (articles, ids[0]))
    return found


def _named_in(
    article: str,
    pieces: Sequence[Row],
    mentions: Sequence[Mention],
    links: Links,
    country: Callable[[str], str],
) -> list[str]:
    """Return who and what a statement's own words name, and the countries that are meant.

    ``mentions`` are the names of the article, in the order of the text.
    """
    names: dict[str, None] = {}
    first = bisect_left(mentions, pieces[0]["start"], key=START)
    last = bisect_left(mentions, max(piece["end"] for piece in pieces), key=START)
    for mention in mentions[first:last]:
        inside = any(p["start"] <= mention.start and mention.end <= p["end"] for p in pieces)
        if not inside:
            continue
        names[links.entities[article, mention.entity].name] = None
        if mention.reading == "metonymic" and mention.stands_for:
            names[country(mention.stands_for)] = None
    return list(names)
