"""What two reports must agree on to be of one event, and that no other article moves what they score."""

import pytest
from reporting import linked, report

from dashboard.linking.events import link_events

LEE, PARK, MOOR = "per:ann-lee", "per:bo-park", "per:cy-moor"
DAY = {"first": "2021-05-10", "last": "2021-05-10", "certainty": "stated"}
SINCE = {"first": "2021-05-10", "last": "2021-05-10", "certainty": "assumed"}


def told(name, head, words, **known):
    """Return one report in words of its own, published the day after."""
    return report(name, "2021-05-11", f"{head} {words}", {"head": head} | DAY | known)


def are_one(one, other):
    first, second = linked(one, other)
    return first.event == second.event


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ({"participants": (LEE, PARK)}, {"participants": (LEE, PARK)}, True),
        (
            {"participants": (LEE,), "place": "country:NO"},
            {"participants": (LEE,), "place": "country:NO"},
            True,
        ),
        (
            {"participants": (LEE,), "place": "geonames:3143244"},  # Oslo
            {"participants": (LEE, "country:NO")},
            True,
        ),
        ({"participants": (LEE,)}, {"participants": (LEE,)}, True),
        ({"participants": (LEE,)} | SINCE, {"participants": (LEE,)}, False),
        ({"place": "country:NO"}, {"place": "country:NO"}, False),
        (
            {"participants": (LEE, PARK), "place": "country:NO"},
            {"participants": (LEE, PARK), "place": "country:CL"},
            False,
        ),
    ],
    ids=[
        "two participants",
        "one and the place",
        "one and a town in the country",
        "one and the day that both tell",
        "one and a day that one tells",
        "the place alone",
        "another place",
    ],
)
def test_a_meeting_needs_more_than_one_thing_in_common(mine, theirs, same):
    one = told("a", "talks", "over copper quotas in spring", **mine)
    other = told("b", "talks", "about copper prices and quotas", **theirs)
    assert are_one(one, other) == same


def test_days_that_nobody_tells_make_no_event_one():
    who = {"participants": (LEE, PARK), "place": "country:NO"}
    one = told("a", "talks", "over copper quotas in spring", **(who | SINCE))
    other = told("b", "talks", "about copper prices and quotas", **(who | SINCE))
    assert not are_one(one, other)
    assert are_one(one, told("c", "talks", "over copper quotas in spring", **(who | SINCE)))


def test_names_with_other_numbers_are_of_other_things():
    closed = [
        told(name, "closed", f"the quay of Port {number} for repairs", participants=(LEE,))
        for name, number in (("a", 5), ("b", 10), ("c", 5))
    ]
    assert not are_one(*closed[:2])
    assert are_one(closed[0], closed[2])


def test_two_people_who_meet_at_a_gathering_are_not_the_gathering():
    both = {"participants": (LEE, PARK), "place": "country:NO"}
    met = told("a", "meeting", "over copper quotas in spring", **both)
    assert not are_one(met, told("b", "Meeting", "of the Oslo Four", lemma="meeting", **both))
    assert are_one(met, told("b", "meeting", "of the two", **both))


QUOTAS, QUOTAS_AGAIN = "over copper quotas", "about copper quotas"
WHALES = "to count whales and seals far out at sea"


@pytest.mark.parametrize(
    ("head", "words", "day", "same"),
    [
        ("launch", QUOTAS_AGAIN, SINCE, True),
        ("launch", WHALES, SINCE, False),
        ("launch", WHALES, DAY, True),
        ("mingle", QUOTAS_AGAIN, DAY, True),
        ("mingle", WHALES, DAY, False),
    ],
    ids=["one day, like words", "one day", "both days", "no class, like words", "no class"],
)
def test_like_words_show_what_days_and_heads_leave_open(head, words, day, same):
    who = {"participants": (LEE, PARK)}
    assert are_one(told("a", head, QUOTAS, **who), told("b", head, words, **(who | day))) == same


def test_a_country_in_common_joins_no_two_stories():
    one = told("a", "launch", QUOTAS, participants=("country:NO",))
    other = told("b", "launch", WHALES, participants=("country:NO",))
    assert not are_one(one, other)
    assert are_one(one, told("b", "launch", QUOTAS_AGAIN, participants=("country:NO",)))


