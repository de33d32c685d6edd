import re
from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import days, event_at, events_of

from dashboard.parsing.events.merging import (
    FEW,
    MOST_PAIRS,
    THRESHOLD,
    WINDOW,
    _candidates,
    joined_by,
)

if TYPE_CHECKING:
    from dashboard.parsing.events.event_mention import Draft

TOLD_OFTEN = (
    "Halvorsen to press Chile on copper during this week's visit\n\n"
    "Ines Halvorsen will press Chile during her visit to the country this week, aides said.\n\n"
    "Halvorsen will speak of copper during her three-day visit starting Thursday.\n\n"
    "This will be Halvorsen's second trip to Chile after a mission in March last year.\n\n"
    "Ahead of Halvorsen's trip, unions marched."
)


def numbers(text, *lemmas):
    return {event.event for event in events_of(text) if event.lemma in lemmas}


def test_one_visit_told_often_is_one_event_with_the_intersection_of_its_times():
    visits = [e for e in events_of(TOLD_OFTEN) if e.lemma in ("visit", "trip")]
    assert len(visits) >= 5
    assert {e.event for e in visits} == {visits[0].event}
    assert {(e.first, e.last) for e in visits} == {("2021-05-13", "2021-05-15")}
    assert {e.label for e in visits} == {"Ines Halvorsen visits Chile"}
    assert {e.status for e in visits} == {"planned"}


def test_an_earlier_mission_is_another_event():
    assert not numbers(TOLD_OFTEN, "mission") & numbers(TOLD_OFTEN, "visit", "trip")
    mission = event_at(TOLD_OFTEN, "mission")
    assert (mission.first, mission.last) == ("2020-03-01", "2020-03-31")


def test_each_mention_keeps_what_it_says_itself():
    text = "Halvorsen visited Chile last week. The visit began on Tuesday, 4 May."
    first = event_at(text, "visited")
    assert (first.own_first, first.own_last) == ("2021-05-03", "2021-05-09")


def test_days_that_exclude_each_other_stay_apart():
    text = "Rebels attacked Port Vale on 3 May. Rebels attacked Port Vale on 7 May."
    assert len(numbers(text, "attack")) == 2


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Ann Lee will travel to Chile on May 20. Her travel follows Tom Baker's visit to Chile.",
            "travel",
            "visit",
        ),
        (
            "Tom Baker won by 30 points in 2016. Baker won by the modest margin of 20 points in 2016.",
            "won by 30",
            "won by the",
        ),
        (
            "We spoke of the Oslo Forum. At our meeting today, Ann Lee thanked Tom Baker.",
            "Forum",
            "meeting",
        ),
        (
            "Ann Lee will visit Chile, Peru and Cuba from May 20 to 24. On May 22, Lee will visit Peru.",
            "visit Chile",
            "visit Peru",
        ),
        (
            "Ann Lee will travel to Oslo on May 20. Lee will also meet with Tom Baker there on May 20.",
            "travel",
            "meet",
        ),
        (
            "Ann Lee met Tom Baker in Oslo on May 3, on the sidelines of the Oslo Trade Summit.",
            "met",
            "Summit",
        ),
        (
            "On May 3, Ann Lee participates in a photo. On May 3, Lee participates in a breakfast.",
            "participates in a photo",
            "participates in a breakfast",
        ),
    ],
)
def test_a_journey_its_stops_and_whom_one_meets_at_them_are_several(text, one, other):
    assert (
        event_at(text, one.split()[0] if " " not in one else one).event
        != event_at(text, other).event
    )


def test_whom_one_meets_on_a_tour_one_meets_within_its_days():
    text = "Ann Lee will travel to Chile and Peru from May 20 to 24 and meet with Kim Lund in Lima."
    assert days(event_at(text, "travel")) == ("2021-05-20", "2021-05-24")
    assert days(event_at(text, "meet")) == ("2021-05-20", "2021-05-24")


