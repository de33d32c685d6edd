"""Articles without a date: ranges with their cues, relations kept, no invented year."""

import pytest

from dashboard.model import Article, PublicationRange
from dashboard.parsing.dates import find_dates, infer_publication, known_ends


def article(text, **fields):
    return Article("a", text, (), **fields)


def published(text, **fields):
    found = infer_publication(article(text, **fields))
    return found.first, found.last


def test_the_address_of_the_page_dates_the_article():
    url = "https://news.example/world/2017/11/06/harbour-fire.html"
    assert published("A fire broke out.", url=url) == ("2017-11-05", "2017-11-07")


def test_a_line_that_is_a_date_dates_the_article():
    assert published("Harbour fire\nPublished: 6 November 2017\n\nA fire broke out.") == (
        "2017-11-06",
        "2017-11-06",
    )


def test_a_term_of_office_bounds_the_article():
    first, last = published("Prime Minister Tony Blair spoke in Leeds.")
    assert (first, last[:4]) == ("1997-05-02", "2007")


def test_a_former_holder_bounds_it_from_below_only():
    first, last = published("Former Prime Minister Tony Blair spoke in Leeds.")
    assert (first, last) == ("1997-05-02", "2026-12-31")


def test_an_end_that_no_cue_gave_is_open():
    told = infer_publication(article("Former Prime Minister Tony Blair spoke in Leeds."))
    assert known_ends(told) == ("1997-05-02", None)
    assert known_ends(infer_publication(article("The bridge is open."))) == (None, None)
    assert known_ends(PublicationRange("2020-01-01", "2020-02-01", "stated")) == (
        "2020-01-01",
        "2020-02-01",
    )


def test_a_past_date_is_the_earliest_day_give_or_take_a_time_zone():
    assert published("The dam was finished on March 4, 2009.")[0] == "2009-03-03"


def test_the_latest_year_named_is_not_taken_for_the_year_of_publication():
    first, last = published("The mill was built in 1998 and burned down in 2003.")
    assert first == "2003-01-01"
    assert last > "2020"


def test_a_weekday_with_its_date_leaves_only_the_years_in_which_they_fit():
    text = "President George W. Bush arrived. The vote was held on Tuesday, March 4."
    first, last = published(text)
    assert first <= "2003-03-04" <= last
    assert last[:4] < "2009"


def test_cues_are_told_and_contradictions_dropped():
    text = "Prime Minister Tony Blair spoke. The iPad was on the table."
    found = infer_publication(article(text))
    assert found.first == "2010-01-27"
    assert any(cue == "iPad being there" for cue in found.cues)
    assert any(cue.startswith("not used") for cue in found.cues)


def test_an_undated_article_keeps_relations_and_ranges():
    text = "Prime Minister Gordon Brown met farmers last week and will go to Bath on Friday."
    week, friday = find_dates(article(text))
    assert week.relation == "publication - 1 week"
    assert week.value == "XXXX-WXX"
    assert (week.first, week.last) == ("2007-06-18", "2010-05-23")
    assert week.approximate
    assert friday.value == "XXXX-XX-XX"


def test_what_is_certain_without_a_date_stays_certain():
    (found,) = find_dates(article("The dam was finished on March 4, 2009."))
    assert (found.value, found.first, found.approximate) == ("2009-03-04", "2009-03-04", False)


def test_a_year_is_computed_when_the_range_leaves_one():
    url = "https://news.example/2017/06/06/x.html"
    (found,) = find_dates(article("The prize was won last year.", url=url))
    assert found.value == "2016"


def test_a_presidency_of_the_group_of_seven_names_the_year():
    text = "Secretary of State Antony Blinken flew home after the G7 ministers met in Italy."
    assert published(text) == ("2024-01-01", "2024-12-31")


def test_two_readings_never_agree_by_chance():
    text = "Prime Minister Gordon Brown met farmers last week, in June and on Friday."
    assert [found.value for found in find_dates(article(text))] == [
        "XXXX-WXX",
        "XXXX-06",
        "XXXX-XX-XX",
    ]


