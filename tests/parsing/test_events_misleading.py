"""Labels keep every part of what they tell, and what cannot be told so does not stand alone."""

import pytest
from telling import event_at, events_of

from dashboard.parsing.events.labels.misleading import says_a_word_twice

CLEAR = 2.0


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Norland Air announced an order of 50 long-range Falcon 350 jets on Monday at a price of 16 billion crowns at list prices.",
            "announced",
            "Norland Air announced an order of 50 long-range Falcon 350 jets at a price of 16 billion crowns at list prices",
        ),
        (
            "Last year, Norland accused Chile of bribing the planners of Oslo.",
            "accused",
            "Norland accused Chile of bribing the planners of Oslo",
        ),
        (
            "Tom Baker was barred from owning a boat in May.",
            "barred",
            "Tom Baker was barred from owning a boat",
        ),
        (
            "The ministry on Monday sent boats to Oslo in a bid to calm the port following the months of strikes.",
            "sent",
            "Ministry sent boats to Oslo in a bid to calm the port following the months of strikes",
        ),
        (
            "On May 21, Ines Halvorsen met Tom Baker in Oslo to once again praise the pact.",
            "met",
            "Ines Halvorsen and Tom Baker meet",
        ),
        ("Tom Baker barely lost in 2020.", "lost", "Tom Baker barely lost"),
        ("Ann Lee was sworn in on Monday.", "sworn", "Ann Lee was sworn in"),
        (
            "Ann Lee spoke in Oslo on Monday, shaking up what is called the Norland pact.",
            "shaking",
            "Ann Lee shakes up what is called the Norland pact",
        ),
        (
            "Ann Lee's rally, several miles north of here, drew 300 people on Monday.",
            "drew",
            "Ann Lee’s rally drew 300 people",
        ),
        (
            "Tom Baker, an Oslo Liberal who was elected to the council in 2018, left on Monday.",
            "elected",
            "Tom Baker was elected to the council",
        ),
        (
            'Ann Lee said, "Look, these pictures have no place in Oslo."',
            "said",
            "Ann Lee said “Look, these pictures have no place in Oslo”",
        ),
        (
            "Norland tested its alarm on two occasions, once in July and again in August.",
            "tested",
            "Norland tested its alarm on two occasions",
        ),
        (
            "Tom Baker opened up about his illness in Oslo on Monday.",
            "opened",
            "Tom Baker opened up about his illness in Oslo",
        ),
        (
            "Ann Lee moved from Norland to Chile in March, where, as well as teaching, she paints.",
            "moved",
            "Ann Lee moved from Norland to Chile",
        ),
        (
            "Tom Baker has lashed out after the court struck down the tariff.",
            "lashed",
            "Tom Baker has lashed out after the court struck down the tariff",
        ),
        (
            "Norland backed Chile, having been annexed by Sudland in May 1938.",
            "annexed",
            "Norland annexed by Sudland",
        ),
        (
            "“I have been sacked by Norland Air,” Tom Baker said on Monday.",
            "sacked",
            "Tom Baker has been sacked by Norland Air",
        ),
        (
            "Norland Ministry of Trade Deputy Minister Ann Lee will visit Oslo on May 20.",
            "visit",
            "Ann Lee visits Oslo",
        ),
        (
            "Tom Baker launched an early stage of its new long-range cloud-based northern gaming service across 13 harbours on Monday.",
            "launched",
            "Tom Baker launched an early stage of its new long-range cloud-based northern gaming service across 13 harbours",
        ),
        (
            "Norland will no longer guard Oslo.",
            "guard",
            "Norland will no longer guard Oslo",
        ),
        (
            "Ann Lee met today in Oslo with envoys of the northern trade alliance, including Kim Lund.",
            "met",
            "Ann Lee meets in Oslo with envoys of the northern trade alliance, including Kim Lund",
        ),
        (
            "Tom Baker spent nine years in Chile.",
            "spent",
            "Tom Baker spent nine years in Chile",
        ),
        (
            "Laurence Hoff Elected to the Norland Rights Board",
            "Elected",
            "Laurence Hoff Elected to the Norland Rights Board",
        ),
        (
            "Ines Halvorsen spoke with Kim Lund today about joint work by Norland's allies, its partners in Chile, and all the others to mend the pier.",
            "spoke",
            "Ines Halvorsen speaks with Kim Lund about joint work by Norland’s allies, its partners in Chile and others",
        ),
    ],
)
def test_a_label_keeps_whole_what_it_tells(text, word, label):
    assert event_at(text, word).label == label


