"""How well a label stands alone: a timeline shows those that do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import RELATIVE, office_behind
from dashboard.parsing.entities.patterns import word_class
from dashboard.parsing.events.labels.misleading import (
    DOUBTS,
    NOUN_DOUBTS,
    dated_in,
    says_a_word_twice,
)
from dashboard.parsing.events.labels.own_words import FRAMED_VERBS, core
from dashboard.parsing.events.labels.wording import agreement, words
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.document import DASHES, IS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

WORD = re.compile(r"[^\W\d_]+")
LOOSE = re.compile(r" ['’]s\b")
"""An "is" or "has" that leaned on a pronoun: "Norland 's reversed"."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
BEFORE_BE = frozenset(
    {"will", "would", "to", "can", "cannot", "could", "may", "might", "must", "shall", "should"}
    | {"ll", "not", "that", "let"}
)
TOGETHER = frozenset({"meet", "deal", "call", "fight", "merge"})
"""Classes of what two do with each other, so that no object is missing."""
BY_PLACE = frozenset({"travel", "leave", "depart"})
"""Verbs that say little without where to, or from where: "Lee travelled", "Lee left"."""
MEANT = frozenset({"meet", "visit", "call"})
"""Classes of what is a plan, though it only stands as a purpose."""
UNCLEAR = -2.0
LOUD = 2
"""Words in capitals that may be a name: "NATO", "UN COP"."""
MANY_WORDS = 8
"""Words of a label that say enough, though it ends on a pronoun."""
NAMELESS = -1.5
"""What a label loses without a name and without a number: "program is terminated"."""
UNBORNE = -1.0
"""What a headline's noun loses for an office without its holder, whom the lead names."""
BEFORE_NOUN = frozenset({"compound", "nmod"})
"""How a noun depends on the next one."""
UNNAMED = -0.8
"""What a label loses that only its text explains: "the country wins", "the President visits"."""


def worth(label: str, document: Document, draft: Draft, references: References) -> float:
    """Return how well a label stands alone, 0 to about 5.

    Best is a sentence of named people who act on something at a named place; a bare noun or a
    pronoun that nothing explains is worth little.
    """
    if not label:
        return 0.0
    clause, frame = draft.clause, draft.frame
    said = [word.lower() for word in WORD.findall(QUOTED.sub("", label)) if word != "US"]
    if said[:1] and said[0] in words("pronouns"):
        return 0.5
    in_capitals = label.isupper() and len(said) > LOUD  # a list of notices
    if not words("speakers").isdisjoint(said) or _is_wished(said) or in_capitals:
        return 0.5  # "joins us", "deepens our efforts": whose they are only the text says
    if clause.kind == "named":
        return 3.0
    acting = frame.acting
    points = (
        (1.0, True),
        (_named_worth(acting, references), True),
        (0.5, acting or clause.nominal),
        (0.5, draft.time.known),
        (0.5, any(map(references.is_named, frame.patients))),
        (0.5, frame.place and frame.place.kind == "name"),
        (NAMELESS, _names_nothing(document, label, draft, references)),
        (UNNAMED, _is_known_to_text(document, acting, references)),
        (UNBORNE, clause.nominal and _names_an_office(document, acting, references)),
        (_form_worth(document, draft, references, label), True),
    )
    return sum(some for some, holds in points if holds)


def _named_worth(acting: Sequence[int], references: References) -> float:
    """Return what it adds that who acts has a name, or a name within its phrase."""
    if any(map(references.is_named, acting)):
        return 1.0
    within = any(mention.kind == "name" for n in acting for mention in references.in_phrase(n))
    return 0.5 if within else 0.0


def _form_worth(document: Document, draft: Draft, references: References, label: str) -> float:
    """Return what the form of a label adds."""
    if LOOSE.search(label) or says_a_word_twice(label) or _names_twice(draft, references, label):
        return UNCLEAR
    if _is_cut(document, draft, label):
        return UNCLEAR
    if not draft.clause.nominal:
        return _verb_worth(document, draft, references, label)
    doubted = any(doubt(document, draft, references) for doubt in NOUN_DOUBTS)
    return UNCLEAR if doubted else _noun_worth(document, draft, label)


