"""The part of ``Corpus`` that answers questions about entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus import decision_list, name_counts, profiles
from dashboard.corpus.correction_authors import set_in
from dashboard.corpus.name_suggestions import suggestions
from dashboard.corpus.roles import roles
from dashboard.corpus.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.tables import Tables
    from dashboard.view import View


class Names:
    """Questions about entities; "the four counts" are stories, articles, mentions and sources."""

    _tables: Tables

    def entities(
        self,
        view: View,
        limit: int = EVERYTHING,
        count: str = "articles",
        types: Sequence[str] | None = None,
        without: Sequence[str] = (),
        *,
        alone: bool = False,
    ) -> pd.DataFrame:
        """Return entity, name, type and the four counts; most counted first.

        With ``alone``, the other counts may be left out, which is quicker.

        A city that stands for its government counts for its country where the view counts
        readings, else for itself.
        """
        ask = Selection(self._tables, view)
        return name_counts.entities(ask, limit, count, types, without, alone=alone)

    def alongside(
        self, view: View, limit: int = EVERYTHING, count: str = "articles", *, alone: bool = False
    ) -> pd.DataFrame:
        """Return what is named in the view's articles besides the entities it asks for."""
        return self.entities(view, limit, count, without=view.entity, alone=alone)

    def entity_types(self, view: View) -> dict[str, int]:
        """Return how many entities of each type the view's articles name."""
        return name_counts.types(Selection(self._tables, view))

    def trend(self, view: View, entity: Sequence[str], step: str = "month") -> pd.DataFrame:
        """Return entity, first and the four counts, one row for each step that has any.

        ``entity`` holds ids; ``step`` is day, week, month, quarter or year, ``first`` its first day.
        """
        return name_counts.trend(Selection(self._tables, view), entity, step)

    def beside(
        self, view: View, limit: int = 30, types: Sequence[str] = (), without: Sequence[str] = ()
    ) -> pd.DataFrame:
        """Return who is named alongside whom: pairs of the names counted most, most articles first.

        Columns: entity, name, type; entity_other, name_other, type_other; articles; and of the
        rarer of the two ``rarer``, its name, and ``of``, its articles.
        """
        names = self.entities(view, name_counts.BESIDE, types=types, without=without, alone=True)
        ask = Selection(self._tables, view)
        pairs = name_counts.beside(ask, names["entity"].tolist(), limit)
        columns = ["entity", "name", "type", "articles"]
        one, other = (
            names[columns].iloc[pairs[side]].reset_index(drop=True) for side in ("one", "other")
        )
        rarer = other["articles"] < one["articles"]
        pairs["rarer"] = other["name"].where(rarer, one["name"])
        pairs["of"] = other["articles"].where(rarer, one["articles"])
        both = one.join(other.add_suffix("_other")).drop(columns=["articles", "articles_other"])
        return both.join(pairs.drop(columns=["one", "other"]))

    def find_entities(self, typed: str = "", limit: int = 20) -> pd.DataFrame:
        """Return the entities of which a name holds what was typed, the likeliest first.

        Columns: entity, name, type, the four counts, and form: the name that was found.
        """
        return self._tables.names.find(typed, limit)

    def shared_names(self) -> list[str]:
        """Return the names that more than one entity has."""
        return name_counts.shared(self._tables)

    def identified(self, wanted: str) -> pd.DataFrame:
        """Return entity, name, type and articles of the entities with this id, or else this name.

        Where it is nobody's name, those are returned who are printed so: "G7".
        """
        return profiles.identified(self._tables, wanted)

    def forms(self, view: View, entity: str) -> pd.DataFrame:
        """Return form, way, mentions and articles: how the view's articles print an entity.

        ``way`` is name, reading, demonym or description; government where a city's name means it.
        """
        return profiles.forms(Selection(self._tables, view), entity)

    def printed(
        self, view: View, entity: str, form: str, way: str, limit: int = 20
    ) -> pd.DataFrame:
        """Return the sentences that print an entity in one form: one an article, the newest first.

        Columns: article, start, end, title, source, published, sentence, hit_start, hit_end.
        """
        return profiles.printed(Selection(self._tables, view), entity, form, way, limit)

    def takes_part(self, view: View, name: str) -> pd.DataFrame:
        """Return the view's events in which somebody takes part or that happened there.

        Columns as in ``timeline``; the most reported first.
        """
        return profiles.events(Selection(self._tables, view), name)

    def roles(self, entity: str) -> pd.DataFrame:
        """Return role, first, last, articles, article and start: what an entity is called, and when.

        ``entity`` is an id; ``first`` and ``last`` are the days on which articles first and last give
        the role, ``article`` and ``start`` where it is given first. Most often given first.
        """
        return roles(self._tables, entity)

    def suggestions(self, entity: str | None = None) -> pd.DataFrame:
        """Return what may be merged or split, one row for each sentence that is evidence.

        ``entity`` is an id; without it all are returned. Columns: suggestion (one id for its rows),
        kind (merge, split), reason (surname, namesakes, short name, office, spelling, kinds, acronym,
        two offices), entity, name, other, other_name; shows (the id that the sentence names); article,
        title, source, published, start, end, sentence, hit_start, hit_end. ``wording.suggested`` says
        it in a sentence. Nothing of it is asserted anywhere: a lone surname stays by itself.
        """
        return suggestions(self._tables, entity)

    def decisions(self) -> list[decision_list.Ruling]:
        """Return readers' decisions on names, oldest first, with what became of each."""
        return decision_list.decisions(self._tables)

    def unfitting(self) -> list[Correction]:
        """Return readers' corrections at whose place in an article that is here nothing is found any more."""
        return decision_list.unfitting(self._tables)

    def copy_decisions(self) -> list[decision_list.Ruling]:
        """Return readers' decisions on copies, oldest first; each side is an article: id and headline."""
        return decision_list.copy_decisions(self._tables)

    def with_set_by(self, frame: pd.DataFrame, column: str = "entity") -> pd.DataFrame:
        """Return rows of names, or of events, with ``set_by``: who decided what each is, and when."""
        return set_in(self._tables).on_linked(frame, column)

    def places(self, entity: str) -> pd.DataFrame:
        """Return article, title, source, published, where and form: a place in each article that names it."""
        return decision_list.places(self._tables, entity)