def test_who_barely_lost_did_lose():
    assert event_at("Tom Baker barely lost in 2020.", "lost").status == "happened"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Norland Air bought 30 jets, two aides announced Wednesday at the Oslo Air Show.",
            "announced",
        ),
        ("Every coat that Ann Lee has worn to promote the film in 2020 was blue.", "worn"),
        ("The gloomy view mouthed by Tom Baker on May 4 is wrong.", "mouthed"),
        ("A poll of 1,500 voters conducted by Ann Lee in March was wrong.", "conducted"),
        ("Ann Lee left on Monday as Norland fights on bravely.", "fights"),
        ("“He sent Kim Lund to Oslo on May 2,” Tom Baker said.", "sent"),
        ("Looking ahead, Norland Air sees growth of 2 percent in 2021.", "growth"),
        ("Ann Lee spoke of the Ministerial Meeting in June.", "Meeting"),
        ("Ann Lee left. “Go out and vote for Norland today,” Tom Baker said.", "vote"),
        ("Ann Lee said his trip to Norland on May 2 was short.", "trip"),
        ("Norland sent aid to a state Tom Baker won by a margin of 20 points in 2016.", "won"),
        ("Norland kept Oslo, which it narrowly held in 2016 and barely lost in 2020.", "lost"),
        ("Barely a week ago, Ann Lee had scored only once for Norland.", "scored"),
        ("Tom Baker left the country in 2007.", "left"),
        ("Ann Lee spoke of Tom Baker’s announcement last month.", "announcement"),
        ("Norland has won 12 of 13 since Monday.", "won 12"),
        ("Tom Baker told Ann Lee to stop casting doubts on Chile last year.", "casting"),
        ("Kim Lund spoke after a grand meeting with Ann Lee yesterday.", "meeting"),
        ("Ann Lee read the order to Norland firms that was passed on Monday.", "passed"),
        ("The text of the following statement was released by Norland on Monday.", "released"),
        (
            "On Monday, Norland disrupted the ability of farmers – and mills – to get to market.",
            "disrupted",
        ),
        ("Ann Lee participated in Oslo on Monday.", "participated"),
        ("Tom Baker was appointed to the position in May.", "appointed"),
        ("The Norland Air Transport Agreement of 2019 was long.", "Agreement"),
        ("Norland did not search Port Vale until October last year.", "search"),
        ("On Monday, Ann Lee convened and chaired a forum in Oslo.", "convened"),
        ("The ferry data released Friday were poor.", "released"),
        ("Norland’s March 2020 decision to open talks was wise.", "decision"),
        ("On Monday Ann Lee praised the pact at the Oslo Forum.", "Forum"),
        ("A deal backed by Ann Lee was signed on Monday.", "backed"),
        ("Nor did Ann Lee sign the Oslo pact on Monday.", "sign"),
        ("As Tom Baker pointed out on Monday, the bridge is closed.", "pointed"),
        ('Ann Lee wore a red Norland hat reading, "Make Oslo Great," on Monday.', "wore"),
    ],
)
def test_a_label_that_may_say_something_else_does_not_stand_alone(text, word):
    assert event_at(text, word).worth < CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norland passed the human rights law on Tuesday.", "passed"),
        ("Ann Lee signed the labour rights bill on Tuesday.", "signed"),
    ],
)
def test_a_noun_before_another_one_needs_nothing_behind_it(text, word):
    assert event_at(text, word).worth >= CLEAR


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "In Rome, Ines Halvorsen will meet farmers on Monday. In Oslo, Ines Halvorsen will meet farmers.",
            "meet farmers on",
            "meet farmers.",
        ),
        (
            "Norland scrapped a launch in May. In July another launch was cancelled.",
            "scrapped",
            "cancelled",
        ),
        (
            "Ann Lee spoke on Monday. Norland freed three sailors in Oslo. Norland freed its ships.",
            "freed three",
            "freed its",
        ),
        (
            "Tom Baker denounced the strike on Monday. Ann Lee condemned the strike on Monday.",
            "denounced",
            "condemned",
        ),
        (
            "Ann Lee watched the Oslo premiere in May. The Lisbon premiere was in May.",
            "premiere in",
            "premiere was",
        ),
    ],
)
def test_what_was_done_elsewhere_again_or_to_others_is_another_event(text, one, other):
    events = events_of(text)
    found = [
        next(e.event for e in events if e.head_start <= text.index(words) < e.head_end)
        for words in (one, other)
    ]
    assert found[0] != found[1]


