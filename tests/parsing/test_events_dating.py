import pytest
from telling import days, event_at


def test_a_date_belongs_to_the_clause_that_governs_it():
    text = "The ministry said on Tuesday that the Norland bridge collapsed on 3 May."
    assert days(event_at(text, "collapsed")) == ("2021-05-03", "2021-05-03")
    assert days(event_at(text, "said")) == ("2021-05-11", "2021-05-11")


def test_plain_past_without_a_date_is_assumed_to_be_of_the_publication_day():
    event = event_at("A mob attacked the consulate.", "attacked")
    assert days(event) == ("2021-05-12", "2021-05-12")
    assert event.certainty == "assumed"


def test_past_perfect_without_a_date_ends_by_publication():
    event = event_at("The court had jailed the banker.", "jailed")
    assert days(event) == (None, "2021-05-12")


def test_a_length_and_a_first_day_make_an_interval():
    text = "Ines Halvorsen begins her four-day visit to Lisbon starting Friday."
    assert days(event_at(text, "visit")) == ("2021-05-14", "2021-05-17")


def test_a_day_to_come_is_that_of_what_was_cancelled():
    event = event_at("Ines Halvorsen has cancelled her visit to Lisbon on May 20.", "visit")
    assert days(event) == ("2021-05-20", "2021-05-20")
    assert event.status == "denied"


def test_two_ends_of_a_range_are_one_interval():
    text = "Halvorsen will visit Chile from 20 to 24 May."
    event = event_at(text, "visit")
    assert days(event) == ("2021-05-20", "2021-05-24")
    assert text[event.date_start : event.date_end] == "20 to 24 May"


def test_between_joins_two_dates_but_a_bare_and_does_not():
    joined = "The fleet sailed between April 3 and April 9."
    apart = "The fleet sailed on April 3 and April 9."
    assert days(event_at(joined, "sailed")) == ("2021-04-03", "2021-04-09")
    assert event_at(apart, "sailed").first == event_at(apart, "sailed").last


def test_an_event_noun_takes_the_day_of_its_clause():
    text = "She resigned last week, following the party congress and a vote in Oslo."
    assert days(event_at(text, "vote")) == ("2021-05-03", "2021-05-09")


def test_a_verb_takes_the_time_of_its_occasion():
    text = "Halvorsen will press Chile over copper during her visit this week."
    assert days(event_at(text, "press")) == ("2021-05-10", "2021-05-16")


def test_figures_take_the_quarter_and_their_publication_does_not():
    text = "Norland Steel reported a loss in the first quarter of 2020."
    assert days(event_at(text, "loss")) == ("2020-01-01", "2020-03-31")
    assert event_at(text, "reported").certainty == "assumed"


def test_first_since_a_year_does_not_date_an_event():
    event = event_at("Norland posted its first deficit since 1993.", "posted")
    assert days(event) == ("2021-05-12", "2021-05-12")


def test_a_day_to_come_does_not_date_what_has_happened():
    event = event_at("The board predicted on Monday a surplus by 2024.", "predicted")
    assert days(event) == ("2021-05-10", "2021-05-10")


def test_what_the_same_doer_did_next_is_of_the_day_just_told():
    text = (
        "The Norland Union sued the shipyard on Friday. The yard is in Bergen. "
        "The Norland Union accused the owners of fraud."
    )
    assert days(event_at(text, "accused")) == ("2021-05-07", "2021-05-07")


def test_a_war_is_not_of_the_day_on_which_it_is_mentioned():
    event = event_at("The premier spoke on Monday about the war in Norland.", "war")
    assert days(event) == (None, None)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Last week, Ann Lee endorsed Norland's nomination of Tom Baker to the court.",
            "nomination",
        ),
        ("On Monday, Tom Baker downplayed Norland's attack on Chile.", "attack"),
        ("Ann Lee on Monday apologized for Norland's attack on Chile.", "attack"),
        ("Ann Lee predicted on Monday a victory in the Oslo elections.", "elections"),
        ("Ann Lee backtracked on her promise a year ago that Norland would win.", "backtracked"),
    ],
)
def test_what_somebody_judges_or_takes_back_is_of_another_day(text, word):
    assert event_at(text, word).certainty == "assumed"


def test_without_a_publication_day_relations_stay_and_no_day_is_invented():
    text = "Halvorsen visited Lisbon last week. She was in Oslo when the wall fell in June 1994."
    visit, fall = event_at(text, "visited", None), event_at(text, "fell", None)
    assert days(visit) == (None, None)
    assert visit.relation == "publication - 1 week"
    assert (visit.own_first, visit.own_last) == (None, None)
    assert days(fall) == ("1994-06-01", "1994-06-30")