def _is_wished(said: list[str]) -> bool:
    """Return whether the words of a label have a "be" without the asking before it: "Lee be returned to Norland"."""
    return "be" in said and BEFORE_BE.isdisjoint(said[: said.index("be")])


def _is_cut(document: Document, draft: Draft, label: str) -> bool:
    """Return whether a label lacks what a noun is of or for: "disrupted the ability of farmers".

    The verb of "Norland needs tents" and the first noun of "a rights law" need nothing more.
    """
    said = [word.lower() for word in WORD.findall(label)]
    clause = range(draft.clause.first, draft.clause.last + 1)
    nouns = (n for n in clause if document.pos[n] == "NOUN" and document.dep[n] not in BEFORE_NOUN)
    needing = {document.lower[n] for n in nouns if document.lemma[n] in words("needing")}
    last = max((n for n, word in enumerate(said) if word in needing), default=None)
    return last is not None and not words("completing").intersection(said[last:])


def _names_twice(draft: Draft, references: References, label: str) -> bool:
    """Return whether a name of several words stands twice in a label: a subject was taken for its object."""
    if draft.reporting:
        return False  # "Northwind said buyers have cleared Northwind’s takeover"
    named = (who.name for n in draft.frame.acting if (who := references.meant(n)))
    return any(" " in name and label.count(name) > 1 for name in named)


def _names_nothing(document: Document, label: str, draft: Draft, references: References) -> bool:
    """Return whether a label has neither a name nor a number."""
    numbers = (*draft.frame.agents, *draft.frame.patients, draft.clause.head)
    found = [m for n in numbers for m in references.in_phrase(n) if m.kind == "name"]
    found += [draft.frame.place] if draft.frame.place else []
    named = any(m.name in label or document.text[m.start : m.end] in label for m in found)
    return not named and not any(letter.isdigit() for letter in label)


def _is_known_to_text(document: Document, acting: Sequence[int], references: References) -> bool:
    """Return whether who acts is nobody by name but one the text told of: "the country", "the Secretary"."""
    return any(
        not any(m.kind == "name" or ":" in m.entity[:4] for m in references.in_phrase(n))
        and document.words_of(n, "det") & {"the", "this", "these", "those"}
        and not document.of_dep(n, "prep", "compound", "amod", "nmod", "poss", "appos")
        for n in acting
    )


def _names_an_office(document: Document, acting: Sequence[int], references: References) -> bool:
    """Return whether an office stands for the one who holds it: "Lee's meeting with Head of Cabinet"."""
    return any(
        document.word[n] in word_class("office-for") or office_behind(document, n + 1) is not None
        for n in acting
        if (who := references.meant(n)) is None or who.type == "ORG"
    )


def _noun_worth(document: Document, draft: Draft, label: str) -> float:
    """Return what the form of a noun's label adds: a sentence, a name, a phrase of one word."""
    head = draft.clause.head
    if " " not in label:
        return -1.0
    if document.pos[head] == "PROPN":
        things = event_words().nouns["bodies"] | words("documents")
        return UNCLEAR if document.lemma[head].lower() in things else 1.0
    if document.lemma[head] in words("ongoing") and not draft.clause.carriers:
        return UNCLEAR  # "Lee's campaign": it says that there is one, and not what happened
    said = label.lower().split()
    if document.lemma[head] in words("marked") and draft.time.known:
        return -1.0 if said[-1] == document.lower[head] else 1.0  # "60th anniversary of" something
    framed = document.lower[head] not in said
    framed = framed and document.lemma[head] in words("visits") | words("meetings")
    return 1.0 if framed else -1.0


