from dataclasses import replace

import pytest
from reporting import linked, report
from telling import parser

from dashboard.linking import link
from dashboard.linking.events import reports
from dashboard.model import Article, DateReference, Mention

LEE, PARK = "per:ann-lee", "per:bo-park"
VISIT = {"participants": (LEE, "country:CL"), "place": "country:CL", "certainty": "computed"}


def visit(name, published, first, last, **more):
    known = {"head": "visit", "first": first, "last": last} | VISIT | more
    return report(name, published, "Ann Lee's visit to Chile over copper", known)


def test_reports_of_one_visit_are_one_event_with_the_days_that_all_share():
    one, other = linked(
        visit("a", "2021-05-10", "2021-05-10", "2021-05-15"),
        visit("b", "2021-05-15", "2021-05-13", "2021-05-20"),
    )
    assert one == other
    assert (one.first, one.last) == ("2021-05-13", "2021-05-15")


def test_what_was_planned_has_happened_when_a_later_report_says_so():
    planned = visit("a", "2021-05-10", "2021-05-13", "2021-05-15", status="planned")
    happened = visit("b", "2021-05-20", "2021-05-13", "2021-05-15", status="happened")
    assert linked(planned)[0].status == "planned"
    assert {event.status for event in linked(planned, happened)} == {"happened"}
    assert linked(planned, happened)[0].event == linked(planned)[0].event


def test_a_mere_mention_does_not_say_that_it_has_happened():
    day = "2021-05-11"
    mere = visit("a", day, day, day, status="happened", certainty="assumed", worth=0.5)
    planned = visit("b", "2021-05-10", "2021-05-11", "2021-05-12", status="planned")
    assert {event.status for event in linked(mere, planned)} == {"planned"}


def test_what_one_report_gives_a_later_day_had_not_happened_before():
    this_week = visit("a", "2021-05-10", "2021-05-10", "2021-05-16", status="happened")
    planned = visit("b", "2021-05-11", "2021-05-13", "2021-05-15", status="planned")
    assert {event.status for event in linked(this_week, planned)} == {"planned"}


def test_days_that_exclude_each_other_keep_events_apart():
    one, other = linked(
        visit("a", "2021-05-10", "2021-05-13", "2021-05-15"),
        visit("b", "2021-06-10", "2021-06-13", "2021-06-15"),
    )
    assert one.event != other.event


def test_different_people_keep_events_apart():
    one, other = linked(
        visit("a", "2021-05-10", "2021-05-13", "2021-05-13"),
        visit("b", "2021-05-10", "2021-05-13", "2021-05-13", participants=(PARK, "country:CL")),
    )
    assert one.event != other.event


def test_a_visit_told_as_a_trip_is_the_same_event():
    known = {"head": "trip", "first": "2021-05-13", "last": "2021-05-13"} | VISIT
    trip = report("b", "2021-05-14", "Ann Lee's trip to Chile over copper", known)
    one, other = linked(visit("a", "2021-05-10", "2021-05-13", "2021-05-13"), trip)
    assert one.event == other.event


def test_news_without_a_day_meets_the_day_that_another_report_tells():
    told = visit("a", "2021-05-14", "2021-05-13", "2021-05-13")
    assumed = visit("b", "2021-05-14", "2021-05-14", "2021-05-14", certainty="assumed")
    one, other = linked(told, assumed)
    assert one == other
    assert (other.first, other.last, other.certainty) == ("2021-05-13", "2021-05-13", "computed")


def test_statements_by_one_speaker_need_like_words():
    said = {"head": "said", "lemma": "say", "participants": (LEE,), "certainty": "assumed"}
    said |= {"first": "2021-05-10", "last": "2021-05-10"}
    one, other, third = linked(
        report("a", "2021-05-10", "Lee said copper quotas would fall", dict(said)),
        report("b", "2021-05-10", "Lee said Norland schools deserve teachers", dict(said)),
        report("c", "2021-05-10", "Lee said that copper quotas would fall", dict(said)),
    )
    assert one.event == third.event != other.event


