"""The label of an event, as an editor would write it: "Antony Blinken visits Beijing".

Names stand in full, verbs in the present; a visit, a meeting and the like become sentences though
the text has only a noun; whatever else stays the noun phrase of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.labels.nouns import noun_label
from dashboard.parsing.events.labels.verbs import verb_label
from dashboard.parsing.events.labels.words import words
from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.events.cast import Cast
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.tree import Tree

LIMIT = 90
SPACE = re.compile(r"\s+")
WORD = re.compile(r"[^\W\d_]+")
TOGETHER = frozenset({"meet", "deal", "call", "fight", "merge"})
"""Classes of what two do with each other, so that no object is missing."""
MEANT = frozenset({"meet", "visit", "call"})
"""Classes of what is a plan, though it only stands as a purpose."""
TRAVELS = frozenset({"visit", "arrive", "leave"})
UNCLEAR = -2.0


def label_of(tree: Tree, draft: Draft, cast: Cast, place: Mention | None) -> str:
    """Return a label of at most 90 characters for an event, from its best mention and its place."""
    text = _tidy(_sentence(tree, draft, cast, place))
    return text or _tidy(tree.between(draft.clause.first, draft.clause.last))


def _sentence(tree: Tree, draft: Draft, cast: Cast, place: Mention | None) -> str:
    if draft.clause.kind == "named":
        return tree.between(draft.clause.first, draft.clause.last)
    if draft.clause.nominal:
        return noun_label(tree, draft, cast, place)
    label = verb_label(tree, draft, cast)
    meets = bool(label and place and draft.classes & {"meet"}) and draft.status != "denied"
    return f"{label} in {place.name}" if meets and place and place.name not in label else label


def _tidy(label: str) -> str:
    """Return the label on one line, cut between words, without a loose end, in a capital."""
    text = _closed(SPACE.sub(" ", label).strip(" ,;:–-’'"))
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    while (last := text.rsplit(" ", 1))[-1].lower() in words("dangling") and len(last) == 2:
        text = last[0]
    return text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    """Return the label with its quotation marks in pairs: a lone opening one is closed."""
    if text.count("“") == text.count("”") + 1:
        return text.rstrip(",") + "”"
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return re.sub('["“”]', "", text)
    return text


def worth_of(tree: Tree, draft: Draft, cast: Cast, where: Mention | None) -> float:
    """Return how well the mention's label stands alone, 0 to about 5.

    Best is a sentence of named people who act on something at a named place; a bare noun or a
    pronoun that nothing explains is worth little.
    """
    label = _tidy(_sentence(tree, draft, cast, where))
    if not label:
        return 0.0
    clause, frame = draft.clause, draft.frame
    loose = WORD.findall(label.lower())[:1]
    if loose and loose[0] in words("pronouns"):
        return 0.5
    if clause.kind == "named":
        return 3.0
    acting = frame.patients if frame.passive and not clause.nominal else frame.agents
    named = any(n in cast.at and cast.at[n].kind == "name" for n in acting)
    within = any(mention.kind == "name" for n in acting for mention in cast.in_phrase(n))
    worth = 1.0 + (1.0 if named else 0.5 * within) + bool(acting or clause.nominal) * 0.5
    worth += 0.5 * draft.time.known + 0.5 * _has_named_object(draft, cast)
    worth += 0.5 * bool(frame.place and frame.place.kind == "name")
    if clause.nominal:
        return worth + _noun_worth(tree, draft, label)
    return worth + _verb_worth(tree, draft, cast, label)


def _has_named_object(draft: Draft, cast: Cast) -> bool:
    """Tell whether somebody or something with a name is acted on or met."""
    return any(n in cast.at and cast.at[n].kind == "name" for n in draft.frame.patients)


def _noun_worth(tree: Tree, draft: Draft, label: str) -> float:
    """Return what the form of a noun's label adds: a sentence, a name, a phrase of one word."""
    head = draft.clause.head
    if draft.clause.kind == "presence":
        return -2.0
    if " " not in label:
        return -1.0
    if tree.pos[head] == "PROPN":
        return UNCLEAR if tree.lemma[head] in lexicon().nouns["bodies"] else 1.0
    told = tree.text[head].lower() not in label.lower().split()
    return 1.0 if told and tree.lemma[head] in words("visits") | words("meetings") else -1.0


def _verb_worth(tree: Tree, draft: Draft, cast: Cast, label: str) -> float:
    """Return what the form of a verb's label adds: something must follow most verbs."""
    head = draft.clause.head
    ends = label.rsplit(maxsplit=1)[-1].lower()
    bare = ends in words("pronouns") or ends.startswith(tree.lemma[head][:3].lower())
    several = len(draft.frame.agents) > 1
    together = draft.lemma == "meet" or (several and bool(draft.classes & TOGETHER))
    alone = together or draft.frame.passive or draft.lemma in words("no_object")
    if tree.is_half(head) or _has_nobody_to_meet(tree, draft, cast) or _is_purpose(tree, draft):
        return UNCLEAR
    return -1.5 if (bare and not alone) or _lacks_figure(tree, head) else 0.0


def _has_nobody_to_meet(tree: Tree, draft: Draft, cast: Cast) -> bool:
    """Tell whether one alone is said to meet: "Lee meets in Oslo"."""
    if draft.lemma != "meet" or len(draft.frame.agents) != 1 or draft.frame.patients:
        return False
    who = cast.meant(draft.frame.agents[0])
    partners = [p for p in tree.of_dep(draft.clause.head, "prep") if tree.lower[p] == "with"]
    return who is not None and who.type != "ORG" and not partners


def _is_purpose(tree: Tree, draft: Draft) -> bool:
    """Tell whether a clause says what something is for: "a plan to guide the reform".

    What somebody goes somewhere for, or that somebody is to be met, is a plan all the same.
    """
    head = draft.clause.head
    if tree.dep[head] not in ("acl", "advcl") or tree.tag[head] != "VB":
        return False
    travels = lexicon().classes_of(tree.lemma[tree.head[head]]) & TRAVELS
    return not (draft.classes & MEANT or travels) and bool(tree.of_dep(head, "aux"))


def _lacks_figure(tree: Tree, head: int) -> bool:
    """Tell whether a figure that the parser took for no object is missing: "may drive 40 million more"."""
    beside = (n for n in tree.of_dep(head, "advmod", "npadvmod") if n > head)
    figures = (n for child in beside for n in range(tree.left[child], tree.right[child] + 1))
    return any(tree.lower[n] in ("million", "billion", "thousand") for n in figures)
