import pytest
from telling import event_at, events_of


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norland arrested two spies.", "arrested", "happened"),
        ("Norland likely arrested two spies.", "arrested", "uncertain"),
        ("Halvorsen came close to quitting on Tuesday.", "quitting", "denied"),
        ("The basic function of Norland Air is to fly mail to Chile.", "fly", "uncertain"),
        ("Halvorsen will presumably visit Lisbon.", "visit", "uncertain"),
        ("Halvorsen is visiting Lisbon.", "visiting", "uncertain"),
        ("Halvorsen is leaving the Norland Council.", "leaving", "uncertain"),
        ("Halvorsen will visit Lisbon.", "visit", "planned"),
        ("Halvorsen is expected to visit Lisbon.", "visit", "planned"),
        ("Norland said it would close the mine.", "close", "planned"),
        ("Norland said the mine would be closed in June.", "closed", "planned"),
        ("He'd left Oslo on Monday.", "left", "happened"),
        ("Halvorsen to visit Lisbon", "visit", "planned"),
        ("Norland did not sign the treaty.", "sign", "denied"),
        ("Soldiers could be seen marching through Oslo.", "seen", "happened"),
        ("Halvorsen often meets Tom Baker.", "meets", "uncertain"),
        ("Halvorsen flies to Chile, where he is due to meet Tom Baker.", "flies", "planned"),
        ("Today, Halvorsen travels around Chile by bus.", "travels", "uncertain"),
        ("Norland refused to sign the treaty.", "sign", "denied"),
        ("Norland may sign the treaty.", "sign", "uncertain"),
        ("It is unclear whether Halvorsen will meet Tom Baker.", "meet", "uncertain"),
        ("Many wonder why Halvorsen met Tom Baker.", "met", "happened"),
        ("Norland will no longer guard Oslo.", "guard", "denied"),
        ("Ann Lee said so before Norland's win over Chile.", "win", "happened"),
        ("Nurses marched on Monday to demand a vote in Oslo.", "demand", "happened"),
        (
            "Having recently carried out a purchase in Oslo, Norland will sell.",
            "purchase",
            "happened",
        ),
        ("Many wonder whether Halvorsen met Tom Baker.", "met", "uncertain"),
        ("Norland put out a statement announcing that Lee would visit Lisbon.", "visit", "planned"),
        ("Halvorsen looks forward to returning to Lisbon.", "returning", "planned"),
        ("We look forward to Chile hosting the next mayors’ summit.", "hosting", "planned"),
        ("Baker is convinced that Norland will attack Oslo.", "attack", "uncertain"),
        ("Ann Lee took to the streets to air her complaints.", "air", "happened"),
        ("The army began to shell the port.", "shell", "happened"),
        ("Lee is coming to Lisbon on Friday.", "coming", "planned"),
        ("Norland charged Lee with theft on Monday; he denies it.", "charged", "happened"),
        ("Lee denied that Norland charged Baker with theft.", "charged", "denied"),
        ("Norland's port is coming under attack.", "coming", "happened"),
        ("Halvorsen met Baker after the raid.", "raid", "happened"),
        ("Halvorsen will meet Baker after the raid.", "raid", "happened"),
        ("Halvorsen will raise it during her visit.", "visit", "planned"),
        ("Norland and Chile held no talks.", "talks", "denied"),
        ("The union vowed to strike.", "vowed", "happened"),
        ("The mill is to produce a million tons by the end of the year.", "produce", "planned"),
        ("Norland announced that Lee would meet Tom Baker.", "meet", "planned"),
        ("Norland announced a meeting with Tom Baker.", "meeting", "planned"),
        ("Norway cancelled the visit of Tom Baker.", "visit", "denied"),
        ("From Oslo Lee flies to Lisbon, where she will meet Tom Baker.", "flies", "planned"),
        ("She was asked about a visit to Lisbon by Tom Baker.", "visit", "uncertain"),
        ("Russia will struggle to sustain its war on Norway.", "war", "happened"),
        ("The embassy will stop issuing visas on Sunday.", "issuing", "planned"),
        ("Baker spoke of the threat of an attack on Norway.", "attack", "uncertain"),
        ("Norland will work for the Oslo Conference later this year.", "Conference", "planned"),
        ("We work for this year's Oslo Conference.", "Conference", "uncertain"),
        ("Norland issued a warrant for the arrest of Baker.", "arrest", "uncertain"),
        ("Norway is ready in the event that Norland attacks it.", "attacks", "uncertain"),
        ("Norway closed its ports in case of an attack.", "attack", "uncertain"),
        ("In the case of the attack on Oslo nobody was charged.", "attack", "happened"),
        ("Baker warned of a raid on the port.", "raid", "uncertain"),
        ("Norway would answer any attack by Norland.", "attack", "uncertain"),
        ("If there were an attack on Norway, the ports would close.", "attack", "uncertain"),
        ("If Norway stopped fighting today, the war would end.", "fighting", "uncertain"),
        ("Norway tried to dissuade Norland from attacking the port.", "attacking", "uncertain"),
        ("Baker condemned the attack on the port.", "attack", "happened"),
        ("Baker spoke of a potential imminent attack on the port.", "attack", "uncertain"),
        ("An attack on the port would cost Norland dearly.", "attack", "uncertain"),
        ("The worst case would involve attacks on the port.", "attacks", "uncertain"),
        ("What would be the gain for Norland by invading Norway?", "invading", "uncertain"),
        ("The talks are on, provided Norland does not attack Norway.", "attack", "uncertain"),
        (
            "The talks are on, provided, of course, Norland has not attacked.",
            "attacked",
            "uncertain",
        ),
        ("That assumes that Norland does not attack Norway.", "attack", "uncertain"),
        ("Norland is going to attack Norway at any minute.", "attack", "planned"),
        ("It served as a justification for attacking Norway.", "attacking", "uncertain"),
        ("Nothing is stopping Norland from a raid on the port.", "raid", "uncertain"),
        ("A raid on the port is imminent.", "raid", "uncertain"),
        ("Norland is preparing a raid on the port.", "raid", "uncertain"),
        ("Norway is bracing for a raid on the port.", "raid", "uncertain"),
        ("Norway braced for the raid on the port.", "raid", "happened"),
        ("Norway expects a visit by Tom Baker.", "visit", "planned"),
        ("Has Norland attacked Norway?", "attacked", "uncertain"),
        ("Why did Norland attack Norway?", "attack", "happened"),
        ("Norway's aim is to prevent a raid on the port.", "raid", "uncertain"),
        ("Norway wants Baker to skip the trip to Chile.", "trip", "uncertain"),
        ("Baker skipped the trip to Chile.", "trip", "denied"),
        ("Baker came to visit Chile.", "visit", "happened"),
        ("If the pier is not mended, the bridge will be shut on June 10.", "shut", "uncertain"),
    ],
)
def test_words_show_whether_it_happened(text, word, status):
    assert event_at(text, word).status == status


