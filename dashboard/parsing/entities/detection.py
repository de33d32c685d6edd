"""Where names come from: the model's, with clean edges, and those that datelines, credits and brackets show."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.capitals import is_headline
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import initials
from dashboard.parsing.entities.patterns import (
    PATTERNS,
    given_names,
    name_rules,
    titles,
    word_class,
)
from dashboard.parsing.entities.spans import LONGEST, Name, pieces, plausible, trim
from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.model import Article, EntityType
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.spans import Entry

NAMED = ("PER", "ORG", "LOC", "FAC")
LABELS: dict[str, EntityType] = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
    "LAW": "LAW",
    "PRODUCT": "PRODUCT",
}


def model_names(analysis: Analysis) -> list[Name]:
    """Return the model's names with clean edges, in the order of the text."""
    text = analysis.text
    names = []
    for first, after, label in analysis.names:
        kind = LABELS.get(label)
        if kind is None or after - first > LONGEST:
            continue
        apart = (
            PATTERNS.apart
            if kind in ("LOC", "PER")
            else PATTERNS.organisations_apart
            if kind == "ORG"
            else PATTERNS.break_
        )
        for edges in pieces(text, first, after, apart):
            start, end = _clean(text, *edges, kind, analysis.common)
            dated = kind == "EVENT" and PATTERNS.date_alone.fullmatch(text, start, end)
            if kind in NAMED and (found := PATTERNS.behind_position.match(text, start, end)):
                start, kind = found.end(), "PER"
            if sits_for := PATTERNS.party_and_state.fullmatch(text, start, end):
                start, kind = sits_for.start("state"), "LOC"  # "(D-Mass.)"
            piece = text[start:end]
            of_address = text.startswith("@", end)
            if plausible(piece) and not dated and not of_address:
                known = load_gazetteer().state_codes.get(piece.rstrip(".")) if sits_for else None
                names.append(Name(start, end, kind, piece, 3 if known else 1, known))
    return names


def _clean(
    text: str, start: int, end: int, kind: EntityType, known: Callable[[str], bool]
) -> tuple[int, int]:
    """Return the edges of a name without what stands around it: verbs, codes, offices."""
    if kind in NAMED:
        start, end = capitals_only(text, start, end)
        start = behind_verb(text, start, end, kind, known)
        code = PATTERNS.last_code.search(text, start, end)
        end = code.start() if code else end
    if kind == "PER" and (letters := PATTERNS.letters_last.search(text, start, end)):
        end = letters.start()
    if kind in ("ORG", "LOC", "FAC"):
        end = before_office(text, start, end)
        start = _behind(PATTERNS.year_before, text, start, end)
    start = _behind(
        PATTERNS.whose_before if kind in NAMED else PATTERNS.this_before, text, start, end
    )
    start, end = trim(text, *before_headline(text, start, end, kind))
    return _behind(PATTERNS.offices_of, text, start, end), end


