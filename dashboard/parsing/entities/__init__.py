"""Entities of one article: every name once, under the name that a chart groups by.

The model's names and the gazetteer's are merged, cleaned, typed and grouped; ``Mention.entity`` is
an id within the article until linking maps it to the collection's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.entities.again import named_again, whole_names
from dashboard.parsing.entities.credits import credit_spans, mark_credits
from dashboard.parsing.entities.groups import name_entities
from dashboard.parsing.entities.known import known_names, merge
from dashboard.parsing.entities.lands import before_offices, behind_lands, lands_alone
from dashboard.parsing.entities.modelled import model_names
from dashboard.parsing.entities.nominals import described
from dashboard.parsing.entities.offices import outside_offices
from dashboard.parsing.entities.patterns import bracketed, longer_organisations, shown_names
from dashboard.parsing.entities.persons import named_like_places, strip_titles, whole_persons
from dashboard.parsing.entities.proper import joined_teams, proper
from dashboard.parsing.entities.readings import read_places, wants_syntax
from dashboard.parsing.entities.roles import learn_roles
from dashboard.parsing.entities.salience import weigh
from dashboard.parsing.entities.spans import without_overlaps, words_of_text
from dashboard.parsing.entities.titled import (
    behind_offices,
    behind_portfolios,
    cut_before_verbs,
    cut_in_headlines,
    without_titles,
)
from dashboard.parsing.entities.types import settle_types
from dashboard.parsing.entities.written import family_first, with_particles

if TYPE_CHECKING:
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.spans import Name


def find_entities(analysis: Analysis) -> tuple[Mention, ...]:
    """Return every mention in the order of the text."""
    text = analysis.doc.text
    words = words_of_text(text)
    model = model_names(analysis)
    longer_organisations(text, model)
    names = merge(model, known_names(text, words))
    behind_portfolios(text, names, analysis.common)
    names = behind_lands(text, names, analysis.common)
    names = cut_in_headlines(text, without_titles(text, names))
    names = without_overlaps([*names, *shown_names(text), *behind_offices(text)])
    before_offices(text, names)
    lands_alone(text, names, analysis.common)
    names = outside_offices(text, names)
    names = without_overlaps([*names, *bracketed(text, names)])
    names = proper(text, words, names, analysis.common)
    names = joined_teams(text, names)
    names = without_overlaps([*with_particles(text, names), *family_first(text, names)])
    whole_persons(text, names)
    cut_before_verbs(text, names)
    whole_names(text, names)
    names = without_overlaps(cut_in_headlines(text, names))
    for name in names:
        if name.type == "PER" and name.kind == "name":
            strip_titles(name)
    settle_types(text, names)
    names = without_overlaps([*names, *named_again(text, words, names)])
    names = named_like_places(text, names)
    mark_credits(names, credit_spans(analysis.article, text))
    name_entities(text, names)
    read_places(analysis, words, names)
    roles = learn_roles(text, words, names)
    names = sorted([*names, *described(text, names, roles)], key=lambda n: (n.start, n.end))
    return weigh(analysis.article, [_mention(name) for name in names if name.entity])


def _mention(name: Name) -> Mention:
    """Return the finished mention."""
    return Mention(
        name.start,
        name.end,
        name.type,
        name.kind,
        name.name,
        name.entity,
        name.reading,
        name.stands_for,
        name.role,
    )


__all__ = ["find_entities", "wants_syntax", "weigh"]
