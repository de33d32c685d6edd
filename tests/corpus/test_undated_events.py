"""An undated article's events are told with what its text says of their time, and no year."""

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.view import View

TEXT = (
    "Ada Quill, the mayor, hosted Bram Oost for talks in Norwich on June 19. "
    "A bridge was closed last week."
)


def test_events_of_an_undated_article_are_on_the_timeline_with_their_relation(
    tmp_path, make_article
):
    add(Store(tmp_path), [make_article(TEXT, id="visit", title="Talks")])
    events = open_corpus(tmp_path).timeline(View()).set_index("label")
    visit = events.loc[[label for label in events.index if "Norwich" in label]].iloc[0]
    assert visit["relation"] == "the June 19 nearest publication"
    assert events["first"].isna().all()
    assert events["last"].isna().all()
