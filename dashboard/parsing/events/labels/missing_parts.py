"""Which part of its clause a label lacks: who else acted, what was said, whom "20 others" were hurt beside.

A label without it is true of its sentence at best by luck.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import with_bearers
from dashboard.parsing.events.labels.own_words import says_when
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.lexicon import event_words
from dashboard.parsing.lexicon import words as known
from dashboard.parsing.syntax.document import DASHES, FINITE, SUBJECTS, SUBJECTS_AND_EXPLETIVES
from dashboard.parsing.syntax.repair import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
TITLED = re.compile(r" (?:on|at|in|to|during) [“\"‘][A-Z]\w*(?: \w+)*[”\"’]")
"""A programme or a paper in marks: said on “The Late Show”."""
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
QUOTATION_MARKS = ('"', "“", "‘")
LASTING = frozenset({"spend", "last", "take", "wait"})


def told_words(document: Document, draft: Draft) -> Iterator[int]:
    """Yield the words of which a label can be made: those of its clause, and of who acts."""
    yield from range(draft.clause.first, draft.clause.last + 1)
    for n in (*draft.frame.agents, *draft.frame.patients):
        if not draft.clause.first <= n <= draft.clause.last:
            yield from range(document.left[n], document.right[n] + 1)


def says_nothing(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label only says that somebody spoke: "Lee said", "Lee pointed out"."""
    if draft.frame.passive or draft.clause.nominal:
        return False
    head = draft.clause.head
    said = draft.lemma in event_words().verbs["reporting"]
    bare = said and label.endswith(f" {document.word[head]}")
    out = document.lemma[head] == "point" and label.endswith(" out")
    return bare or out


