"""What the scorer takes for the same: spans, quotations and floors, on words of our own."""

from dashboard.intake import article_from_text
from dashboard.linking import Links
from dashboard.linking.entities import EntityLink
from dashboard.model import Annotations, DateReference, EventMention, Mention, Quotation
from tests.quality.annotated import Annotated, Annotation, find_words
from tests.quality.measures.dates import score_dates
from tests.quality.measures.entities import score_entities
from tests.quality.measures.events import score_events, score_merging
from tests.quality.measures.quotations import score_quotations
from tests.quality.measures.spans import matched, overlap, trimmed
from tests.quality.measures.tally import Scores

TEXT = "“We will mend it,” Ada Quill said on Monday. Quill will start in May."
QUOTED = {
    "text": "We will mend it,",
    "kind": "direct",
    "speaker": "Ada Quill",
    "speaker_kind": "person",
    "known": "stated",
    "status": "said",
}


def annotated(mentions=(), quotations=(), dates=(), events=()):
    article = article_from_text("a", TEXT, "2024-04-30")
    return Annotated(article, None, *map(tuple, (mentions, quotations, dates, events)))


def marked(**fields):
    return Annotation(find_words(TEXT, fields), fields)


def test_overlap_is_intersection_over_union():
    assert overlap((0, 10), (5, 15)) == 5 / 15
    assert overlap((0, 5), (5, 9)) == 0.0


def test_marks_punctuation_and_a_leading_that_do_not_count():
    assert trimmed(TEXT, (0, 18)) == (1, 16)
    assert trimmed("said that it rains.", (5, 19)) == (10, 18)


def test_the_best_overlap_is_matched_first_and_one_to_one():
    assert matched([(0, 10), (2, 10)], [(2, 10)], 0.5) == {1: 0}


def test_a_quotation_without_its_marks_and_comma_is_exact_and_its_speaker_counts():
    scores = Scores()
    found = Annotations(quotations=(Quotation(1, 16, "direct", 1, speaker="Ada Quill"),))
    score_quotations(annotated(quotations=[marked(**QUOTED)]), found, scores)
    assert scores.measures()["quotations: exact"] == 1.0
    assert scores.measures()["quotations: overlap and speaker"] == 1.0
    assert scores.measures()["quotations: kind of speaker"] == 0.0


def test_of_an_unnamed_speaker_the_first_words_are_enough():
    scores = Scores()
    wanted = {**QUOTED, "speaker": "clerk who knows the bridge", "speaker_kind": "unnamed"}
    found = Annotations(quotations=(Quotation(1, 16, "direct", 1, speaker="the clerk"),))
    score_quotations(annotated(quotations=[marked(**wanted)]), found, scores)
    assert scores.measures()["quotations: overlap and speaker"] == 1.0


def test_an_optional_quotation_is_neither_missed_nor_wrong():
    gold = annotated(quotations=[marked(**QUOTED, optional=True)])
    for quotations in ((), (Quotation(1, 17, "direct", 1),)):
        scores = Scores()
        score_quotations(gold, Annotations(quotations=quotations), scores)
        assert scores.tallies["quotations: overlap"].wanted == 0
        assert not scores.tallies["quotations: overlap"].found


def test_an_extra_name_lowers_the_measure_and_other_kinds_do_not():
    name = {"text": "Ada Quill", "kind": "name", "name": "Ada Quill", "names": {"Ada Quill"}}
    gold = annotated(mentions=[marked(**name, type="PER")])
    mentions = (
        Mention(19, 28, "PER", "name", "Ada Quill", "per:ada-quill"),
        Mention(46, 51, "ORG", "name", "Quill", "org:quill"),
        Mention(66, 69, "EVENT", "name", "May", "event:may"),
    )
    links = Links({("a", m.entity): EntityLink(m.entity, m.name, m.type) for m in mentions})
    scores = Scores()
    score_entities(gold, Annotations(mentions=mentions), links, scores)
    assert scores.tallies["entities: mention"].right == 1
    assert scores.tallies["entities: mention"].found == 2


def test_a_range_has_no_value_so_its_interval_decides():
    wanted = {"value": "2024-05-01/2024-05-31", "first": "2024-05-01", "last": "2024-05-31"}
    gold = annotated(dates=[marked(text="May", type="DATE", **wanted)])
    scores = Scores()
    start, end = gold.dates[0].span
    date = DateReference(start, end, "DATE", "2024-05", "2024-05-01", "2024-05-31")
    score_dates(gold, Annotations(dates=(date,)), scores)
    assert scores.measures() == {"dates: interval": 1.0, "dates: overlap": 1.0, "dates: value": 1.0}


def test_a_range_may_be_found_as_its_two_ends():
    wanted = {"value": "2024-04-29/2024-05-31", "first": "2024-04-29", "last": "2024-05-31"}
    gold = annotated(dates=[marked(text="Monday. Quill will start in May", type="DATE", **wanted)])
    ends = (
        DateReference(37, 43, "DATE", "2024-04-29", "2024-04-29", "2024-04-29"),
        DateReference(65, 68, "DATE", "2024-05", "2024-05-01", "2024-05-31"),
    )
    scores = Scores()
    score_dates(gold, Annotations(dates=ends), scores)
    assert scores.measures() == {"dates: interval": 1.0, "dates: overlap": 1.0, "dates: value": 1.0}


def test_an_event_may_be_as_narrow_as_another_report_tells_it():
    event = {"event": "work", "first": "2024-05-01", "last": "2024-05-31", "status": "planned"}
    gold = annotated(events=[marked(text="start", **event)])
    start, end = gold.events[0].span
    mention = EventMention(
        start - 5, end, start, end, "start", 1, "Work", first="2024-05-13", last="2024-05-13"
    )
    narrowest = {"work": ("2024-05-13", "2024-05-13")}
    scores = Scores()
    told = score_events(gold, Annotations(events=(mention,)), Links(), narrowest, scores)
    assert told == [("work", "a 1")]
    assert scores.measures()["events: interval"] == 1.0
    assert scores.measures()["events: status"] == 0.0


def test_merging_is_judged_by_pairs_of_mentions():
    scores = Scores()
    score_merging([("visit", "e1"), ("visit", "e1"), ("visit", "e2"), ("vote", "e2")], scores)
    tally = scores.tallies["events: merged"]
    assert (tally.right, tally.found, tally.wanted) == (1, 2, 3)
