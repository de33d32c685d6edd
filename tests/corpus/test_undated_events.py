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


def test_whose_relation_an_event_of_several_articles_has_does_not_depend_on_their_order(
    tmp_path, make_article
):
    articles = [
        make_article(
            f"The council of Wexcombe {voted} on a bridge over the Quill on Tuesday.",
            id=day,
            title="Vote on the bridge",
            published=day,
        )
        for voted, day in (("will vote", "2024-05-03"), ("voted", "2024-05-08"))
    ]
    other = make_article("Bram Oost slept.", id="other", title="Rest")
    relations = []
    for name, batches in (
        ("whole", [[*articles, other]]),
        ("late", [[articles[1], other], articles]),
    ):
        for batch in batches:
            add(Store(tmp_path / name), batch)
        events = open_corpus(tmp_path / name).timeline(View())
        relations.append(events[["event", "articles", "relation"]].values.tolist())
    assert 2 in [articles for _, articles, _ in relations[0]]
    assert relations[0] == relations[1]
