"""Authors that a page only writes out: in the line under its headline, or at the foot of its text.

What the page states in its metadata goes first. A line "By …" below the headline counts where that
names nobody, or the house alone; "Reporting by …" at the foot where the agency is all there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.layout import marks
from dashboard.intake.layout.header import is_byline
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.names import author_names
from dashboard.intake.outlets import is_outlet
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.intake.draft import Part

BELOW, LONGEST = 14, 120
"""So many lines below the headline, and of what length, may be its byline."""
FOOT = 3
"""So many paragraphs at the end may say who wrote what is above them."""
NOTE_LETTERS, NOTE_WORDS = 300, 40
BARS = re.compile(r"\s*[|·•]\s*")
CONTRIBUTING = re.compile(r"Contributing: [A-Z][^.!?]{2,120}$")
REPORTING = re.compile(
    r"(?:reporting|written|text|story) by (?P<names>[^;.()]{3,120})(?=[;.()]|$)", re.IGNORECASE
)
PLACE = re.compile(r"\s+in\s+[A-Z].*")
PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|del|di|van|von|der|den|la|bin|al)){1,4}"
)


def shown_authors(copied: str, title: str | None) -> tuple[str, ...]:
    """Return the names in the byline that a page shows below its headline, none where it has no line."""
    told = marks.fold(title or "")
    lines = [" ".join(line.split()) for line in copied.split("\n") if line.strip()]
    at = next(
        (n for n, one in enumerate(lines) if one[:1] == "#" and marks.fold(one) == told), None
    )
    if at is None:
        return ()
    for line in lines[at + 1 : at + 1 + BELOW]:
        if len(line) > LONGEST:
            continue
        for bare in BARS.split(line.lstrip("# ")):
            if any(map(is_byline, split_lines(bare))):
                return tuple(name for name in author_names(bare) if _is_name(name))
    return ()


def _is_name(name: str) -> bool:
    """Say whether a piece of a byline names somebody who is no agency."""
    return name[:1].isupper() and name.casefold() not in _agencies() and not is_outlet(name)


def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in word_list("pictures")["agencies"])


def is_house(name: str) -> bool:
    """Say whether an author stated by a page is no person: an agency, an outlet, its staff."""
    folded = name.casefold()
    return folded in _agencies() or folded.endswith((" staff", " agency")) or is_outlet(name)


def signed_at_foot(parts: Sequence[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """Return a body without the lines at its foot that say who worked on it, and who reported it."""
    names: list[str] = []
    kept = list(parts)
    for part in kept[-FOOT:]:
        if len(part.text) > NOTE_LETTERS or len(kept) <= FOOT:
            continue
        staff = marks.names_staff(marks.fold(part.text), NOTE_WORDS)
        if staff or CONTRIBUTING.match(part.text):
            found = REPORTING.search(part.text)
            names.extend(_people(found["names"]) if found else ())
            kept = [one for one in kept if one is not part]
    return kept, tuple(dict.fromkeys(names))


def _people(line: str) -> Iterable[str]:
    return (name for piece in author_names(line) if PERSON.fullmatch(name := PLACE.sub("", piece)))
