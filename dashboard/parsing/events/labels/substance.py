"""Whether a label tells of a happening that a reader can make something of.

A figure of speech ("gained traction"), a finding of a poll, an outlook ("is poised to win") and a mood that rises are
no events, and "released a statement" or "offered a similar explanation" say nothing without their text. A
timeline withholds these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.names import given_gender, name_parts
from dashboard.parsing.events.labels.missing_parts import QUOTED, WORD, told_words
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.factuality.modifiers import infinitive
from dashboard.parsing.lexicon import FUNCTION_WORDS, event_words, rule_words
from dashboard.parsing.lexicon import words as known
from dashboard.parsing.syntax.document import SUBJECTS
from dashboard.parsing.syntax.repair import PLACES

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

SAYING_WHICH = ("prep", "relcl", "acl", "ccomp", "compound", "appos", "nummod", "amod", "nmod")
"""How what tells what a word is about depends on it."""
DEFINITE = FUNCTION_WORDS.definite
BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
HAVE = frozenset({"has", "have", "had"})
PERSONS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
"""The pronouns of one person, and of whom."""
TITLED = {"mr.": "m", "mr": "m", "mrs.": "f", "mrs": "f", "ms.": "f", "ms": "f"}
GENDERS = {"his": "m", "her": "f"}
BARE_PRONOUNS = frozenset({"it", "that", "this", "them", "these", "those", "some"})
WERE = frozenset({"was", "were", "been", "’s", "'s"})
SHARE = re.compile(
    r"\b(?:\d+|\w+) in (?:10|ten|five|5)\b(?! (?:day|week|month|season|year|decade)s)|\bin the polls?\b"
)
"""How large a part of those asked think so."""
MARKED = re.compile(r"“([^”]*)”")
POINTING_END = re.compile(r"\b(?:it|that|this|them|these|those|there|here|so|not|him|her|now)$")
"""Words that lean on what was said before them, at the end of some."""
GOES_ON = re.compile(r", \w")
"""What stands behind words of a quotation that has not ended."""
FEW_WORDS = 3
"""Words of a quotation that say nothing by themselves: “Word is”."""


def _objects(document: Document, verb: int) -> list[int]:
    """Return what a verb acts on, and the nouns of its prepositions and of its particle's."""
    behind = [*document.of_dep(verb, "dobj", "attr", "oprd", "dative"), *document.objects_of(verb)]
    return [c for n in behind if document.pos[n] != "ADP" for c in document.conjuncts(n)]


