"""Factuality of events: what happened, is planned, denied or uncertain, by the words around a clause and its governors."""

import functools

import pytest
from telling import event_at, events_of

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.events.clauses import find_clauses
from dashboard.parsing.events.factuality import status_of
from dashboard.parsing.factuality import Factuality, compose
from dashboard.parsing.factuality.nouns import applied
from dashboard.parsing.lexicon import Signature, load, signatures
from dashboard.parsing.typography import fold


@functools.cache
def analyser() -> Analyser:
    return Analyser()


def status_in(text: str, word: str) -> str:
    """Return the status of the clause whose head begins with a word, whether or not it is listed."""
    document = analyser().analyse(fold(Article("a", text, ())).article).document.copy()
    (clause,) = [c for c in find_clauses(document) if document.lower[c.head].startswith(word)]
    return status_of(Factuality(document), clause)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norland managed to close the port.", "happened"),
        ("Norland did not manage to close the port.", "denied"),
        ("Norland failed to close the port.", "denied"),
        ("Norland did not fail to close the port.", "happened"),
        ("Norland tried to close the port.", "uncertain"),
        ("Norland did not try to close the port.", "denied"),
        ("Norland may have managed to close the port.", "uncertain"),
        ("Norland refused to help Baker close the port.", "denied"),
        ("Norland regretted closing the port.", "happened"),
        ("Norland did not regret closing the port.", "happened"),
        ("Norland was forced to close the port.", "happened"),
        ("Norland wanted to close the port.", "uncertain"),
        ("Norland asked Baker to close the port.", "uncertain"),
        ("Baker was told to close the port.", "uncertain"),
        ("Baker was accused of closing the port.", "uncertain"),
        ("Baker was accused Monday of trying to close the port.", "uncertain"),
        ("Baker is suspected of closing the port.", "uncertain"),
        ("It is alleged that Baker closed the port.", "uncertain"),
        ("Norland claims that Baker closed the port.", "uncertain"),
        ("Baker begged Norland not to close the port.", "uncertain"),
        ("Baker was able to say why Norland closed the port.", "happened"),
        ("Norland is able to close the port.", "uncertain"),
        ("Norland is unable to close the port.", "denied"),
        ("Norland is unlikely to close the port.", "uncertain"),
        ("Norland is due to close the port on June 3.", "planned"),
        ("Norland pledged to close the port.", "planned"),
        ("Norland left without closing the port.", "denied"),
        ("Far from closing the port, Norland widened it.", "denied"),
        ("Norland almost closed the port.", "denied"),
        ("Norland was not able to close the port.", "denied"),
        ("Norland refrained from closing the port.", "denied"),
        ("Norland did not refrain from closing the port.", "happened"),
        ("Norland stopped short of closing the port.", "denied"),
        ("Norland neither built nor closed the port.", "denied"),
        ("Norland allegedly closed the port.", "uncertain"),
        ("Nobody closed the port.", "denied"),
        ("No minister closed the port.", "denied"),
        ("Baker spoke of the goal of closing the port.", "uncertain"),
        ("There is no evidence that Baker closed the port.", "uncertain"),
        ("Norland could not close the port.", "denied"),
        ("Norland can't close the port.", "uncertain"),
        ("Norland hasn’t closed the port.", "denied"),
        ("Norland sent ships to close the port.", "uncertain"),
        ("Norland prevented Baker from closing the port.", "denied"),
        ("Norland suggested that Baker close the port.", "uncertain"),
        ("Norland said that Baker closed the port.", "happened"),
        ("Norland didn't say that Baker closed the port.", "uncertain"),
        ("Norland closed the port.", "happened"),
    ],
)
def test_governors_say_whether_it_came_about(text, status):
    assert status_in(text, "closing" if "closing" in text else "close") == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Baker said: “Norland shot two fishermen on the pier.”", "shot", "uncertain"),
        ("Baker said: “Norland opened two schools on the hill.”", "opened", "happened"),
        ("The mayor said Norland shot two fishermen on the pier.", "shot", "uncertain"),
        ("Norland shot two fishermen on the pier, the mayor said.", "shot", "uncertain"),
        ("According to the mayor, Norland shot two fishermen.", "shot", "uncertain"),
        ("The mayor said two fishermen were shot on the pier.", "shot", "happened"),
        ("The mayor confirmed Norland shot two fishermen on the pier.", "shot", "happened"),
        ("The mayor said Norland opened two schools on the hill.", "opened", "happened"),
        ("Remember the quest to shell the port?", "shell", "uncertain"),
        ("Norland was charged with the murder of a fisherman.", "murder", "happened"),
        ("Baker spoke of the threat of a strike.", "strike", "uncertain"),
        ("Baker was hurt during the strike.", "strike", "happened"),
        ("Norland prevented a raid on the port.", "raid", "denied"),
        ("Norland made an attempt to shell the port.", "shell", "uncertain"),
        ("Norland had no plan to shell the port.", "shell", "denied"),
        ("Baker spoke of a plan to shell the port.", "shell", "planned"),
    ],
)
def test_a_deed_that_a_source_alone_asserts_is_a_claim(text, word, status):
    assert status_in(text, word) == status


def test_what_happened_is_not_merged_with_what_did_not():
    text = "Baker closed the port on Monday. Tom Lund did not close the port on Monday."
    assert event_at(text, "closed").event != event_at(text, "close ").event


@pytest.mark.parametrize("lent", ["happened", "planned", "denied", "uncertain"])
def test_nothing_under_doubt_or_denial_is_a_fact(lent):
    for own in (None, "happened", "planned", "denied", "uncertain"):
        found = compose(own, lent)
        if lent in ("denied", "uncertain"):
            assert found in ("denied", "uncertain")
        if own in ("denied", "uncertain"):
            assert found != "happened"


