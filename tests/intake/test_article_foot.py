"""What stands below an article, and captions among its paragraphs: gone from the body."""

import pytest

from dashboard.intake.article_foot import without_foot
from dashboard.intake.draft import Draft, Part
from dashboard.intake.plaintext import draft_of
from dashboard.intake.unmarked_captions import take_loose_captions
from dashboard.intake.webpage.page_body import without_furniture

STORY = ("The pier opened in June.", "Fishermen asked for a hearing.", "It will be held in May.")


def body(*more):
    return [Part("paragraph", text) for text in (*STORY, *more)]


@pytest.mark.parametrize(
    "line",
    [
        "(mel)",
        "Edited by: Per Holm",
        "mel/ph (AP, AFP)",
        "@mara_ellingsen",
        "mara@quay.example",
        "Write to Mara Ellingsen at mara@mail.example",
        "Tell us of your pier at desk@quay.example",
        "Mara Ellingsenquaynews",
        "Mara Ellingsen is a writer who lives by the sea.",
        "Mara Ellingsen, who grew up in the town, covers harbours.",
        "Kein Nachdruck ohne Zustimmung ⓒ Hafenblatt",
        "First uploaded on: 03-05-2024 at 10:15",
        "About the author: Mara Ellingsen sails",
        "Stay up to date with the harbour on our channel",
        "Find more news of the harbour at quay.example",
        "Get started with our tide tables here.",
        "Der Hafen am Morgen: jeden Tag um sechs bei Spotify, Apple Podcasts und Deezer",
        "You are receiving this email because you read the Quay.",
        "Special offer for our readers",
    ],
)
def test_a_line_below_an_article_goes(line):
    draft = Draft(url="https://www.quay.example/pier", authors=["Mara Ellingsen"])
    assert without_foot(body(line), draft) == body()


@pytest.mark.parametrize(
    "line",
    [
        "Tickets are sold at box@theatre.example",
        "Mara Ellingsen said the pier was safe.",
        "Ida Brandt is a fisherman in the town.",
        "It was published in 1961.",
        "IT WAS HIS PIER",
        "Deezer opened an office on the pier, while its larger rival Spotify left the town.",
        "The RSS chief met the mayor of the town, and the RSS later thanked her.",
        "RSS thanks the mayor of the RSS",
        "The ferry has a special offer for fishermen of the town.",
        "“You are receiving this email because the pier is yours,” the letter to the mayor began.",
        "In his book he tells how subscriptions help fund the work of the pier.",
    ],
)
def test_a_last_line_of_the_article_stays(line):
    draft = Draft(url="https://www.quay.example/pier", authors=["Mara Ellingsen"])
    assert without_foot(body(line), draft) == body(line)


def test_the_same_words_higher_up_stay():
    lines = body()[:1] + body("Mara Ellingsen is a writer.", *STORY, *STORY)
    assert without_foot(lines, Draft(authors=["Mara Ellingsen"])) == lines


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The pier at dusk. Photo: Per Holm", ("The pier at dusk.", "Photo: Per Holm")),
        ("The pier at dusk, photos © Holm, 2018", ("The pier at dusk, photos", "© Holm, 2018")),
        ("Image caption, The pier at dusk", ("The pier at dusk", None)),
        ("Header photo by Per Holm", None),
        ("Image source, Harbour Times", None),
    ],
)
def test_a_caption_among_the_paragraphs_is_one(line, caption):
    draft = Draft()
    assert take_loose_captions(body(line), draft) == body()
    found = [(one.text, one.credit) for one in draft.captions]
    assert found == ([caption] if caption else [])


@pytest.mark.parametrize("line", ["The pier is safe (Reuters)", "He said so. Photo: Per Holm"])
def test_prose_is_no_caption(line):
    draft = Draft()
    assert take_loose_captions(body(line), draft) == body(line)
    assert not draft.captions


def test_words_pulled_from_a_paragraph_are_told_once():
    pulled = "“Nobody in the town was ever asked about the old pier or its lamps”"
    parts = [*body(f"{pulled}, she said in May."), Part("paragraph", pulled)]
    assert without_furniture(parts, Draft()) == parts[:-1]


@pytest.mark.parametrize(
    "line", ["Loading...", "» The pier in pictures", "Photo: Per Holm", "@ida"]
)
def test_a_pasted_text_loses_buttons_pointers_credits_and_what_signs_it(line, pasted):
    found = draft_of(pasted).body
    assert draft_of(f"{pasted}\n\n{line}").body == found


@pytest.mark.parametrize(
    "line",
    [
        "Order was restored within hours, and nobody was hurt here.",
        "Shop windows stay boarded up, for nobody feels safe here.",
    ],
)
def test_the_last_words_of_an_article_stay(line):
    assert without_foot(body(line), Draft(url="https://www.quay.example/pier")) == body(line)


def test_what_stands_under_a_line_of_rights_with_its_year_is_the_house_s():
    told = [*body("The pier opens in May."), *body("© The Quay Times Ltd. 2024")[-1:]]
    under = [
        Part("heading", "Quay"),
        Part("paragraph", "Quay is a partner of the Coast, and both are of one house."),
    ]
    assert without_foot([*told, *under], Draft()) == told[:-1]
    credit = [
        *told[:-1],
        *body("© Per Holm", "The pier closes in June, the harbour master said.")[-2:],
    ]
    assert without_foot(credit, Draft())[-1] == credit[-1]


def test_heads_in_capitals_stay_where_a_story_has_several():
    heads = [Part("paragraph", words) for words in ("FIRST HALF", "LATE GOALS", "UP NEXT")]
    parts = [
        one
        for head in heads
        for one in (head, Part("paragraph", "Lindhaven: They play at home on Friday."))
    ]
    assert without_furniture(parts, Draft()) == parts
    assert without_furniture(parts[4:], Draft()) == parts[5:]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry has a special offer for fishermen of the town, which ends in the week after the opening.",
        "“You are receiving this email because the pier is yours,” the letter to the mayor of the town began.",
        "In his book he tells how subscriptions help fund the work of the pier and all who keep its lamps.",
    ],
)
def test_a_pasted_text_keeps_prose_with_the_words_of_a_notice(line, pasted):
    assert draft_of(f"{pasted}\n\n{line}").body[-1].text == line


def test_an_offer_of_several_sentences_goes_and_a_report_on_one_stays():
    offer = (
        "Special offer for our readers of the harbour pages: get a year of the Quay for five crowns, with every chart that "
        "we print and the tide tables of the coast, each week anew. Subscriptions help fund the work we do every day."
    )
    told = f"The editor said that {offer[0].lower()}{offer[1:]}"
    story = [*body(), *body("It closes at night."), *body("It has lamps.")]
    place = len(STORY) + 1
    for line, more in ((offer, 0), (told, 1)):
        parts = [*story[:place], Part("paragraph", line), *story[place:]]
        assert len(without_furniture(parts, Draft())) == len(story) + more


@pytest.mark.parametrize(
    ("words", "left"), [("[사진=바다뉴스, 항구일보]", 3), ("[사진] 항구가 금요일에 닫혔다.", 4)]
)
def test_the_credit_of_a_korean_picture_in_brackets_is_no_paragraph(words, left):
    story = [
        Part("paragraph", f"항구 위원회는 {day}일 부두를 봄까지 닫는다고 말했다.")
        for day in (1, 2, 3)
    ]
    assert len(without_furniture([*story, Part("paragraph", words)], Draft())) == left
