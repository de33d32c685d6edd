"""Signed statements: who their "I" is, whom they address as "you", and what is done by saying it.

"I congratulate the people of Norland as you mark your national day": the signer congratulates, and
Norland marks its day. What is done so has happened when it is read, on the day of the statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.coreference import Reference
from dashboard.parsing.coreference.references import ME
from dashboard.parsing.events.labels.own_words import as_printed, bracketed, core, verb_words
from dashboard.parsing.events.labels.wording import name_of, present, words
from dashboard.parsing.lexicon import event_words
from dashboard.parsing.quotations.speaker_parts import signer
from dashboard.parsing.syntax.document import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.model import Article, Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

ADDRESSED = frozenset({"you", "your"})
SPOKEN_FOR = "spokes"
"""What the byline has of whoever speaks for somebody: "Office of the Spokesperson"."""
OWN = frozenset({"my", "our"})
WEEK = 8
ENOUGH = 160
"""Characters beyond which what is said of a greeting is cut."""


def performs(document: Document, verb: int) -> bool:
    """Return whether a verb does what it says: "condemns the raid", "offer our condolences to the families"."""
    lemma, verbs = document.lemma[verb], event_words().verbs
    if document.pos[verb] != "VERB" or document.of_dep(verb, "neg"):
        return False
    return lemma in verbs["performing"] or greets(document, verb)


def feels(document: Document, verb: int) -> bool:
    """Return whether a passive says what somebody feels: "is saddened by the death"."""
    return document.lemma[verb] in words("felt") and bool(document.of_dep(verb, "auxpass"))


def greets(document: Document, verb: int) -> bool:
    """Return whether somebody congratulates or condoles: "I wish the people a happy day", "send best wishes"."""
    lemma, verbs = document.lemma[verb], event_words().verbs
    objects = {document.lemma[n] for n in document.of_dep(verb, "dobj")}
    sent = lemma in verbs["sending"] and bool(objects & event_words().nouns["greetings"])
    return sent or lemma in verbs["greeting"]


def issuer(article: Article) -> str:
    """Return who is the "I" or "we" of a statement: its signer, or of a spokesperson's the body spoken for."""
    if SPOKEN_FOR in (article.byline or "").lower():
        return article.source or ""
    signs = signer(article, ())
    return signs.name or "" if signs else ""


def with_parties(
    document: Document,
    article: Article,
    mentions: tuple[Mention, ...],
    pronouns: Mapping[int, Reference],
) -> Mapping[int, Reference]:
    """Return who the pronouns mean, with the signer of a statement as "I" and who is greeted as "you"."""
    meant: dict[str, Reference] = {}
    name = issuer(article)
    signs = next((m for m in mentions if m.name == name and m.type == "PER"), None)
    if signs:
        meant |= dict.fromkeys(ME, Reference(signs.entity, certain=True, antecedent=None))
    if greeted := _greeted(document, mentions):
        meant |= dict.fromkeys(ADDRESSED, greeted)
    found = {
        n: meant[word]
        for n, word in enumerate(document.lower)
        if word in meant and not document.quoted[n]
    }
    return {**found, **pronouns}


def _greeted(document: Document, mentions: tuple[Mention, ...]) -> Reference | None:
    """Return the country whose people the first greeting of a text is sent to; "congratulated" tells of one."""
    verbs = (n for n, tag in enumerate(document.tag) if tag not in ("VBD", "VBN"))
    verb = next((n for n in verbs if greets(document, n)), None)
    if verb is None or document.quoted[verb]:
        return None
    for mention in mentions:
        place = document.token_at(mention.start)
        here = place > verb and document.sentence[place] == document.sentence[verb]
        if here and mention.entity.startswith("country:"):
            return Reference(mention.entity, certain=True, antecedent=place)
    return None


def on_its_day(document: Document, clause: Clause, time: Time, day: Time) -> Time:
    """Return the time of a deed of words: the day of its statement, not that of what it greets or praises.

    What is announced of a day to come, as "tomorrow, we commemorate", is left.
    """
    today = day.first or ""
    if not time.known or (
        (time.first or "9999") <= today <= (time.last or "") and time.days < WEEK
    ):
        return time
    ahead = (time.first or "") > today and not greets(document, clause.head)
    return time if ahead else day


def deed_label(document: Document, draft: Draft, references: References) -> str:
    """Return "[Ann Lee] congratulates people of Norland" of what is done by saying it; "" without its doer."""
    head = draft.clause.head
    doer = _doer(document, draft, references)
    behind = core(document, head, ENOUGH) or range(head + 1, draft.clause.last + 1)
    behind = [n for n in behind if document.lower[n] not in OWN]
    subjects = (*document.of_dep(draft.clause.finite, *SUBJECTS), *document.of_dep(head, *SUBJECTS))
    who = next((references.meant(n) for n in subjects if document.lower[n] not in ME), None)
    rest = as_printed(document, behind, references, who) if behind else ""
    ours = not words("speakers").isdisjoint(rest.lower().split())
    return f"{doer} {rest}" if doer and rest and not ours else ""


def _doer(document: Document, draft: Draft, references: References) -> str:
    """Return who does it, and the verb: "[Ann Lee] congratulates", "Norland is imposing"; "" for nobody."""
    head, verb = draft.clause.head, draft.clause.finite
    subjects = document.of_dep(verb, *SUBJECTS) or document.of_dep(head, *SUBJECTS)
    if not subjects:
        return ""
    if document.lower[subjects[0]] in ME:
        who = references.meant(subjects[0])
        name = who.name if who else draft.main.issuer if draft.main else ""
        return f"[{name}] {present(document.lemma[head])}" if name else ""
    name = name_of(document, subjects[0], references)
    told = f"{name} {verb_words(document, draft)}" if name else ""
    return bracketed(document, draft, references, told)