def test_a_word_has_one_signature_for_a_part_of_speech():
    for part in ("verbs", "nouns", "adjectives"):
        listed = [
            w
            for group in load("factuality")["groups"].values()
            for w in group.get(part, "").split()
        ]
        assert len(listed) == len(signatures(part)) == len({*listed})


def test_only_what_is_known_anyway_outlives_an_uncertain_governor():
    for word, signature in signatures("verbs").items():
        known = signature.so == signature.not_so == "happened"
        assert (applied(signature, "uncertain") == "happened") == known, word
        assert applied(signature, "happened") == signature.so
    assert applied(Signature("fails", "denied", "happened"), "denied") == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "The reported raid in Norland shocked Baker.",
        "An unconfirmed raid in Norland worried Baker.",
        "Baker read accounts of a raid in Norland.",
    ],
)
def test_what_is_only_reported_is_uncertain(text):
    assert status_in(text, "raid") == "uncertain"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Baker was acquitted of robbing Park.", "robbing", "denied"),
        ("Baker was cleared Monday of robbing Park.", "robbing", "denied"),
        ("A jury acquitted two guards of robbing Park.", "robbing", "denied"),
        ("Baker was not acquitted of robbing Park.", "robbing", "uncertain"),
        ("Baker hopes to be exonerated of robbing Park.", "robbing", "uncertain"),
        ("Baker was acquitted of the theft of a boat.", "theft", "uncertain"),
        ("A jury acquitted Tom Baker of the theft of a boat.", "theft", "uncertain"),
        ("A jury absolved two guards of the theft of a boat.", "theft", "uncertain"),
        ("Baker was found not guilty of the theft of a boat.", "theft", "uncertain"),
        ("Baker was convicted of the theft of a boat.", "theft", "happened"),
        ("Crews cleared the scene of the crash.", "crash", "happened"),
    ],
)
def test_what_somebody_is_cleared_of_is_not_told_as_a_fact(text, word, status):
    assert status_in(text, word) == status


@pytest.mark.parametrize("verb", ["acquitted", "cleared", "found not guilty"])
def test_what_somebody_is_cleared_of_was_not_on_the_day_of_the_verdict(verb):
    event = event_at(f"Tom Baker was {verb} of the theft of a boat on Tuesday.", "theft")
    assert (event.first, event.relation) == (None, "publication or earlier")


@pytest.mark.parametrize("form", ["raping", "raped"])
def test_the_forms_of_rape_are_not_those_of_rap(form):
    document = analyser().analyse(Article("a", f"He was {form} her.", ())).document
    assert document.lemma[document.lower.index(form)] == "rape"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norland arrested two spies.", "arrested", "happened"),
        ("Norland likely arrested two spies.", "arrested", "uncertain"),
        ("Halvorsen had been expected to visit Lisbon next week.", "visit", "uncertain"),
        ("Halvorsen had planned to visit Lisbon.", "visit", "uncertain"),
        ("Halvorsen plans to visit Lisbon if Tom Baker wins.", "visit", "uncertain"),
        ("Neither Halvorsen nor Tom Baker visited Lisbon.", "visited", "denied"),
        ("Ann Lee said Tom Baker had groped her.", "groped", "uncertain"),
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


def test_what_was_done_is_no_plan_though_the_day_of_something_else_lies_ahead():
    text = (
        "The rowing club cancelled its regatta by pinning up a note asking that crews return their boats "
        "within a week, starting at noon Saturday."
    )
    done = event_at(text, "cancelled")
    assert (done.status, done.certainty) == ("happened", "assumed")
    later = event_at(text.replace("cancelled", "will cancel"), "cancel")
    assert (later.status, later.first) == ("planned", "2021-05-15")


def test_a_thought_is_no_event():
    assert not [e for e in events_of("Critics could leave if rents rise.") if e.lemma == "rise"]


def test_states_and_commands_are_no_events():
    assert events_of("Norland has two ports and wants a third.") == ()
    assert events_of("Subscribe to our newsletter.") == ()
    for state in ("A like plan proved dear to Norland in 2012.", "Her tone mirrored his in 2012."):
        assert events_of(state) == ()
        assert events_of(state.replace("proved dear to", "hurt").replace("mirrored", "softened"))


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


def test_a_day_right_behind_that_of_the_feed_has_come_where_the_past_tells_of_it():
    filed_later = "A bridge in Oslo collapsed on May 13, killing two."
    assert event_at(filed_later, "collapsed").status == "happened"
    assert event_at("The Oslo race was moved to May 13.", "moved").status != "uncertain"
    assert event_at("A bridge in Oslo will close on May 13.", "close").status == "planned"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            'Roe made the claim that "hundreds" of farmers celebrated the fall of the bank.',
            "celebrated",
        ),
        ("Roe's assertion that farmers celebrated the fall of the bank is false.", "celebrated"),
    ],
)
def test_what_only_somebody_claims_is_uncertain(text, word):
    assert event_at(text, word).status in ("uncertain", "denied")


def test_what_signs_point_to_is_uncertain():
    text = (
        "The ministry was mum, but all signs pointed to Ida Moor endorsing Karl Lindt on Thursday."
    )
    assert event_at(text, "endorsing").status == "uncertain"


def test_what_is_asked_for_is_no_label_without_the_asking():
    text = "Roe had written a letter, demanding Ida Lindt be returned to Norland this week."
    assert not [
        e
        for e in events_of(text)
        if " be returned" in e.label and e.worth >= 2 and "demand" not in e.label
    ]