def test_a_who_behind_two_names_is_given_to_neither_for_certain():
    text = "The plan was made by Ann Lee, the successor of Tom Baker, who died in May."
    died = event_at(text, "died")
    assert died.worth < CLEAR or died.label == "Tom Baker died"


def test_how_often_something_was_is_no_happening():
    text = "Tom Baker is sad. “This was the third time I have been arrested,” he said on Monday."
    assert not [e for e in events_of(text) if e.lemma == "arrest"]


def test_who_only_says_no_more_has_done_nothing():
    assert [e.lemma for e in events_of("“I won't speculate,” Ann Lee said.")] == ["say"]


def test_two_charges_of_different_crimes_are_two():
    text = (
        "The court charged Tom Baker with espionage."
        " He has faced the rape charge in Chile since 2010."
    )
    charges = [e.event for e in events_of(text) if e.lemma == "charge"]
    assert len(charges) == len(set(charges)) == 2


def test_what_an_anniversary_remembers_was_not_of_its_day():
    battle = event_at("Norland marked the anniversary of the Battle of Oslo on Monday.", "Battle")
    assert (battle.first, battle.certainty) == (None, "assumed")


def test_what_goes_on_through_a_day_has_not_begun_on_it():
    told = event_at("Norland is repairing the bridge through May 30.", "repairing")
    assert (told.first, told.last) != ("2021-05-30", "2021-05-30")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Tom Baker told the Herald in 2018 that Ann Lee “wrote that whole letter.”", "wrote"),
        ("Tom Baker’s arrest led to riots in April.", "arrest"),
        ("2009’s Oslo Harbour and 2013’s Lisbon Harbour were directed by Kim Lund.", "directed"),
    ],
)
def test_the_day_of_a_report_a_result_or_a_name_is_no_event_s_own(text, word):
    assert event_at(text, word).certainty == "assumed"


@pytest.mark.parametrize(
    ("label", "twice"),
    [
        ("15 mills have been sold have been sold", True),
        ("Baker Baker visits Lisbon", True),
        ("Baker visits Lisbon", False),
    ],
)
def test_a_label_that_says_words_twice_on_end_is_none(label, twice):
    assert says_a_word_twice(label) is twice


def test_what_a_colon_gives_to_a_source_does_not_stand_alone_without_it():
    text = "Ann Lind routed money to two firms in March."
    assert event_at(text, "routed").worth >= CLEAR
    assert event_at(f"AP: {text}", "routed").worth < CLEAR
    assert event_at(f"Harbour Watch: {text}", "routed").worth < CLEAR


@pytest.mark.parametrize("day", ["Saturday evening", "Monday"])
def test_words_in_marks_keep_their_day(day):
    text = f"“I will never forget that {day} when the tanks came to my city,” says Vera Lindt, a lecturer."
    assert f"that {day} when the tanks came" in event_at(text, "says").label


def test_who_takes_on_a_deed_of_their_own_is_not_told_to():
    text = (
        "For one thing, Mrs. Moor, the nominee and strong favorite to win the Norland election come November, "
        "proposed to draft Mr. Baker as an adviser."
    )
    assert event_at(text, "proposed").label == "Moor proposed to draft Mr. Baker as an adviser"


def test_a_noun_behind_another_clauses_name_is_no_subject_to_print():
    text = (
        "In 2014, after rebel-backed forces took over Velburg, the unofficial capital of Norland’s Norden region, "
        "Lindt and many of her colleagues chose to leave."
    )
    assert event_at(text, "chose").worth < CLEAR
