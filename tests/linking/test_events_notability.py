"""What a timeline shows, what it withholds, and how central an event is to its articles."""

from dataclasses import replace

import pytest
from reporting import report

from dashboard.linking.events import link_events
from dashboard.linking.events.notability import MAIN_WORTH
from dashboard.model import Block, DateReference, Mention

LEE, PARK = "per:ann-lee", "per:bo-park"
TEXT = "Lee opens bridge\n\nAnn Lee opened a bridge in Oslo. She had visited Chile.\n\nLee and Park met."
BLOCKS = (Block("title", 0, 16), Block("paragraph", 18, 71), Block("paragraph", 73, 90))
OPEN = {
    "label": "Ann Lee opens bridge in Oslo",
    "participants": (LEE,),
    "place": "geonames:1",
    "worth": 4.0,
}
VISIT = {
    "head": "visited",
    "lemma": "visit",
    "label": "Ann Lee visits Chile",
    "participants": (LEE, PARK),
}
GIVEN = {"first": "2031-03-04", "last": "2031-03-04", "certainty": "stated"}
MAIN = {"worth": MAIN_WORTH}
ASSUMED = {"first": "2031-03-09", "last": "2031-03-09", "certainty": "assumed"}


def told(*events, published="2031-03-09", blocks=BLOCKS, dates=(), salience=1.0):
    article, found = report("a", published, TEXT, *(dict(event) for event in events))
    people = (Mention(0, 3, "PER", "name", "Ann Lee", LEE, salience=salience),)
    return replace(article, blocks=blocks), replace(found, mentions=people, dates=tuple(dates))


def link(one, *, notable=False):
    return list(link_events([one], {}, notable=notable).values())


def opens(head="opened", **more):
    return {"head": head, "lemma": "open"} | OPEN | more


def test_headline_lead_and_who_leads_the_article_make_an_event_central():
    assert link(told(opens(head="opens", **GIVEN)))[0].central == 3
    assert link(told(opens(**GIVEN)))[0].central == 2
    assert link(told(opens(**GIVEN), salience=0.2))[0].central == 1
    below = {"head": "met", "lemma": "meet", "label": "Lee and Park meet", "participants": (PARK,)}
    assert link(told(below | GIVEN))[0].central == 0


@pytest.mark.parametrize(
    ("more", "central"),
    [
        ({"first": "2031-01-04", "last": "2031-01-04"}, 0),
        ({"first": "2031-03-01", "last": "2031-03-31"}, 0),
        ({"first": "2031-03-03", "last": "2031-03-09"}, 0),
        ({"first": "2031-03-05", "last": "2031-03-07"}, 3),
        ({"label": "[Ann Lee] opens bridge in Oslo"}, 2),
        ({"lemma": "praise"}, 2),
        ({"lemma": "call"}, 2),
        ({"label": "Ann Lee meets in Oslo"}, 0),
    ],
    ids=[
        "old news",
        "a month",
        "a week",
        "days of a stay",
        "whose name another sentence gives",
        "only said",
        "a call",
        "with nobody",
    ],
)
def test_what_is_old_or_vague_or_only_said_is_less_central(more, central):
    assert link(told(opens(head="opens", **GIVEN | more)))[0].central == central


def test_the_main_event_of_an_article_is_shown_though_its_day_is_not_given():
    (event,) = link(told(opens(head="opens", **ASSUMED | MAIN)))
    assert (event.standing, event.certainty) == ("shown", "assumed")
    unsure = opens(head="opens", status="uncertain", **ASSUMED | MAIN)
    assert link(told(unsure))[0].standing == "withheld"
    assert link(told(opens(head="opens", worth=0.5, **ASSUMED)))[0].standing == "unknown"
    assert link(of_kind(told(opens(**ASSUMED | MAIN)), "opinion"))[0].standing == "withheld"


def test_what_is_dated_and_not_clear_is_withheld_and_what_is_not_dated_is_unknown():
    assert link(told(opens(worth=0.5, **GIVEN)))[0].standing == "withheld"
    assert link(told(opens(status="uncertain", **GIVEN)))[0].standing == "withheld"
    assert link(told(VISIT | ASSUMED | {"worth": 0.5}), notable=True) == []


def test_what_goes_on_for_many_years_is_how_things_are():
    years = GIVEN | {"first": "2001-05-11"}
    assert link(told(opens(**years)))[0].standing == "withheld"


def test_a_caption_belongs_where_it_reports_a_meeting_or_the_like():
    captions = tuple(Block("caption", block.start, block.end) for block in BLOCKS)
    assert link(told(opens(**GIVEN), blocks=captions))[0].standing == "withheld"
    assert link(told(VISIT | GIVEN | {"worth": 4.0}, blocks=captions))[0].standing == "shown"


