"""Copies made from the demo's own reports: how many are found, and that nothing else folds."""

import dataclasses
import functools
import random
from pathlib import Path

import pytest

from dashboard.intake import read_path
from dashboard.linking.copies import link_copies
from dashboard.linking.own_and_quoted_words import QUOTED
from dashboard.model import Article, Block

REPORTS = Path(__file__).parents[2] / "data" / "reports"
TOLD = 0.7
"""So much of the reports that are copied stands outside quotation marks."""


@functools.cache
def reports():
    """Return the paragraphs of each report, and apart from them the texts that host a copy."""
    found = [item for item in read_path(REPORTS) if isinstance(item, Article)]
    own = [tuple(one.of_kind("paragraph")) for one in sorted(found, key=lambda one: one.id)]
    long = [text for text in own if len(text) > 3 and told(text) >= TOLD * words(text)]
    return long[::2], long[1::2]


def told(paragraphs):
    return words(QUOTED.sub("", paragraph) for paragraph in paragraphs)


def words(paragraphs):
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def article(name, paragraphs, published):
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Article(name, text, tuple(blocks), published=published)


def cut(paragraphs, share):
    left, kept = int(words(paragraphs) * share), []
    for paragraph in paragraphs:
        own = paragraph.split()[:left]
        left -= len(own)
        kept += [" ".join(own)] if own else []
    return kept


def without_the_last_paragraph(paragraphs, host, chance):
    return paragraphs[:-1]


def cut_to_six_tenths(paragraphs, host, chance):
    return cut(paragraphs, 0.6)


def one_word_in_eight_changed(paragraphs, host, chance):
    vocabulary = " ".join(host).split()
    return [
        " ".join(
            chance.choice(vocabulary) if chance.random() < 0.12 else word
            for word in paragraph.split()
        )
        for paragraph in paragraphs
    ]


def seven_tenths_in_another_story(paragraphs, host, chance):
    return [*host[:1], *cut(paragraphs, 0.7), *host[1:]]


@pytest.mark.parametrize(
    ("change", "floor"),
    [
        (without_the_last_paragraph, 0.99),
        (cut_to_six_tenths, 0.99),
        (one_word_in_eight_changed, 0.95),
        (seven_tenths_in_another_story, 0.97),
    ],
)
def test_copies_are_found(change, floor):
    texts, hosts = reports()
    first = [article(f"o{n}", text, "2031-03-01") for n, text in enumerate(texts)]
    alone, right = link_copies(first), []
    for turn in range(6):
        chance = random.Random(turn)
        hosted = enumerate(zip(texts, hosts[turn:] + hosts, strict=False))
        again = [
            article(f"c{n}", change(text, host, chance), "2031-03-09") for n, (text, host) in hosted
        ]
        story = link_copies([*first, *again])
        assert {name: story[name] for name in alone} == alone
        right += [story[f"c{n}"] == alone[f"o{n}"] for n in range(len(again))]
    assert sum(right) / len(right) >= floor


def test_only_the_copies_of_the_demo_fold():
    found = [item for item in read_path(REPORTS) if isinstance(item, Article)]
    folded = {name for name, story in link_copies(found).items() if name != story}
    assert len(folded) == 2
    moved = [dataclasses.replace(one, published=None) for one in found]
    assert sum(name != story for name, story in link_copies(moved).items()) == 2