def test_ordinals_stay_apart():
    text = "The first strike hit Port Vale. The second strike hit Port Vale."
    assert len(numbers(text, "strike")) == 2


def test_headline_and_lead_are_one_telling():
    text = "Norland Steel sacks chief\n\nNorland Steel has dismissed its chief, Tom Baker."
    assert len(numbers(text, "sack", "dismiss")) == 1


def test_a_synonym_noun_joins_its_verb():
    text = "Police arrested Tom Baker on Monday. The arrest of Tom Baker drew protests."
    assert len(numbers(text, "arrest")) == 1


def test_the_ministers_are_those_named_before():
    text = (
        "Tom Baker spoke at the end of the G7 foreign ministers' meeting. "
        "The ministers met from 4 to 6 May 2021."
    )
    meeting, met = event_at(text, "meeting"), event_at(text, "met")
    assert meeting.event == met.event
    assert days(meeting) == ("2021-05-04", "2021-05-06")


def test_a_noun_with_a_name_beside_it_is_that_person():
    text = "The harbour master, Jonas Brekke, was arrested on Monday. He left Oslo."
    arrested, left = event_at(text, "arrested"), event_at(text, "left")
    assert "per:jonas-brekke" in arrested.participants
    assert "per:jonas-brekke" in left.participants


def test_a_news_conference_is_no_meeting():
    assert (
        event_at("Tom Baker spoke at Monday's news conference.", "conference").lemma
        == "news_conference"
    )


def test_meetings_between_others_stay_apart():
    text = (
        "Ines Halvorsen will meet Tom Baker on Monday. Ines Halvorsen will meet Kim Lund on Monday."
    )
    assert len(numbers(text, "meet")) == 2


def test_happenings_of_other_names_stay_apart():
    text = (
        "The Norway-Chile Strategic Dialogue opened in Oslo. "
        "The Norway-Peru Strategic Dialogue opened in Oslo."
    )
    assert len(numbers(text, "dialogue")) == 2


def test_what_is_talked_of_is_no_meeting():
    text = "Ines Halvorsen met Tom Baker. There is a lot to talk about. The talks lasted an hour."
    assert not numbers(text, "talk_about") & numbers(text, "meet", "talk")
    assert not numbers("The raid will be met with sanctions.", "meet")


def test_far_apart_in_a_long_text_the_same_verb_is_not_enough():
    between = " ".join("It rained." for _ in range(60))
    text = f"Rebels took part. The army attacked. {between} The guards attacked."
    assert len(numbers(text, "attack")) == 2


def test_an_attack_that_is_feared_here_and_expected_there_is_one():
    text = (
        "Baker told the council how he believed a Norwegian attack on Oslo would begin. "
        "He expects an attack on Oslo soon."
    )
    found = [e for e in events_of(text) if "ttack" in text[e.head_start : e.head_end]]
    assert len({e.event for e in found}) == 1


PAIRS = [(i, j) for j in range(7) for i in range(j)]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.4, 0.5, 0.7, 0.9]))


@given(SCORES)
def test_clusters_are_joined_best_pair_first_while_every_pair_may_and_their_mean_is_likely(scores):
    clusters = [{number} for number in range(7)]
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        one, other = (next(c for c in clusters if n in c) for n in (i, j))
        links = [scores.get((min(pair), max(pair))) for pair in product(one, other)]
        if score < THRESHOLD or one is other or None in links:
            continue
        if sum(links) / len(links) >= THRESHOLD:
            clusters.remove(other)
            one |= other
    assert sorted(map(sorted, joined_by(7, scores))) == sorted(map(sorted, clusters))


def test_a_headline_is_no_news_of_last_year():
    text = (
        "Singapore signs the Lisbon Accords\n\n"
        "Singapore and Chile agreed on the need for rules in March 2020. "
        "Today Kim Lund signed the Lisbon Accords for Singapore."
    )
    assert event_at(text, "signs").event != event_at(text, "agreed").event