def _behind(opening: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where a name begins after words that stand before it and are no part of it."""
    found = opening.match(text, start, end)
    return found.end() if found else start


def behind_verb(
    text: str, start: int, end: int, kind: EntityType, known: Callable[[str], bool]
) -> int:
    """Return where a person begins after the verb that opens a sentence: "Hosting Lund, she said".

    ``known`` tells the words of the dictionary, in lower case.
    """
    if kind == "PER" and PATTERNS.asked.match(text, end):
        start = _behind(PATTERNS.modal_before, text, start, end)
    found = PATTERNS.opening_verb.match(text, start, end) if kind == "PER" else None
    if not found or not opens_sentence(text, start):
        return start
    stem = found["verb"].lower().removesuffix("ing")
    verb = not found["verb"].endswith("ing") or known(stem) or known(f"{stem}e")
    return found.end() if verb else start


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a clause after a mark begins there."""
    before = text[max(0, start - 3) : start].rstrip(" \"'")
    return not before or before[-1] in ".!?:,\n–—-"


def before_headline(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """Return the span without what a headline in capitals says of it: "Jane Roe Keynote Remarks"."""
    pattern = PATTERNS.said_of_person if kind == "PER" else PATTERNS.said_of_owner
    found = pattern.search(text, start, end)
    if kind == "PER":
        found = (
            found
            or PATTERNS.in_scores.search(text, start, end)
            or PATTERNS.of_outlet.search(text, start, end)
        )
    end = found.start() if found else end
    return (start, _before_what_is_told(text, start, end)) if kind == "PER" else (start, end)


def _before_what_is_told(text: str, start: int, end: int) -> int:
    """Return where a person ends in a headline that tells of one whom the text names again: "Jane Roe Finally Endorses"."""
    words = text[start:end].split()
    if len(words) <= FEWEST_WORDS or len(words) > MOST_WORDS:
        return end
    first = text.rfind("\n", 0, start) + 1
    line = text[first : first + LONGEST_LINE].partition("\n")[0].rstrip(" .")
    if not is_headline(line, start - first) or text.count(text[start:end]) > 1:
        return end
    rest = text[first + len(line) :]
    for many in range(len(words) - 1, FEWEST_WORDS - 1, -1):
        name = " ".join(words[:many])
        if re.search(rf"\b{re.escape(name)}\b(?! [A-Z])", rest):
            told_of = re.search(rf"\b{re.escape(words[many])}\b", rest)  # "Smith won": it is a name
            return end if told_of else start + len(name)
    return end


FEWEST_WORDS, MOST_WORDS, LONGEST_LINE = 2, 8, 200
"""Of a name that is cut out of a headline, and letters of that."""


def before_office(text: str, start: int, end: int) -> int:
    """Return where a body ends before an office that it is not: "Ulmian Foreign" of "Ulmian Foreign Minister"."""
    found = PATTERNS.offices_behind.search(text, start, end) or PATTERNS.cut_out.search(
        text, start, end
    )
    if not found and (land := PATTERNS.of_a_land.search(text, start, end)):
        rest, known = text[start : land.start()], load_gazetteer()
        entry = known.names.get(rest) or known.demonyms.get(rest)
        found = land if entry and entry.grade == "country" else None
    return found.start() if found else end


def capitals_only(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without lower-case words at its ends, scores and the shout of a next headline.

    Particles that belong to a name stay ("al-Shabaab", "van der Meer").
    """
    piece = text[start:end]
    if (found := PATTERNS.lower_first.match(piece)) and piece.split()[0].split("-")[
        0
    ] not in word_class("particle"):
        start += found.end()
        piece = text[start:end]
    for pattern in (PATTERNS.lower_last, PATTERNS.shout_last, PATTERNS.calendar_last):
        if (
            (found := pattern.search(piece))
            and found.start() > 0
            and not piece[: found.start()].endswith((" of", " de"))
        ):
            end = start + found.start()
            piece = text[start:end]
    if (found := PATTERNS.score_last.search(piece)) and not PATTERNS.numbered_kind.match(piece):
        end = start + found.start()
    return trim(text, start, end)


def credit_spans(article: Article, text: str) -> list[tuple[int, int]]:
    """Return the stretches of the text that only say who took, wrote or sent what is shown."""
    spans = [(b.start, b.end) for b in article.blocks if b.kind in ("credit", "byline")]
    for pattern in PATTERNS.starting("credit_"):
        spans.extend(match.span() for match in pattern.finditer(text))
    return sorted(spans)


def mark_credits(names: Sequence[Name], spans: Sequence[tuple[int, int]]) -> None:
    """Set the kind of every name that stands inside a credit; both in the order of the text."""
    inside = 0
    reach = 0
    for name in names:
        while inside < len(spans) and spans[inside][0] <= name.start:
            reach = max(reach, spans[inside][1])
            inside += 1
        if name.end <= reach:
            name.kind = "credit"


def shown_names(text: str) -> list[Name]:
    """Return the places of datelines, the persons of credits, the states after towns, and what a pattern shows."""
    codes = load_gazetteer().state_codes
    found = [*_datelines(text), *_credited(text)]
    found += [
        Name(*match.span("state"), "LOC", match["state"], 3, known)
        for match in PATTERNS.state_behind_city.finditer(text)
        if (known := codes.get(match["state"]) or codes.get(match["state"].rstrip(".")))
    ]
    for rule in name_rules():
        for match in rule.pattern.finditer(text):
            start, end = match.span("name" if "name" in rule.pattern.groupindex else 0)
            end -= len(_person_behind(text[start:end])) if rule.person_behind else 0
            found.append(Name(start, end, rule.type, text[start:end], rule.trust))
    return found


def works_in_marks(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without those inside the title of a work: no Louisa in 'the film "Thelma and Louisa"'.

    A name that is the whole title is the work's.
    """
    titles = [found.span("title") for found in _work_in_marks().finditer(text)]
    kept = []
    for name in names:
        within = next(
            (span for span in titles if span[0] <= name.start < name.end <= span[1]), None
        )
        if (
            within is not None
            and name.kind == "name"
            and name.type in ("PER", "ORG", "LOC", "WORK")
        ):
            if text[slice(*within)].strip(" ,.") != name.text:
                continue
            name.type, name.entry = "WORK", None
        kept.append(name)
    return kept


@functools.cache
def _work_in_marks() -> re.Pattern[str]:
    """Return the pattern of a work's noun with its title in marks right behind it."""
    nouns = "|".join(sorted(map(re.escape, words("sources", "works"))))
    small = "|".join(sorted(word_class("small-word")))
    word = rf"(?:[A-Z0-9][\w'.&!-]*|(?i:{small}))"
    return re.compile(
        rf"\b(?:{nouns}),? \"(?P<title>[A-Z0-9][\w'.&!-]*(?:,? {word}){{0,8}})[,.?!]?\""
    )


def _person_behind(body: str) -> str:
    """Return the last word of a body's name with its blank, where it begins a person's name."""
    *_, before, last = body.split()
    person = last in given_names() | titles() | word_class("title-adjective")
    return f" {last}" if person and before != "and" else ""


def _datelines(text: str) -> Iterator[Name]:
    """Yield the places that a dateline names.

    Where neither an agency nor a day follows, the gazetteer must know the place or its country, or
    the text must name it again.
    """
    for number, pattern in enumerate(PATTERNS.starting("dateline")):
        for match in pattern.finditer(text):
            position = match.start("places")
            for piece in re.split(r"\s?/\s?", match["places"]):
                start = text.index(piece, position)
                position = start + len(piece)
                known = _place(piece.title())
                sure = number < 3 or _land(match) or piece.title() in text
                sure = sure and len(piece) > 3 and piece not in PATTERNS.agency.pattern
                if known or (sure and piece not in word_class("no-dateline")):
                    yield Name(start, position, "LOC", piece, 3, known, reading="literal")
            if known := _land(match):
                yield Name(*match.span("land"), "LOC", match["land"], 3, known, reading="literal")


def _land(match: re.Match[str]) -> Entry | None:
    """Return the country or state that follows a dateline's town."""
    if not match["land"]:
        return None
    short = match["land"].rstrip(".")
    return load_gazetteer().state_codes.get(short) or _place(short)


def _place(name: str) -> Entry | None:
    """Return what the gazetteer knows of a place of this name."""
    known = load_gazetteer().names.get(name) or load_gazetteer().city(name)
    return known if known and known.type == "LOC" else None


def _credited(text: str) -> Iterator[Name]:
    """Yield the persons whom a credit names."""
    for pattern in PATTERNS.starting("by_"):
        for match in pattern.finditer(text):
            start, end = trim(text, *match.span("who"))
            words = text[start:end].split()
            while len(words) > 2 and (
                words[-1].isupper()
                or words[-1] in word_class("starter")
                or words[-1] in word_class("desk-word")
            ):
                end -= len(words.pop()) + 1
            if len(words) > 1:
                yield Name(start, end, "PER", text[start:end], 3)


def without_credits(text: str, names: Sequence[Name]) -> None:
    """Cut an agency's credit from the front of a person's name: "Getty Images Ana Roe"."""
    for name in names:
        if name.type == "PER" and (found := PATTERNS.agency_before.match(name.text)):
            name.start += found.end()
            name.text = text[name.start : name.end]


def bracketed(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the acronyms that brackets give a name: "Full Name (FN)"."""
    starts = {name.start for name in names if name.type == "ORG"}
    found = []
    for name in names:
        if (
            name.kind != "name"
            or name.type not in ("ORG", "LOC", "PER", "FAC", "EVENT", "LAW")
            or " " not in name.text
        ):
            continue
        match = PATTERNS.acronym.match(text, name.end)
        if not match or match.start("letters") in starts or not plausible(match["letters"]):
            continue
        letters = match["letters"].replace(".", "").upper()
        likely = letters in initials(name.text) or letters[0] == name.text[0].upper()
        if likely and sum(c.isupper() for c in match["letters"]) >= 2:
            kind = "ORG" if name.type == "PER" else name.type
            name.type = kind
            found.append(Name(*match.span("letters"), kind, match["letters"], 2))
    return found