def test_a_dated_visit_is_notable_and_mere_speech_is_not():
    said = {"head": "said", "lemma": "say", "first": "2021-05-10", "last": "2021-05-10"}
    speech = report("b", "2021-05-10", "She said so", said)
    assert linked(visit("a", "2021-05-10", "2021-05-13", "2021-05-13"))[0].standing == "shown"
    assert linked(speech)[0].standing != "shown"


def test_participants_are_the_linked_entities():
    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events import link_events

    told = [visit("a", "2021-05-10", "2021-05-13", "2021-05-13", participants=("surname:lee",))]
    entities = {("a", "surname:lee"): EntityLink(LEE, "Ann Lee", "PER")}
    assert link_events(told, entities)["a", 1].participants == (LEE,)


@pytest.mark.parametrize(
    ("name", "shown"), [("Ann B. Lee", "Ann Lee"), ("Ann-Marie Lee", "Ann-Marie Lee")]
)
def test_labels_have_one_form_of_a_name_with_and_without_initials(name, shown):
    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events import link_events

    article, found = visit(
        "a",
        "2021-05-10",
        "2021-05-13",
        "2021-05-13",
        label=f"{name} visits Chile",
        participants=("per:lee",),
    )
    found = replace(found, mentions=(Mention(0, 3, "PER", "name", name, "per:lee", salience=1.0),))
    entities = {("a", "per:lee"): EntityLink(LEE, "Ann Lee", "PER")}
    assert link_events([(article, found)], entities)["a", 1].label == f"{shown} visits Chile"


def test_a_report_of_one_day_of_a_visit_does_not_cut_the_visit():
    one, other = linked(
        visit("a", "2021-05-15", "2021-05-13", "2021-05-15"),
        visit("b", "2021-05-14", "2021-05-14", "2021-05-14"),
    )
    assert one == other
    assert (one.first, one.last) == ("2021-05-13", "2021-05-15")


def test_a_week_that_begins_in_a_visit_does_not_cut_the_visit():
    one, other = linked(
        visit("a", "2021-05-18", "2021-05-16", "2021-05-17"),
        visit("b", "2021-05-21", "2021-05-17", "2021-05-23"),
    )
    assert one == other
    assert (one.first, one.last) == ("2021-05-16", "2021-05-17")


def test_a_planned_visit_that_a_later_report_calls_off_is_denied():
    planned = visit("a", "2021-05-10", "2021-05-13", "2021-05-13", status="planned")
    called_off = visit("b", "2021-05-12", "2021-05-13", "2021-05-13", status="denied")
    assert {event.status for event in linked(planned, called_off)} == {"denied"}


def test_members_of_a_cabinet_are_those_of_it_whom_other_reports_name():
    told = [
        Article(
            "a",
            "Defence Secretary Bo Park and Secretary of State Ann Lee visited Kyiv on Sunday and met Volodymyr Zelensky.",
            (),
            published="2022-04-25",
        ),
        Article(
            "b",
            "Two members of the cabinet visited Kyiv\n\nThe visit on Sunday was the first since the war began. They met Volodymyr Zelensky.",
            (),
            published="2022-04-25",
        ),
    ]
    events = link([(article, parser().parse(article)) for article in told]).events
    assert len({event.event for event in events.values() if "visit" in event.label}) == 1


def test_a_month_is_a_vague_time_and_gives_way_to_the_day():
    one, other = linked(
        visit("a", "2021-06-15", "2021-05-01", "2021-05-31"),
        visit("b", "2021-05-14", "2021-05-14", "2021-05-14"),
    )
    assert one == other
    assert (one.first, one.last) == ("2021-05-14", "2021-05-14")


def test_days_that_are_a_week_are_kept_whole_where_the_text_gives_them_as_days():
    text = "Ann Lee's visit to Chile over copper from 10 to 16 May"
    told = visit("a", "2021-05-04", "2021-05-10", "2021-05-16", own_first="2021-05-10")
    article, found = told
    span = DateReference(40, 54, "DATE", "2021-05-10/2021-05-16", granularity="period")
    mention = replace(found.events[0], own_last="2021-05-16", date_start=40, date_end=54)
    whole = (replace(article, text=text), replace(found, events=(mention,), dates=(span,)))
    begun = visit("b", "2021-05-12", "2021-05-10", "2021-05-10", own_first="2021-05-10")
    assert {(event.first, event.last) for event in linked(whole, begun)} == {
        ("2021-05-10", "2021-05-16")
    }


