"""Article: the reading view, opened at a sentence where the link names one; forms follow it unless asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.corpus.text_rights import FULL, METADATA
from dashboard.page.components import (
    article_copies,
    article_corrections,
    article_facts,
    article_sources,
    copy_corrections,
    downloads,
    empty_states,
    headings,
    links,
    missing_fields,
    notices,
    reading_view,
    remove_article,
    signed_in,
    titles,
    view_line,
)
from dashboard.page.components.list_rows import facts
from dashboard.page.components.markup import link, outside, tag
from dashboard.page.components.reading_view import layout
from dashboard.page.open_collection import here as current
from dashboard.page.open_collection import right
from dashboard.view import View
from dashboard.wording import count, languages, published

here = current()
wanted = st.query_params.get("article", "")
back = links.address(links.ARTICLES, here.view, here.events)
try:
    record = missing_fields.renewed(here, here.article(wanted))
except KeyError:
    st.html(headings.page_links(here, links.ARTICLE) + tag("h1", "This article is not here"))
    notices.collection_notice(here)
    empty_states.no_article(here, link(back, "See the articles of this view"), named=bool(wanted))
    st.stop()

article = record.article
name = titles.quoted(article.title) if article.title else "Article"
st.set_page_config(page_title=titles.tab_title(name, View(), {}))
place = int(at) if (at := st.query_params.get("at", "")).isdecimal() else None
to = partial(links.sentence_address, article=article.id, at=place, events=here.events)
language = article.language or "en"
line = facts(
    link(back, "← Articles of this view", class_="quiet"),
    article.source or "source unknown",
    published(article.published, record.published_first, record.published_last),
    count(len(article.text.split()), "word") if right() == FULL else None,
    languages().get(language, language) if language != "en" else None,
    outside(article.url, "Original") if article.url else None,
    tag("span", view_line.copy_link(here, to(here.view), to(View())), class_="copies"),
)
st.html(headings.page_links(here, links.ARTICLE) + tag("p", line, class_="facts article-line"))
notices.article_notices(record, article)
missing_fields.fill_in(here, record)
wanted, against = (st.query_params.get(name, "") for name in ("correct", "against"))
article_facts.show(here, record)
article_corrections.show(here, record, wanted)
copy_corrections.show(here, article)
printings, top = st.container(), st.container()
first = st.container(key="asked_form") if wanted or against else None
text, last = st.container(), st.container()
in_text = article.of_kind("title") and not layout.retitled(record) and not first
if right() != METADATA and not in_text:
    top.html(tag("h1", tag("bdi", article.title or "Article without a title")))
with text:
    if right() != FULL:
        st.html(tag("p", signed_in.SEES[right()], class_="note"))
    if right() == METADATA:
        st.html(reading_view.named_alone(record))
    else:
        data = layout.reading_data(record, place, here.view.text, here.view.counted)
        if first and not layout.retitled(record):  # the headline stands above the form
            data["blocks"] = [one for one in data["blocks"] if one["kind"] != "title"]
        data["mayCorrect"] = here.may_change and record.parsed
        reading_view.lead_on(here, data)
        reading_view.show(data, key=f"reading-{article.id}")
# What follows is made last: whoever corrected something waits for the lines above and the text.
with printings:
    article_copies.show(here, article, against)
with first or last:
    article_facts.offer(here, record)
    article_corrections.offer(here, record, wanted)
    copy_corrections.offer(here, article, against)
article_sources.show(here, article)
downloads.table_buttons("article-quotations", lambda: record.quotations)
remove_article.offer(here, article.id)