def test_without_a_publication_day_plain_past_has_no_day():
    event = event_at("A mob attacked the consulate.", "attacked", None)
    assert days(event) == (None, None)
    assert event.relation == "publication"


def test_a_visit_that_began_or_ended_on_a_day_is_not_only_of_that_day():
    text = (
        "Ines Halvorsen began a three-day visit to Chile on Monday.\n\n"
        "Halvorsen's visit to Chile ends on Wednesday, 12 May."
    )
    assert days(event_at(text, "visit")) == ("2021-05-10", "2021-05-12")


def test_talks_of_which_only_the_first_day_is_told_are_of_that_day():
    assert days(event_at("Talks began in Oslo on Monday.", "Talks")) == ("2021-05-10", "2021-05-10")


def test_two_days_in_a_row_are_one_stay():
    assert days(event_at("Halvorsen visited Oslo on 3 and 4 May.", "visited")) == (
        "2021-05-03",
        "2021-05-04",
    )
    assert days(event_at("Halvorsen visited Oslo on May 3 and 4.", "visited")) == (
        "2021-05-03",
        "2021-05-04",
    )


def test_a_relative_clause_says_when_the_visit_was_not_the_town():
    text = "Officials praised Ines Halvorsen's visit to Oslo, which ran from May 3 to May 5."
    assert days(event_at(text, "visit")) == ("2021-05-03", "2021-05-05")


def test_one_day_of_a_visit_does_not_cut_the_visit():
    text = (
        "Ines Halvorsen visited Chile from 3 to 5 May.\n\n"
        "Halvorsen praised the visit to Chile. Halvorsen visited Chile on 4 May."
    )
    assert days(event_at(text, "visited")) == ("2021-05-03", "2021-05-05")


def test_a_date_behind_the_comma_of_an_occasion_is_the_occasions():
    text = "The tone has changed since Halvorsen's first trip to Chile, in June 2020."
    assert days(event_at(text, "trip")) == ("2020-06-01", "2020-06-30")


def test_whoever_paid_a_visit_is_its_visitor():
    text = "The visit that Ines Halvorsen paid to Chile on Monday was calm."
    event = event_at(text, "visit")
    assert event.label == "Ines Halvorsen visits Chile"
    assert event.first == "2021-05-10"


@pytest.mark.parametrize("gathering", ["a summit with Chile", "talks with Chile"])
def test_what_is_announced_on_a_day_was_not_on_it(gathering):
    event = event_at(f"On Monday, Norland announced {gathering}.", gathering.split()[-3])
    assert (event.status, event.last) == ("planned", None)


def test_a_day_of_announcing_is_not_the_day_of_what_is_announced():
    event = event_at("The summit had been announced on 4 May.", "summit")
    assert event.certainty == "assumed"


def test_a_judgement_does_not_date_what_is_judged():
    event = event_at("The ministers met on Monday and condemned the launches by Chile.", "launches")
    assert event.certainty == "assumed"


def test_a_change_runs_from_its_first_figure_to_its_last():
    text = "The number of farms rose from 108 million in 2016 to 161 million in 2020."
    assert days(event_at(text, "rose")) == ("2016-01-01", "2020-12-31")
    text = "The staff grew from eight people in January 2021 to more than 50."
    assert days(event_at(text, "grew")) == ("2021-01-01", "2021-05-12")


def test_what_was_then_is_of_the_date_that_it_explains():
    text = "The mill had opened in April, when Tom Baker and Ines Halvorsen visited Lisbon."
    assert days(event_at(text, "visited")) == ("2021-04-01", "2021-04-30")


def test_what_came_before_something_else_is_not_of_the_day_of_publication():
    assert days(event_at("A note printed before Tom Baker left Oslo said so.", "left")) == (
        None,
        "2021-05-12",
    )


def test_a_question_is_not_of_the_day_on_which_it_is_decided():
    event = event_at("The council will vote on Friday on whether to close the bridge.", "close")
    assert event.certainty == "assumed"


def test_ends_of_unlike_precision_make_one_interval():
    text = "A balloon crossed Norway between January and February 4, 2021."
    assert days(event_at(text, "crossed")) == ("2021-01-01", "2021-02-04")