def test_the_label_that_stands_alone_best_is_taken():
    first = visit("a", "2021-05-12", "2021-05-12", "2021-05-12", label="Trip", worth=1.0)
    second = visit(
        "b", "2021-05-12", "2021-05-12", "2021-05-12", label="Ann Lee visits Chile", worth=4.0
    )
    assert {event.label for event in linked(first, second)} == {"Ann Lee visits Chile"}


def test_label_and_place_come_from_a_report_that_gives_the_days():
    known = {"worth": 3.0, "label": "Ann Lee visits Chile"}
    given = visit("a", "2021-05-12", "2021-05-12", "2021-05-12", **known)
    free = {"certainty": "assumed", "worth": 5.0, "label": "Ann Lee tours copper mines of Chile"}
    assumed = visit("b", "2021-05-12", "2021-05-12", "2021-05-12", **free)
    assert {event.label for event in linked(given, assumed)} == {"Ann Lee visits Chile"}


def test_an_event_whose_label_says_nothing_is_not_on_the_timeline():
    assert (
        linked(visit("a", "2021-05-12", "2021-05-12", "2021-05-12", worth=0.5))[0].standing
        != "shown"
    )
    assert (
        linked(visit("a", "2021-05-12", "2021-05-12", "2021-05-12", worth=4.0))[0].standing
        == "shown"
    )


def test_what_is_only_said_is_not_on_the_timeline():
    said = {"head": "visit", "lemma": "say", "participants": (LEE,), "certainty": "computed"}
    days = {"first": "2021-05-10", "last": "2021-05-10"}
    told = report("a", "2021-05-12", "Ann Lee on her visit says that copper is dear", said | days)
    assert linked(told)[0].standing != "shown"


def test_quoted_words_that_a_report_looks_back_on_are_on_the_timeline():
    said = {"head": "visit", "lemma": "say", "participants": (LEE,), "certainty": "computed"}
    days = {"first": "2021-05-05", "last": "2021-05-05", "worth": 3.0}
    text = "Ann Lee on her visit says copper is “far too dear”"
    assert (
        linked(report("a", "2021-05-12", text, said | days | {"date_start": 0}))[0].standing
        == "shown"
    )
    said["head"] = "visit"
    assert (
        linked(report("a", "2021-05-06", text, said | days | {"date_start": 0}))[0].standing
        != "shown"
    )


def test_a_period_of_history_is_one_by_whatever_name_and_whoever_tells_of_it():
    texts = (
        "Norland rebuilt its port after World War II.",
        "The soldiers came during the Second World War, Ann Lee said.",
        "After World War I prices rose.",
        "Norland has had a port since the end of World War II.",
        "Since the end of the Second World War wages rose.",
    )
    told = [Article(str(n), text, (), published="2022-03-01") for n, text in enumerate(texts)]
    parsed = [(article, parser().parse(article)) for article in told]
    links = link(parsed).events
    named = [
        links[article.id, mention.event].event
        for article, found in parsed
        for mention in found.events
        if mention.lemma.endswith(("war i", "war ii"))
    ]
    assert [named.index(one) for one in named] == [0, 0, 2, 3, 3]


def meeting(name, *people, **more):
    known = {"head": "met", "lemma": "meet", "first": "2021-05-10", "last": "2021-05-10"}
    taken = {"participants": people, "place": None, "certainty": "computed"}
    return report(name, "2021-05-11", f"They met {name} in the capital", known | taken | more)


def test_meetings_of_one_person_with_others_are_others():
    one, other = linked(
        meeting("over copper", LEE, PARK), meeting("about whales", LEE, "per:kim-lund")
    )
    assert one.event != other.event
    one, other = linked(
        meeting("over copper", LEE, PARK), meeting("about whales", LEE, PARK, "per:kim-lund")
    )
    assert one.event == other.event


