import datetime as dt
import re
from dataclasses import replace
from html import escape

import demos
import handmade
import pandas as pd
import pytest

from dashboard.corpus import Corpus, open_corpus
from dashboard.corpus.date_reasons import Reason
from dashboard.page.components import event_card, headlines
from dashboard.view import View

COLUMNS = ["article", "source", "published", "first", "last", "certainty", "status"]


def told(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    for name in ("published", "first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


EARLY = ("a", "The Amsel Courier", "2031-03-01", "2031-03-04", "2031-03-04", "stated", "planned")
LATE = ("b", "Westmark Daily", "2031-03-05", "2031-03-04", "2031-03-04", "stated", "happened")
WEEK = ("c", "Sea Log", "2031-03-06", "2031-03-01", "2031-03-07", "computed", "happened")
OTHER = ("d", "Sea Log", "2031-03-08", "2031-03-06", "2031-03-06", "stated", "happened")
GUESS = ("e", None, None, "2031-03-09", "2031-03-09", "assumed", "happened")


def test_dates_that_cannot_both_be_true_are_a_disagreement():
    said = event_card.disagreement(told(EARLY, LATE, OTHER))
    assert said == "4 Mar 2031 (2 articles) and 6 Mar 2031 (1 article)"


@pytest.mark.parametrize("rows", [(EARLY, LATE), (EARLY, WEEK), (LATE, GUESS), (GUESS,)])
def test_a_wider_or_an_assumed_date_is_no_disagreement(rows):
    assert event_card.disagreement(told(*rows)) == ""


def test_first_and_latest_report_are_named():
    said = event_card.reported(told(LATE, EARLY, GUESS))
    assert said == (
        "First reported 1 Mar 2031 by The Amsel Courier, latest 5 Mar 2031 by Westmark Daily"
    )
    assert event_card.reported(told(LATE)) == "First reported 5 Mar 2031 by Westmark Daily"
    assert event_card.reported(told(GUESS)) == ""


def test_a_plan_that_came_true_is_said():
    said = event_card.course(told(LATE, EARLY))
    assert said == "Reported as planned (first 1 Mar 2031) and as happened (first 5 Mar 2031)"
    assert event_card.course(told(LATE, WEEK)) == ""


def test_what_may_be_the_same_event_is_offered_with_the_reason(open_page, harbour, monkeypatch):
    timeline = open_corpus(harbour).timeline(View())
    one, other = timeline.head(2).to_dict("records")
    rows = [{"event": other["event"], "label": other["label"], "common": ["Ada Lund", "Westmark"]}]

    def like_events(*_):
        return pd.DataFrame(rows)

    monkeypatch.setattr(Corpus, "like_events", like_events)
    html = open_page(harbour, "timeline", event=[one["event"]]).html
    reason = "May be the same event, with <bdi>Ada Lund and Westmark</bdi> on days that overlap: <a"
    assert reason in html
    assert f">{other['label']}</bdi></a></p>" in html


def test_a_chosen_event_shows_its_sentences_source_by_source(open_page, harbour):
    timeline = open_corpus(harbour).timeline(View())
    treaty = timeline.loc[timeline["label"] == "Ada Lund signs the harbour treaty", "event"].item()
    html = open_page(harbour, "timeline", event=[treaty]).html
    courier = html.index("<h4><bdi>The Amsel Courier</bdi><span> 2 articles</span></h4>")
    assert courier < html.index("<h4><bdi>Westmark Daily</bdi><span> 1 article</span></h4>")
    assert "First reported 4 Mar 2031 by The Amsel Courier, latest 7 Mar 2031" in html


def test_a_sentence_that_tells_of_an_event_twice_is_shown_once(open_page, tmp_path):
    words = "Ferries collided on Friday, and the collision closed the port."
    twice = [
        (words[:26], "Ferries collide", "2031-03-07", "2031-03-07", "stated", "happened"),
        (words[28:-1], "Ferries collide", "2031-03-07", "2031-03-07", "stated", "happened"),
    ]
    report = handmade.report("a", "Crash", "2031-03-07", "Sea Log", words, events=twice)
    html = open_page(handmade.collection(tmp_path, [report]), "timeline").html
    assert "<mark>Ferries collided on Friday</mark>, <mark>and the collision" in html
    assert html.count("and the collision") == 1


def test_why_this_date_names_phrase_meaning_and_rule(open_page, harbour):
    html = open_page(harbour, "timeline").html
    assert "Why this date?" in html
    assert "<dt>phrase</dt><dd><bdi>“4 March 2031”</bdi></dd>" in html
    assert "<dt>means</dt><dd>4 Mar 2031</dd>" in html
    assert "<dt>rule</dt><dd>written here</dd>" in html


@pytest.mark.parametrize(
    ("phrase", "anchor", "days", "words"),
    [
        ("Wednesday", "publication, where “met” looks back", ("2031-03-05", "2031-03-05"),
         "Inferred: “Wednesday” before publication on Friday, 7 March 2031."),
        ("next week", "publication", ("2031-03-10", "2031-03-16"),
         "Inferred: “next week” after publication on Friday, 7 March 2031."),
        ("today", "publication", ("2031-03-07", "2031-03-07"),
         "Inferred: “today” on the day of publication, Friday, 7 March 2031."),
        ("4 March 2031", None, ("2031-03-04", "2031-03-04"), "Stated: “4 March 2031”."),
        ("the day before", "the date named before, “today”", ("2031-03-06", "2031-03-06"),
         "Inferred: “the day before”, counted from the date named before, “today”."),
    ],
)  # fmt: skip
def test_why_this_date_is_one_plain_sentence(phrase, anchor, days, words):
    first, last = map(dt.date.fromisoformat, days)
    one = Reason(phrase, first, last, "rule", anchor, (), None, taken=True)
    assert event_card.in_a_sentence(one, pd.Timestamp("2031-03-07")) == words


def clause(words, *reasons, article="a", start=50, days=(None, None), certainty="computed"):
    """Return a mention of an event: its sentence, what dates stand by it and the days it has."""
    first, last = days
    return {
        "article": article, "title": "Ferries collide", "sentence": words, "start": start,
        "sentence_start": start, "first": first, "last": last, "certainty": certainty, "why": reasons,
        "published": "2031-03-07", "source": "Sea Log",
    }  # fmt: skip


DAY = dt.date(2031, 3, 7)
FRIDAY = (pd.Timestamp(DAY),) * 2
TOOK = Reason("Friday", DAY, DAY, "weekday", "publication", (), None, taken=True)
BODY = clause("Two ferries collided on Friday.", TOOK, start=90, days=FRIDAY)
HEADLINE = clause("Ferries collide", start=0)
EVENT = dict(zip(("first", "last"), FRIDAY, strict=True))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (HEADLINE, "The headline names no day; another sentence does: “Friday”."),
        (clause("They sank."), "The words marked name no day; another sentence does: “Friday”."),
        (clause("They sank, it said Friday.", days=FRIDAY),
         "The words marked name no day; the rest of the sentence does: “Friday”."),
        (clause("They sank.", article="b"),
         "The words marked name no day; another article does: “Friday”, 7 Mar 2031 by Sea Log."),
        (clause("They sank.", days=(FRIDAY[0], None)),
         "The words marked name no day; it follows from other dates."),
        (clause("They sank.", certainty="assumed"),
         "The words marked name no day: the day of publication is assumed."),
        (clause("They sank after Friday.", replace(TOOK, taken=False), certainty="assumed"),
         "“Friday” is not its day: the day of publication is assumed."),
    ],
)  # fmt: skip
def test_words_that_name_no_day_say_which_words_do(row, words):
    assert event_card.unexplained(EVENT, row, [BODY]) == words


