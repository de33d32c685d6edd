"""The words that name a speaker: extent, title and description, several who speak together, and why one has no name."""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, load, words
from dashboard.parsing.quotations.sentence_edges import content_start
from dashboard.parsing.quotations.speaker_parts import (
    LATELY,
    NOBODY,
    SPEAKING,
    is_one_of,
    without_article,
)
from dashboard.parsing.quotations.subjects import subject_of

if TYPE_CHECKING:
    from dashboard.parsing.coreference.people import People
    from dashboard.parsing.quotations.speaker_parts import Cue, Speaker
    from dashboard.parsing.syntax.document import Document


LONGEST = 200
"""So many characters after its first words a reason may go on."""
STOPS = r"[.;:\"\n\r(—–]|,(?=\s*(?P<next>[\w']+))"
DONE_TO = re.compile(r"\b(?:am|is|are|was|were|be|been|being|not|never|had|has|have)$")
"""After these a verb of saying is a part of the reason: "because it had not been announced"."""
LEADS_TO_REASON = 3
"""So many words may lead to a reason: "who was not authorised ...", "speaking on condition of ..."."""


@functools.lru_cache(maxsize=2)
def find_reasons(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the text says why somebody is not named, from the first of these words to the last."""
    joined = "|".join(f"(?:{p})" for p in load("anonymity")["patterns"])
    found: list[tuple[int, int]] = []
    for match in re.finditer(rf"\b(?:{joined})", text, re.IGNORECASE):
        if not found or match.start() >= found[-1][1]:
            found.append((match.start(), _end(text, match.end())))
    return tuple(found)


@functools.cache
def _stop() -> re.Pattern[str]:
    """Return the pattern of what may end a reason: a mark, or the cue whose words follow."""
    said = {form for form, (_, kind) in cue_classes().items() if kind in ("say", "tell")}
    finite = {form for form in said if form.endswith("ed")} | {"said", "says", "told", "tells"}
    joined = "|".join(sorted(finite - words("reporting", "nouns_too")))
    return re.compile(rf"{STOPS}|\s(?P<cue>{joined})\b")


def _end(text: str, place: int) -> int:
    """Return where the source's words end that begin before ``place``."""
    stop = min(len(text), place + LONGEST)
    for mark in _stop().finditer(text, place, stop):
        if mark["cue"] and DONE_TO.search(text, max(place, mark.start() - 8), mark.start()):
            continue
        if mark["next"] is None or mark["next"].lower() not in words("anonymity", "goes_on"):
            return mark.start()
    return stop


ONE_OF_THEM = re.compile(
    r"(?:the )?(?:one|other|another|second)(?: of (?:them|the (?:two|three|four)))?", re.IGNORECASE
)
NEAR_REASON = 4
"""So many words before the first of a reason its verb may stand."""


def reasons_of(
    document: Document, described: dict[int, Speaker], met: dict[int, Speaker]
) -> dict[str, str]:
    """Return the reason of each nameless speaker that the text gives one for, by the speaker's key.

    ``described`` are the nameless by the head of their description, ``met`` those met again. A reason is
    that of its clause's subject: the description, or who a pronoun takes up; where that is nobody known,
    of the source last described in the same sentence. Of several it is also who is one of them, told of
    just after: "one of them", "the other".
    """
    found: dict[str, str] = {}
    for start, end in find_reasons(document.text):
        token = document.token_at(start)
        if document.inside[token] >= 0:
            continue
        sources = _sources(document, described | met, token)
        if all(speaker.kind == "group" for speaker in sources):
            until = document.step[token] + LATELY
            near = [one for t, one in described.items() if t > token and document.step[t] <= until]
            sources += [one for one in near if ONE_OF_THEM.fullmatch(one.name or "")]
        for speaker in sources:
            if speaker.kind in PEOPLE:
                found.setdefault(speaker.who, " ".join(document.text[start:end].split()))
    return found


def _sources(document: Document, described: dict[int, Speaker], token: int) -> list[Speaker]:
    """Return whose reason the words at ``token`` are.

    "They", or "none of them", are those last told of: with "officials" each "official" before.
    """
    near = range(token, max(token - NEAR_REASON, 0) - 1, -1)
    verb = next((n for n in near if document.tag[n].startswith("VB")), None)
    head = None if verb is None else subject_of(document, verb, verb).head
    if head in described:
        return [described[head]]
    first, _ = document.sentences[document.sentence[token]]
    here = [h for h in described if first <= h <= token]
    if here or head is None or document.lower[head] != "they":
        return [described[max(here)]] if here else []
    told = {t: one for t, one in described.items() if t < token and one.kind in PEOPLE}
    last = max(told, default=0)
    names = {document.lower[last], (told[last].name or "").rpartition(" ")[2]} if told else set()
    nouns = {noun.removesuffix("s") for noun in names}
    return [one for t, one in told.items() if document.lower[t].removesuffix("s") in nouns]


PEOPLE = ("unnamed", "group")


CUTS = frozenset({",", "(", "—", "–", "--", ";", ":"})
RELATIVE = words("function_words", "relatives_with_that")
JOINTS = frozenset({",", "and", "or"})
REFLEXIVE = words("function_words", "reflexive")
"""Words that may follow a subject and are no part of its description."""
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
TOPIC = re.compile(
    r"\s(?:on(?! the (?:scene|ground|spot|site|board)\b)|about|over|after|before|during|since|until|amid|upon)\s+(?P<next>\w+)"
)
"""This leads to when and about what somebody speaks, not to what they are."""
PARTICIPLE = re.compile(r"\s\w+ed$")
COMMA_INSIDE = re.compile(r",(?=[”\"]$)")
LONGEST_TITLE = 8


def own_words(document: Document, head: int, cue: Cue) -> tuple[int, int]:
    """Return the subject's own words as tokens, without what is set off by commas or a "who"."""
    if cue.label_first is not None:
        return cue.label_first, head
    first, last = document.left[head], document.right[head]
    start = content_start(document, document.sentences[document.sentence[head]][0])
    first = max(first, start) if head >= start else first
    first += first < head and document.lower[first] == "what"  # "what Hall called 'a mistake'"
    even = document.pos[first] == "ADV" and document.word_behind(first) in ("the", "another")
    first += even and first + 1 < head  # "Even the mayor said"
    for token in range(head - 1, first - 1, -1):
        if document.lower[token] in CUTS or document.inside[token] != document.inside[head]:
            first = token + 1
            break
    return first, max(_own_end(document, head, last, cue), head)


def _own_end(document: Document, head: int, last: int, cue: Cue = NOBODY) -> int:
    """Return where a description's own words end: before its cue, a "who", why it has no name."""
    stops, cuts = {*range(cue.first, cue.last + 1)}, CUTS | RELATIVE
    starts = (document.token_at(start) for start, _ in find_reasons(document.text))
    for reason in (start for start in starts if head < start <= last + LEADS_TO_REASON):
        leading = range(reason - LEADS_TO_REASON, reason + 1)
        stops |= {t for t in leading if document.tag[t] == "VBG"}
    for token in range(head + 1, last + 1):
        cut = document.lower[token] in cuts or document.inside[token] != document.inside[head]
        if cut or token in stops:
            return token - 1
    return last


def described_words(document: Document, head: int, first: int, last: int) -> str:
    """Return a description's words, with all members of a list that its own words break off in.

    "The ministers of Spain, Italy and Malta": the comma parts the list, not the description.
    """
    for token in range(last + 1, document.right[head] + 1):
        listed = document.dep[token] == "conj" and first <= document.head[token] <= last
        listed = listed and document.tag[token] == document.tag[document.head[token]]
        if listed and not set(document.lower[last + 1 : document.left[token]]) - JOINTS:
            last = document.right[token]
    while last > head and document.lower[last] in REFLEXIVE | POSSESSIVE:
        last -= 1
    return COMMA_INSIDE.sub("", without_topic(document.span_text(first, last)))


def without_topic(description: str) -> str:
    """Return a description before what is spoken of or when: "an official on the tolls".

    A place stays ("members on Capitol Hill"), and so does a specialist's field.
    """
    for found in TOPIC.finditer(description):
        before, following = description[: found.start()], found.group("next")
        if following.lower() in words("openings", "days"):
            return PARTICIPLE.sub("", before)
        own = {word.strip(",").lower() for word in before.split()}
        told = PARTICIPLE.search(before)  # "people briefed on the plan"
        if following[0].islower() and not told and not own & words("sources", "specialists"):
            return before
    return description


def role_beside(document: Document, head: int) -> str | None:
    """Return the description set beside a name: "Smith, a spokesman for the bank"."""
    for child in document.children[head]:
        label = ":" in document.lower[head:child]  # "HALL: (Via interpreter)"
        noun = document.pos[child] == "NOUN"
        if document.dep[child] == "appos" and child > head and noun and not label:
            last = _own_end(document, child, document.right[child])
            return without_article(described_words(document, child, document.left[child], last))
    return None


def role_before(document: Document, first: int, name_start: int) -> str | None:
    """Return the description that stands before a name: "bank spokesman Peter Hall"."""
    last = document.token_at(name_start) - 1
    if not first <= last < first + LONGEST_TITLE or document.pos[last] != "NOUN":
        return None
    if document.lower[last] in words("sources", "documents") | words("sources", "works"):
        return None  # "the book Hall wrote"
    return without_article(document.span_text(first, last)) or None


def without_title(label: str) -> tuple[str, str]:
    """Return the titles at the head of a label and the name after them: "MR", "HALL"."""
    parts = label.split()
    titles, leading = words("sources", "labels"), words("sources", "before_titles")
    plain = [part.strip(".").lower() for part in parts]
    heads = (
        word in titles or (word in leading and following in titles)
        for word, following in pairwise(plain)
    )
    number = next((n for n, is_title in enumerate(heads) if not is_title), len(parts) - 1)
    return " ".join(parts[:number]), " ".join(parts[number:])


def as_title(role: str | None) -> str | None:
    """Return a role, out of the capitals of a label: "PRIME MINISTER" → "Prime Minister"."""
    if not role or not role.isupper():
        return role or None
    short = words("sources", "initials")
    return " ".join(one if one.lower() in short else one.title() for one in role.split())


CUT_OFF = re.compile(
    r"(?:,? (?:whose|who|whom|which|that|when|while|where|known as|named|called|nicknamed)\b.*|(?<! in)(?<! of)(?<! by)(?<! for)(?<! from) (?!during)\w{3,}ing (?:the|an?|his|her|its|their)\b.*| \w{3,}ed by\b.*|(?: (?:to|of|for|at|with|in|on|by|and))+)$"
)
"""Where a role goes on to what somebody does, or breaks off: "candidate holding the lead", "former aide to"."""
CUT_SHORT = re.compile(r" (?:for|of|to) [^.]*\b(?:Sen|Gov|Rep|Gen|Dr|Mr|Mrs|Ms)$")
"""A full stop that ends a title is not the role's: "adviser to Ohio Sen" of "Sen. Roe"."""


NO_ROLE = frozenset({"at", "by", "for", "from", "in", "on", "through", "to", "via", "with"})
"""A role begins with none of these."""


def whole_role(role: str) -> str | None:
    """Return a role without the letters in brackets that it began in, and without half a name at its end."""
    behind = role.rpartition(")")[2].strip()
    whole = CUT_SHORT.sub("", behind or role.partition(" (")[0])
    if whole.partition(" ")[0].lower() in NO_ROLE:
        return None  # "Hall, through a spokeswoman, said"
    return CUT_OFF.sub("", whole) or None


LIST_JOINTS = frozenset({",", "and", "or", "nor", "&", "("})
AND_I = ["and", "i"]
ALL = words("function_words", "all_of_them")
FIRST = words("function_words", "first_person")


def joined_names(document: Document, people: People, head: int) -> tuple[str, int] | None:
    """Return the names of several who speak together and their last token, or None for one speaker.

    Those among them who are only described are called by their description.
    """
    names, last = members(document, people, first_of_several(document, people, head), head)
    return (in_a_row(names), last) if len(names) > 1 else None


def in_a_row(names: list[str]) -> str:
    """Return names as prose has them: "Hall, Vey and Berg"."""
    return " and ".join([", ".join(names[:-1]), names[-1]])


def members(document: Document, people: People, first: int, head: int) -> tuple[list[str], int]:
    """Return what the members of a list are called, none where one cannot speak, and its last token."""
    names: list[str] = []
    token: int | None = first
    last = head
    while token is not None:
        if document.word_behind(token) in POSSESSIVE:
            token = people.behind(token + 1)  # "Herald's Ann Hall" is Ann Hall
        following = _next(document, people, token) if token >= head else head
        named = _named(document, people, token)
        if named is None and (
            document.inside[token] >= 0 or not is_one_of(document.lower[token], *SPEAKING)
        ):
            return [], last
        names.append(named[0] if named else _described(document, token, following))
        token, last = following, token
    return list(dict.fromkeys(names)), last


def first_of_several(document: Document, people: People, head: int) -> int:
    """Return the first of those whom a title of several stands before: "union leaders Hall and Vey".

    Or of two whom the syntax takes for a part of the other's name: "Mayor Hall and Minister Vey said",
    "the Mayor and Minister said".
    """
    first = document.child(head, "appos") if document.tag[head] == "NNS" else None
    if first is not None and document.left[first] == head + 1 and _next(document, people, first):
        return first
    if document.lower[max(head - 1, 0) : head + 1] == AND_I:
        return head - 2
    one = document.child(head, "nmod")
    if one is None or one > head or document.child(one, "cc") is None:
        return head
    named = [_named(document, people, token) for token in (one, head)]
    return one if all(name and name[1] == "PER" for name in named) else head


def _named(document: Document, people: People, token: int) -> tuple[str, str] | None:
    """Return the name and type of one of several, by what stands here or by an office of the article.

    "I" is who signs it: "Secretary Hall and I met".
    """
    if document.lower[token] in FIRST and people.narrator is not None:
        return people.narrator, "PER"
    one = document.child(token, "nmod")
    joint = None if one is None else document.child(one, "cc")
    first = document.left[token] if joint is None or joint > token else joint + 1
    mention = people.at(first, token, token)
    if mention is None or mention.kind != "name":
        who = people.in_office(without_article(document.span_text(first, token)))
        if who is not None:
            return who, "PER"
    return None if mention is None else (mention.name, mention.type)


def _next(document: Document, people: People, token: int) -> int | None:
    """Return the next of a list, though the syntax may take it for another name of this one."""
    following, other = document.child(token, "conj"), document.child(token, "appos")
    if document.lower[token + 1 : token + 3] == AND_I:
        return token + 2
    if following is not None or other is None or document.child(other, "conj") is None:
        return following
    one, two = people.at(token, token, token), people.at(other, other, other)
    named = one is not None and two is not None and one.type == two.type == "PER"
    return other if named and one.entity != two.entity else None


def _described(document: Document, token: int, following: int | None) -> str:
    """Return the own words of one member of a list, without those who follow."""
    last = document.right[token] if following is None else document.left[following] - 1
    last = document.back_over(last, LIST_JOINTS | ALL, token)
    return without_article(document.span_text(document.left[token], last))