def test_a_caption_of_somebody_at_the_door_tells_of_no_visit():
    captions = tuple(Block("caption", block.start, block.end) for block in BLOCKS)
    arrives = VISIT | GIVEN | {"lemma": "arrive", "worth": 4.0}
    assert link(told(arrives))[0].standing == "shown"
    assert link(told(arrives, blocks=captions))[0].standing == "withheld"


def test_what_had_happened_by_a_day_is_withheld_as_nobody_knows_since_when():
    assert link(told(opens(**GIVEN | {"first": None})))[0].standing == "withheld"


def test_a_plan_for_days_that_are_over_is_withheld():
    ahead = {"first": "2031-03-14", "last": "2031-03-14", "certainty": "stated"}
    assert link(told(opens(**ahead, status="planned")))[0].standing == "shown"
    assert link(told(opens(**GIVEN, status="planned")))[0].standing == "withheld"


def test_an_event_dated_by_a_table_of_history_is_said_to_be():
    place = TEXT.index("Chile")
    war = DateReference(place, place + 5, "DATE", "2031", rule="named period")
    visit = VISIT | GIVEN | {"date_start": place, "date_end": place + 5}
    assert link(told(visit, dates=[war]))[0].historic
    assert not link(told(visit, dates=[replace(war, rule="year")]))[0].historic


def of_kind(one, kind):
    article, found = one
    return replace(article, kind=kind), found


@pytest.mark.parametrize("kind", ["shopping", "review", "index"])
def test_offers_reviews_and_lists_report_no_events(kind):
    assert link(of_kind(told(opens(**GIVEN)), kind))[0].standing == "withheld"


def test_of_sport_the_match_is_taken_and_not_the_play():
    visit = {**VISIT, **GIVEN, "worth": 4.0}  # in the second sentence of the lead
    both = {"label": "Ann Lee and Bo Park meet", "participants": (LEE, PARK), "worth": 4.0}
    met = {"head": "met", "lemma": "meet", **both, **GIVEN}  # behind the lead
    assert link(of_kind(told(visit), "sport"))[0].standing == "shown"
    assert link(of_kind(told(met), "sport"))[0].standing == "withheld"
    assert link(of_kind(told(met), "article"))[0].standing == "shown"
    won = {**met, "lemma": "win"}
    assert link(of_kind(told(won), "sport"))[0].standing == "shown"


def test_of_opinion_only_what_has_a_day_is_taken():
    assert link(of_kind(told(opens(head="opens", **ASSUMED)), "opinion"))[0].standing == "withheld"
    assert link(of_kind(told(opens(**GIVEN)), "opinion"))[0].standing == "shown"


def test_a_word_in_the_name_of_a_thing_is_no_event():
    article, found = told(opens(head="bridge", **GIVEN))
    place = TEXT.index("bridge")
    name = Mention(place, place + 6, "ORG", "name", "Bridge", "org:bridge")
    named = article, replace(found, mentions=(*found.mentions, name))
    assert link(named)[0].standing == "withheld"
    assert link((article, found))[0].standing == "shown"


def test_a_withheld_event_with_a_day_does_not_hide_the_main_one():
    headline = opens(head="opens", **ASSUMED | MAIN)
    unclear = VISIT | GIVEN | {"head": "Lee opens", "worth": 0.5}
    standings = {event.label: event.standing for event in link(told(headline, unclear))}
    assert standings[OPEN["label"]] == "shown"
    assert standings[VISIT["label"]] == "withheld"


def test_what_an_article_only_mentions_without_a_day_is_withheld():
    aside = VISIT | ASSUMED | {"place": "country:CL", "worth": 4.0}
    lead = told(opens(head="opened", **GIVEN), aside)
    behind = (Block("title", 0, 16), Block("paragraph", 18, 50), Block("paragraph", 51, 90))
    (event,) = [e for e in link(replace_blocks(lead, behind)) if e.label == VISIT["label"]]
    assert event.standing == "withheld"


def replace_blocks(one, blocks):
    article, found = one
    return replace(article, blocks=blocks), found


def test_what_one_article_tells_in_other_words_makes_no_fact_of_a_claim():
    claim = told(opens(**GIVEN, status="uncertain"))
    (article, found) = told(opens(**GIVEN) | {"worth": 1.0})
    other = (replace(article, id="b"), found)
    linked = {
        event.event: event for event in link_events([claim, other], {}, notable=False).values()
    }
    assert [event.standing for event in linked.values()] == ["withheld"]
    other = (replace(article, id="b"), told(opens(**GIVEN))[1])
    linked = {
        event.event: event for event in link_events([claim, other], {}, notable=False).values()
    }
    assert [event.standing for event in linked.values()] == ["shown"]
