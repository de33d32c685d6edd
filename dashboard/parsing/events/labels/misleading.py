"""Where a clause is told so that its label says less than it, or may say something else.

Such a label is true of its sentence at best by luck: what is said stands before the verb, what is acted on
lies outside of the clause, a name was made of two words. A timeline withholds these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import RELATIVE
from dashboard.parsing.events.clauses import lost_object
from dashboard.parsing.events.labels.own_words import is_framed, says_when, verb_words
from dashboard.parsing.events.labels.wording import SINGULAR_VERBS, words
from dashboard.parsing.lexicon import FUNCTION_WORDS, event_words
from dashboard.parsing.syntax.document import PLURALS, SUBJECTS
from dashboard.parsing.syntax.repair import PLACES

if TYPE_CHECKING:
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

TWICE = re.compile(r"\b(\w{3,}(?: \w+){0,3}) \1\b", re.IGNORECASE)
BESIDE = frozenset({"as", "while", "whereas", "whilst"})
TENSED = frozenset({"VBD", "VBZ", "VBP"})
ADVERBS = frozenset({"when", "where", "why"})
WHEN = frozenset({"when", "while"})


def lacks_its_content(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether what is announced or claimed is not after the verb: "The pact holds, aides announced"."""
    head, verbs = draft.clause.head, event_words().verbs
    if draft.clause.nominal or draft.frame.passive or draft.lemma in verbs["reporting"]:
        return False
    if any(n < head for n in document.of_dep(head, "ccomp")):
        return True
    if draft.lemma not in words("content_verbs"):
        return False
    content = document.of_dep(head, "dobj", "ccomp", "xcomp", "pcomp")
    about = document.words_of(head, "prep", "prt") & words("topics")
    return not about and not any(n > head for n in content)


