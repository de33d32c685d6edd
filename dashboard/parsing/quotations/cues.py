"""Cues: the words that say that somebody's words follow or went before, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, cue_of, phrasal_cues, words
from dashboard.parsing.quotations.clauses import has_marks, judged, kind_without_marks, may_urge
from dashboard.parsing.quotations.sentence_edges import TIMES
from dashboard.parsing.quotations.speaker_parts import Cue, Subject, may_speak
from dashboard.parsing.quotations.subjects import before_helpers, behind_comma, subject_of
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document


DOING = frozenset({"voice", "hold", "judge", "promise"})
"""Verbs that things are subjects of as well: "talks began", "that phrase goes back to"."""
ALL_SAID = frozenset({"all", "anything", "everything", "nothing", "what", "whatever"})
BORNE = frozenset({"label", "read"})
"""What a thing does with words that it bears."""
AMOUNTS = frozenset({"number", "share", "proportion", "percentage"})
ALL_THIS = frozenset({"this", "that", "all", "which"})
BALLOTS = frozenset({"ballot", "election", "plebiscite", "referendum", "strike"})
SELVES = words("function_words", "reflexive") - {"all", "both", "each"}
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def find_cues(document: Document) -> list[Cue]:
    """Return the cues of all parsed sentences that stand outside quotation marks, in order."""
    told = (t for t, dep in enumerate(document.dep) if dep and document.inside[t] < 0)
    return [cue for token in told if (cue := _cue(document, token)) is not None]


def _cue(document: Document, token: int) -> Cue | None:
    """Return the cue at a token, if one is there."""
    word = document.lower[token]
    if word == "according":
        return _according(document, token)
    if word == "as" and document.dep[token] == "prep":
        return _as(document, token)
    if word in words("reporting", "sayings") and document.tag[token] in ("NN", "NNS"):
        return _saying(document, token)
    return _verb(document, token) if word in cue_classes() or word in phrasal_cues() else None


def _according(document: Document, token: int) -> Cue | None:
    """Return the cue "according to X"; not where a measure is: "ranks them according to their age"."""
    after = token + 1
    source = document.child(after, "pobj") if after < len(document.lower) else None
    source = min(after + 1, len(document.lower) - 1) if source is None else source
    if source == after + 1 and document.lower[source] in ("plan", "plans", "schedule"):
        return None  # "if all goes according to plan"
    parted = token <= document.sentences[document.sentence[token]][0] + 1
    parted = parted or behind_comma(document, token)
    own = "own" in document.lower[after + 2 : source]  # "to live according to their own beliefs"
    if (own or (document.pos[source] == "NOUN" and not parted)) and not may_speak(document, source):
        return None
    return Cue(token, token, after, "according", "according", source)


def _as(document: Document, token: int) -> Cue | None:
    """Return a verb, of whatever kind, that gives a thing a name: "introduced him as 'a fighter for us'."""
    verb = document.head[token]
    known = document.lower[verb] in cue_classes() or document.inside[verb] >= 0
    if known or document.child(verb, "dobj") is None:
        return None
    marked = {*document.inside[token + 1 : document.right[token] + 1]} - {-1}
    if all(document.regions[n].is_title or document.regions[n].words < 2 for n in marked):
        return None
    found = subject_of(document, verb, verb)
    if not may_speak(document, found.head):
        return None
    return Cue(verb, verb, verb, document.lower[verb], "name", found.head, found.borrowed)


def _saying(document: Document, token: int) -> Cue | None:
    """Return the cue of a noun of saying with its owner and a clause: "her claim that ..."."""
    owner = document.child(token, "poss")
    clause = document.child(token, "acl", "ccomp")
    if owner is None or clause is None or document.lower[document.left[clause]] != "that":
        return None
    if document.lower[owner] in TIMES:
        return None  # "Thursday's announcement that": nobody is named whose it is
    return Cue(token, token, token, document.lower[token], "saying", owner, borrowed=True)


def _verb(document: Document, token: int) -> Cue | None:
    """Return the reporting verb at ``token``, or None where the word is none here.

    It is none in "the number who said they had used it", "All this to say that", "All told, we sold ten".
    """
    in_sum = document.lower[token - 1 : token + 2] == ["all", "told", ","]
    if not document.tag[token].startswith("VB") or document.dep[token] in MODIFIERS or in_sum:
        return None
    last, lemma, kind = _phrase(document, token)
    found = subject_of(document, token, last)
    subject = "" if found.head is None else document.lower[found.head]
    if found.relative is not None and subject in AMOUNTS:
        return None
    if (document.lower[token - 1] == "to" and subject in ALL_THIS) or not kind:
        return None
    if _reports_nothing(document, token, kind):
        return None
    if kind == "hold":
        kind = kind_without_marks(document, token, found)
    elif kind == "name" and lemma in words("reporting", "judging"):
        marked = any(n >= 0 for n in document.inside[token : document.right[token] + 1])
        kind = kind if marked or judged(document, token, lemma) is None else "judge"
    if not _has_words(document, token, last, kind, found):
        return None
    return Cue(token, token, last, lemma, kind, found.head, found.borrowed, found.relative)


def _reports_nothing(document: Document, verb: int, kind: str) -> bool:
    """Return whether a verb of a reporting class names nothing, or ties things: "as it relates to the port"."""
    if cue_of(document.lower[verb])[0] == "relate" and document.word_behind(verb) == "to":
        return True
    if _is_all_said(document, verb) or _is_in_mind(document, verb):
        return True
    if _meets_fate(document, verb):
        return True
    return kind == "name" and _names_nothing(document, verb)


