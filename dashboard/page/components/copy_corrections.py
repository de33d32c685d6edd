"""What readers have decided of an article's copies, with a way back, and a form that joins and parts them."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.corrections import LONGEST
from dashboard.corpus.verdicts import SAME, TWO
from dashboard.page import audit, open_collection
from dashboard.page.components import decide_job, links
from dashboard.page.components.list_rows import present, title_of, told_apart
from dashboard.page.components.markup import link, tag
from dashboard.page.components.missing_fields import REFUSED, begin, load_parser
from dashboard.view import View
from dashboard.wording import day, shortened

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus.decision_list import Ruling
    from dashboard.model import Article
    from dashboard.page.open_collection import Here

WORDS = {
    TWO: "An article that counts as a copy is another story",
    SAME: "An article that counts as another story is a copy",
}
KIND, COPIES_OF, COPY_OF, WHY = "copies-kind", "copies-two", "copies-same", "copies-why"
NAMES, OFFERED = 2, 50
"""Names that an article must share to be offered as a copy, and how many are offered."""
ADDRESSED = re.compile(r"[?&]article=([^&#]+)")


def show(here: Here, article: Article) -> None:
    """Show what was decided, with a way back."""
    made = [one for one in enumerate(here.corpus.copy_decisions()) if one[1].about(article.id)]
    decide_job.lines(made, lambda one: _ruling(here, article.id, one[1], f"copies-{one[0]}"))


def offer(here: Here, article: Article, against: str) -> None:
    """Offer the form that decides; ``against`` is the article that this one is compared with.

    Likely copies are looked for once it is open: whoever corrects something else does not wait for them.
    """
    if not open_collection.may_change():
        return
    folded = st.expander(
        "Join or part copies", expanded=bool(against), key="correct_copies", on_change="rerun"
    )
    if folded.open:
        copies = here.asked_of(Corpus.copies, article.id)
        with folded:
            _form(here, article, copies[copies["article"] != article.id], against)


def _ruling(here: Here, article: str, one: Ruling, key: str) -> None:
    others = [side for side in (one.one, one.other) if side and side[0] != article]
    to = [
        link(links.sentence_address(here.view, name), tag("bdi", title_of({"title": title})))
        for name, title in others
    ]
    path = here.corpus.path
    asked = Asked("undo copies", {"entry": asdict(one.entry), "who": audit.signed()})
    decide_job.ruling_line(
        path, one, key, to, lambda: begin(path, article, "correction", None, asked, "copies")
    )


def _form(here: Here, article: Article, copies: pd.DataFrame, against: str) -> None:
    """Ask which articles are copies of this one, or are none, and why."""
    if against or st.session_state.get(KIND):
        load_parser()
    known = set(copies["article"])
    kinds = [TWO, SAME] if against in known or not against else [SAME, TWO]
    if not known:  # no copy could be parted
        kinds = [SAME]
    kind = st.selectbox("What is wrong", kinds, format_func=WORDS.__getitem__, key=KIND)
    if kind == TWO:
        said = labels(copies)
        chosen = [against] if against in said else []
        st.multiselect(
            "Articles", [*said], chosen, format_func=said.__getitem__, key=f"{COPIES_OF}-{against}"
        )
    else:
        said = labels(_likely(here, article, known, against))
        st.selectbox(
            "A copy of",
            [*said],
            index=[*said].index(against) if against in said else None,
            format_func=lambda one: said.get(one, one),
            placeholder="Choose, or paste the link of an article",
            accept_new_options=True,
            key=f"{COPY_OF}-{against}",
        )
    st.text_input("Why (optional)", key=WHY, max_chars=LONGEST)
    st.button("Correct the copies", key="correct_copy", on_click=_sent, args=(article.id, against))


def labels(articles: pd.DataFrame) -> dict[str, str]:
    """Return how the form names articles."""
    rows = articles.to_dict("records")
    return dict(zip((row["article"] for row in rows), told_apart(map(_label, rows)), strict=True))


def _label(row: dict[str, Any]) -> str:
    source = row["source"] if present(row["source"]) else "source unknown"
    return f"{shortened(title_of(row), 70)}, {source}, {day(row['published'])}"


def _likely(here: Here, article: Article, known: set[str], against: str) -> pd.DataFrame:
    """Return articles that name whom this one names most, or else the newest, the one that it is compared with first."""
    names = here.article(article.id).mentions["name"].value_counts().index[:NAMES]
    for view in (View(entity=tuple(names), match="all"), View()):
        found = here.ask(Corpus.articles, view, OFFERED)
        found = found[~found["article"].isin({*known, article.id})]
        if len(found):
            break
    beside = here.texts([against]) if against and against not in known else {}
    order = found["article"].isin(beside).sort_values(ascending=False, kind="stable").index
    return found.loc[order]


def _sent(article: str, against: str) -> None:
    """Decide what the form says, or say what is wrong with it."""
    here, form = open_collection.here(), st.session_state
    kind = form[KIND]
    chosen = (
        form.get(f"{COPIES_OF}-{against}") or []
        if kind == TWO
        else [str(form.get(f"{COPY_OF}-{against}") or "")]
    )
    others = [*map(id_of, chosen)]
    there = here.texts([one for one in others if one])
    if not others or {*others} != there.keys() or article in others:
        form[REFUSED] = "Choose another article of this collection first."
        return
    more = {"who": audit.signed(), "why": str(form.get(WHY) or "")}
    asked = Asked("copies", {"article": article, "others": others, "value": kind, **more})
    begin(here.corpus.path, article, "correction", kind, asked, "copies")


def id_of(typed: str) -> str:
    """Return the id of an article that is named by it or by a link to its page."""
    found = ADDRESSED.search(typed)
    return unquote(found[1]) if found else typed