def test_a_dialogue_and_a_summit_of_the_same_two_are_apart():
    text = (
        "The first Chile-Norway Dialogue was held on May 10, 2021. "
        "It follows the June 2020 Chile-Norway Summit."
    )
    assert len(numbers(text, "dialogue", "summit")) == 2


def test_what_is_discussed_is_not_the_discussion():
    text = "Ines Halvorsen discussed this week's Lisbon Summit."
    assert len(numbers(text, "discuss", "talk_about", "summit")) == 2


def test_the_death_of_some_of_hers_is_not_hers():
    text = "Ines Halvorsen died last week. Three of her grandparents died in the camps."
    assert len(numbers(text, "die")) == 2


def test_a_day_of_each_town_parts_the_meetings_there():
    text = (
        "Ines Halvorsen will travel to Lisbon on May 20, where she will meet with Tom Baker. "
        "She will travel to Madrid on May 21, where she will meet with officials."
    )
    meetings = [e for e in events_of(text) if e.lemma == "meet"]
    assert [days(e) for e in meetings] == [("2021-05-20",) * 2, ("2021-05-21",) * 2]
    assert meetings[0].label == "Ines Halvorsen and Tom Baker meet in Lisbon"


def test_a_call_and_who_spoke_are_one_and_what_something_is_called_is_none():
    text = (
        "Ines Halvorsen's call with Tom Baker\n\n"
        "Ines Halvorsen spoke today with Minister Tom Baker. She called it hard to win."
    )
    assert len(numbers(text, "call", "speak_with")) == 1
    assert event_at(text, "called").lemma == "call_so"


def test_an_edition_of_long_ago_does_not_date_the_one_at_hand():
    text = (
        "Norland hosts the Harbour Summit. It brings towns together, as Norland hosted the inaugural "
        "Harbour Summit in 1994. The summit will be great."
    )
    years = [str(e.first)[:4] for e in events_of(text) if e.lemma == "summit"]
    assert years == ["2021", "1994", "2021"]


def test_a_gathering_of_long_ago_that_is_told_of_alone_keeps_its_year():
    text = "The Harbour Summit was held in Bergen in 1994. The summit ended in a row."
    years = [str(e.first)[:4] for e in events_of(text) if e.lemma == "summit"]
    assert years == ["1994"] * 2


def test_the_year_of_the_last_time_is_no_year_of_this_time():
    text = "This is the first time that Norland is hosting the Harbour Summit since 1994."
    assert [e.first for e in events_of(text)] == ["2021-05-12"]


TRIP = (
    "Ines Halvorsen will begin her trip in Ankara from May 14 to 15 to meet with Tom Baker and "
    "other officials. Halvorsen will then travel to Madrid. Next, Halvorsen will travel to "
    "Lisbon from May 19 to 20. She will meet with Ana Lund to discuss fish. "
    "On May 20, Halvorsen will meet with Mayor Rui Costa."
)


def test_each_meeting_of_a_journey_is_one_on_the_days_of_its_town():
    meetings = [e for e in events_of(TRIP) if e.lemma == "meet"]
    assert len({e.event for e in meetings}) == 3
    assert [days(e)[0] for e in meetings] == ["2021-05-14", "2021-05-19", "2021-05-20"]


def test_who_then_goes_elsewhere_makes_another_journey():
    journeys = [e for e in events_of(TRIP) if e.lemma == "travel"]
    assert len({e.event for e in journeys}) == 2
    assert journeys[0].first != journeys[1].first


