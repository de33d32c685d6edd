"""Suggestions worked through one by one, or several at once, with a reason if the reader has one; keys press the buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.corrections import LONGEST
from dashboard.corpus.verdicts import SAME, TWO
from dashboard.page.components.decide_job import REFUSED
from dashboard.page.components.markup import in_markdown, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.page.components.markup import Markup

    type Decide = Callable[[Sequence[str], str, str], None]
    """What is given the names of suggestions, ``SAME`` or ``TWO``, and the reason."""

LATER = "suggestions_later"
"""Where the suggestions stand that a reader has put off."""
OFFERED = 100
"""Suggestions that are offered to be decided together."""
ONE, TWO_APART = (("They are one", SAME), ("They are two", TWO))


def left_of(every: Sequence[str]) -> list[str]:
    """Return the suggestions that the reader has not put off."""
    later = st.session_state.setdefault(LATER, set())
    return [name for name in every if name not in later]


def work_through(
    what: str,
    said: Mapping[str, str],
    shown: Callable[[str], Markup],
    decide: Decide,
    one_alone: Callable[[str], bool] = lambda _: False,
) -> None:
    """Show the first of the suggestions with its evidence, its buttons and keys, and offer to decide on several.

    ``what`` begins the keys of what is shown, ``said`` are the suggestions in a sentence. That one is ``one_alone``
    says that it can only be accepted or put off.
    """
    name = next(iter(said))
    st.html(tag("ul", shown(name), class_="suggested"))
    why = ask_why(what)
    verdicts([name], decide, one_alone, why, later=True, keys=True)
    if len(said) == 1:
        return
    several = f"{what}_several"
    chosen = st.multiselect(
        "Several at once",
        list(said)[:OFFERED],
        format_func=lambda one: in_markdown(said[one]),
        placeholder="Choose suggestions",
        key=several,
    )
    if chosen:
        verdicts(chosen, decide, one_alone, why, later=True, several=several)


def ask_why(what: str) -> str:
    """Ask for a reason, which the next decision takes; return the key of the field."""
    key = f"{what}_why"
    st.text_input("Why (optional)", key=key, max_chars=LONGEST)
    return key


def verdicts(
    some: Sequence[str],
    decide: Decide,
    one_alone: Callable[[str], bool],
    why: str,
    *,
    later: bool = False,
    keys: bool = False,
    several: str = "",
) -> None:
    """Show the buttons that accept suggestions, or reject them for good; ``keys`` press them too.

    ``why`` is the key of the field with the reason. They can be left for ``later`` as well; ``several`` is the key of
    what is decided together.
    """
    choices = [ONE, TWO_APART]
    if any(map(one_alone, some)):
        choices = [("Each is one" if several else "It is one", SAME)]
    key = several or some[0]
    with st.container(horizontal=True, key=f"suggestion-{key}"):
        buttons = [(words, partial(_decided, some, decide, value, why)) for words, value in choices]
        if later:
            buttons.append(("Later", partial(st.session_state[LATER].update, some)))
        for number, (words, press) in enumerate(buttons, 1):
            shortcut = str(number) if keys else None
            kind = "secondary" if later else "tertiary"
            st.button(words, key=f"{words}-{key}", on_click=press, type=kind, shortcut=shortcut)


def _decided(some: Sequence[str], decide: Decide, value: str, why: str) -> None:
    decide(some, value, str(st.session_state.get(why) or ""))
    if REFUSED not in st.session_state:
        st.session_state[why] = ""