def test_on_the_demo_the_words_named_for_a_date_stand_in_the_collection():
    corpus = open_corpus(demos.ready())
    events = corpus.timeline(View())
    named = 0
    for event in events.to_dict("records"):
        mentions = corpus.event_mentions([event["event"]])
        sentences = event_card._sentences(mentions)
        for row, *_ in sentences:
            said = str(event_card._why(event, row, event_card._giving(sentences)))
            assert "named before it" not in said
            if words := re.findall(r"(?:sentence|article) does: “(.+?)”", said):
                texts = corpus.texts(mentions["article"].tolist()).values()
                assert any(words[0] in one.text for one in texts)
                named += 1
    assert named >= 10


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"first": None, "last": None, "relation": "the week of publication"}, "The week of publication"),
        ({"first": None, "last": None, "relation": "publication - 1 week"}, "1 week before publication"),
        ({"first": pd.NaT, "last": pd.NaT, "relation": None}, "Date not given"),
        ({"first": "2031-03-04", "last": "2031-03-04", "relation": None}, "4 Mar 2031"),
        ({"first": None, "last": "2031-03-04", "relation": "before it"}, "Until 4 Mar 2031"),
        (
            {"first": "2031-03-04", "last": "2031-03-04", "relation": None, "certainty": "assumed"},
            "Reported 4 Mar 2031; date not given",
        ),
    ],
)  # fmt: skip
def test_an_event_without_a_day_says_how_it_lies_to_the_publication(row, words):
    assert event_card.when_words({"certainty": "stated", "value": None} | row) == words


