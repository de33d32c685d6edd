"""Whether a label could stand in print: whole marks and phrases, and nothing that only its text explains.

A timeline prints labels far from their articles: "the veteran winger", "that sum" and "the parties" are
nobody there, "26,000 retired per month" is no happening, and half a quotation is none. What is not
printable stays with its article and is withheld from the Timeline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.labels.misleading import dated_in
from dashboard.parsing.events.labels.missing_parts import (
    LASTING,
    MISSING_PARTS,
    QUOTED,
    WORD,
    drops_part_of_list,
    told_words,
)
from dashboard.parsing.events.labels.substance import SUBSTANCE_LACKS, says_no_content
from dashboard.parsing.events.labels.wording import words
from dashboard.parsing.lexicon import FUNCTION_WORDS, event_words, rule_words
from dashboard.parsing.syntax.document import IS, SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

HALF = re.compile(
    r"[’'][:,]|^[’”]|^[^‘']*[^sS\W]['’] (?!til|em|n\b)[a-z]|[“‘](?=\s|$)|(?:^|\s)[‘'][^’']*$|[^sS\W]’ (?:the|an?|his|her|their|its|in|on|at|to|for|of|and) "
)
"""A mark whose other half is not there: "The Medium is the Message’: the festival"."""
GLUED = re.compile(
    r"\.\. [A-Z]|[a-z’] (?:If|But|And|When|He|She|They|We|There|However)\b|[a-z’] The [A-Z]\w+ (?:[A-Z]\w+ )?(?:is|was|are|were|has|have) |\w(?:—|--)\w|\w,[^\W\d]|\s—|;|\b(?:with|of|from|by|at|for) to [a-z]|^[A-Z].{0,40}\([A-Z][A-Za-z]{1,20}\) [–-]|\w: [A-Z]"
)
"""Two clauses, or a list, that a mark alone holds together."""
EMPTY = re.compile(r"\"\s*\"|“\s*”|[“\"][^”\"]*“")
"""Marks around nothing, as where those of a list were taken for pairs, or that open twice."""
UNNAMED = re.compile(
    r"“(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose)\b"
)
"""Words in marks that begin with somebody or something told of before: “They’re not terminable”."""
CUT_OFF = frozenset({"a", "an", "and", "but", "of", "or", "the", "to"})
"""On these no marked words end: “We are not winning, but”."""
OWNED = re.compile(r"\S.*(?:’s|s’) [\w-]+(?: in \S.*)?")
"""Whose a thing is, and no more: "Norland’s election"."""
UNTOLD = re.compile(r"\b(?:what|who|how|where|when|why|that|as|than) (?:it|he|she|they|we|I)$")
"""A clause of which only the subject is left: "saw it for what it"."""
CREDIT = re.compile(r"\b(?:AP Photo|Getty Images|Shutterstock|Alamy|NurPhoto|AFP via Getty)\W*$")
"""Who took the picture: no word of a caption's sentence."""
DEFINITE = FUNCTION_WORDS.definite
POINTING = DEFINITE - {"the"}
TELLING = ("prep", "relcl", "acl", "appos", "poss", "nummod", "ccomp", "compound")
"""How what tells which thing is meant depends on its noun."""
NAMED = frozenset({"PROPN", "NUM"})
BARE = ("det", "predet", "punct", "cc", "conj", "preconj")
FRAMED = re.compile(r" (?:visits?|meets?|holds?)(?: |$)")
"""The verb that a visit, a meeting or talks are put in print with."""
SINCE = frozenset({"after", "since"})
"""What stands before something that is over: "after joining the bank in 1991"."""
OF_WHOM = frozenset({"'s", "’s", "'", "’"})
GIVEN = frozenset({"a", "an", "no", "another"})
COUNTS = frozenset({"return", "result", "tally", "count"})
"""By which one knows who won: no source that only claims it."""
OPENING = 5
"""Words of a label among which its subject stands, if it has one."""