def _verb_worth(document: Document, draft: Draft, references: References, label: str) -> float:
    """Return what the form of a verb's label adds: something must follow most verbs."""
    head = draft.clause.head
    ends = label.rsplit(maxsplit=1)[-1].lower()
    bare = ends in words("pronouns") or ends == document.lower[head]
    bare = bare or ends.startswith(document.lemma[head][:3].lower())
    bare = bare and label.count(" ") < MANY_WORDS
    several = len(draft.frame.agents) > 1
    together = draft.lemma == "meet" or (several and bool(draft.classes & TOGETHER))
    alone = together or draft.frame.passive or draft.lemma in words("no_object") - BY_PLACE
    if document.is_half(head) or any(
        unclear(document, draft, references) for unclear in UNCLEAR_WHERE
    ):
        return UNCLEAR
    return -1.5 if bare and not alone else 0.0


def _has_nobody_to_meet(document: Document, draft: Draft, references: References) -> bool:
    """Return whether one alone is said to meet: "Lee meets in Oslo"."""
    if draft.lemma != "meet" or len(draft.frame.agents) != 1 or draft.frame.patients:
        return False
    who = references.meant(draft.frame.agents[0])
    partners = "with" in document.words_of(draft.clause.head, "prep")
    return who is not None and who.type != "ORG" and not partners


def _has_half_its_subject(document: Document, draft: Draft, references: References) -> bool:
    """Return whether who acts is two words for one, or only an aside: "the son and heir of Lee", "women -- many old -- marched"."""
    head = draft.clause.head
    return any(
        _is_two_words_for_one(document, n, references)
        or (
            document.word[document.left[n] - 1] in DASHES
            and any(document.word[m] in DASHES for m in range(n, head))
        )
        for n in draft.frame.acting
        if 0 < document.left[n] <= n < head
    )


def _is_thing_told_of(document: Document, draft: Draft, references: References) -> bool:
    """Return whether "which" was read as a person: "a letter to Lee, which was drafted in May"."""
    verb = document.above(draft.clause.finite, "conj")
    which = document.words_of(verb, *SUBJECTS) & {"which"}
    return bool(which) and any(references.stands_in(n, "PER") for n in draft.frame.acting)


def _disagrees(document: Document, draft: Draft, references: References) -> bool:
    """Return whether several are said to do what the verb tells of one: "a man whose house was a store was held"."""
    before = [n for n in draft.frame.acting if n < draft.clause.head]
    several = {references.at[n].entity if n in references.at else n for n in before}
    return len(several) > 1 and agreement(document, draft.clause.finite) is False


def _is_two_words_for_one(document: Document, number: int, references: References) -> bool:
    """Return whether a noun for one is joined with another without an article: "the son and heir of Lee"."""
    one = document.tag[number] == "NN" and bool(document.words_of(number, "det") & {"the", "a"})
    joined = [
        n
        for n in document.of_dep(number, "conj")
        if document.tag[n] == "NN" and not document.of_dep(n, "det", "poss", "nummod")
    ]
    return one and bool(joined) and not references.is_named(number)


