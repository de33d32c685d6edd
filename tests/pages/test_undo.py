"""Undo brings back the view before the last change, and is not there before any."""


def test_undo_leads_to_the_view_before(open_page, harbour):
    page = open_page(harbour, entity=["Ada Lund"])
    assert ">Undo<" not in page.html
    page.app.multiselect(key="entity").set_value(["Ada Lund", "Westmark"]).run()
    assert '<a href="./?entity=Ada+Lund" data-here="" class="quiet">Undo</a>' in page.html


def test_clearing_can_be_undone(open_page, harbour):
    page = open_page(harbour, entity=["Ada Lund"])
    page.app.multiselect(key="entity").set_value([]).run()
    assert '<a href="./?entity=Ada+Lund" data-here="" class="quiet">Undo</a>' in page.html