def test_a_fear_is_no_label_of_what_happened():
    feared = visit(
        "a", "2021-05-10", "2021-05-13", "2021-05-15", status="uncertain", label="Fear", worth=5.0
    )
    seen = visit(
        "b", "2021-05-20", "2021-05-13", "2021-05-15", label="Ann Lee visits Chile", worth=2.5
    )
    assert linked(feared, seen)[0].label == "Ann Lee visits Chile"


def test_what_happened_is_not_left_open_by_who_only_foresaw_it():
    foreseen = visit("a", "2021-05-10", "2021-05-10", None, status="uncertain", certainty="assumed")
    seen = visit("b", "2021-05-12", "2021-05-12", "2021-05-12", certainty="assumed")
    one, other = linked(foreseen, seen)
    assert one == other
    assert (one.status, one.first, one.last) == ("happened", "2021-05-12", "2021-05-12")


def test_who_speaks_with_whom_is_on_the_timeline_and_who_talks_to_reporters_is_not():
    text = "Ann Lee spoke on Monday with Minister Bo Park. On Tuesday she spoke with reporters."
    told = Article("a", text, (), published="2022-03-02")
    links = link([(told, parser().parse(told))], notable=True).events
    shown = {event.label for event in links.values() if event.standing == "shown"}
    assert shown == {"Ann Lee speaks with Bo Park"}


def met(name, *who, words="Ann Lee had a call with the minister today to speak of the harbours"):
    known = {
        "head": "call",
        "participants": (LEE, *who),
        "place": "geonames:3143244",
        "certainty": "computed",
    }
    return report(name, "2021-05-10", words, known | {"first": "2021-05-10", "last": "2021-05-10"})


def test_calls_of_one_day_with_other_people_are_other_calls():
    one, other = linked(met("a", PARK), met("b", "per:ivo-lund"))
    assert one != other
    one, other = linked(met("a", PARK), met("b", PARK))
    assert one == other


def test_a_call_with_nobody_by_name_is_not_one_that_another_report_names():
    one, other = linked(
        met("a", PARK), met("b", words="Officials would not describe the call that Ann Lee made")
    )
    assert one != other


def test_what_goes_on_with_a_dated_story_was_reported_when_it_was_printed():
    carried = {"certainty": "assumed", "relation": "the day told before"}
    (event,) = linked(visit("a", "2021-05-12", "2021-05-11", "2021-05-11", **carried))
    assert (event.first, event.last, event.certainty) == ("2021-05-12", "2021-05-12", "assumed")


def test_what_has_happened_this_week_is_not_of_the_days_to_come():
    week = {"head": "reopen", "first": "2021-05-10", "last": "2021-05-16", "certainty": "computed"}
    for status, last in (("happened", "2021-05-12"), ("planned", "2021-05-16")):
        told = report("a", "2021-05-12", "The lodge reopened", week | {"status": status})
        assert [(e.first, e.last) for e in linked(told)] == [("2021-05-10", last)]


def test_a_report_of_the_day_of_a_meeting_cuts_the_days_that_it_has_of_the_visit_around_it():
    days = {"first": "2021-05-10", "last": "2021-05-11"}
    taken, named = (
        meeting("over copper", LEE, PARK, **days),
        meeting("on whales", LEE, PARK, certainty="stated"),
    )
    one, other = linked(taken, named)
    assert one.event == other.event
    assert (one.first, one.last) == ("2021-05-10", "2021-05-10")


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Lee officials meet in Oslo", "Lee officials meet in Oslo"),
        ("Lee rallies in Oslo", "Ann Lee rallies in Oslo"),
        ("Lee’s aides meet Leeds", "Ann Lee’s aides meet Leeds"),
        ("Park meets Ann Lee", "Park meets Ann Lee"),
        ("Park said “Oslo was sold by Lee”", "Park said “Oslo was sold by Lee”"),
        ("Oslo backs a Lee nominee, Lee said", "Oslo backs a Lee nominee, Ann Lee said"),
        ("Park elects Lee Harbour", "Park elects Lee Harbour"),
        ("Oslo appointed Mr. Lee", "Oslo appointed Ann Lee"),
    ],
)
def test_a_label_has_the_full_name_but_where_it_only_says_whose_people_these_are(label, printed):
    assert reports._in_full(label, {"Lee": "Ann Lee"}) == printed
