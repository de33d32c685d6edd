"""Undo goes back change by change: a search is one, however many letters, and so is a period."""

import datetime as dt

from dashboard.page.undoing import REST, Steps
from dashboard.view import View

LINK = 'href="{}" data-undo="" class="quiet">Undo</a>'


def test_undo_leads_to_the_view_before(open_page, harbour):
    page = open_page(harbour, entity=["Ada Lund"])
    assert ">Undo<" not in page.html
    page.app.multiselect(key="entity").set_value(["Ada Lund", "Westmark"]).run()
    assert LINK.format("./?entity=Ada+Lund") in page.html


def test_clearing_can_be_undone(open_page, harbour):
    page = open_page(harbour, entity=["Ada Lund"])
    page.app.multiselect(key="entity").set_value([]).run()
    assert LINK.format("./?entity=Ada+Lund") in page.html
    page.app.button(key="undo").click().run()
    assert page.app.multiselect(key="entity").value == ["Ada Lund"]
    assert ">Undo<" not in page.html


def test_several_undos_go_back_several_changes_of_all_kinds(open_page, harbour):
    page = open_page(harbour)
    app = page.app
    app.multiselect(key="entity").set_value(["Ada Lund"]).run()
    app.date_input(key="published").set_value((dt.date(2031, 3, 1), dt.date(2031, 3, 31))).run()
    (treaty,) = [name for name in app.multiselect(key="event").options if "treaty" in name]
    app.multiselect(key="event").set_value([treaty]).run()
    app.multiselect(key="entity").set_value([]).run()
    seen = []
    while any(button.key == "undo" for button in app.button):
        app.button(key="undo").click().run()
        view = app.session_state["shown_view"]
        seen.append((view.entity, bool(view.event), bool(view.published)))
    assert seen == [
        (("Ada Lund",), True, True),
        (("Ada Lund",), False, True),
        (("Ada Lund",), False, False),
        ((), False, False),
    ]


def typed(*texts, pause=0.2, start=None):
    steps = start or Steps(View())
    now = steps.at + 10
    for text in texts:
        now += pause
        steps = steps.to(View(text=text), now)
    return steps


def test_a_typed_word_is_one_step_however_slowly():
    assert typed("t", "tr", "tre", "trea").before == (View(),)
    assert typed("t", "tr", "tre", "trea", pause=2 * REST).before == (View(),)
    assert typed("t", "te", "t", "tr", "tre").before == (View(),)


def test_another_search_is_another_step_and_taking_it_away_too():
    treaty = typed("t", "treaty")
    assert typed("harbour", start=treaty).before == (View(), View(text="treaty"))
    assert typed("", start=treaty).before == (View(), View(text="treaty"))
    assert typed("t", "").before == ()


def test_the_two_days_of_a_period_are_one_step():
    first, last = dt.date(2031, 3, 1), dt.date(2031, 3, 31)
    half = Steps(View()).to(View(published=(first, first)), 1)
    whole = half.to(View(published=(first, last)), 30)
    assert whole.before == (View(),)
    assert whole.to(View(published=(last, last)), 60).before == (View(), whole.shown)


def test_each_name_is_a_step():
    one, two = View(entity=("A",)), View(entity=("A", "B"))
    steps = Steps(View()).to(one, 1).to(two, 1.1)
    assert steps.before == (View(), one)
    assert steps.back().back() == Steps(View())
    assert steps.to(two, 2) is steps
