"""The label of what a lead reports, in the words of its main clause, where no shorter one stands alone.

A lead opens its article, so nothing in it points back: "Two ferrymen have been found unharmed", "Police arrested six people
during an inquiry into thefts". What trails behind a comma or is one adjunct too many is left out whole, a condition never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.labels.misleading import (
    is_inverted,
    is_run_on,
    lacks_its_content,
    lacks_the_others,
)
from dashboard.parsing.events.labels.missing_parts import lacks_its_charge
from dashboard.parsing.events.labels.printable import (
    goes_on,
    is_finding,
    is_not_so,
    is_torn,
    says_when_of_text,
)
from dashboard.parsing.events.labels.substance import (
    compares_with_text,
    is_figure,
    is_foretold,
    is_mood,
    is_of_poll,
    says_no_content,
    says_of_it,
)
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.factuality.modifiers import IF
from dashboard.parsing.syntax.document import DASHES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

LONGEST = 170
"""Characters beyond which adjuncts at the end are left out, and which the rest may not have."""
MANY = 80
"""Words behind a verb from which a clause is too long to be shortened."""
SHORTEST = 4
"""Words that a lead's clause has at least."""
SPLITTING = DASHES | {":", ";", "("}
BESIDES = frozenset({"advcl", "parataxis", "ccomp", "dep"})
ADJUNCTS = frozenset({"advcl", "prep", "npadvmod"})
NEEDED = frozenset({"of", "to", "with", "against", "for", "on", "into"})
"""Prepositions of what a verb often says nothing without."""
SAYING_WHO = ("amod", "compound", "nummod", "nmod", "poss", "prep", "appos")
OF_WRITER = frozenset({"my", "our", "your"})
LACKS = (
    lacks_its_charge,
    goes_on,
    is_finding,
    is_not_so,
    says_when_of_text,
    compares_with_text,
    is_figure,
    is_foretold,
    is_mood,
    is_of_poll,
    says_no_content,
    says_of_it,
)
"""What a lead that reports no happening lacks, or has too much."""
UNCLEAR = (is_run_on, is_inverted, lacks_its_content, lacks_the_others)


def lead_words(document: Document, draft: Draft, references: References) -> str:
    """Return the main clause of a lead as it stands, "" where it cannot stand alone."""
    root = draft.clause.finite
    if draft.main is None or draft.main.where != "lead" or draft.main.performed:
        return ""
    if draft.reporting or draft.clause.nominal:
        return ""
    subjects = _behind_dateline(document, document.of_dep(root, *SUBJECTS))
    if document.dep[root] != "ROOT" or len(subjects) != 1 or subjects[0] > root:
        return ""
    if not _says_who(document, subjects[0], references) or _is_parted(document, subjects[0], root):
        return ""
    first, last = document.left[subjects[0]], _end(document, document.left[subjects[0]], root)
    told = range(first, last + 1)
    label = document.between(first, last).removeprefix("The ")
    if len(label) > LONGEST or len(told) < SHORTEST or last <= root or _leaves_open(document, told):
        return ""
    unclear = any(holds(document, draft, references) for holds in UNCLEAR)
    lacking = any(lacks(label, document, draft, references) for lacks in LACKS)
    return "" if unclear or lacking or is_torn(label) else label


def lead_says(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a whole label is what a lead reports that somebody said, of whom it says who that is: "Oslo police said"."""
    if draft.main is None or draft.main.where != "lead" or not draft.reporting:
        return False
    if not words("speakers").isdisjoint(label.lower().split()):
        return False
    subjects = document.of_dep(draft.clause.finite, *SUBJECTS)
    return len(subjects) == 1 and _says_who(document, subjects[0], references)


def _says_who(document: Document, subject: int, references: References) -> bool:
    """Return whether a subject is a name, or a noun with what says which or how many: "police", "oil prices"."""
    if references.is_named(subject) or document.lemma[subject] in words("only_ones"):
        return True
    lemma = document.lemma[subject]
    if document.pos[subject] not in ("NOUN", "PROPN") or lemma in words("stand_for_others"):
        return False
    return bool(document.of_dep(subject, *SAYING_WHO))


def _is_parted(document: Document, subject: int, root: int) -> bool:
    """Return whether one comma stands between subject and verb: "A group of nurses, alarmed at cuts" goes on."""
    between = [document.word[n] for n in range(subject, root)]
    return between.count(",") == 1 or any(mark in between for mark in SPLITTING)


def _behind_dateline(document: Document, subjects: list[int]) -> list[int]:
    """Return the subjects of a verb without a place before a dash: "OSLO, Norland (NNA) - Two ferries sank"."""
    last = max(subjects, default=0)
    return [n for n in subjects if not any(document.word[m] in DASHES for m in range(n, last))]


def _end(document: Document, first: int, root: int) -> int:
    """Return the last word of a clause: before another one, and before adjuncts that make it too long."""
    last = _bare(
        document, root, max((document.right[n] for n in _parts(document, root)), default=root)
    )
    while last - root < MANY and document.end[last] - document.start[first] > LONGEST:
        cuts = [n for n in range(root + 1, last + 1) if _is_last_adjunct(document, n, last)]
        if not cuts:
            break
        last = _bare(document, root, document.left[cuts[-1]] - 1)
    return last


def _bare(document: Document, root: int, last: int) -> int:
    """Return the last word of a clause before the marks that close it."""
    while last > root and document.dep[last] == "punct" and not document.quoted[last]:
        last -= 1
    return last


def _is_last_adjunct(document: Document, number: int, last: int) -> bool:
    """Return whether a word begins what a clause ends on and says enough without."""
    if document.dep[number] not in ADJUNCTS or document.right[number] < last:
        return False
    return document.pos[document.head[number]] == "VERB" and document.lower[number] not in NEEDED


def _parts(document: Document, root: int) -> Iterator[int]:
    """Yield what depends on a verb and stands behind it, up to another clause."""
    for n in document.children[root]:
        if n < root or document.dep[n] == "cc":
            continue
        if document.word[n] in SPLITTING:
            return
        apart = document.word[document.left[n] - 1] in {",", *SPLITTING}
        if document.dep[n] == "conj" or (apart and document.dep[n] in BESIDES):
            return
        yield n


def _leaves_open(document: Document, told: range) -> bool:
    """Return whether a clause is under a condition, or has a pronoun or the writer in it."""
    return any(
        document.tag[n] == "PRP"
        or document.lower[n] in OF_WRITER | IF
        or (document.tag[n] in ("WP", "WRB") and document.head[n] not in told)
        for n in told
    )