def is_parted_by_colon(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a colon parts what seems to be said from who says something else: "It set off a fight: aides said it was late"."""
    before = [n for n in document.of_dep(draft.clause.head, "ccomp") if n < draft.clause.head]
    return any(document.word_behind(document.right[n]) == ":" for n in before)


def is_gap(document: Document, draft: Draft, references: References) -> bool:
    """Return whether what is acted on is the noun before the clause: "every coat Lee has worn to promote it"."""
    head = draft.clause.head
    finite = document.above(draft.clause.finite, "conj")
    if document.dep[finite] != "relcl" or draft.frame.passive:
        return False
    subjects = document.of_dep(head, "nsubj") or document.of_dep(finite, "nsubj")
    if not subjects or document.lower[subjects[0]] in RELATIVE:
        return False
    before = range(document.left[finite], subjects[0])
    if any(document.lower[n] in ADVERBS or document.pos[n] == "ADP" for n in before):
        return False
    given = [n for n in document.of_dep(head, "dobj") if references.is_named(n)]
    if document.lemma[head] in words("giving") and given == document.of_dep(head, "dobj"):
        return True  # "the letter that Lee sent the council"
    objects = document.of_dep(head, "dobj", "ccomp", "attr", "acomp")
    return not any(n > head for n in objects)


def is_contact(document: Document, draft: Draft, references: References) -> bool:
    """Return whether a noun without "that" was taken into the name after it: "every coat Lee has worn"."""
    finite = draft.clause.finite
    if lost_object(document, finite, range(document.left[finite], finite)):
        return True
    bearer = document.head[finite] if document.dep[finite] in ("acl", "relcl") else finite
    any_such = document.words_of(bearer, "det") & {"a", "an", "every"}
    return references.stands_in(bearer, "PER") and bool(any_such)


def is_run_on(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether two clauses were read as a list without its "and": "he said the mayor, Lee, went home"."""
    verbs = document.conjuncts(document.above(draft.clause.finite, "conj"))
    tensed = [n for n in verbs if document.tag[n] in TENSED and not document.of_dep(n, *SUBJECTS)]
    return bool(tensed) and not any(document.of_dep(n, "cc") for n in verbs)


def is_inverted(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether what helps a verb stands before its subject: "So will a crowd of fans of Lee", "nor has Park left"."""
    finite = draft.clause.finite
    helping = document.of_dep(finite, "aux", "auxpass")
    subjects = document.of_dep(finite, "nsubj", "nsubjpass")
    return bool(helping and subjects) and min(helping) < document.left[min(subjects)]


def is_asked(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a main clause is a question: "How did Norland vote?"."""
    finite = draft.clause.finite
    _, after = document.sentences[document.sentence[finite]]
    return document.dep[finite] == "ROOT" and "?" in document.word[finite:after]


def is_loose_participle(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a participle may depend on another noun: "a poll of 1,500 voters conducted by Lee"."""
    head = draft.clause.head
    dep = document.dep[draft.clause.finite]
    if dep not in ("acl", "advcl") or document.tag[head] != "VBN":
        return False
    if document.of_dep(draft.clause.finite, "aux", "auxpass", "mark", "nsubjpass"):
        return False
    noun = document.head[draft.clause.finite]
    above = document.head[noun]
    inner = dep == "acl" and (
        (document.dep[noun] == "pobj" and document.lower[above] == "of")
        or (document.dep[noun] == "dobj" and document.dep[above] in ("pcomp", "acl"))
    )
    lent = dep == "acl" and draft.time.known and not dated_in(document, draft)
    first = document.left[draft.clause.finite]
    nearer = (
        document.word[first - 1] == "," and document.pos[first - 2] == "NOUN" and noun < first - 2
    )
    beside = dep == "advcl" and nearer  # "Lee spoke in an interview, taped in Oslo"
    return inner or lent or beside or draft.classes == {f"={draft.lemma}"}


def may_describe_noun(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a participle may say which noun before it is meant: "people died in violence pitting one against all"."""
    head = draft.clause.head
    before = document.left[head] - 1
    loose = document.dep[head] == "advcl" and document.tag[head] == "VBG"
    own = (
        document.of_dep(head, "aux", "mark", *SUBJECTS) or document.words_of(head, "advmod") & WHEN
    )
    noun = document.pos[before] == "NOUN" and not document.is_dated(before)
    return loose and not own and noun and before > document.head[head]


def dated_in(document: Document, draft: Draft) -> bool:
    """Return whether the date of a clause stands among the words that depend on its verb."""
    date, head = draft.time.date, draft.clause.head
    span = document.within(date.start, date.end) if date else range(0)
    return bool(span) and document.left[head] <= span[0] <= document.right[head]


def is_of_another_noun(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a relative verb is of a later noun: "the order to the firms that was passed", "the heels of a raid that killed"."""
    finite = draft.clause.finite
    if document.dep[finite] == "relcl" and document.lemma[document.head[finite]] in words(
        "leaning"
    ):
        return True
    if document.dep[finite] != "relcl" or document.tag[document.head[finite]] not in PLURALS:
        return False
    related = bool(document.words_of(finite, *SUBJECTS) & RELATIVE)
    helping = document.words_of(finite, "aux", "auxpass")
    single = bool(helping & SINGULAR_VERBS) or (not helping and document.tag[finite] == "VBZ")
    return related and single


def is_furniture(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause only presents the article: "the text of the following statement was released"."""
    arguments = document.of_dep(draft.clause.finite, *SUBJECTS, "dobj")
    words_ = (n for s in arguments for n in range(document.left[s], document.right[s] + 1))
    return any(document.lower[n] == "following" for n in words_)


def is_by_then(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause only says how it was by then: "a week before, Lee had scored once"."""
    date, subjects = draft.time.date, document.of_dep(draft.clause.finite, *SUBJECTS)
    fronted = bool(date and subjects and date.end <= document.start[document.left[subjects[0]]])
    return draft.earlier and fronted


def is_not_until(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether something only came late: "they did not search it until October"."""
    late = "until" in document.lower[draft.clause.head : draft.clause.last + 1]
    return late and bool(document.of_dep(draft.clause.finite, "neg"))


def is_bare_participle(document: Document, draft: Draft, references: References) -> bool:
    """Return whether a participle alone says what came of a noun: "the survey data released Friday"."""
    head = draft.clause.head
    behind = document.of_dep(head, "agent", "dobj", "oprd", "xcomp", "prt", "conj", "auxpass")
    behind += [p for p in document.of_dep(head, "prep") if not _is_timed(document, p)]
    noun = document.head[head]
    told = document.sentence[head] in document.headings or (
        document.pos[noun] == "PROPN" and document.word[document.left[head] - 1] == ","
    )
    alone = document.dep[head] == "acl" and document.tag[head] == "VBN" and not told
    return alone and not behind and not is_framed(document, draft, references)


def _is_timed(document: Document, preposition: int) -> bool:
    return any(document.is_dated(n) for n in document.of_dep(preposition, "pobj"))


def is_of_open_aside(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether one of two beside each other may be the subject, and the other not: "Northwind Ltd., expected profits fell".

    So it is behind another clause's name: "rebels took Ulm, the capital of the north, Lee left".
    """
    verb = draft.clause.finite
    return any(
        document.right[aside] == before_verb(document, verb)
        and (document.pos[aside] == "NOUN" or _is_behind_name(document, subject))
        for subject in document.of_dep(verb, *SUBJECTS)
        for aside in document.of_dep(subject, "appos")
        if subject < aside < verb
    )


def _is_behind_name(document: Document, noun: int) -> bool:
    """Return whether a comma parts a noun from a name before it, which it may explain."""
    first = document.left[noun]
    named = first > 1 and document.word[first - 1] == "," and document.pos[first - 2] == "PROPN"
    return named and document.pos[noun] == "NOUN" and not document.is_dated(first - 2)


def may_be_of_main_clause(document: Document, draft: Draft, references: References) -> bool:
    """Return whether a verb may go on with the main clause: "the price was low when Lee took over and doubled in May"."""
    head = document.above(draft.clause.finite, "conj")
    own = head == draft.clause.finite or document.of_dep(draft.clause.finite, *SUBJECTS)
    main = document.head[head]
    if own or document.dep[head] != "advcl" or not main < head:
        return False
    told = [references.meant(n) for verb in (head, main) for n in document.of_dep(verb, "nsubj")]
    one = len({who.entity for who in told if who}) == 1 and None not in told
    return not one and document.tag[main] == document.tag[draft.clause.finite] == "VBD"


def before_verb(document: Document, verb: int) -> int:
    """Return the word before a verb and what helps it."""
    helping = document.of_dep(verb, "aux", "auxpass", "neg", "advmod")
    return min([verb, *(n for n in helping if n < verb)]) - 1


def lacks_its_tense(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a bare infinitive has lost what it depends on: "Lee descend on the town", "Lee move on"."""
    head = draft.clause.head
    bare = document.tag[head] == "VB" and document.dep[head] != "ROOT" and not draft.clause.nominal
    return bare and verb_words(document, draft).split()[0] == document.word[head]


def shares_its_object(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether what is acted on follows the next verb: "Lee convened and chaired the forum"."""
    head = draft.clause.head
    joined = document.lower[head + 1 : head + 2] in (["and"], ["or"])
    intransitive = draft.frame.passive or draft.lemma == "meet" or draft.lemma in words("no_object")
    behind = document.of_dep(head, "dobj", "prep", "ccomp", "xcomp", "acomp", "prt")
    if draft.clause.nominal or not joined or intransitive or any(n > head for n in behind):
        return False
    return any(document.of_dep(n, "dobj") for n in document.of_dep(head, "conj") if n > head)


def shares_its_noun(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a preposition has its noun after an "and": "praised support for and trust in the pact"."""
    head = draft.clause.head
    hanging = document.of_dep(head, "prep")
    hanging += [p for n in document.of_dep(head, "dobj") for p in document.of_dep(n, "prep")]
    return any(
        document.lower[n + 1 : n + 2] in (["and"], ["or"])
        and not document.of_dep(n, "pobj", "pcomp")
        for n in hanging
    )


def acts_on_stand_in(document: Document, draft: Draft, references: References) -> bool:
    """Return whether what is acted on is named elsewhere in the text: "Lee left the country"."""
    head = draft.clause.head
    objects = [n for n in document.of_dep(head, "dobj") if n > head]
    objects += document.objects_of(head, "to", "in", "at", "on")
    return any(
        document.lemma[n].lower() in words("stand_ins")
        and ((who := references.meant(n)) is None or who.name == document.word[n])
        and document.words_of(n, "det") & FUNCTION_WORDS.definite
        and all(says_when(document, c) for c in document.of_dep(n, *DESCRIBING))
        for n in objects
    )


DESCRIBING = ("amod", "compound", "nmod", "poss", "prep", "relcl", "acl", "appos", "nummod")


def joins_nothing(document: Document, draft: Draft, references: References) -> bool:
    """Return whether the label does not say in what somebody took part: "Lee participated in Oslo"."""
    head = draft.clause.head
    if document.lemma[head] not in words("joining"):
        return False
    joined = [n for n in document.objects_of(head, "in", "with") if not document.is_dated(n)]
    return all(references.stands_in(n, *PLACES) for n in joined)


def says_no_topic(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether talks that somebody holds lack the others and a topic: "Lee held calls", "has meetings, including"."""
    head = draft.clause.head
    told = [n for n in document.of_dep(head, "prep") if document.lower[n] != "including"]
    told += document.of_dep(head, "compound", "poss")
    held = document.dep[head] == "dobj" and document.lemma[head] in words("talked")
    return held and len(draft.frame.agents) < 2 and not told and draft.status != "denied"


def is_mere_word(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun of speech lacks what was said: "Lee's announcement"."""
    head = draft.clause.head
    bare = not document.of_dep(head, "prep", "compound", "amod")
    return bare and document.lemma[head] in words("mere_words") and not draft.clause.carriers


def is_only_beside(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause only accompanies another: "as Norland fights on", "while fans watch"."""
    finite = draft.clause.finite
    beside = (
        document.dep[finite] == "advcl" and document.words_of(finite, "mark", "advmod") & BESIDE
    )
    return bool(beside) and not dated_in(document, draft)


def lacks_the_others(document: Document, draft: Draft, references: References) -> bool:
    """Return whether a verb in the plural has one alone, a person or after an "and": "Lee were released" of two."""
    frame, finite = draft.frame, draft.clause.finite
    acting = frame.acting
    if len(acting) != 1 or draft.clause.nominal or document.lower[acting[0]] in ("they", "you"):
        return False
    helping = {document.lower[finite], *document.words_of(finite, "aux", "auxpass")}
    subject = document.dep[acting[0]] in ("nsubj", "nsubjpass")
    if document.tag[acting[0]] in PLURALS and not subject and helping & SINGULAR_VERBS:
        return True  # "a number of Peruvians that is expected to rise"
    person = references.means(acting[0], "PER")
    behind = document.lower[document.left[acting[0]] - 1] == "and"
    return bool((person or behind) and helping & {"are", "were", "have"})


def explains_name(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun only says what a name means: "the Oslo Pact, the 1994 deal with Peru"."""
    clause = draft.clause
    parted = document.word[document.left[clause.head] - 1] == ","
    apposed = clause.bare and parted and document.dep[clause.head] == "appos"
    return apposed and document.pos[document.head[clause.head]] == "PROPN"


def is_foreseen(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether somebody only sees it coming: "the firm sees growth of two percent"."""
    return draft.clause.nominal and any(
        document.lemma[n] in words("foreseeing") for n in draft.clause.carriers
    )


def is_mere_document(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun is only what somebody signs or breaks: "the pact with Norland"."""
    return draft.clause.bare and document.lemma[draft.clause.head] in words("documents")


def is_going_on(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun is only said to go on: "the ongoing talks between Norland and Peru"."""
    goes_on = document.words_of(draft.clause.head, "amod") & words("going_on_still")
    return draft.clause.bare and bool(goes_on)


def is_owned_by_guess(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether whose a thing is stands nowhere: "Lee's first flight" of flights that Lee spoke of."""
    clause = draft.clause
    if not clause.bare or not draft.frame.agents:
        return False
    phrase = range(document.left[clause.head], document.right[clause.head] + 1)
    return not any(n in phrase for n in draft.frame.agents)


def is_owned_by_pronoun(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether only a pronoun says whose a thing is: "his trip" may be anybody's who was named."""
    owners = document.of_dep(draft.clause.head, "poss")
    owned = any(document.tag[n] == "PRP$" and document.lower[n] != "my" for n in owners)
    return owned and not draft.clause.carriers


def is_any_such(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a name is one that many have: "Ministerial Meeting", "Joint Press Release"."""
    head = draft.clause.head
    if not draft.clause.nominal or document.pos[head] != "PROPN":
        return False
    if draft.clause.carriers and draft.agents:
        return False  # "Norland and Peru hold Strategic Dialogue"
    if any(word.startswith(("post-", "pre-")) for word in draft.title):
        return True  # "Post-Democratic Convention" is what came after it
    named = draft.title - words("common_titles")
    return bool(draft.title) and (not named or "press" in draft.title)


def says_a_word_twice(label: str) -> bool:
    """Return whether a label says a word, or up to four, twice on end, as where a name was made of its verb."""
    return bool(TWICE.search(label))


def is_word_of_named_before_colon(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a sentence opens with whose words it is: "AP: Lee's aide hid a loan"."""
    head = draft.clause.head
    first = next(n for n in range(head, -1, -1) if document.opens_sentence(n))
    colons = [n for n in range(first, head) if document.word[n] == ":"]
    opening = range(first, colons[0]) if colons else range(0)
    return 0 < len(opening) <= NAMED_BY and all(document.pos[n] in SOURCES for n in opening)


NAMED_BY = 3
"""Words of a name before a colon."""
SOURCES = frozenset({"PROPN", "NOUN"})

DOUBTS = (
    is_word_of_named_before_colon,
    lacks_its_content,
    is_parted_by_colon,
    is_gap,
    is_contact,
    is_run_on,
    is_asked,
    is_inverted,
    is_loose_participle,
    may_describe_noun,
    is_only_beside,
    lacks_the_others,
    is_of_another_noun,
    is_furniture,
    shares_its_noun,
    acts_on_stand_in,
    joins_nothing,
    is_not_until,
    is_by_then,
    shares_its_object,
    is_bare_participle,
    is_of_open_aside,
    may_be_of_main_clause,
    lacks_its_tense,
)
"""What makes a verb's label unclear."""


def is_with_one(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a meeting lacks one of the two: "the meeting with Lee"."""
    head = draft.clause.head
    partners = document.objects_of(head, "with")
    alone = (
        bool(partners)
        and not document.of_dep(head, "poss", "compound")
        and (set(draft.frame.agents) <= {c for n in partners for c in document.conjuncts(n)})
    )
    return (
        alone
        and len(draft.agents) < 2
        and document.lemma[head] in words("meetings") | words("talked")
    )


def is_end_of_range(document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun is only where a span begins: "from the arrival of Lee to the death of Park"."""
    head = draft.clause.head
    begins = document.lower[document.head[head]] == "from" and document.dep[head] == "pobj"
    return begins and "to" in document.words_of(head, "prep")


NOUN_DOUBTS = (
    is_end_of_range,
    explains_name,
    is_foreseen,
    is_going_on,
    is_mere_document,
    is_owned_by_guess,
    is_owned_by_pronoun,
    is_any_such,
    says_no_topic,
    is_mere_word,
    is_with_one,
)
"""What makes the label of a noun unclear."""