def _meets_fate(document: Document, verb: int) -> bool:
    """Return whether somebody only finds or sees themselves somewhere: "found herself stuck in 'the mud'"."""
    behind = document.word_behind(verb)
    return document.lower[verb] in ("found", "find", "finds") and behind in SELVES


def _is_all_said(document: Document, verb: int) -> bool:
    """Return whether a verb only tells of all that somebody says: "Everything Hall says is a lie"."""
    subject = document.child(verb, "nsubj")
    behind = document.tag[min(verb + 1, len(document.tag) - 1)]
    first = -1 if subject is None else document.left[subject]
    before = (
        document.lower[first - (document.lower[first] not in ALL_SAID)]
        if subject is not None
        else ""
    )
    return before in ALL_SAID and behind in FINITE and document.child(verb, "ccomp") == verb + 1


def _is_in_mind(document: Document, verb: int) -> bool:
    """Return whether others tell what somebody sees: "Aides say that Hall has left and recognises that it is late"."""
    granted = cue_of(document.lower[verb])[0] in words("reporting", "granting")
    return granted and document.dep[document.above(verb, "conj")] == "ccomp"


def _names_nothing(document: Document, verb: int) -> bool:
    """Return whether nothing is called something: by a participle, for an end, or as what somebody is quoted.

    "The vote was called by Vey to win time", 'called a referendum, "No to Ports"'; in "was quoted as saying"
    the other verb has the words.
    """
    if document.dep[verb] == "acl" and document.tag[verb] == "VBN":
        return True
    if _quotes_saying(document, verb):
        return True
    ends = [t for t in document.of_dep(verb, "xcomp", "advcl") if document.tag[t] == "VB"]
    named = document.child(verb, "oprd", "attr") is not None
    held = document.words_of(verb, "dobj") & BALLOTS and cue_of(document.lower[verb])[0] == "call"
    return not named and bool(held or (ends and document.child(verb, "auxpass") is not None))


def _quotes_saying(document: Document, verb: int) -> bool:
    """Return whether somebody is only "quoted as saying" words, which are the other verb's."""
    how = (t for t in document.of_dep(verb, "prep") if document.lower[t] == "as")
    said = [document.child(t, "pcomp") for t in how]
    told = document.child(verb, "auxpass", "dobj") is not None
    return told and any(t is not None and document.lower[t] in cue_classes() for t in said)


def _phrase(document: Document, token: int) -> tuple[int, str, str]:
    """Return where a reporting verb with its following words ends, its lemma and its kind.

    What is urged stands right after its preposition: not "argued for decades that", nor words in marks.
    """
    word = document.lower[token]
    lemma, own = cue_of(word)
    following = phrasal_cues().get(word, {})
    for last in range(token + 1, min(token + 3, len(document.lower))):
        kind = following.get(document.lower[last])
        if kind == "urge":
            spans = document.words_of(last, "pobj") & words("openings", "spans")
            marked = own == "name" and has_marks(document, token)
            kind = kind if last == token + 1 and not spans and not marked else None
        if kind is not None:
            return last, f"{word} {document.lower[last]}", kind
    return token, lemma, own


def _has_words(document: Document, verb: int, last: int, kind: str, found: Subject) -> bool:
    """Return whether the subject that was found for a verb can be whose words it reports.

    A noun after its verb is none where no name stands before it: '"...," mentions drones'; nor is a
    thing that nobody drew up: "the gap indicates that prices fall", not "an inquiry revealed".
    """
    if kind == "urge" and not may_urge(document, verb, last, found):
        return False
    subject = found.head
    if subject is None:  # not "Asked whether ..., she said no"
        return kind != "ask" or document.child(verb, "aux", "auxpass", "agent") is not None
    follows = subject > verb and document.word[subject].islower()
    behind = follows and not document.word[verb - 1][:1].isupper()
    thing = document.lower[subject] != "it" and not may_speak(document, subject)
    if thing and (behind or kind in DOING or _is_silent(document, verb, found)):
        return False
    return not found.borrowed or _may_lend(document, verb, subject)


def _is_silent(document: Document, verb: int, found: Subject) -> bool:
    """Return whether a subject that cannot speak shows something, or bears words: "bottles labelled 'Poison'".

    No test or inquiry does, nor what stands before a name that the syntax may have missed.
    """
    subject = found.head or 0
    lemma = cue_of(document.lower[verb])[0]
    bears = lemma in BORNE
    shows = found.borrowed or bears or lemma in words("reporting", "inferring")
    common = document.word[subject].islower() or (bears and document.pos[subject] == "NOUN")
    drawn_up = document.lower[subject] in words("sources", "finders") | AMOUNTS
    before = before_helpers(document, verb)
    named = before != subject and document.word[before][:1].isupper()
    return shows and common and not drawn_up and not named


def _may_lend(document: Document, verb: int, subject: int) -> bool:
    """Return whether a verb can have its words from this other verb's subject."""
    word = document.lower[subject]
    if word in ("it", "there"):
        above = document.lower[document.head[verb]]
        return document.dep[verb] == "conj" and above in cue_classes()
    named = document.pos[subject] in ("PROPN", "PRON") or word in words("sources", "carriers")
    return document.dep[verb] != "acl" or named