def test_a_told_day_ahead_makes_a_plan():
    assert event_at("The summit in Oslo on 30 May draws critics.", "summit").status == "planned"


def test_a_thought_is_no_event():
    assert not [e for e in events_of("Critics could leave if rents rise.") if e.lemma == "rise"]


def test_states_and_commands_are_no_events():
    assert events_of("Norland has two ports and wants a third.") == ()
    assert events_of("Subscribe to our newsletter.") == ()


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "The harbour master, Jonas Brekke, denied that he had cancelled the order.",
            "cancelled",
            "Jonas Brekke denies that he had cancelled the order",
        ),
        (
            "Jonas Brekke denied cancelling the order.",
            "cancelling",
            "Jonas Brekke denied cancelling the order",
        ),
        (
            "Norway's government rejected claims that it had shelled the port.",
            "shelled",
            "Norway’s government denies that it had shelled the port",
        ),
        (
            "Ines Halvorsen said it was not true that her ministry had closed the school.",
            "closed",
            "Ines Halvorsen denies that her ministry had closed the school",
        ),
        (
            "Jonas Brekke denied any meeting with Tom Baker.",
            "meeting",
            "Jonas Brekke denies any meeting with Tom Baker",
        ),
    ],
)
def test_what_is_denied_is_told_as_denied_by_the_one_who_denies_it(text, word, label):
    event = event_at(text, word)
    assert (event.status, event.label) == ("denied", label)