def _is_purpose(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause says what something is for: "a plan to guide the reform".

    What somebody goes somewhere for, or that somebody is to be met, is a plan all the same.
    """
    head = draft.clause.finite
    for above in document.ancestors(head):
        if document.dep[head] != "conj" or document.tag[above] != "VB":
            break
        head = above
    governor = document.head[head]
    ordered = document.dep[head] in ("xcomp", "ccomp") and governor < head
    ordered = ordered and document.lemma[governor] not in event_words().verbs["bringing_about"]
    if not (ordered or document.dep[head] in ("acl", "advcl")) or document.tag[head] != "VB":
        return False
    lemma = document.lemma[draft.clause.head]
    done = lemma in event_words().classes or lemma in rule_words("taking_part") | FRAMED_VERBS
    abstract = draft.faint or not done  # "to expand cooperation", not "to attend the forum"
    travels = event_words().classes_of(document.lemma[governor]) & rule_words("travel_classes")
    travels = travels and not abstract
    to = "to" in document.words_of(head, "aux")
    return not (draft.classes & MEANT or travels) and to


def _is_manner(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause says how something is done or can be: "by opening the door", "capable of"."""
    head = draft.clause.head
    known = document.lemma[head] in event_words().classes and not draft.faint
    head = document.above(head, "conj")
    hanging = document.dep[head] == "pcomp" or (
        document.dep[head] in ("advcl", "acl") and not known
    )
    helped = document.of_dep(head, "aux", "auxpass", "nsubj")
    beside = document.dep[head] == "acl" and document.dep[document.head[head]] in SUBJECTS
    if document.tag[head] != "VBG" or helped or draft.classes & MEANT:
        return False
    return beside or (
        hanging and not dated_in(document, draft)
    )  # "a man crossing the road was hit"


def _acts_on_itself(_tree: Document, draft: Draft, references: References) -> bool:
    """Return whether one name is subject and object: a pronoun was read as the wrong one."""
    agents = {who.entity for n in draft.frame.agents if (who := references.meant(n))}
    patients = {who.entity for n in draft.frame.patients if (who := references.meant(n))}
    return bool(agents & patients)


def _hangs_on_it(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether the object is an "it" that may be another thing: "repeats it", "finds it hard"."""
    head = draft.clause.head
    judged = [n for n in document.of_dep(head, "ccomp") if document.pos[n] == "ADJ"]
    objects = [
        *document.of_dep(head, "dobj"),
        *(s for n in judged for s in document.of_dep(n, "nsubj")),
    ]
    return any(document.lower[n] == "it" for n in objects)


def _is_state(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a passive says how things are or feel: "the visas are meant for", "is saddened"."""
    head = draft.clause.head
    helping = document.of_dep(head, "auxpass")
    if not draft.frame.passive or not helping:
        return False
    if document.lemma[head] in words("felt"):
        return True
    if document.of_dep(head, "agent"):
        return False
    bare = not document.of_dep(draft.clause.finite, "aux") and not draft.clause.carriers
    lasting = bare and document.words_of(head, "auxpass") <= IS
    headed = document.sentence[head] in document.headings
    return lasting and not headed and not dated_in(document, draft)


def _lacks_its_clause(document: Document, draft: Draft, references: References) -> bool:
    """Return whether an object is one word that only its clause explains: "the value they place on it", not "a bill that bans it"."""
    told = {*core(document, draft.clause.head)} if not draft.clause.nominal else set()
    return any(
        n not in references.at
        and document.of_dep(n, "relcl")
        and not document.of_dep(n, *MODIFIERS)
        and not (
            told.issuperset(document.of_dep(n, "relcl"))
            and all(document.words_of(c, *SUBJECTS) & RELATIVE for c in document.of_dep(n, "relcl"))
        )
        for n in document.of_dep(draft.clause.head, "dobj")
    )


CURRENCIES = frozenset("$€£¥")
MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "prep")


def _is_of_nothing(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether what acts is a word that says nothing by itself: "number rises"."""
    return any(
        document.lemma[n] in words("vague_subjects") and not document.of_dep(n, "prep")
        for n in draft.frame.acting[:1]
    )


def _counts_what(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether the object is a bare number, or one of others: "wounding over 20", "won 12 of 13"."""
    objects = document.of_dep(draft.clause.head, "dobj")
    return any(
        document.pos[n] == "NUM"
        and document.word[document.left[n]] not in CURRENCIES
        and all(document.pos[m] == "NUM" for m in document.objects_of(n, "of"))
        for n in objects
    )


def _is_abstract(document: Document, draft: Draft, references: References) -> bool:
    """Return whether an everyday verb acts on nothing that has a name: "creates authority"."""
    if not draft.faint or draft.frame.passive:
        return False
    objects = [n for n in document.of_dep(draft.clause.head, "dobj") if n in draft.frame.patients]
    named = any(m.kind == "name" for n in objects for m in references.in_phrase(n))
    return bool(objects) and not named and not any(document.of_dep(n, "nummod") for n in objects)


UNCLEAR_WHERE = (
    _has_nobody_to_meet,
    _has_half_its_subject,
    _disagrees,
    _is_thing_told_of,
    _is_purpose,
    _is_manner,
    _acts_on_itself,
    _hangs_on_it,
    _lacks_its_clause,
    _is_of_nothing,
    _is_state,
    _is_abstract,
    _counts_what,
    *DOUBTS,
)
"""Where a verb's label says less than its sentence, or something else."""