def test_a_summit_that_two_prepare_for_is_not_their_meeting():
    text = (
        "Ines Halvorsen met today with Minister Tom Baker in Lisbon. "
        "Halvorsen and Baker discussed preparations for the Summit of the Isles."
    )
    assert event_at(text, "met").event != event_at(text, "Summit").event


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Tom Baker scored twice on Monday. Baker had scored just once in May.",
            "scored",
            "had scored",
        ),
        ("Norland invaded Chile after the attacks on Oslo.", "invaded", "attacks"),
    ],
)
def test_what_came_before_or_is_counted_otherwise_is_another_event(text, one, other):
    assert event_at(text, one).event != event_at(text, other).event


@pytest.mark.parametrize(
    "text",
    [
        "Norland and Sudland held the strategic [dialogue] on Monday. Bo Park praised the civil society [dialogue].",
        "Norland and Sudland held a strategic [dialogue] on Monday. Both hailed the [dialogue] between Estmark and Westmark.",
        "The [meeting] in Oslo ended on Monday. The next [meeting] will be held later.",
        "The [meeting] on Monday was about fish. Bo Park looks forward to future [meetings].",
        "Ann Lee [met] Bo Park on Monday. Ann Lee [discussed] the budget with union leaders.",
        "Ann Lee [visited] Estmark on Monday. She spoke of sauna [trips] there.",
        "Ann Lee [banned] imports of Estmark fish on Monday. Some want an [embargo] on Estmark oil.",
        "Bo Park [delivered] two trucks to Estmark on Monday. Ann Lee [delivered] remarks there.",
    ],
)
def test_what_may_be_another_of_a_common_kind_is_another(text):
    bare = text.replace("[", "").replace("]", "")
    starts = [m.start() - 2 * n for n, m in enumerate(re.finditer(r"\[", text))]
    one, other = (
        next(e for e in events_of(bare) if e.head_start <= at < e.head_end) for at in starts
    )
    assert one.event != other.event


def test_a_bare_meeting_is_the_nearest_of_those_told_before():
    text = (
        "The budget meeting took place in Oslo on Monday. The fish meeting took place in Bergen on Tuesday. "
        "The gathering ended early."
    )
    fish, gathering = event_at(text, "meeting took place in Bergen"), event_at(text, "gathering")
    assert fish.event == gathering.event


def test_a_term_of_office_is_no_event():
    told = events_of(
        "Under the Clinton administration, Ann Lee opened the bridge in Oslo on Monday."
    )
    assert told
    assert "administration" not in {word for event in told for word in event.lemma.split()}


def test_what_somebody_does_now_is_not_what_was_done_years_ago():
    text = (
        "The ministry is designating Bo Lund as a smuggler. The Reef Brigade, which was designated by "
        "the ministry as a smuggler in 2014, trains sailors."
    )
    assert event_at(text, "designating").event != event_at(text, "designated by").event
    assert event_at(text, "designating").first == "2021-05-12"


def test_officials_met_at_two_stops_are_two_meetings():
    text = (
        "Ann Lee will travel to France and Portugal. Ann Lee will attend a fair, where she will meet with senior officials. "
        "In Lisbon on 20 May, Ann Lee will meet with senior harbour officials."
    )
    first, second = (e for e in events_of(text) if e.lemma == "meet")
    assert first.event != second.event


def test_a_stabbing_is_what_somebody_was_stabbed_in():
    text = "A sailor was stabbed on a ferry on Monday. The stabbing drew crowds."
    assert event_at(text, "stabbed").event == event_at(text, "stabbing").event


def test_in_a_text_of_very_many_events_each_is_compared_with_few():
    alike = SimpleNamespace(main=None, classes=frozenset({"attack"}))
    many = cast("list[Draft]", [alike] * 4_000)
    assert len(_candidates(many)) < MOST_PAIRS + WINDOW + FEW * len(many)
    assert len(_candidates(many[:400])) == 400 * WINDOW - WINDOW * (WINDOW + 1) // 2


def test_what_somebody_also_does_is_another_deed():
    text = "Rain fell. Norway is designating the bank Northwind. Norway is also designating the banker Odd Brekke."
    assert len(numbers(text, "designate")) == 2