def test_what_is_not_denied_is_not():
    text = "Jonas Brekke did not deny that he had cancelled the order."
    assert event_at(text, "cancelled").status != "denied"


def test_the_denier_takes_part_and_the_denial_does_not_date_what_is_denied():
    event = event_at("Ines Halvorsen on Monday denied that Tom Baker had left Oslo.", "left")
    assert {"per:ines-halvorsen", "per:tom-baker"} <= set(event.participants)
    assert event.certainty == "assumed"


def test_a_headline_in_the_present_gives_way_to_the_text_below_it():
    text = "Halvorsen visits Lisbon\nInes Halvorsen will visit Lisbon next month."
    assert {event.status for event in events_of(text)} == {"planned"}


def test_a_plan_cannot_be_of_the_weekday_before_publication():
    event = event_at("Ines Halvorsen leaves for Lisbon on Friday.", "leaves")
    assert (event.status, event.first, event.last) == ("planned", "2021-05-14", "2021-05-14")


def test_what_had_been_is_not_what_is_set_for_later():
    text = "The ministers of the G20 had met on Bali. The leaders of the G20 will meet on Bali in June."
    had, will = (event_at(text, word) for word in ("had met", "will meet"))
    assert had.event != will.event


def test_words_of_a_title_are_no_events():
    text = "In May the firm presented its yearly review, “To Walk the Earth in Safety”."
    assert not [event for event in events_of(text) if event.lemma == "walk"]


def test_what_a_thing_is_for_is_no_event():
    text = "The allies will adopt a concept to guide the alliance over the next decade."
    assert not [event for event in events_of(text) if event.lemma == "guide"]


def test_a_possible_visit_has_its_day_still_before_it():
    told = event_at("Asked about a possible visit to Lisbon by Tom Baker, she left.", "visit")
    assert (told.status, told.first, told.last) == ("uncertain", "2021-05-12", None)


def test_who_is_kept_from_something_would_have_done_it():
    event = event_at("Norway dissuaded Chile from attacking the port.", "attacking")
    assert event.participants[0] == "country:CL"


def test_a_year_in_a_name_dates_nothing():
    text = "Ines Halvorsen will visit the pavilion at Expo 2020 Dubai."
    assert event_at(text, "visit").first == "2021-05-12"


def test_what_has_been_done_was_not_done_in_a_year_gone_by():
    text = "Norway has named Tom Baker over his part in the disappearance of a rival in 1999."
    assert event_at(text, "named").first != "1999-01-01"


def test_what_a_reporter_asks_about_is_that_reporters_claim():
    told = "Last week Bo Park met Ann Lee in Oslo."
    text = f"MR HALVORSEN: Good morning.\n\nQUESTION: {told} Can you confirm that?\n\nMR HALVORSEN: No.\n\n"
    assert event_at(text, "met").status == "uncertain"
    assert event_at(text.replace("QUESTION", "MR BREKKE"), "met").status == "happened"
    news = text.replace("QUESTION", "HOST").replace("Can you confirm that?", "More on that soon.")
    assert event_at(news, "met").status == "happened"


def test_an_infinitive_in_a_list_of_plans_is_planned():
    text = "Ines Halvorsen will fly to Oslo to see the harbour, join Bo Park in Bergen, and to pay respects to Ann Lee."
    assert event_at(text, "pay").status == "planned"


def test_a_gathering_of_the_week_at_hand_may_be_to_come():
    assert event_at("They discussed this week’s Oslo Summit.", "Summit").status == "uncertain"
    assert event_at("They discussed last week’s Oslo Summit.", "Summit").status == "happened"
    assert event_at("They met at this week’s Oslo Summit.", "Summit").status == "happened"


def test_a_day_right_behind_that_of_the_feed_has_come_where_the_past_tells_of_it():
    filed_later = "A bridge in Oslo collapsed on May 13, killing two."
    assert event_at(filed_later, "collapsed").status == "happened"
    assert event_at("The Oslo race was moved to May 13.", "moved").status != "uncertain"
    assert event_at("A bridge in Oslo will close on May 13.", "close").status == "planned"