def test_a_deputy_is_not_the_holder_of_the_office():
    assert published("Deputy Prime Minister Tony Blair spoke.") == ("1900-01-01", "2026-12-31")


def test_an_administration_in_office_bounds_the_article():
    first, last = published("The Clinton administration will answer on Friday.")
    assert (first, last) == ("1993-01-20", "2001-02-04")


def test_a_name_that_ceased_bounds_the_article_from_above():
    text = "Digital Equipment Corp. said its profit rose. Analysts were pleased."
    assert published(text) == ("1957-08-23", "1999-06-11")


def test_a_name_told_of_as_history_or_inside_a_longer_name_does_not():
    for text in (
        "The former Digital Equipment Corp. made computers.",
        "He worked in 1991 at Digital Equipment Corp. in Maynard.",
        "Northern Digital Equipment Corp. said its profit rose.",
    ):
        assert published(text)[1] == "2026-12-31", text


def test_a_name_in_capitals_is_not_the_common_word():
    assert published("She aids the sick.") == ("1900-01-01", "2026-12-31")
    assert published("AIDS spread.")[0] == "1982-07-27"


def test_someone_else_of_that_title_and_name_is_not_the_holder():
    text = "Prime Minister Orlando Blair spoke. Prime Minister Blair smiled."
    assert published(text) == ("1900-01-01", "2026-12-31")


def test_a_holder_is_known_with_and_without_accents_and_small_words():
    german = published("Chancellor Gerhard Schröder spoke.")
    assert german == published("Chancellor Schroeder spoke.") == ("1998-10-27", "2005-12-07")
    assert published("Prime Minister Nouri al-Maliki spoke.") == ("2006-05-20", "2014-09-23")


def test_a_year_that_belongs_to_a_forecast_is_no_past_year():
    text = "Analysts raised their 2009 earnings estimates. He was glad."
    assert published(text) == ("1900-01-01", "2026-12-31")


def test_a_level_of_a_year_named_beside_it_says_nothing():
    text = "The Nikkei had risen to 35,378.44 in 1989."
    assert published(text) == ("1989-01-01", "2026-12-31")


def test_a_dateline_without_its_year_is_found_by_the_weekday_of_the_lead():
    text = "OSLO, August 11 (Nordpress) -- Prime Minister Kjell Magne Bondevik left on Tuesday.\n"
    assert published(text) == ("1998-08-11", "1998-08-12")


@pytest.mark.parametrize(
    "dateline",
    [
        "Pärnu, 14 March 2024. ",
        "PÄRNU, 14 March 2024 - ",
        "Port Amsel, Westmark, March 14, 2024: ",
        "TALLINN (NP), 14 March 2024. ",
        "PÄRNU, 14. March 2024 — ",
        "PÄRNU, 14th March 2024 — ",
    ],
)
def test_a_dateline_with_its_year_is_the_day_of_publication(dateline):
    text = f"Council shuts quay\n\n{dateline}The town council voted on Tuesday to shut the quay."
    assert published(text) == ("2024-03-14", "2024-03-15")


@pytest.mark.parametrize(
    "text",
    [
        "In Pärnu, 14 March 2024. Nobody came.",
        "The town council of Pärnu met, 14 March 2024. Nobody came.",
        "Updated, 14 March 2024. Nobody came.",
    ],
)
def test_a_day_that_ends_a_sentence_is_no_dateline_for_that(text):
    assert published(text) != ("2024-03-14", "2024-03-15")


def test_a_weekday_that_fits_the_day_before_is_taken_where_the_day_itself_fits_nowhere():
    text = "OSLO, August 12 (Nordpress) -- Prime Minister Keizo Obuchi left on Tuesday.\n"
    assert published(text) == ("1998-08-12", "1998-08-13")


def test_of_two_holders_who_do_not_go_together_the_later_is_in_office():
    text = "President George W. Bush read aloud. President Barack Obama listened."
    assert published(text) == ("2009-01-20", "2017-02-04")


