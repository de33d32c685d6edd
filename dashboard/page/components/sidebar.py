"""The filters: one set of widgets for all pages, bound to the address bar by the View's names."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.aliases import FIELDS
from dashboard.page import open_collection
from dashboard.page.components import decide_job, reread_article
from dashboard.page.streamlit_gaps import live_boxes
from dashboard.view import CHOICES, FIRST_DAY, LAST_DAY, LISTS, NAMING, ONE_OF, PERIODS, View
from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.page.open_collection import Here

BOUND: Any = "query-params"
PLACEHOLDER = "Choose or type"
BEST_FIRST: Any = {"accept_new_options": True, "filter_mode": "contains", "select_all": False}
"""Enter takes the best-known name that holds what was typed: never all, nor what is only like it."""
MEANT = "values_meant"
"""Where the names wait that a link's aliases stand for, and the days that its periods stand for."""
LINK_READ = "link_read"
"""Set once the periods that the address had when the page was opened are in their fields."""
LED = "led_to_names"
"""The View that a link's aliases led to, and these."""


def chosen(field: str) -> list[str]:
    """Return what a list filter holds: in the address bar, or in the widget."""
    held = st.session_state.get(field) or []
    return list(dict.fromkeys([*st.query_params.get_all(field), *held]))


def can_wait(here: Here) -> bool:
    """Say whether the filters can be drawn after the page: whoever has just corrected something waits for that.

    Events that were decided on are named anew in the filters first. These must hold the View that is shown,
    so that drawing them would change nothing.
    """
    state = st.session_state
    held = all(field.name in state for field in fields(View))
    if not held or reread_article.OWN not in state or MEANT in state:
        return False
    follow_decisions(here)
    return state_view(here) == state.get("shown_view")


def draw(here: Here) -> View:
    """Draw the filters in the sidebar and return the View that they make."""
    asked = {field.name: st.query_params.get_all(field.name) for field in fields(View)}
    for field, values in st.session_state.pop(MEANT, {}).items():
        st.session_state[field] = values
    follow_decisions(here)
    with st.sidebar:
        live_boxes.search_box("text", bind=BOUND)
        _names(here, "entity", "Who or what is named")
        under_names = st.container()
        _names(here, "speaker", "Who is quoted")
        _period("published", "Published")
        _period("referenced", "When it happened")
        _names(here, "source", "Source")
        with st.expander("More", key="more_filters"):
            _more(here)
    view = state_view(here)
    straighten()
    open_ends()
    lead_to_names(here, view)
    with under_names:
        live_boxes.find_any_name(view)
    if "refused" not in st.session_state:
        st.session_state["refused"] = (view, refused(asked, view))
    return view


def straighten() -> None:
    """Put names without controls of direction in the place of those with, as a link may give them."""
    held = {field: st.session_state[field] for field in ("text", *LISTS)}
    plain = {
        field: undirected(value) if isinstance(value, str) else [*map(undirected, value or ())]
        for field, value in held.items()
    }
    crooked = {name: value for name, value in plain.items() if value != (held[name] or value)}
    if crooked:
        st.session_state[MEANT] = crooked
        st.rerun()


def open_ends() -> None:
    """Leave the end of a period open that has none, and close the one day that a link gives alone.

    A field that holds a first day alone asks for all from that day on; a link's one day is that day.
    """
    held = {field: tuple(st.session_state[field] or ()) for field in PERIODS}
    meant = {field: days[:1] for field, days in held.items() if days[1:] == (LAST_DAY,)}
    if LINK_READ not in st.session_state:
        meant |= {field: days * 2 for field, days in held.items() if len(days) == 1}
    st.session_state[LINK_READ] = True
    if meant:
        st.session_state[MEANT] = meant
        st.rerun()


def lead_to_names(here: Here, view: View) -> None:
    """Put the names in the place of aliases, as a link may give them: "G7" for the Group of Seven.

    A widget takes its first value from the address alone, so the next run puts them in.
    """
    meant: View = here.ask(Corpus.meant, view)
    if meant != view:
        names = {field: list(getattr(meant, field)) for field in FIELDS}
        st.session_state[MEANT] = names
        st.session_state[LED] = (
            meant,
            _names_in(view) - _names_in(meant),
        )
        st.rerun()


def _names_in(view: View) -> set[str]:
    """Return the names that a view asks for, or leaves out."""
    return {name for field in FIELDS for name in getattr(view, field)}


