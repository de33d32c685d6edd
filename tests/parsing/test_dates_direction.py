"""Past or future: which of two days a weekday or month means."""

import pytest

from dashboard.model import Article
from dashboard.parsing.dates import find_dates


def value(text, published="2019-05-15"):  # a Wednesday
    (found,) = find_dates(Article("a", text, (), published=published))
    return found.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council voted on Monday.", "2019-05-13"),
        ("Can you say more on the mayor's Monday speech?", "2019-05-13"),
        ("The vote is expected to have a sequel on Monday.", "2019-05-20"),
        ("A sale, with holders tendering all shares by the Tuesday deadline.", "2019-05-14"),
        ("He opened the gate as previously planned on Saturday.", "2019-05-11"),
        ("The council will meet on Monday.", "2019-05-20"),
        ("The fair, which begins Monday, is the first.", "2019-05-20"),
        ("We shall know more after Monday when the fair is over.", "2019-05-20"),
        ("Quill will take part in a debate hosted by the council on Monday.", "2019-05-20"),
        ("The guest was greeted by the council on Monday.", "2019-05-13"),
        ("The council will vote on Monday.", "2019-05-20"),
        ("The fair will be opened by the mayor and the council and held on Monday.", "2019-05-20"),
        ("The minister leaves for Oslo on Monday.", "2019-05-20"),
        ("The council is expected to vote Monday.", "2019-05-20"),
        ("The offer runs until Friday.", "2019-05-17"),
        ("The council did not vote until Friday.", "2019-05-10"),
        ("The council pledged two million crowns on Friday.", "2019-05-10"),
        ("The council pledged to pay on Friday.", "2019-05-17"),
        ("The council published its climate plan on Friday.", "2019-05-10"),
        ("The council will publish its plan on Friday.", "2019-05-17"),
        ("The council didn't vote until Friday.", "2019-05-10"),
        ("The vote was not expected until Friday.", "2019-05-17"),
        ("The vote takes place on Friday.", "2019-05-17"),
        ("The mayor said on Friday that he was ill.", "2019-05-10"),
        ("On Friday, the court rejected the claim.", "2019-05-10"),
        ("On Friday, the court will hear the claim.", "2019-05-17"),
        ("The tour, starting Thursday, has sold out.", "2019-05-16"),
        ("Last Monday the dam broke.", "2019-05-13"),
        ("Last Tuesday the dam broke.", "2019-05-07"),
        ("The ferry stops next Sunday.", "2019-05-19"),
        ("The talks had been due to end on Monday.", "2019-05-13"),
        ("The ferry sank on Wednesday.", "2019-05-15"),
        ("The ferry sails on Monday of next week.", "2019-05-20"),
        ("The reduced fare was praised on Monday.", "2019-05-13"),
        ("On Monday, the two are to sail to Oslo.", "2019-05-20"),
        ("At a Monday rally in Oslo, she promised to close the mine.", "2019-05-13"),
        ("The house voted against the mayor's plans on Monday.", "2019-05-13"),
        ("The form was used a thousand times by Monday.", "2019-05-13"),
        ("The form was expected to be used by Monday.", "2019-05-20"),
        ("On Monday, long after the fire in Reno, Nev., it will open.", "2019-05-20"),
        ("They'll meet on Monday.", "2019-05-20"),
        ("The vote could be held on Monday.", "2019-05-20"),
        ("The vote that he could have lost on Monday was close.", "2019-05-13"),
        ("The mayor wouldn't say Monday what the plan will cost.", "2019-05-13"),
        ("He will be charged after the crash Monday.", "2019-05-13"),
        ("Earlier Monday, his aide says, the plan was dropped.", "2019-05-13"),
        ("It will be the issue in the wake of Monday's vote.", "2019-05-13"),
        ("The house voted against the new plans by 285 to 272 on Monday.", "2019-05-13"),
        ("At a Monday rally in Ulm, Quill promised to lower the fares.", "2019-05-13"),
        ("The poll of 900 voters, taken through Monday, shows a gap.", "2019-05-13"),
        ("The offer runs through Monday.", "2019-05-20"),
        ("They won’t meet on Monday.", "2019-05-20"),
        ("Of Monday's vote nobody will know the results", "2019-05-20"),
    ],
)
def test_a_weekday_follows_its_clause(text, day):
    assert value(text) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("A measure on the November ballot would ban the trams.", "2016-11"),
        ("Who is ahead among voters often does not win in November.", "2016-11"),
        ("The mayor endorsed the nominee in November.", "2015-11"),
        ("Since the November election the trams have stood still.", "2015-11"),
        ("The November storm tore off the roof.", "2015-11"),
    ],
)
def test_the_november_of_a_vote_is_that_of_an_even_year(text, month):
    assert value(text, "2016-03-08") == month


def test_the_november_just_over_is_that_one():
    assert value("The November election in Ulm drew three million.", "2021-12-05") == "2021-11"
    assert value("Holm lost the November race in Ulm.", "2023-12-15") == "2023-11"
    assert value("Holm wants to win the November race in Ulm.", "2015-12-15") == "2016-11"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The school closed in November.", "2018-11"),
        ("The school will open in September.", "2019-09"),
        ("The trial began in March.", "2019-03"),
        ("The couple married last December.", "2018-12"),
        ("It may be as bad as when they met back in June.", "2018-06"),
        ("They will be back in June.", "2019-06"),
    ],
)
def test_a_month_is_the_nearest_one_its_clause_allows(text, month):
    assert value(text) == month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She noted preparations for the July 29 summit in Lisbon.", "2019-07-29"),
        ("The two spoke ahead of the July 29 vote.", "2019-07-29"),
        ("He will share what was learnt from the April 2 call.", "2019-04-02"),
        ("He will attend the June 3 meeting.", "2019-06-03"),
        ("He praised the July 29 vote.", "2018-07-29"),
        ("It was a clampdown that has followed the June 3 vote.", "2018-06-03"),
    ],
)
def test_a_day_that_names_a_gathering_may_lie_on_the_other_side_of_its_clause(text, day):
    assert value(text) == day


def test_a_day_without_its_year_is_in_the_past_of_a_past_clause():
    assert value("Mr. Dahl hosted the guests on August 19.") == "2018-08-19"


def test_an_initial_ends_no_sentence():
    assert value("The firm will open its U.S. office on Monday.") == "2019-05-20"


def test_a_month_that_no_verb_places_is_rather_past_than_to_come():
    assert value("A rise from the low in March.", "2019-10-30") == "2019-03"


def values(text, published="2019-05-15"):
    return [found.value for found in find_dates(Article("a", text, (), published=published))]


def test_both_ends_of_a_stretch_look_the_same_way():
    text = "They will meet at the old castle in the hills of the south, from Thursday to Saturday."
    assert values(text) == ["2019-05-16", "2019-05-18"]


def test_what_was_planned_for_a_month_may_be_past():
    assert value("The visit was first planned for February.", "2019-06-23") == "2019-02"


def test_a_season_that_will_be_is_no_season_over():
    assert value("It will not hold for the winter.", "2019-04-30") == "2019-WI"


def test_a_long_clause_keeps_its_tense():
    topic = "This was a principal topic of discussion during the second meeting of the two mayors"
    assert value(f"{topic} in August in Geneva.") == "2018-08"
