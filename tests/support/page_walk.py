"""A page that is walked: its collection and view, what its addresses open, and what was found so far."""

import functools
import html
import re
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dashboard.charts.time_span import dense_span, with_days
from dashboard.view import LISTS, View


def plain(words):
    return html.unescape(words).replace("\u00a0", " ").replace("\u2060", "").strip()


def number(words):
    return int(words.replace(",", ""))


@functools.cache
def asked(corpus, question, *what, **options):
    """What a collection answers, kept over all pages that are walked."""
    what = [list(one) if isinstance(one, tuple) else one for one in what]
    return getattr(corpus, question)(*what, **options)


@dataclass
class Walk:
    """A page that is walked: its collection and view, and what was found so far."""

    corpus: Any
    view: View
    other: View | None = None
    article: str = ""
    lanes: str = ""
    of_quotations: bool = False
    walked: int = 0
    left: list = field(default_factory=list)

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    @functools.cached_property
    def articles(self):
        return asked(self.corpus, "articles", self.view)

    @functools.cached_property
    def quotations(self):
        return asked(self.corpus, "quotations", self.view)

    @functools.cached_property
    def events(self):
        return asked(self.corpus, "timeline", self.view)

    @functools.cached_property
    def names(self):
        return asked(self.corpus, "entities", self.view)

    @functools.cached_property
    def copies(self):
        return set(asked(self.corpus, "articles", self.view, only="copies")["article"])

    @functools.cached_property
    def span(self):
        return dense_span(with_days(self.events))

    @functools.cached_property
    def called(self):
        """Names with a digit, longest first: no number of them is one of the page's."""
        articles, everything = asked(self.corpus, "articles", View()), View()
        frames = (
            articles["source"],
            articles["title"],
            asked(self.corpus, "timeline", everything)["label"],
        )
        frames += (self.names["name"], self.quotations["speaker"])
        names = {plain(str(name)) for frame in frames for name in frame.dropna()}
        return sorted((name for name in names if re.search(r"\d", name)), key=len, reverse=True)

    def behind(self, address):
        """The view that an address opens, of a comparison the first side's, and its other parameters."""
        parts = urlsplit(html.unescape(address))
        query = parse_qs(parts.query, keep_blank_values=True)
        first = {name[4:]: value for name, value in query.items() if name.startswith("one.")}
        view = View.from_query(query | first)
        events = tuple(self.corpus.printed_events.id_of(one) for one in view.event)
        return self.corpus.meant(replace(view, event=events)), query, parts.path

    def opened(self, address, what):
        """How much of something an address opens, asked for as rows."""
        view, query, path = self.behind(address)
        if "only" in query:
            return len(asked(self.corpus, "articles", view, only=query["only"][0]))
        if path == "timeline" and what == "event":
            return len(asked(self.corpus, "timeline", view))
        if query.get("show") == ["retold"]:
            return len(asked(self.corpus, "retold", self.alone(view)))
        if what in ("quotation", "statement"):
            return len(asked(self.corpus, "quotations", self.alone(view)))
        rows = asked(self.corpus, "articles", view)
        if what == "source":
            return rows["source"].nunique()
        return asked(self.corpus, "totals", view).stories if what == "stor" else len(rows)

    def alone(self, view):
        """The view with what it asks for besides the page's alone, where a link adds a value to others."""
        more = {}
        for name in LISTS:
            held, asked = getattr(self.view, name), getattr(view, name)
            new = tuple(one for one in asked if one not in held)
            if asked == ("expected", "denied"):  # one shelf of both
                continue
            if held and new and new != asked:
                more[name] = new
        return replace(view, **more)

    def check(self, told, expected, where):
        assert told == expected, where
        self.walked += 1
