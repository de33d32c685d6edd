from telling import days, event_at

OPENING = "Harbour Post historical calendar - September 7\n\nThese are some events of September 7 in history."
ENTRIES = (
    "1712 - The Treaty of Lunden was signed. The army left in 1714.",
    "1822 - Sudland proclaimed independence from Norland.",
    "1930 - Norland closed its port.",
)


def test_the_entries_of_a_calendar_are_of_its_day():
    text = "\n\n".join((OPENING, *ENTRIES))
    assert days(event_at(text, "proclaimed")) == ("1822-09-07", "1822-09-07")
    assert event_at(text, "proclaimed").certainty == "computed"
    assert days(event_at(text, "left")) == ("1714-01-01", "1714-12-31")


def test_a_list_of_years_that_names_no_day_stays_one():
    text = "\n\n".join(("Norland and its ports, September 7", *ENTRIES))
    assert days(event_at(text, "proclaimed")) == ("1822-01-01", "1822-12-31")


def test_a_year_without_the_day_keeps_its_days():
    text = "\n\n".join((OPENING.replace("September 7", "February 29"), *ENTRIES))
    assert days(event_at(text, "closed")) == ("1930-01-01", "1930-12-31")