def test_a_holders_name_inside_another_name_is_not_the_holders():
    assert published("President Blair Holm spoke.") == ("1900-01-01", "2026-12-31")
    assert published("Prime Minister Blair Thursday left.")[0] == "1997-05-02"


def test_former_goes_with_a_title_farther_on():
    assert (
        published("The former Northern Mills Co. chief executive Tim Cook spoke.")[1]
        == "2026-12-31"
    )


def test_a_title_at_the_end_of_a_sentence_is_not_the_next_names():
    assert published("He wants to be president. Clinton said no.") == ("1900-01-01", "2026-12-31")


def test_a_date_at_the_end_may_be_that_of_a_correction():
    text = "A harbour burned.\n\n" + "The fire spread.\n" * 60 + "\nUpdated: 6 November 2017\n"
    assert published(text) == ("2017-10-27", "2017-11-06")


def test_a_verb_in_lower_case_is_no_product():
    assert published("It may kindle hope.") == ("1900-01-01", "2026-12-31")
    assert published("He read it on a Kindle.")[0] == "2007-11-19"


def test_a_year_up_to_which_something_was_is_no_last_day():
    assert published("He was the mayor until 2003.")[1] == "2026-12-31"
    assert published("She studied the report on emissions by 2050.")[0] == "1900-01-01"


def test_a_campaign_dates_those_who_run():
    text = "Democratic presidential candidate Bernie Sanders spoke in Reno."
    first, last = published(text)
    assert (first, last[:4]) == ("2015-01-01", "2020")
    cue = infer_publication(article("The Republican nominee, Mitt Romney, spoke.")).cues[0]
    assert cue == "Republican nominee, Mitt Romney running"


def test_a_year_in_a_plan_is_no_earliest_day():
    told = "Mr. Olsen noted that emissions fell. They are projected to reach half that in 2045."
    assert published(told)[0] == "1900-01-01"
    assert published("He noted that the mill burned down in 2005.")[0] == "2005-01-01"


@pytest.mark.parametrize(
    "text",
    [
        "It is the 25th anniversary of NATO air strikes on the town.",
        "It is the 20th anniversary of the NATO-Russia Founding Act.",
        "It is the 50th anniversary of the Hiroshima Carp.",
        "It is the 20th anniversary of the Titanic movie.",
        "It is the 10th anniversary of the Arab Spring Festival.",
        "It is the 10th anniversary of the Chernobyl museum.",
    ],
)
def test_an_event_inside_a_longer_name_is_not_what_the_anniversary_is_of(text):
    first, last = published(text)
    assert first <= "1949-04-04"
    assert last == "2026-12-31"


@pytest.mark.parametrize(
    "text",
    [
        "Fishing stopped prior to the expiration of the treaty in February 2025.",
        "Halvorsen takes part in a debate hosted by the Friends of Oslo on Thursday, April 21, 2025.",
        "The mill closed long ago. It also has an option to buy a third of the dock from the old and the new owners after Jan. 1, 2025.",
    ],
)
def test_a_date_of_what_may_be_to_come_is_no_earliest_day(text):
    assert published(text)[0] < "2025"


def test_the_administration_somebody_once_worked_in_may_be_long_gone():
    text = "In the Obama administration, Ines Halvorsen led a programme for harbours."
    assert published(text) == ("2009-01-20", "2026-12-31")


@pytest.mark.parametrize(
    ("evidence", "first", "last"),
    [
        ("seen, not published: 20170607T151500Z", None, "2017-06-07"),
        ("seen, not published: 2017-06-07 15:15:00", None, "2017-06-07"),
        ("field: 2017", "2017-01-01", "2017-12-31"),
        ("field: 2017: 2017", "2017-01-01", "2017-12-31"),
        ("field: 2016-02", "2016-02-01", "2016-02-29"),
        ("field: 2017-13", None, None),
        ("field: 9999", None, None),
        ("field: 9999-12", None, None),
        ("field: spring 2017", None, None),
    ],
)
def test_what_a_record_says_without_a_day_bounds_the_article(evidence, first, last):
    found = infer_publication(article("A fire broke out.", published_evidence=evidence))
    assert known_ends(found) == (first, last)
