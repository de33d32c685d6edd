"""Who tells of an event is counted among the articles of the view, and of no others."""

import datetime as dt

import numpy as np
import pytest

from dashboard.corpus import open_corpus
from dashboard.view import View

VIEWS = [
    View(source=("Westmark Daily",)),
    View(text="water"),
    View(published=(dt.date(2031, 1, 1), dt.date(2031, 5, 31)), also=("withheld",)),
    View(not_source=("Westmark Daily",), also=("withheld",)),
]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_events_are_counted_among_the_articles_of_the_view(harbour, view):
    corpus = open_corpus(harbour)
    articles = corpus.articles(view).set_index("article")
    kept = corpus._tables.catalogue
    stories = kept.frame(np.arange(len(kept)), ["article", "story"]).set_index("article")["story"]
    found = corpus.timeline(view).set_index("event")
    assert len(found)
    told = corpus.event_mentions(found.index.tolist())
    told = told[told["article"].isin(articles.index)]
    by_event = told.assign(story=told["article"].map(stories)).groupby("event")
    assert found["articles"].to_dict() == by_event["article"].nunique().to_dict()
    assert found["mentions"].to_dict() == by_event["start"].size().to_dict()
    assert found["stories"].to_dict() == by_event["story"].nunique().to_dict()
    assert found["sources"].to_dict() == by_event["source"].nunique().to_dict()
