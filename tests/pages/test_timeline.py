from dashboard.corpus import open_corpus
from dashboard.view import View


def event_named(folder, label):
    frame = open_corpus(folder).timeline(View())
    return frame.loc[frame["label"] == label, "event"].item()


def test_the_headline_names_the_most_reported_event(open_page, harbour):
    html = open_page(harbour, "timeline").html
    assert "3 of 6 articles report: Ada Lund signs the harbour treaty, 4 Mar 2031" in html


def test_events_stand_in_the_order_of_their_days_with_their_sentences(open_page, harbour):
    html = open_page(harbour, "timeline").html
    days = [
        html.index(f'class="when">{day}') for day in ("20–22 Feb 2031", "4 Mar 2031", "1 May 2031")
    ]
    assert days == sorted(days)
    assert "<mark>Talks in Port Amsel</mark> ended." in html
    assert "date assumed" in html
    assert "planned" in html


def test_the_strip_is_drawn_for_wide_and_narrow_screens(open_page, harbour):
    wide, _, narrow, *_ = open_page(harbour, "timeline").charts
    assert "Talks in Port Amsel" in wide
    assert wide != narrow


def test_a_link_with_an_events_id_shows_its_name(open_page, harbour):
    event = event_named(harbour, "Talks in Port Amsel")
    page = open_page(harbour, "timeline", event=[event])
    assert "Articles that tell of “Talks in Port Amsel, 20–22 Feb 2031” ×." in page.words
    assert page.app.session_state["shown_view"].event == (event,)


def test_a_link_with_an_events_name_is_the_same_view(open_page, harbour):
    page = open_page(harbour, "timeline", event=["Talks in Port Amsel, 20–22 Feb 2031"])
    event = event_named(harbour, "Talks in Port Amsel")
    assert page.app.session_state["shown_view"].event == (event,)


def test_no_strip_is_drawn_for_one_event(open_page, single):
    page = open_page(single, "timeline")
    assert page.charts == []
    assert "Ada Lund signs the harbour treaty" in page.html