def lacks_what_was_said(
    label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether a label only says to whom or of whom somebody spoke: "Lee told the council", "said of Oslo"."""
    head = draft.clause.head
    if draft.clause.nominal or document.lemma[head] not in words("telling"):
        return False
    behind = {*label.partition(document.word[head])[2].lower().split()}
    people = (
        known("sources", "sources") | known("sources", "groups") | known("sources", "organisations")
    )
    thing = any(
        references.meant(n) is None and not {document.lemma[n], document.lower[n]} & people
        for n in document.of_dep(head, "dobj")
    )
    told = document.of_dep(head, "ccomp", "xcomp", "attr", "oprd", "prt")
    marked = QUOTED.search(TITLED.sub("", label))
    return not (told or thing or behind & words("leading_to_words") or marked)


def reports_a_gap(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether what is said lacks its subject, which stands before: "the ferry, which Lee said sank"."""
    told = [n for n in document.of_dep(draft.clause.head, "ccomp") if n > draft.clause.head]
    return draft.reporting and any(
        document.tag[n] in FINITE and not document.of_dep(n, *SUBJECTS_AND_EXPLETIVES) for n in told
    )


def lacks_what_is_read(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label ends before the words in marks that its last word brings: "wore a hat reading" “Go home”."""
    said = WORD.findall(label)
    _, after = document.sentences[document.sentence[draft.clause.head]]
    for n in range(draft.clause.head, after - 2):
        if said and document.word[n] == said[-1] and document.lower[n] in words("bringing_words"):
            marks = document.word[n + 1 : n + 3]
            return any(mark[:1] in QUOTATION_MARKS for mark in marks)
    return False


def is_out_of_order(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether the words of a label stand in another order than those of its clause: "had in her second run"."""
    first, after = document.sentences[document.sentence[draft.clause.head]]
    said = [w for w in WORD.findall(label) if w.islower()]
    verb = (
        draft.clause.carriers[0]
        if draft.clause.nominal and draft.clause.carriers
        else draft.clause.head
    )
    head = document.lower[verb]
    if head not in said or (draft.clause.nominal and not draft.clause.carriers):
        return False  # a frame
    if draft.reporting and any(n < verb for n in document.of_dep(verb, "ccomp")):
        return False  # "It was late, Lee said"
    apart = set() if draft.lemma == "have" else document.words_of(draft.clause.head, "prt")
    behind = [word for word in said[said.index(head) + 1 :] if word not in apart]
    place = verb + 1
    for word in behind:
        found = next((n for n in range(place, after) if document.lower[n] == word), None)
        if found is None:
            if any(document.lower[n] == word for n in range(first, place)):
                return True
            continue
        place = found + 1
    return False


def is_cut_short(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label ends before what its last word needs: "struggling to get" by, "won all" but one."""
    said = WORD.findall(label)
    _, after = document.sentences[document.sentence[draft.clause.head]]
    ends = [n for n in range(draft.clause.head, after - 1) if said and document.word[n] == said[-1]]
    if not ends or draft.lemma == "meet":
        return False
    last, following = ends[-1], ends[-1] + 1
    word = document.lower[following]
    compared = word == "as" and " as " in label
    if (
        compared
        or (document.lemma[last] in LASTING and document.pos[last] == "VERB" and word[:1].isalnum())
        or word in words("going_on")
        or (word == "but" and document.pos[last] in ("DET", "PRON"))
    ):
        return True
    hangs = document.head[following] == last and document.pos[last] in ("VERB", "ADJ", "ADV")
    objects = document.of_dep(following, "pobj", "pcomp")
    timed = any(document.is_dated(n) for n in objects) and word in words("timed_by")
    return hangs and document.pos[following] in ("ADP", "PART") and not timed


def counts_others(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label counts others than whom it has left out: "hurt 20 others" of "killed two and hurt 20 others"."""
    alone = " others" in label and " and " not in label.partition(" others")[0]
    return alone and any(
        document.lower[n] == "others" and document.of_dep(n, "nummod")
        for n in told_words(document, draft)
        if document.dep[n] in ("dobj", *SUBJECTS)
    )


def lacks_its_charge(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label says of whom, and not of what: "accuses Lee" of bribing the planners."""
    head = draft.clause.head
    of = [n for n in document.of_dep(head, "prep") if document.lower[n] == "of" and n > head]
    if (
        document.lemma[head] == "accuse"
    ):  # which it may be told behind: "accused Lee in Oslo of lying"
        _, after = document.sentences[document.sentence[head]]
        of = [n for n in range(head, after) if document.lower[n] == "of"]
    charged = any(document.of_dep(n, "pcomp") for n in of)
    return charged and document.of_dep(head, "dobj") != [] and " of " not in label


def swallows_dateline(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label runs on over the place of a dateline: "the mayor said OSLO – The bridge is shut"."""
    return any(
        document.word[n].isupper()
        and document.pos[n] == "PROPN"
        and document.word_behind(n) in DASHES
        and document.word[n] in label
        for n in range(draft.clause.head, draft.clause.last)
    )


def drops_contrast(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label says as what something was not done, and not as what it was: "spoke not as a mayor, but as a nurse"."""
    if " not " not in label or " but " in label:
        return False
    head = draft.clause.head
    _, after = document.sentences[document.sentence[head]]
    denied = [
        n for n in range(head, after) if document.lower[n] == "not" and document.pos[n - 1] != "AUX"
    ]
    return any(
        document.lower[n] == "but" and document.word[n - 1] == ","
        for n in range(denied[0] if denied else after, after)
    )


def lacks_its_passive(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label may lack the "was" that two verbs share: "was charged in Oslo and extradited to Peru"."""
    head = draft.clause.head
    first = document.head[head]
    passive = document.dep[head] == "conj" and bool(document.of_dep(first, "auxpass"))
    own = document.of_dep(head, "dobj", "ccomp", "xcomp", "aux", "auxpass", *SUBJECTS)
    active = document.tag[head] == "VBD" and document.lemma[head] not in words("no_object")
    return passive and active and not own and f" was {document.word[head]}" not in label


def lacks_who_was_given(
    label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether a noun is given to somebody whom its label leaves out: "gave plum job" of "gave her a plum job"."""
    given = [n for verb in draft.clause.carriers for n in document.of_dep(verb, "dative")]
    return draft.clause.nominal and any(
        document.pos[n] != "ADP" and not _stands_in(label, document, n, references) for n in given
    )


def lacks_its_condition(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a plan lacks the "if" on which it depends: "plans to quit the race and stand for mayor if Lee leaves"."""
    if draft.status != "planned" or " if " in label or " unless " in label:
        return False
    verb = document.above(draft.clause.finite, "conj")
    below = {draft.clause.head, *draft.clause.carriers, verb}
    while grown := {n for v in below for n in document.of_dep(v, "xcomp", "conj")} - below:
        below |= grown
    marks = (document.words_of(n, "mark") for v in below for n in document.of_dep(v, "advcl"))
    return any(found & {"if", "unless"} for found in marks)


def is_half_a_name(_label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether who acts is the last of a firm's names: "Roe, Quill sold the mill", "Roe amp Quill"."""
    who = next((references.at.get(n) for n in draft.frame.acting), None)
    first = document.token_at(who.start) if who and who.type in ("ORG", "PER") else 0
    if first < 2:
        return False
    opening = first - 2
    other = document.pos[opening] == "PROPN" and document.opens_sentence(opening)
    other = other and opening not in references.at and not document.is_dated(opening)
    return document.lower[first - 1] == "amp" or (other and document.word[first - 1] == ",")


def drops_part_of_list(
    label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether a label has the first of a list and not the last: "meets with Cubans, Peruvians"."""
    if label.endswith(" others"):
        return False
    for n in range(draft.clause.first, draft.clause.last + 1):
        joined = document.conjuncts(n)
        of_things = document.pos[n] in ("NOUN", "PROPN") and draft.clause.head not in joined
        of_things &= document.dep[n] != "appos"  # "Lee, a pilot and one of the best, left"
        if len(joined) < 2 or joined[0] != n or not of_things:
            continue
        joined = with_bearers(document, joined, references)
        joined = [c for c in joined if not references.stands_in(c, *PLACES)]
        if _stands_in(label, document, n, references) and not all(
            _stands_in(label, document, c, references) for c in joined
        ):
            return True
    return False


def drops_a_doer(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label lacks one of those who act: "Lee launch the ferry" of "Lee and co-owner Park launched"."""
    if label.endswith(" others") or " others " in label:
        return False
    acting = [
        n for n in draft.frame.acting if not document.is_dated(n) and not says_when(document, n)
    ]
    named = draft.clause.nominal and document.pos[draft.clause.head] == "PROPN"
    held = draft.clause.carriers or not draft.clause.nominal
    if held and not named and len(acting) > 1:
        return not all(
            document.lower[n] in label.lower() or _stands_in(label, document, n, references)
            for n in acting
        )
    who = references.meant(acting[0]) if acting else None
    joined = bool(acting) and "and" in document.words_of(acting[0], "cc")
    return joined and who is not None and who.type == "PER" and f"{who.name} and" not in label


def drops_a_sharer(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label lacks the first of two whose doing it names: "Park’s meeting" of "Lee and Park’s meeting"."""
    head, shared = draft.clause.head, document.head[draft.clause.head]
    joined = draft.clause.nominal and document.dep[head] == "conj"
    person = joined and references.stands_in(shared, "PER")
    return person and references.at[shared].name not in label


def _stands_in(label: str, document: Document, number: int, references: References) -> bool:
    """Return whether a label has a word, or the name of whom it means or who bears the office."""
    who = references.meant(number)
    last = document.right[number]  # "Minister for Europe Ann Lee"
    borne = document.pos[last] == "PROPN" and document.word[last] in label
    return borne or document.word[number] in label or bool(who and who.name in label)


MISSING_PARTS = (
    says_nothing,
    lacks_what_was_said,
    reports_a_gap,
    lacks_what_is_read,
    is_out_of_order,
    is_cut_short,
    counts_others,
    lacks_its_charge,
    swallows_dateline,
    drops_contrast,
    lacks_its_passive,
    lacks_who_was_given,
    lacks_its_condition,
    is_half_a_name,
    drops_part_of_list,
    drops_a_doer,
    drops_a_sharer,
)
"""What a label lacks that its clause has."""