def is_torn(label: str) -> bool:
    """Return whether a label is not whole by its form: half a pair of marks, a clause cut within a phrase."""
    plain = QUOTED.sub("“”", label)
    said = [word if word == "US" else word.lower() for word in WORD.findall(label)]
    if (
        not said
        or CREDIT.search(label)
        or EMPTY.search(label)
        or UNNAMED.search(label)
        or HALF.search(plain)
        or plain.count('"') % 2
        or plain.count("(") != plain.count(")")
        or GLUED.search(plain)
    ):
        return True
    if UNTOLD.search(plain):
        return True
    ending = words("unfinished") | (words("dangling") if label.endswith('"') else set())
    ending |= CUT_OFF if label.endswith("”") else set()
    return said[-1] in ending or said[0] in (words("pronouns") - {"one"}) | {"whose"}


def is_headline_printable(
    label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether a headline's own words report what came to pass, about somebody or something by name."""
    return not is_torn(label) and not any(
        lacks(label, document, draft, references) for lacks in HEADLINE_LACKS
    )


def is_printable(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label says who and what, of something that came to pass at some time."""
    if is_torn(label):
        return False
    return not any(lacks(label, document, draft, references) for lacks in LACKS)


def is_deed_printable(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a statement does by its words what a label says."""
    return not is_torn(label) and not any(
        lacks(label, document, draft, references) for lacks in DEED_LACKS
    )


def names_nobody(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether nobody and nothing in a label has a name: "around 26,000 workers retired"."""
    if draft.clause.kind == "named":
        return False
    first, after = document.sentences[document.sentence[draft.clause.head]]
    found = {
        one
        for n in (*range(first, after), *told_words(document, draft))
        if (one := references.at.get(n))
    }
    found |= {one for n in told_words(document, draft) if (one := references.meant(n)) is not None}
    if any(
        one.kind != "nominal" and (one.name in label or document.text[one.start : one.end] in label)
        for one in found
    ):
        return False
    headed = document.sentence[draft.clause.head] in document.headings
    content = (n for n in range(first, after) if document.pos[n] in ("NOUN", "VERB", "ADJ"))
    if headed and all(document.word[n][0].isupper() for n in content):
        return True  # in such a headline any word has a capital
    return not any(
        document.pos[n] == "PROPN" and document.word[n] in label
        for n in told_words(document, draft)
    )


def is_bare_possession(label: str, _tree: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a label only says that somebody has something: "Norland’s election"."""
    return draft.clause.nominal and bool(OWNED.fullmatch(label))


def says_when_of_text(label: str, _tree: Document, _draft: Draft, _cast: References) -> bool:
    """Return whether a label counts days from those of its text, or gives a rate: "a month ago", "per day"."""
    said = {word.lower() for word in WORD.findall(QUOTED.sub("", label))}
    return not words("of_its_text").isdisjoint(said)


def points_back(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label has a thing of which its text told before: "the veteran winger", "that sum"."""
    lead = draft.main is not None and draft.main.where == "lead"  # before it nothing was told of
    return any(
        document.word[n] in label
        and _is_told_of(document, n, references)
        and not (
            lead
            and (
                document.lemma[n] not in words("stand_ins") or "the" in document.words_of(n, "det")
            )
        )
        for n in told_words(document, draft)
    )


def _is_told_of(document: Document, number: int, references: References) -> bool:
    """Return whether a noun means what its text told of, without a word that says which."""
    if document.pos[number] != "NOUN" or document.quoted[number]:
        return False
    pointing = document.words_of(number, "det") & DEFINITE
    if not pointing or references.is_named(number) or document.is_dated(number):
        return False
    if pointing & POINTING:
        return not document.of_dep(number, "relcl", "acl")
    if document.lemma[number] in words("only_ones") or document.of_dep(number, *TELLING):
        return False
    phrase = range(document.left[number], number)
    return not any(document.pos[n] in NAMED or document.word[n][:1].isupper() for n in phrase if n)


def leaves_a_pronoun(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether a label has a "him" or "she" of whom nothing says who is meant."""
    said = {word.lower() for word in WORD.findall(QUOTED.sub("", label))}
    clause = range(draft.clause.first, draft.clause.last + 1)
    return any(
        document.lower[n] in words("personal") & said and references.meant(n) is None
        for n in clause
        if document.tag[n] == "PRP" and not document.quoted[n]
        if not (draft.reporting and draft.people and document.dep[n] in SUBJECTS)  # "Lee says he"
    )


def is_kin_of_another(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether who acts is only somebody's brother, or his son: the name beside it is of the other one."""
    return any(
        document.lemma[n] in words("kin")
        and document.of_dep(n, "poss")
        and document.tag[document.of_dep(n, "poss")[0]] == "PRP$"
        and not document.of_dep(n, "appos")
        for n in draft.frame.acting
    )


def lacks_its_subject(label: str, document: Document, draft: Draft, references: References) -> bool:
    """Return whether who acts is one common word, or a number: "parties meet", "court agreed", "42 were hurt"."""
    acting = draft.frame.acting
    if not acting or document.lower[acting[0]] not in label.lower().split()[:OPENING]:
        return False
    first = acting[0]
    if document.lower[first] in words("any_body"):
        return not document.of_dep(first, "prep", "compound", "amod", "nmod", "poss")
    if references.meant(first) is not None or document.word[first] == "US":
        return False
    alone = (
        document.pos[first] in ("NUM", "SYM", "PRON", "DET") or document.word[first][0].isdigit()
    )
    if alone or document.lemma[first] in words("stand_for_others") | words("pronouns"):
        return True
    several = len(acting) > 1 and any(document.pos[n] == "PROPN" for n in acting)
    return not several and _is_any(document, first, references)


def _is_any(document: Document, noun: int, references: References) -> bool:
    """Return whether a noun is alone, or of a land that it does not name: "court", "a national park"."""
    if document.pos[noun] != "NOUN" or document.lemma[noun] in words("only_ones"):
        return False  # "police arrest Lee" says who
    if document.words_of(noun, "amod") & words("of_some_land") and not references.in_phrase(noun):
        return True
    given = document.words_of(noun, "det") & GIVEN
    return not given and all(document.dep[n] in BARE for n in document.children[noun])


def goes_on(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a verb says what is going on, or how things are: "is rising", "is investing more"."""
    head = draft.clause.finite
    if document.lemma[draft.clause.head] in words("ranking") and not draft.clause.nominal:
        return True
    headed = draft.clause.nominal and document.sentence[head] in document.headings
    if draft.status != "happened" or document.tag[head] != "VBG":
        return False
    if not headed and document.word[head] not in label:
        return False
    spoken = draft.main is not None and draft.lemma in event_words().verbs["speech_acts"]
    if spoken or (
        draft.lemma in event_words().verbs["performing"] and document.of_dep(head, "dobj")
    ):
        return False  # "Norland is imposing sanctions": it does so by saying it
    return bool(document.words_of(head, "aux") & IS)


def is_hearsay(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether only a source says so, whom the label leaves out: "the ministry said its forces fired".

    So does a paper after it: "Lee left, the newspaper said".
    """
    if draft.main or draft.clause.nominal or draft.status == "uncertain":
        return False
    verb = document.above(draft.clause.finite, "conj")
    within = (verb, *document.ancestors(verb))
    told_by = next((n for n in within if document.dep[n] in ("ccomp", "relcl")), verb)
    above = document.head[told_by]
    said = document.dep[told_by] == "ccomp" and document.lemma[above] != "be"
    said = said and (
        above < told_by
        or any(document.lemma[n] in words("papers") for n in document.of_dep(above, "nsubj"))
    )
    prepositions = document.of_dep(verb, "prep") + document.of_dep(draft.clause.head, "prep")
    sourced = any(
        document.lower[n] == "according"
        and not {
            document.lemma[s]
            for p in document.of_dep(n, "prep")
            for s in document.of_dep(p, "pobj")
        }
        & COUNTS
        for n in prepositions
    )
    return said or sourced or document.quoted[draft.clause.head] > 0


def is_only_part(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a verb without tense only completes another: "was key in founding", "spent it watching"."""
    if draft.clause.nominal or draft.classes & rule_words("travel_classes"):
        return False
    verb = document.above(draft.clause.finite, "conj")
    since = document.lower[document.head[verb]] in SINCE and dated_in(document, draft)
    return document.dep[verb] in ("pcomp", "xcomp") and not since


def may_be_of_another(
    _label: str, document: Document, draft: Draft, references: References
) -> bool:
    """Return whether a relative clause may be about the noun before its own: "a probe to Mars that took off".

    Nor is it clear who is meant after an apposition that names another: "Lee, the heir of Park, who died"; of "a friend
    of Lee's who died" it is the friend.
    """
    finite = draft.clause.finite
    if document.dep[finite] != "relcl" or draft.clause.bare:
        return False
    if "who" in document.words_of(finite, *SUBJECTS):
        between = range(document.head[finite] + 1, document.left[finite])
        people = (who for n in between if (who := references.at.get(n)) and who.type == "PER")
        meant = references.meant(document.head[finite])
        if any(meant is None or who.entity != meant.entity for who in people):
            return True
    related = document.words_of(finite, *SUBJECTS) & {"that", "which"}
    noun = document.head[finite]
    if document.word_behind(noun) in OF_WHOM:
        return True
    inner = document.dep[noun] == "pobj" and any(
        document.pos[n] in ("NOUN", "PROPN")
        for n in (document.head[document.head[noun]], document.head[noun] - 1)
    )
    return bool(related) and inner


def is_a_win_over_nobody(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a win or a loss lacks the other side: "Lund’s fifth victory"."""
    clause = draft.clause
    alone = clause.bare and bool(draft.classes & {"win", "lose"})
    return alone and not document.words_of(clause.head, "prep") & {"over", "against", "to", "in"}


def is_of_no_kind(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun only says what there is, or what something is called: "the agency’s mission"."""
    clause = draft.clause
    common = clause.kind == "noun" and document.pos[clause.head] == "NOUN"
    if not common or clause.carriers:
        return False
    return document.dep[clause.head] == "attr" or draft.classes == {f"={draft.lemma}"}


def is_only_mentioned(label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a noun that no verb carries only says that there is something: "the Liberal convention in July".

    Strikes, storms and wars come to pass by being named, and so does what is set for a day to come, or has a
    name and its own days: "the Ostra Festival from 3 to 5 May".
    """
    clause = draft.clause
    if draft.main or not clause.bare or clause.kind != "noun" or FRAMED.search(label):
        return False
    befalls = draft.classes & (rule_words("suffered_classes") | rule_words("struck_classes"))
    named = document.pos[clause.head] == "PROPN" or draft.status == "planned"
    dated = named and draft.time.known and draft.time.precise
    return not (befalls or dated) and document.word[clause.head] in label


def lasts(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a verb only says how long something took: "spent nine years in France"."""
    objects = document.of_dep(draft.clause.head, "dobj", "npadvmod")
    whole = any(document.dep[n] == "dobj" and not document.is_dated(n) for n in objects)
    lasting = document.lemma[draft.clause.head] in LASTING and not whole
    return lasting and any(map(document.is_dated, objects))


def is_finding(_label: str, document: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause says what a study or a survey finds."""
    subjects = document.of_dep(draft.clause.finite, "nsubj")
    studied = any(document.lemma[n] in words("studies") for n in subjects)
    return studied and bool(document.of_dep(draft.clause.head, "ccomp", "acomp", "dobj"))


def is_not_so(_label: str, _tree: Document, draft: Draft, _cast: References) -> bool:
    """Return whether a clause says that something was not, and nobody denies it: "no food has arrived"."""
    return draft.status == "denied" and not draft.frame.deniers


HEADLINE_LACKS = (
    names_nobody,
    says_when_of_text,
    says_no_content,
    goes_on,
    is_finding,
)
"""What a headline that reports nothing lacks, or has too much."""
DEED_LACKS = (names_nobody, drops_part_of_list)
"""What a statement that does nothing lacks, or has too much."""
LACKS = (
    *MISSING_PARTS,
    *SUBSTANCE_LACKS,
    names_nobody,
    is_bare_possession,
    says_when_of_text,
    points_back,
    leaves_a_pronoun,
    is_kin_of_another,
    lacks_its_subject,
    goes_on,
    is_finding,
    is_not_so,
    is_hearsay,
    is_only_part,
    is_of_no_kind,
    is_only_mentioned,
    lasts,
    may_be_of_another,
    is_a_win_over_nobody,
)
"""What a label that is no print lacks, or has too much."""
