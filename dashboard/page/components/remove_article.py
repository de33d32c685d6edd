"""Taking an article out of the collection for good: for editors, at the foot of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import CorpusError
from dashboard.corpus.desks import DeskLeft
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.page import audit
from dashboard.page.components import desk
from dashboard.page.components.markup import tag
from dashboard.page.open_collection import may_change, renew
from dashboard.page.request_limits import ADDITIONS
from dashboard.wording import reason

if TYPE_CHECKING:
    from dashboard.page.open_collection import Here

FAILED = "removing_failed"


def offer(here: Here, article: str) -> None:
    """Offer to remove an article; what it is told of with others is linked anew without it."""
    if not may_change():
        return
    with st.popover("Remove this article", key="remove_article"):
        st.html(tag("p", "Its text, index and history go for good.", class_="note"))
        if st.button("Remove it for good", key="remove_for_good"):
            _removed(here, article)
    if failed := st.session_state.pop(FAILED, ""):
        st.html(tag("p", failed, class_="notice", role="status"))


def _removed(here: Here, article: str) -> None:
    try:
        words = "Removing, and linking the other articles anew"
        with st.spinner(words), ADDITIONS.one(audit.asker()):
            remove(Store(here.corpus.path), [article])
    except DeskLeft as problem:
        st.session_state[desk.SAID] = str(problem)
    except (CorpusError, OSError) as problem:
        st.session_state[FAILED] = f"The article was not removed: {reason(problem)}"
        st.rerun()
    audit.note("removed", articles=article)
    renew()
    st.switch_page("page/pages/articles.py")