def test_guests_of_one_summit_whom_somebody_meets_are_met_one_by_one():
    both = {"participants": (LEE, "org:un", PARK), "place": "country:NO"}
    other = {"participants": (LEE, "org:un", MOOR), "place": "country:NO"}
    assert not are_one(told("a", "talks", QUOTAS, **both), told("b", "talks", WHALES, **other))


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ({"participants": (LEE, "org:police")}, {"participants": (LEE,)}, True),
        ({"participants": (LEE,)}, {"participants": ("surname:lee",)}, False),
        (
            {"participants": (LEE, "org:police")} | SINCE,
            {"participants": (LEE, "org:police")},
            False,
        ),
        (
            {"participants": (LEE,), "place": "country:NO"} | SINCE,
            {"participants": (LEE,), "place": "country:NO"},
            True,
        ),
    ],
    ids=["full name and day", "surname alone", "day of one alone", "full name and place"],
)
def test_an_arrest_is_one_by_the_full_name_with_day_or_place(mine, theirs, same):
    one = told("a", "arrest", "near the old harbour after a chase", **mine)
    other = told("b", "arrest", "of the mayor on Monday, say neighbours", **theirs)
    assert are_one(one, other) == same


def test_no_other_article_moves_a_score():
    pair = [
        told("a", "visit", "to the copper mines near Lima", participants=(LEE, PARK)),
        told("b", "visit", "to copper mines and the port", participants=(LEE, PARK)),
    ]
    crowd = [
        told(f"z{n}", "attack", f"on the copper mines near Lima {n}", participants=(MOOR,))
        for n in range(120)
    ]
    alone, beside = link_events(pair, {}), link_events([*crowd, *pair], {})
    assert {key: beside[key] for key in alone} == alone
    assert len({event.event for event in alone.values()}) == 1


def test_two_meetings_of_a_day_that_each_name_a_partner_the_other_lacks_are_two():
    here, there = {"participants": (LEE, PARK)}, {"participants": (LEE, PARK, MOOR)}
    one = told("a", "meeting", "of Lee and Park with Harbour Delegates", **here)
    other = told("b", "meeting", "of Lee, Park and Moor", **there)
    assert not are_one(one, other)
    assert are_one(told("a", "meeting", "of Lee and Park", **here), other)


def test_what_is_said_again_and_again_is_one_only_on_days_that_both_tell():
    one = told("a", "reaffirm", "her support for the harbour of Norland", participants=(LEE, PARK))
    words = "her support for the harbour, its ferries and its fishing fleet in a call"
    other = told("b", "reaffirm", words, participants=(LEE, PARK))
    undated = told("b", "reaffirm", words, participants=(LEE, PARK), **SINCE)
    assert are_one(one, other)
    assert not are_one(one, undated)


@pytest.mark.parametrize(
    ("head", "one", "other"),
    [
        ("pleaded", "Lee pleaded guilty to theft", "Lee pleaded not guilty to theft"),
        ("pleaded", "Lee pleaded guilty to theft", "Lee pleaded innocent to theft"),
        ("found", "Lee was found guilty of theft", "Lee was found not guilty of theft"),
        (
            "found",
            "A jury found Ann Lee guilty of theft",
            "A jury found Ann Lee not guilty of theft",
        ),
        ("plea", "The guilty plea of Lee to theft", "The not guilty plea of Lee to theft"),
        ("vowed", "Lee vowed to sell the mill", "Lee vowed never to sell the mill"),
    ],
)
def test_a_negation_in_the_complement_makes_an_opposite_event(head, one, other):
    lemma = {"pleaded": "plead", "found": "find", "vowed": "vow"}.get(head, head)
    known = {"lemma": lemma, "participants": (LEE,)} | DAY

    def of(name, words):
        return report(name, "2021-05-11", words, {"head": head} | known)

    assert not are_one(of("a", one), of("b", other))
    assert are_one(of("a", one), of("b", one))
    assert are_one(of("a", other), of("b", other))


@pytest.mark.parametrize(
    "words",
    [
        "Lee was arrested but not charged",
        "Lee was arrested not only for theft",
        "Lee was not only arrested",
        "Lee was arrested, not for theft",
        "Lee was arrested in a small town not far off",
    ],
)
def test_a_negation_of_something_else_keeps_no_events_apart(words):
    known = {"head": "arrested", "lemma": "arrest", "participants": (LEE,)} | DAY
    plain = report("a", "2021-05-11", "Lee was arrested", dict(known))
    assert are_one(plain, report("b", "2021-05-11", words, dict(known)))