def test_readings_not_taken_are_written_as_the_page_writes_days():
    one = Reason(
        "Monday",
        dt.date(2031, 3, 3),
        dt.date(2031, 3, 3),
        "weekday",
        None,
        ("2031-03-10", "2031"),
        None,
        taken=True,
    )
    said = str(event_card._reason(one))
    assert "<dd>10 Mar 2031 or 2031</dd>" in said
    assert "<dt>counted from</dt><dd>nothing: the text gives the whole date</dd>" in said


def test_an_unknown_source_is_counted_beside_the_known(tmp_path):
    opens = ("The quay opened", "Quay opens", "2031-03-04", "2031-03-04", "stated", "happened")
    reports = [
        handmade.report(
            f"s{number}", "Quay", "2031-03-05", source, "The quay opened on 4 March 2031.",
            events=[opens], dates=[("4 March 2031", "2031-03-04", "2031-03-04")],
        )
        for number, source in enumerate(("Sea Log", None))
    ]  # fmt: skip
    corpus = open_corpus(handmade.collection(tmp_path / "c", reports))
    (row,) = corpus.timeline(View()).to_dict("records")
    told = corpus.event_mentions([row["event"]])
    assert event_card._sources(row, told) == "1 source and an unknown one"


def test_a_copy_of_an_article_is_said_and_is_no_further_report(open_page):
    corpus = open_corpus(demos.ready())
    events = corpus.timeline(View())
    copied = events[events["articles"] > events["stories"]]
    assert len(copied)
    once = copied[copied["stories"] == 1].iloc[0]
    html = open_page(corpus.path, "timeline", event=[corpus.printed_events[once["event"]]]).html
    assert "<bdi>2 articles, 1 a copy</bdi>" in html
    assert not headlines.event_leads(View(), corpus.totals(View()), copied[copied["stories"] == 1])


def test_two_marks_of_one_thing_are_each_offered_on_the_card_of_the_other(open_page):
    corpus = open_corpus(demos.ready())
    labels = corpus.timeline(View()).set_index("event")["label"]
    pairs = [
        (one, other)
        for one in labels.index
        for other in corpus.like_events(one)["event"]
        if other in labels.index
    ]
    assert len(pairs) >= 6  # an invasion, a summit and a visit, told twice each
    assert {(other, one) for one, other in pairs} == set(pairs)
    for one, other in pairs[:4]:
        html = open_page(corpus.path, "timeline", event=[corpus.printed_events[one]]).html
        said = re.findall(r'<p class="note">May be the same event.*?</p>', html)
        assert any(f">{escape(labels[other])}<" in words for words in said)
