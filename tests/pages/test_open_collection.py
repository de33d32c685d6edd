from dashboard.page import open_collection


class Shut:
    """A collection of which nothing is asked."""

    def look_for_damage(self):
        pass


def test_few_collections_are_held_open(monkeypatch):
    asked = []
    monkeypatch.setattr(open_collection, "open_corpus", lambda path: asked.append(path) or Shut())
    open_collection.opened.clear()
    try:
        for path in ["one", "two", "two", "three", "one"]:
            open_collection.opened(path)
    finally:
        open_collection.opened.clear()
    assert asked == ["one", "two", "three", "one"]