def is_figure(_label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a verb and its object are a figure of speech: "gained traction", "will ring bells", "pulled a Lee"."""
    head = draft.clause.head
    if draft.clause.nominal:
        return False
    lemma = document.lemma[head]
    pairs = {f"{lemma}+{document.lemma[n]}" for n in _objects(document, head)}
    pairs |= {f"{lemma}+{word}" for word in document.words_of(head, "prt", "advmod", "prep")}
    typed = (n for n in document.of_dep(head, "dobj") if references.stands_in(n, "PER"))
    kind = any(document.words_of(n, "det") & {"a", "an"} for n in typed)
    return kind or not pairs.isdisjoint(words("figures"))


def is_mood(_label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether what acts is nobody's deed: "support has risen", "anxiety was underscored", "her lead vanished"."""
    acting = draft.frame.acting[:1]
    return not draft.clause.nominal and any(
        document.lemma[n] in words("moods") and references.at.get(n) is None for n in acting
    )


def is_of_poll(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label gives what a poll finds, or says that one was taken: "won four in 10 voters", "conducted a poll"."""
    told = [*draft.frame.acting[:1], *document.of_dep(draft.clause.head, "dobj")]
    told += [draft.clause.head] if draft.clause.nominal else []
    if SHARE.search(label):
        return "election" not in label
    sources = [
        p for n in document.of_dep(draft.clause.finite, "prep") for p in document.of_dep(n, "prep")
    ]
    told += [n for p in sources for n in document.of_dep(p, "pobj")]  # "according to a new poll"
    opened = draft.lemma in ("close", "open")
    return not opened and any(document.lemma[n].lower() in words("polls") for n in told)


def says_no_content(_label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether only the text says what was issued or voiced: "released a statement", "escalated her attacks"."""
    head = draft.clause.head
    if draft.clause.nominal or draft.frame.passive:
        return False
    beside = any(not document.is_dated(n) for n in document.objects_of(head, *words("about")))
    beside = beside or bool(document.of_dep(head, "dative"))
    beside = beside or any(document.of_dep(n, "pcomp") for n in document.of_dep(head, "prep"))
    beside = beside or any(
        n > head and infinitive(document, n) for n in document.of_dep(head, "advcl")
    )
    return not beside and any(
        document.lemma[n] in words("wordings")
        and n not in references.at
        and all(document.lower[c] in words("plain") for c in document.of_dep(n, *SAYING_WHICH))
        and not document.of_dep(head, "ccomp", "xcomp", "oprd")
        for n in document.of_dep(head, "dobj")
    )


def compares_with_text(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label likens to what its text told before: "offered a similar explanation", "yet another speech"."""
    head = draft.clause.head
    likened = (c for n in (head, *_objects(document, head)) for c in document.children[n])
    return any(
        document.lower[n] in words("likening")
        and document.word[n] in label
        and not document.quoted[n]
        and not {"to", "as", "from", "than"} & {*document.lower[n : n + OPENED]}
        for n in likened
    )


OPENED = 6
"""Words after "similar" among which stands to what."""


def acts_on_pronoun(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label has an "it" or "them" that its text explains: "won them by ten points", "agreed to sell it"."""
    head = draft.clause.head
    said = {word.lower() for word in WORD.findall(QUOTED.sub("", label))} & BARE_PRONOUNS
    verbs = (head, *document.of_dep(head, "xcomp"))
    objects = [n for v in verbs for n in (*document.of_dep(v, "dobj"), *document.objects_of(v))]
    return bool(said) and any(document.lower[n] in said and not document.quoted[n] for n in objects)


def says_of_it(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether somebody only says what another happening or thing is, which the label does not name: "Lee said it was the first"."""
    person = any(references.stands_in(n, "PER") for n in draft.frame.acting)
    content = document.of_dep(draft.clause.head, "ccomp")
    if person and draft.reporting and _is_of_things(label, document, content, references):
        return True
    said = [n for n in content if document.lemma[n] == "be"]
    return (person and draft.reporting) and any(
        document.lower[n] in BARE_PRONOUNS and document.lower[n] in label.split()
        for verb in said
        if any(
            "the" in document.words_of(one, "det") and not document.of_dep(one, "relcl")
            for one in document.of_dep(verb, "attr")
        )
        for n in document.of_dep(verb, "nsubj")
        if not document.quoted[n]
    )


def _is_of_things(
    label: str, document: Document, content: Sequence[int], references: References
) -> bool:
    """Return whether what somebody says is of an "it" that stands in the label and is named nowhere: "said it would last"."""
    return any(
        document.lower[n] in ("it", "they", "them")
        and document.lower[n] in label.split()
        and not document.quoted[n]
        and document.pos[verb] == "VERB"
        and ((who := references.meant(n)) is None or who.name not in label)
        for verb in content
        for n in document.of_dep(verb, *SUBJECTS)
    )


def owned_by_somebody(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label has a "his" or "her" that is not of whom it names: "Lee recited her ideas" of his wife's."""
    said = {word.lower() for word in WORD.findall(QUOTED.sub("", label))}
    doers = [who for n in draft.frame.acting if (who := references.meant(n)) and who.type == "PER"]
    for n in told_words(document, draft):
        owns = document.lower[n] in GENDERS and document.tag[n] == "PRP$"
        acts = document.lower[n] in ("he", "she") and document.dep[n] in SUBJECTS
        if document.quoted[n] or not (owns or acts):
            continue
        who = references.meant(n)
        if who is not None and _is_rather_of(document, n, who, doers):
            return True
        if (
            owns
            and document.lower[n] in said
            and _is_of_nobody_in(label, document.lower[n], who, doers)
        ):
            return True
    return False


def _is_of_nobody_in(label: str, word: str, who: Mention | None, doers: Sequence[Mention]) -> bool:
    """Return whether a "his" means somebody whom a label does not name, or fits none of those who act."""
    if who is not None:
        return bool(doers) and who.name.split()[-1] not in label
    genders = {given_gender(name_parts(one.name)) for one in doers}
    return bool(genders) and GENDERS[word] not in genders and None not in genders


def _is_rather_of(document: Document, number: int, who: Mention, doers: Sequence[Mention]) -> bool:
    """Return whether a "his" was read as somebody of another sentence, though it may be of whoever acts: "Lee said his plan"."""
    here = document.sentence[document.token_at(who.start)] == document.sentence[number]
    gender = PERSONS[document.lower[number]]
    fitting = [one for one in doers if given_gender(name_parts(one.name)) in (gender, None)]
    return bool(fitting) and not here and all(one.entity != who.entity for one in doers)


def drops_the_other(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label joins what its text sets apart: "chose Lee rather than Park"."""
    return " than " not in label and any(
        document.lower[n] == "than" and document.dep[n] == "cc" for n in told_words(document, draft)
    )


def is_foretold(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a verb only says what looks likely: "is poised to win", "would derail in May"."""
    finite = draft.clause.finite
    above = {
        document.lemma[n] for n in (finite, *draft.clause.carriers, *document.ancestors(finite))
    }
    poised = bool(above & words("outlooks"))
    would = "would" in document.words_of(finite, "aux") and draft.status == "planned"
    return draft.status == "planned" and (poised or would)


def went_on(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a verb says what was going on or had been so: "voters were backing Lee", "had been posted there since May"."""
    head = draft.clause.finite
    helping = document.words_of(head, "aux")
    if draft.clause.nominal or draft.status != "happened":
        return False
    if helping & HAVE and _is_since(document, draft.clause.head):
        return True
    known_day = draft.time.one_day and draft.lemma in event_words().classes
    going = document.tag[head] == "VBG" and document.word[head] in label
    return going and bool(helping & WERE) and not known_day


def _is_since(document: Document, verb: int) -> bool:
    """Return whether something is so since a day, or since something else happened."""
    clauses = document.of_dep(verb, "advcl")
    return any("since" in document.words_of(n, "mark") for n in clauses) or any(
        document.is_dated(n) for n in document.objects_of(verb, "since")
    )


def may_mean_another(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a pronoun was read as one of whom the text told before somebody nearer: "Recall Lee, when he fell"."""
    acting = {who.entity for n in draft.frame.acting if (who := references.meant(n))}
    return any(
        who.name in label and _has_rival(document, n, who, references, acting)
        for n in (*draft.frame.acting, *told_words(document, draft))
        if document.lower[n] in PERSONS and not document.quoted[n]
        if (who := references.meant(n)) is not None
        if n in draft.frame.acting or who.entity not in acting
    )


def _has_rival(
    document: Document, number: int, who: Mention, references: References, acting: Container[str]
) -> bool:
    """Return whether another person than ``who``, and than whoever acts, was named last before a pronoun in its sentence."""
    first, _ = document.sentences[document.sentence[number]]
    subjects = [n for n in range(first, number) if document.dep[n] in SUBJECTS]
    if any((told := references.meant(n)) and told.entity == who.entity for n in subjects):
        return False
    for n in range(number - 1, first - 1, -1):
        told = references.meant(n)
        named = told is not None and told.type == "PER" and document.dep[n] not in BEFORE_NOUN
        if told is None or not named or document.quoted[n]:
            continue
        if told.entity == who.entity:
            again = document.lower[n] in PERSONS
            return again and _has_rival(document, n, who, references, acting)
        if told.kind == "name" and n in references.at and told.entity not in acting:
            title = TITLED.get(document.lower[document.left[n]])
            gender = title or given_gender(name_parts(told.name))
            return gender in (None, PERSONS[document.lower[number]])
    return False


def is_named_elsewhere(
    label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether who acts was named in another paragraph alone, and somebody else in this one: "Lee said so.", "Park’s style has not changed. He angered"."""
    for n in draft.frame.acting[:1]:
        who = references.meant(n)
        if who is None or document.lower[n] not in ("he", "she") or who.name not in label:
            continue
        named = _named_before(document, n, references)
        fitting = [
            one
            for one in named
            if given_gender(name_parts(one.name)) in (PERSONS[document.lower[n]], None)
        ]
        if fitting and all(one.entity != who.entity for one in named):
            return True
    return False


def _named_before(document: Document, number: int, references: References) -> list[Mention]:
    """Return the people whom a paragraph names before a word, outside of marks."""
    first = number
    while first > 0 and "\n" not in document.word[first - 1]:
        first -= 1
    found = (references.at.get(n) for n in range(first, number) if not document.quoted[n])
    return [one for one in found if one is not None and one.type == "PER" and one.kind == "name"]


def lacks_a_tense(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label has a participle or infinitive for its verb: "Lee attending raids", "Lee to refer to it" of what was."""
    clause = draft.clause
    verb = clause.carriers[0] if clause.nominal and clause.carriers else clause.head
    subject, told, _ = label.partition(f" {document.word[verb]}")
    if not told or (clause.nominal and not clause.carriers):
        return False
    helped = document.of_dep(verb, "aux", "auxpass") or document.dep[verb] == "xcomp"
    caused = subject.endswith(",") and draft.classes & rule_words("suffered_classes")
    bare = document.tag[verb] == "VBG" and not helped and subject.count(" ") < OPENED
    bare = bare and not caused  # "The ferry sank, killing five"
    infinitive = (
        draft.status == "happened"
        and document.dep[verb] in ("acl", "relcl")
        and subject.endswith(" to")
    )
    felt = document.dep[verb] == "acomp"  # "is the most animated"
    return bare or infinitive or felt


def is_habitual(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether an adverb says that something is so again and again: "has always claimed", "often met"."""
    habit = document.words_of(draft.clause.head, "advmod") | document.words_of(
        draft.clause.finite, "advmod"
    )
    return bool(habit & words("habits")) and not draft.time.one_day


def names_one_of_several(label: str, _tree: Document, draft: Draft, references: References) -> bool:
    """Return whether a lone name may be that of several people of the text: "Lee spoke" of Ann Lee or Bo Lee."""
    acting = [who for n in draft.frame.acting[:1] if (who := references.at.get(n))]
    lone = next((who.name for who in acting if who.type == "PER" and " " not in who.name), None)
    return lone is not None and lone in label and lone in references.parts_of_persons


def attends_something(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label does not say what somebody takes part in: "Lee attends an event"."""
    objects = document.of_dep(draft.clause.head, "dobj")
    ends = {document.lower[n] for n in objects} & {"event", "events", "function"}
    return any(label.endswith(f" {word}") for word in ends)


def is_said_of(_label: str, _tree: Document, draft: Draft, _cast: References) -> bool:
    """Return whether nobody known says so of somebody: "was said to be furious"."""
    return draft.frame.passive and draft.lemma in words("rumoured") and not draft.frame.agents


def is_of_one_who(_label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a "who" was taken for the body before it: "Lee, a veteran of Northwind who retired"."""
    finite = document.above(draft.clause.finite, "conj")
    who = document.dep[finite] == "relcl" and "who" in document.words_of(finite, *SUBJECTS)
    return who and references.stands_in(document.head[finite], "ORG", *PLACES)


def is_report_of_paper(
    _label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether what a label tells is that a reporter or a paper reports: "Ann Lee reports when Park took the stage"."""
    if draft.lemma not in words("covering") or draft.clause.nominal:
        return False
    acting = draft.frame.acting[:1]
    return any(
        document.lemma[n] in words("papers")
        or ((one := references.at.get(n)) and OUTLET.search(one.name))
        or (draft.lemma == "report" and one and one.type == "PER")
        for n in acting
    )


OUTLET = re.compile(
    r"\b(?:News|Times|Post|Journal|Tribune|Gazette|Herald|Radio|Television|TV|Press|Magazine|Daily|CNN|NBC|CBS|ABC|BBC|MSNBC|PBS|NPR|AP|AFP|UPI|Reuters|Bloomberg|Politico|POLITICO|Breitbart|HuffPost)\b"
)


def quotes_half(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether the words of a label say nothing by themselves: “Word is”, “I will never eat them”."""
    said = MARKED.search(label) if draft.reporting else None
    if not said or not label.endswith("”") or label[: said.start()].count(" ") > OPENED:
        return False
    begin, _ = document.sentences[document.sentence[draft.clause.head]]
    place = document.text.find(said[1], document.start[begin])
    if place >= 0 and GOES_ON.match(document.text, place + len(said[1])):
        return True
    return len(said[1].split()) < FEW_WORDS or bool(POINTING_END.search(said[1].lower()))


def leaves_stand_in(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label has "the company" or "the state" of its text, without what says which one."""
    said = {word.lower() for word in WORD.findall(QUOTED.sub("", label))}
    if draft.reporting and any(references.means(n, "ORG") for n in draft.frame.acting):
        return False  # "Northwind said the company will grow"
    return any(
        document.lower[n] in said
        and document.lemma[n] in words("stand_ins")
        and document.pos[n] == "NOUN"
        and not document.quoted[n]
        and bool(document.words_of(n, "det") & DEFINITE)
        and not any(document.lower[c] in said for c in document.of_dep(n, *SAYING_WHICH, "poss"))
        for n in told_words(document, draft)
    )


def describes_somebody(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether who acts is one person whose name stands elsewhere: "the former radio jock", "the front-runner"."""
    acting = draft.frame.acting[:1]
    return any(
        document.tag[n] == "NN"
        and document.lemma[n]
        in words("called") | known("sources", "epithets") | known("sources", "sources")
        and "the" in document.words_of(n, "det")
        and document.word[n] in label
        and not any(document.word[c] in label for c in document.of_dep(n, "prep", "relcl", "acl"))
        and not any(document.pos[c] == "PROPN" for c in document.of_dep(n, "appos"))
        for n in acting
    )


def repeats_a_name(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a person's full name stands twice in a label: one of them was meant for another."""
    people = {
        who.name
        for n in told_words(document, draft)
        if (who := references.meant(n)) is not None and who.type == "PER"
    }
    plain = MARKED.sub("", label)
    return any(" " in name and plain.count(name) > 1 for name in people)


SUBSTANCE_LACKS = (
    is_figure,
    is_mood,
    is_of_poll,
    says_no_content,
    compares_with_text,
    acts_on_pronoun,
    says_of_it,
    owned_by_somebody,
    drops_the_other,
    is_foretold,
    went_on,
    may_mean_another,
    is_named_elsewhere,
    lacks_a_tense,
    is_habitual,
    names_one_of_several,
    attends_something,
    is_said_of,
    is_of_one_who,
    is_report_of_paper,
    quotes_half,
    leaves_stand_in,
    describes_somebody,
    repeats_a_name,
)
"""Where a whole label tells of no happening, or of nothing."""