def test_a_plan_until_a_day_begins_with_publication():
    text = "The mill will produce a million tons by the end of this year."
    assert days(event_at(text, "produce")) == ("2021-05-12", "2021-12-31")


def test_an_object_pronoun_is_not_its_subject():
    text = "Tom Baker retired. Chile honoured Ines Halvorsen, who met him in 2015."
    event = event_at(text, "met")
    assert set(event.participants) == {"per:ines-halvorsen", "per:tom-baker"}


def test_years_that_follow_each_other_make_one_interval():
    event = event_at("The Oslo agreements of 2014 and 2015 held for long.", "agreements")
    assert days(event) == ("2014-01-01", "2015-12-31")


def test_a_date_behind_and_is_of_the_clause_that_follows_it():
    text = (
        "On the trade front, the two countries continue to battle for supremacy and just last week, "
        "Chile slammed an inquiry into its mines."
    )
    assert days(event_at(text, "slammed")) == ("2021-05-03", "2021-05-09")
    assert event_at(text, "battle").label == "Two countries continue to battle for supremacy"


def test_a_beginning_that_is_told_belongs_to_the_stay_that_begins_so():
    text = (
        "The G7 ministers met in Oslo from 4 to 6 May. "
        "The meeting of the G7 ministers began on Tuesday, 4 May."
    )
    met, meeting = event_at(text, "met"), event_at(text, "meeting")
    assert met.event == meeting.event
    assert days(meeting) == ("2021-05-04", "2021-05-06")


def test_what_began_in_a_month_began_on_some_day_of_it():
    text = "The river had been calm. Talks between Estmark and Westmark began in March."
    assert days(event_at(text, "Talks")) == ("2021-03-01", "2021-03-31")


def test_a_date_before_after_is_of_its_own_clause():
    text = "Lee was found dead on January 12 after soldiers detained him in Oslo."
    assert days(event_at(text, "found")) == ("2021-01-12", "2021-01-12")
    assert days(event_at(text, "detained")) == (None, "2021-05-12")


def test_what_is_judged_was_then_not_the_judgement():
    text = "Lee condemned the attack on Oslo in 2016."
    assert days(event_at(text, "attack")) == ("2016-01-01", "2016-12-31")
    assert days(event_at(text, "condemned")) == ("2021-05-12", "2021-05-12")
    text = "Lee thanked Baker for his leadership over the past two years."
    assert days(event_at(text, "thanked")) == ("2021-05-12", "2021-05-12")


def test_earlier_and_later_this_year_lie_on_their_side_of_publication():
    earlier = event_at("Ines Halvorsen visited Lisbon earlier this year.", "visited")
    assert days(earlier) == ("2021-01-01", "2021-05-12")
    text = "Ines Halvorsen will head the team at the Norland Review Conference later this year."
    later = event_at(text, "Conference")
    assert days(later) == ("2021-05-12", "2021-12-31")
    assert later.status == "planned"


def test_the_past_year_runs_up_to_publication():
    text = "Over the past year, Norland has dismantled the courts of Lisbon."
    assert days(event_at(text, "dismantled")) == ("2020-05-12", "2021-05-12")
    assert days(event_at("Norland closed its ports last year.", "closed"))[0] == "2020-01-01"


def test_the_first_since_a_year_is_not_of_that_year():
    text = "The Lisbon Meeting, the first since 2019, will focus on fish."
    assert event_at(text, "Meeting").certainty == "assumed"


def test_nothing_goes_on_from_a_day_to_come_until_publication():
    text = "Lund has led the trade talks in Oslo since 1985."
    event = event_at(text, "talks", "1979-05-02")
    assert days(event) == ("1985-01-01", None)


def test_a_story_goes_on_on_the_day_that_its_lead_gives():
    text = (
        "The Reds beat the Blues on Tuesday. Tom Baker scored in the last minute, "
        "and the crowd cheered. The mayor has resigned."
    )
    assert days(event_at(text, "scored", "2021-05-13")) == ("2021-05-11", "2021-05-11")
    assert event_at(text, "scored", "2021-05-13").certainty == "assumed"
    assert days(event_at(text, "resigned", "2021-05-13")) == ("2021-05-13", "2021-05-13")


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("The mayor made it clear on Monday that he sold the mill.", "sold", None),
        ("Lund expected to return to Oslo after having a son in April.", "return", None),
    ],
)
def test_a_date_beside_another_clause_dates_nothing_else(text, word, known):
    event = event_at(text, word)
    assert (event.first if event.certainty != "assumed" else None) == known
