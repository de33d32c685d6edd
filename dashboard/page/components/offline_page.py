"""The whole view as one HTML file: readable without Dateline, without a server and without a network.

It holds the sentences that prove each item; the full text of the articles only when asked for. It
has no script, and its policy lets it load nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard import __version__
from dashboard.charts.event_marks import how_reported
from dashboard.charts.palette import colours, role_of
from dashboard.corpus.checks import checked_words
from dashboard.page.components import headlines
from dashboard.page.components.list_rows import (
    facts,
    how_known,
    noticed,
    published_on,
    role_words,
    sort_of,
    speaker_words,
    tag_line,
    title_of,
)
from dashboard.page.components.markup import Markup, english, join, outside, prose, tag
from dashboard.wording import (
    CERTAINTY_WORDS,
    STATUS_TAGS,
    count,
    day,
    happened_on,
    number,
    published,
    status_words,
    unbroken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.corpus import Corpus
    from dashboard.model import Article
    from dashboard.view import View

    Row = dict[str, Any]

NAMES, EVENTS, QUOTATIONS, ARTICLES = 30, 300, 1000, 1000
"""How much one file holds; what is left out is said."""
SENTENCES = 20
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background: var(--paper);
  color: var(--ink); font: 1.05rem/1.5 Georgia, serif; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; border-top: 1px solid var(--ink); padding-top: .7rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.1rem; margin: 1.1rem 0 .1rem; }
ol, ul { list-style: none; margin: 0; padding: 0; }
a { color: inherit; }
.quiet { color: var(--muted); font: .88rem/1.45 Helvetica, Arial, sans-serif; margin: .15rem 0; }
.bar { display: grid; grid-template-columns: 13rem 1fr; gap: .6rem; align-items: center;
  font: .92rem/1.7 Helvetica, Arial, sans-serif; }
.bar i { display: inline-block; height: .8rem; background: var(--role); vertical-align: -.05rem; }
.when { color: var(--date); }
mark { background: none; color: inherit; border-bottom: 2px solid var(--date); }
.tags { margin: .9rem 0 0; font: 600 .88rem/1.45 Helvetica, Arial, sans-serif; }
.tag { border: 1px solid; padding: .05rem .3rem; }
.tags + blockquote { margin-top: .3rem; }
li > blockquote { margin: .9rem 0 .1rem; }
details p { max-width: 38rem; }
"""


def offline_page(corpus: Corpus, view: View, *, full_text: bool = False) -> bytes:
    """Return the view as an HTML file in UTF-8; with ``full_text``, its articles' texts too."""
    totals = corpus.totals(view)
    names = corpus.alongside(view, NAMES, headlines.unit_for(view, totals))
    reported, speakers = corpus.timeline(view), corpus.facet(view, "speaker")
    headline = headlines.front_headline(view, totals, names, reported, speakers)
    articles = corpus.articles(view, ARTICLES)
    texts = corpus.texts(articles["article"].tolist())
    numbers = {name: place for place, name in enumerate(articles["article"], 1)}
    events = {row["event"]: row["label"] for row in reported.to_dict("records")}
    parts = [
        tag("h1", english(headline)),
        tag("p", unbroken(" · ".join(map(str, headlines.standfirst(totals)))), class_="quiet"),
        tag("p", f"{view.describe(events)}.", class_="quiet"),
        *_names(names, headlines.unit_for(view, totals), alongside=bool(view.entity)),
        *_events(corpus, view, numbers),
        *_quotations(corpus, view, texts, numbers),
        *_unsaid(corpus, view, texts, numbers),
        *_articles(articles.to_dict("records"), texts, numbers, full_text=full_text),
        _made(corpus, view),
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="referrer" content="no-referrer">'
        f"{tag('title', headline, ' – Dateline')}<style>{_colours()}{STYLE}</style>"
    )
    page = f'<!doctype html><html lang="en"><head>{head}</head><body>{join(parts)}</body></html>'
    return page.encode("utf-8", "replace")


def _colours() -> str:
    light, dark = colours("light"), colours("dark")
    pairs = "".join(f"--{role}:light-dark({light[role]},{dark[role]});" for role in light)
    return f":root{{color-scheme:light dark;{pairs}}}"


def _names(names: Any, unit: str, *, alongside: bool) -> list[Markup]:
    """Return who and what is named as bars, each with its number."""
    if names.empty:
        return []
    top = int(names[unit].max())
    bars = [
        tag(
            "li",
            tag("span", tag("bdi", row["name"])),
            tag(
                "span",
                tag(
                    "i",
                    style=f"--role:var(--{role_of(row['type'])});width:{80 * row[unit] / top:.1f}%",
                ),
                f" {number(row[unit])}",
            ),
            class_="bar",
        )
        for row in names.to_dict("records")
    ]
    return [
        tag("h2", "Named alongside" if alongside else "Who and what is named"),
        tag("p", f"Counted in {unit}.", class_="quiet"),
        tag("ul", *bars),
    ]


