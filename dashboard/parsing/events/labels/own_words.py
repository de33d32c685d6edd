"""Labels in the article's own words: subject, verb with its tense and all that turns it, complement.

"Norland's council has not closed the bridge", "[Mara Lindt] chose to leave Oslo": an ordered part of the
clause, in which a pronoun or a short name is resolved in brackets. Only visits, meetings and their kind
are put into a short frame of their own: see ``verbs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.claims import is_headline_passive
from dashboard.parsing.events.factuality_verbs import no_longer
from dashboard.parsing.events.labels.names import text_of
from dashboard.parsing.events.labels.words import limits, present, words
from dashboard.parsing.lexicon import rule_words
from dashboard.parsing.syntax.document import SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.syntax.document import Document

FRAMED = frozenset({"visit", "arrive", "leave", "meet", "call", "elect", "launch", "open"})
"""Classes of what a short sentence in the present tells: "Antony Blinken visits Beijing"."""
FRAMED_VERBS = frozenset({"sign", "hold", "host", "attend", "speak"})
SURE = frozenset({"happened", "planned"})
SHORT = {"ve": "have", "ll": "will", "re": "are"}
"""What a verb that leans on a pronoun stands for beside a name."""
HELPING = ("aux", "auxpass", "neg", "prt")


def is_framed(document: Document, draft: Draft, references: References) -> bool:
    """Tell whether an event is told in a short frame, and not in the words of its text.

    A frame needs somebody or some place by name: "NASA plans to fly" is left as it stands.
    """
    head, frame = draft.clause.head, draft.frame
    kind = draft.classes & FRAMED or document.lemma[head] in FRAMED_VERBS
    turned = draft.status not in SURE or is_headline_passive(document, head)
    if turned or not kind or _keeps_its_words(document, draft):
        return False
    named = (m for n in (*frame.patients, *frame.others) for m in references.in_phrase(n))
    known = bool(frame.place) or "meet" in draft.classes
    return known or any(m.kind == "name" for m in named)


def _keeps_its_words(document: Document, draft: Draft) -> bool:
    """Tell whether a frame would lose what turns or counts a verb: "stopped visiting Oslo", "only met twice".

    "Were gathered" keeps its tense, and "opened up about the talks" opens nothing.
    """
    head = draft.clause.head
    held = draft.frame.passive and document.of_dep(head, "auxpass")
    phrasal = document.of_dep(head, "prt") and draft.lemma == document.lemma[head]
    counted = words("times").intersection(document.lower[head : draft.clause.last + 1])
    stopped = any(document.lemma[n] in rule_words("stopping") for n in draft.clause.carriers)
    return bool(held or phrasal or counted) or stopped


def is_bare(document: Document, draft: Draft) -> bool:
    """Tell whether a verb is a participle without tense, and not turned: "…, firing two shells"."""
    verb = _chain(document, draft)[-1]
    turned = draft.status not in SURE or document.of_dep(verb, "aux", "neg")
    return document.tag[verb] == "VBG" and not turned


def verb_words(document: Document, draft: Draft) -> str:
    """Return the words of a verb as they stand: helping verbs, "not", the verbs above it, particles."""
    verbs = _chain(document, draft)
    numbers = {n for verb in verbs for n in (verb, *document.of_dep(verb, *HELPING))}
    numbers |= {n for verb in verbs for n in _kept(document, verb)}
    numbers -= set(_participial(document, verbs[-1]))
    if (first := shared(document, verbs[-1])) is not None:
        numbers.update(document.of_dep(first, "aux", "auxpass", "neg"), _kept(document, first))
    found = sorted(numbers)
    told = text_of(document, found)
    if document.words_of(verbs[-1], *SUBJECTS) & {"i", "you"}:
        told = " ".join(_of_others(document, n) for n in found)
    elif (whole := SHORT.get(document.lower[found[0]].strip("'’"))) and len(found) > 1:
        told = f"{whole} {text_of(document, found[1:])}"
    first = found[0]
    opens = (
        not first or document.sentence[first - 1] != document.sentence[first]
    )  # "Perhaps Norway"
    return told[:1].lower() + told[1:] if opens else told


def _of_others(document: Document, verb: int) -> str:
    """Return a verb as it stands beside a name, in place of "I" or "you": "has" for "have"."""
    mine = document.tag[verb] == "VBP"
    return present(document.lemma[verb]) if mine else document.word[verb]


def _participial(document: Document, verb: int) -> list[int]:
    """Return the helping verbs of a passive participle, which tells as much without: "having been sold"."""
    helping = document.of_dep(verb, "aux", "auxpass")
    bare = document.tag[verb] == "VBN" and not document.of_dep(verb, "neg")
    forms = {document.lower[n] for n in helping}
    return helping if bare and forms in ({"being"}, {"having", "been"}) else []


def _kept(document: Document, verb: int) -> list[int]:
    """Return the adverbs before a verb that no label drops: "only", "never", "allegedly"."""
    beside = [n for n in document.of_dep(verb, "advmod") if n < verb]
    return [n for n in beside if document.lower[n] in limits()] + no_longer(document, verb)


def shared(document: Document, verb: int) -> int | None:
    """Return the verb before a coordinated one of its form, whose helping verbs it shares."""
    first = document.head[verb]
    own = document.of_dep(verb, *SUBJECTS, "aux", "auxpass", "mark")
    alike = document.dep[verb] == "conj" and document.tag[first] == document.tag[verb]
    return first if alike and not own else None


def _chain(document: Document, draft: Draft) -> list[int]:
    """Return the event's verb and those that carry it up to the one with the subject: "produce", "expects"."""
    found = [draft.clause.head]
    for above in document.ancestors(draft.clause.head):
        below = found[-1]
        own = document.of_dep(below, *SUBJECTS, "expl")
        if own or document.dep[below] != "xcomp" or document.pos[above] not in ("VERB", "AUX"):
            break
        if document.of_dep(above, "dobj"):
            break  # "ordered the army to retreat": it is the army that retreats
        found.append(above)
    return found


def bracketed(document: Document, draft: Draft, references: References, label: str) -> str:
    """Return a label with the names in brackets that its sentence does not have in full."""
    first, after = document.sentences[document.sentence[draft.clause.head]]
    sentence = document.between(first, after - 1)
    for name in sorted(_names(draft, references), key=len, reverse=True):
        if name and name in label and name not in sentence and f"[{name}" not in label:
            label = label.replace(name, f"[{name}]", 1)
    return label


def _names(draft: Draft, references: References) -> set[str]:
    """Return the names of whoever a clause mentions."""
    frame, clause = draft.frame, draft.clause
    numbers = (
        *frame.agents, *frame.patients, *frame.others, *range(clause.first, clause.last + 1),
    )  # fmt: skip
    own = {
        references.at[n].name
        for n in numbers
        if n in references.at and references.at[n].type != "PER"
    }
    return {who.name for n in numbers if (who := references.meant(n)) is not None} - own
