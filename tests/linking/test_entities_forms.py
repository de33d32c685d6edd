"""Other forms of a name across articles: second surnames, acronyms, a surname; all bearers are invented."""

import pytest

from dashboard.linking.entities import link_entities
from dashboard.model import Annotations, Article, Mention


def article(number, *names, published="2031-05-10"):
    """Return an article with its mentions: (words, name, type, role) in the order of the text."""
    text, mentions = "", []
    for words, name, kind, role in names:
        slug = name.lower().replace(" ", "-")
        sort = "org" if kind == "ORG" else "per" if " " in name else "surname"
        start = len(text)
        text += words + " "
        mentions.append(
            Mention(start, start + len(words), kind, "name", name, f"{sort}:{slug}", role=role)
        )
    return Article(f"a{number}", text, (), published=published), Annotations(tuple(mentions))


def person(name, role=None):
    return name, name, "PER", role


def entities(parsed):
    return {key: link.entity for key, link in link_entities(parsed).items()}


def test_a_second_surname_tells_nobody_apart_in_one_office():
    parsed = [
        article(1, person("Ramiro Cortal", "President")),
        article(2, person("Ramiro Cortal Vedo", "President of Panama")),
    ]
    assert len(set(entities(parsed).values())) == 1


@pytest.mark.parametrize(
    "others",
    [
        [("Ramiro Cortal Vedo", None)],
        [("Ramiro Cortal Vedo", "coach")],
        [("Ramiro Cortal Vedo", "President"), ("Ramiro Cortal Luno", "President")],
    ],
)
def test_a_second_surname_is_another_person_without_the_office_or_beside_a_third(others):
    more = [article(i + 2, person(*other)) for i, other in enumerate(others)]
    parsed = [article(1, person("Ramiro Cortal", "President")), *more]
    assert len(set(entities(parsed).values())) == len(parsed)


def test_two_runs_of_initials_are_two_persons_of_one_office():
    parsed = [
        article(1, person("Abel H.W. Storr", "President")),
        article(2, person("Abel W. Storr", "President")),
    ]
    assert len(set(entities(parsed).values())) == 2


def test_one_person_under_two_given_names_in_an_article_is_one_in_all():
    both = [
        ("Robert Storr", "Robert Storr", "PER", None),
        ("Rob Storr", "Robert Storr", "PER", None),
    ]
    parsed = [article(1, *both), article(2, person("Rob Storr"))]
    assert len(set(entities(parsed).values())) == 1


def test_a_short_given_name_alone_says_nothing():
    parsed = [article(1, person("Robert Storr")), article(2, person("Rob Storr"))]
    assert len(set(entities(parsed).values())) == 2


def test_an_acronym_is_one_body_though_its_name_is_spelled_two_ways():
    defined = ("OHAC", "Office of Harbour Assets Control", "ORG", None)
    misspelled = ("OHAC", "Office of Harbour Asset Control", "ORG", None)
    parsed = [
        article(1, defined),
        article(2, defined),
        article(3, misspelled),
        article(4, ("OHAC", "OHAC", "ORG", None)),
    ]
    assert entities(parsed)["a4", "org:ohac"] == "org:office-of-harbour-assets-control"


def test_an_acronym_of_two_bodies_is_neither():
    parsed = [
        article(1, ("OHAC", "Office of Harbour Assets Control", "ORG", None)),
        article(2, ("OHAC", "Order of Hill Ash and Coast", "ORG", None)),
        article(3, ("OHAC", "OHAC", "ORG", None)),
    ]
    assert entities(parsed)["a3", "org:ohac"] == "org:ohac"


def test_one_full_name_near_does_not_hide_the_holder_of_the_year():
    named = [
        article(i, person("Tova Grell", "President"), published=day)
        for i, day in enumerate(("2031-01-05", "2031-01-20", "2031-06-02"))
    ]
    alone = [
        article(i, person("Grell", "President"), published="2031-05-20") for i in range(10, 30)
    ]
    found = entities([*named, *alone])
    assert {found[f"a{i}", "surname:grell"] for i in range(10, 30)} == {"per:tova-grell"}