def follow_decisions(here: Here) -> None:
    """Call events by their names of now, where the reader has just given one another name or day.

    The way that a link led here would else be told to who made the change.
    """
    held = st.session_state.get("event") or []
    names = [here.events.get(here.events.id_of(one) or one, one) for one in held]
    if names != [*held] and st.session_state.pop(decide_job.MOVED, False):
        st.session_state["event"] = [*dict.fromkeys(names)]


def refused(asked: Mapping[str, Sequence[str]], view: View) -> list[str]:
    """Return what a link asked for that no filter can hold, like a kind that there is not."""
    few = (value for name in CHOICES for value in asked[name] if value not in _held(view, name))
    days = (" – ".join(asked[name]) for name in PERIODS if asked[name] and not getattr(view, name))
    return [*few, *days]


def _held(view: View, name: str) -> Sequence[str]:
    """Return the values of a filter, however many it can hold."""
    held: str | tuple[str, ...] = getattr(view, name)
    return (held,) if isinstance(held, str) else held


def state_view(here: Here) -> View:
    """Return the View that the widgets hold now."""
    one = ("text", *ONE_OF)
    query: dict[str, Sequence[str]] = {field: [st.session_state.get(field) or ""] for field in one}
    for field in PERIODS:
        query[field] = _days_of(field)
    for field in LISTS:
        query[field] = st.session_state.get(field) or []
    query["event"] = [here.events.id_of(value) or value for value in query["event"]]
    return View.from_query(query)


def _days_of(field: str) -> list[str]:
    """Return the days that a field of two holds; of one that holds the first alone, up to the last of all."""
    days = tuple(st.session_state.get(field) or ())
    return [day.isoformat() for day in ((*days, LAST_DAY) if len(days) == 1 else days)]


def _names(here: Here, field: str, title: str) -> None:
    """Draw a filter of names: what is chosen, then the best known; others can be typed."""
    st.multiselect(
        title,
        list(dict.fromkeys([*chosen(field), *here.known(field)])),
        key=field,
        on_change=complete,
        args=(field,),
        bind=BOUND,
        placeholder=PLACEHOLDER,
        **BEST_FIRST,
    )


def complete(field: str) -> None:
    """Turn what was typed into the best-known name that contains it, where there is one."""
    now = open_collection.here()
    held = [undirected(value) for value in st.session_state[field]]
    known = {value: now.known(field, value, 20) for value in held}
    full = [v if v in known[v] or not known[v] else known[v][0] for v in held]
    if full != st.session_state[field]:
        st.session_state[field] = list(dict.fromkeys(full))


def _events(here: Here) -> None:
    """Draw the filter of events, by their printed names; a link may also carry an event's id."""
    names = here.events
    picked = [names.get(value, value) for value in chosen("event")]
    st.multiselect(
        "Event",
        list(dict.fromkeys([*picked, *names.offered])),
        key="event",
        bind=BOUND,
        placeholder=PLACEHOLDER,
        **BEST_FIRST,
    )


def _more(here: Here) -> None:
    """Draw the filters that are wanted less often."""
    _one_of("match", "Match any or all names")
    _events(here)
    _few("dated", "Date of publication")
    _few("kind", "Kind of quotation")
    _few("status", "Status")
    _few("known", "Attribution")
    _few("named", "Named or unnamed")
    _few("checked", "Checked against the article")
    _names(here, "about", "Who or what is spoken about")
    _names(here, "section", "Section")
    _names(here, "language", "Language")
    _names(here, "not_entity", "Exclude articles that name")
    _names(here, "not_speaker", "Exclude words of")
    _names(here, "not_source", "Exclude sources")
    _one_of("unit", "Count")
    _few("counted", "What counts as naming", NAMING)
    _few("also", "Events besides those with a day that we are sure of")


def _few(field: str, title: str, default: Sequence[str] = ()) -> None:
    """Draw a filter with a handful of values."""
    st.pills(
        title,
        CHOICES[field],
        default=list(default) or None,
        key=field,
        bind=BOUND,
        selection_mode="multi",
    )


def _one_of(field: str, title: str) -> None:
    """Draw a choice of one among a few words, of which the first holds when nothing is said."""
    options = CHOICES[field]
    st.segmented_control(title, options, default=options[0], required=True, key=field, bind=BOUND)


def _period(field: str, title: str) -> None:
    """Draw a filter by first and last day."""
    no_days: Any = ()
    st.date_input(
        title,
        value=no_days,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        key=field,
        bind=BOUND,
        format="DD/MM/YYYY",
    )