def test_what_is_still_to_come_in_one_report_did_not_happen_in_the_other():
    pair = {"participants": (LEE, PARK)}
    words = "the plan of Bo Park for a new harbour in spring"
    done = told("a", "endorsed", words, **pair)
    assert are_one(done, told("b", "endorsed", words + " already", **(pair | SINCE)))
    hoped = told("b", "endorsed", "Bo Park at last", **(pair | SINCE), status="planned")
    assert not are_one(done, hoped)


def test_two_words_of_a_class_need_more_in_common_than_somebody_and_the_day():
    one = told("a", "capture", "the hearts of sailors in Oslo", participants=(LEE,))
    assert not are_one(one, told("b", "seize", "on a film about mines", participants=(LEE,)))
    assert are_one(one, told("c", "capture", "of hearts in Oslo", participants=(LEE,)))


def test_who_condemns_is_told_apart_by_who_comes_first():
    about = ("country:CL", "country:NO")
    one = told("a", "condemn", "the bombing of two banks", participants=("country:IR", *about))
    other = told("b", "condemn", "two bomb attacks", participants=("country:CY", *about))
    assert not are_one(one, other)


MONTH = {"first": "2021-05-01", "last": "2021-05-31", "certainty": "stated"}


def test_a_win_in_a_month_is_that_of_a_day_only_in_like_words():
    pair = {"participants": (LEE, PARK)}
    one = told("a", "win", "in the northern quarry vote", **pair)
    other = told("b", "win", "by most of the southern pier ballots", **(pair | MONTH))
    assert not are_one(one, other)
    assert are_one(one, told("c", "win", "in the northern quarry vote", **(pair | MONTH)))


def test_two_arrests_within_years_are_one_only_in_like_words():
    years = {"first": "1996-01-22", "last": "1999-01-22", "certainty": "computed"}
    who = {"participants": (LEE,)} | years
    one = told("a", "arrest", "at the march of farmers", **who)
    assert not are_one(one, told("b", "arrest", "for what was shouted on a pier", **who))
    assert are_one(one, told("c", "arrest", "at the march of farmers", **who))


OSLO, BERGEN = "geonames:3143244", "geonames:3161732"


@pytest.mark.parametrize(
    ("head", "mine", "theirs", "same"),
    [
        ("win", (LEE, OSLO), (LEE, OSLO), True),
        ("win", (LEE, OSLO), (LEE, BERGEN), False),
        ("attack", (LEE, PARK), (LEE, PARK), True),
        ("attack", (LEE, PARK), (LEE, MOOR), False),
    ],
    ids=["one place won", "other places won", "one attacked", "others attacked"],
)
def test_what_was_won_or_attacked_is_common(head, mine, theirs, same):
    one = told("a", head, "over copper quotas in spring", participants=mine)
    other = told("b", head, "about copper prices and quotas in spring", participants=theirs)
    assert are_one(one, other) == same


def test_a_bare_verb_of_no_class_is_not_what_another_report_tells():
    one = told("a", "tweet", "copper", participants=(LEE,))
    other = told(
        "b",
        "tweet",
        "copper maps beside ferry fares and old harbour photographs",
        participants=(LEE,),
    )
    assert not are_one(one, other)


EXCHANGE = "org:exchange"


@pytest.mark.parametrize("head", ["close", "rise", "fall"])
@pytest.mark.parametrize(("whose", "same"), [("org:corbel", True), ("org:ostra", False)])
def test_shares_of_others_that_rise_or_fall_on_one_exchange_are_others(head, whose, same):
    one = told("a", head, "in composite trading on Monday", participants=("org:corbel", EXCHANGE))
    other = told("b", head, "by noon, as traders left for lunch", participants=(whose, EXCHANGE))
    assert are_one(one, other) == same


def test_what_an_exchange_closes_at_is_not_a_firms_price():
    one = told("a", "close", "in composite trading on Monday", participants=(EXCHANGE,))
    other = told("b", "close", "at noon on Monday", participants=("org:corbel", EXCHANGE))
    assert not are_one(one, other)