def test_a_this_before_the_first_name_means_another():
    text = "Ines Halvorsen spoke. She praised this forum on trade. She backed the Oslo Business Forum of 2020."
    assert len(numbers(text, "forum")) == 2


def test_who_heads_nowhere_visits_nothing():
    text = "Ines Halvorsen is visiting Oslo this week. She said where the talks were heading."
    assert len(numbers(text, "visit", "head", "head_so")) == 2


def test_a_bare_noun_before_a_deed_is_none_of_it():
    text = (
        "Rain fell. One ferry is cheap at launch. Northwind launched an early ferry across Norway."
    )
    assert len(numbers(text, "launch")) == 2


def test_what_is_left_leaves_nowhere():
    text = "Rain fell. Northwind will leave Oslo in 2024. She asked what was left in Oslo."
    assert len(numbers(text, "leave", "leave_so")) == 2


def test_the_way_back_is_not_the_way_there():
    text = "Rain fell. Bo Park flew home from Peru. Bo Park had flown to Peru in March."
    assert len(numbers(text, "fly")) == 2


def test_a_win_of_others_is_another():
    text = "Rain fell. Norway beat Peru in Oslo. Bo Park was hurt during the Rovers’ victory on Monday."
    assert len(numbers(text, "beat", "victory")) == 2


def test_what_is_done_to_a_name_is_not_what_is_done_to_things():
    text = "Rain fell. Norway backs harbour police by hiring guards. In 2021, the harbour police hired Bo Park."
    assert len(numbers(text, "hire")) == 2


def test_a_call_with_somebody_is_no_call_to_do_something():
    text = (
        "Rain fell. Bo Park’s call with Tilda Roe was short. Bo Park urged Tilda Roe to leave Oslo."
    )
    assert not numbers(text, "speak_with", "call") & numbers(text, "urge")


@pytest.mark.parametrize("noun", ["the Republican primary", "the 2008 primary"])
def test_votes_of_other_kinds_or_years_are_others(noun):
    text = f"The Democratic primary in Norland was held on Monday. Park was glad of {noun}."
    assert len({event.event for event in events_of(text) if event.lemma == "primary"}) == 2


def test_who_says_another_thing_of_one_subject_says_it_besides():
    text = (
        "Harbour Partners of Oslo said it may make a tender offer for some of Corbel Ltd.'s common shares.\n\n"
        "In a filing, Harbour Partners said it is part of a group that holds 525,546 Corbel common shares."
    )
    assert len({event.event for event in events_of(text) if event.lemma == "say"}) == 2


def test_the_appeal_of_somebody_is_nothing_that_anybody_asked_for():
    text = "Rain fell. Tilda Roe called for a ban on ferries. The ban shores up Tilda Roe’s appeal to voters."
    assert not numbers(text, "call", "call_for") & numbers(text, "appeal")


def test_what_was_offered_is_not_what_was_bought():
    text = (
        "Rain fell. Corbel completed its acquisition of Ostra Services on Monday. "
        "Corbel bid $28 a share for Ostra Services."
    )
    assert not numbers(text, "acquisition") & numbers(text, "bid")


def test_what_is_planned_for_a_day_is_not_what_was_done():
    text = (
        "Ann Lind will be named commander of the ferry in December. Lind was picked as a captain."
    )
    assert event_at(text, "named").event != event_at(text, "picked").event
    told_later = text.replace(
        "will be named commander of the ferry in December", "was named captain"
    )
    assert event_at(told_later, "named").event == event_at(told_later, "picked").event


def test_what_had_come_before_in_another_word_is_another_event():
    text = "Ann Lind won the vote in Bergen on Friday. Lind had triumphed in Bergen before."
    assert event_at(text, "won").event != event_at(text, "triumphed").event
    now = text.replace("had triumphed in Bergen before", "triumphed in Bergen")
    assert event_at(now, "won").event == event_at(now, "triumphed").event