def _events(corpus: Corpus, view: View, numbers: dict[str, int]) -> list[Markup]:
    """Return the events in the order of their days, each with the sentences that tell of it."""
    every = corpus.timeline(view)
    shown = every.head(EVENTS).sort_values("first", kind="stable")
    told = corpus.event_mentions(shown["event"].tolist())
    told = told[told["article"].isin(numbers)]
    items = []
    for row in shown.to_dict("records"):
        sentences = told[told["event"] == row["event"]].head(SENTENCES).to_dict("records")
        when = happened_on(row["first"], row["last"], row["certainty"], row["value"])
        doubts = CERTAINTY_WORDS.get(row["certainty"]), status_words(row)
        items.append(
            tag(
                "li",
                tag(
                    "h3",
                    tag("span", when, class_="when"),
                    " ",
                    english(row["label"]),
                ),
                tag(
                    "p",
                    facts(
                        how_reported(row),
                        row["place"],
                        *doubts,
                        checked_words(row),
                        row.get("set_by"),
                    ),
                    class_="quiet",
                ),
                *(
                    _proof(one["sentence"], [(one["hit_start"], one["hit_end"])], one, numbers)
                    for one in sentences
                ),
            )
        )
    return _section("What happened", items, len(every))


def _quotations(
    corpus: Corpus,
    view: View,
    texts: dict[str, Article],
    numbers: dict[str, int],
    title: str = "What was said",
) -> list[Markup]:
    """Return the quotations, each with its speaker and the sentence it stands in."""
    total = corpus.count_quotations(view)
    items = []
    for row in corpus.quotations(view, limit=QUOTATIONS).to_dict("records"):
        sentence, hits = _sentence(texts.get(row["article"]), row)
        items.append(
            tag(
                "li",
                tag_line(row),
                tag("blockquote", prose(row["words"], [])),
                tag(
                    "p",
                    tag("b", tag("bdi", speaker_words(row))),
                    " ",
                    facts(
                        role_words(row),
                        how_known(row),
                        row.get("set_by"),
                        sort_of(row),
                        checked_words(row),
                    ),
                    class_="quiet",
                ),
                _proof(sentence, hits, row, numbers) if sentence else "",
            )
        )
    return _section(title, items, total)


def _unsaid(
    corpus: Corpus, view: View, texts: dict[str, Article], numbers: dict[str, int]
) -> list[Markup]:
    """Return what nobody said: words only expected, or denied, and refusals to answer."""
    unsaid = replace(view, status=tuple(STATUS_TAGS))
    if view.status or not corpus.count_quotations(unsaid):
        return []
    return _quotations(corpus, unsaid, texts, numbers, "Expected, denied or not answered")


def _sentence(article: Article | None, row: Row) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence that a quotation stands in, and where it stands there."""
    if article is None:
        return "", []
    low, high = int(row["sentence_start"]), int(row["sentence_end"])
    return article.text[low:high], [(int(row["start"]) - low, int(row["end"]) - low)]


def _proof(
    sentence: str, hits: Iterable[tuple[int, int]], row: Row, numbers: dict[str, int]
) -> Markup:
    """Return a sentence with what is meant marked, and which article it is from."""
    place = numbers.get(row["article"])
    where = facts(row["source"], published_on(row), title_of(row), noticed(row))
    proof = tag("a", where, href=f"#a{place}") if place else where
    inside = [(max(int(a), 0), min(int(b), len(sentence))) for a, b in hits]
    return tag("p", prose(sentence, inside), " ", proof, class_="quiet")


def _articles(
    rows: list[Row], texts: dict[str, Article], numbers: dict[str, int], *, full_text: bool
) -> list[Markup]:
    """Return the list of articles, with their texts where they are asked for."""
    items = []
    for row in rows:
        article = texts[row["article"]]
        whole = [tag("p", tag("bdi", words)) for words in article.of_kind("paragraph")]
        items.append(
            tag(
                "li",
                tag("h3", outside(article.url, tag("bdi", title_of(row)))),
                tag(
                    "p",
                    facts(
                        row["source"],
                        published(row["published"], row["published_first"], row["published_last"]),
                        count(row["words"], "word"),
                        row.get("set_by"),
                    ),
                    class_="quiet",
                ),
                tag("details", tag("summary", "Text", class_="quiet"), *whole) if full_text else "",
                id=f"a{numbers[row['article']]}",
            )
        )
    return _section("The articles", items, len(rows))


def _section(title: str, items: list[Markup], total: int) -> list[Markup]:
    """Return a heading and a list, and how much of it is not in this file."""
    if not items:
        return [tag("h2", title), tag("p", "None in this view.", class_="quiet")]
    left = total - len(items)
    note = (
        [tag("p", f"{number(left)} more are not in this file.", class_="quiet")] if left > 0 else []
    )
    return [tag("h2", title), tag("ol", *items), *note]


def _made(corpus: Corpus, view: View) -> Markup:
    """Return what this file was made of, when and with what, and the view as a link has it."""
    asked = [" As a link, the view is ", tag("code", f"?{view.to_url()}"), "."]
    return tag(
        "p",
        f"Made with Dateline {__version__} on {day(dt.datetime.now(dt.UTC).date())} from the collection "
        f"with the fingerprint {corpus.fingerprint}. Check what matters against the articles.",
        *(asked if view.to_query() else []),
        class_="quiet",
    )
