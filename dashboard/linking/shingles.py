"""Shingles: sequences of words as numbers, by which copies and quoted passages are found."""

from __future__ import annotations

import functools
import hashlib
import operator
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    type Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]
    type Counts = np.ndarray[tuple[int], np.dtype[np.int64]]
    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

WORD = re.compile(r"\w+")
MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd 64-bit number by which a row's words are mixed into one number."""

TOGETHER = 2_000_000
"""Rows that are put in order together."""
MIDDLE = np.uint64(32)
"""From this bit on rows are spread over buckets: winnowed ones are small, and the last bits give way."""

MOST_BITS = 22
"""Bits of a number by which most of those that are not wanted are told."""


@functools.lru_cache(maxsize=65536)
def word_number(word: str) -> int:
    """Return a number of 62 bits that stands for a word, in any collection the same, and never 0."""
    digest = hashlib.blake2b(word.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 2 or 1


def words_of(text: str) -> list[str]:
    """Return the words of a text, all in small letters."""
    return WORD.findall(text.lower())


def rows_of(words: Numbers, length: int) -> Numbers:
    """Return a number for each row of so many words that no gap parts."""
    return rows_at(words, length)[0]


def rows_at(words: Numbers, length: int) -> tuple[Numbers, Counts]:
    """Return a number for each row of so many words that no gap parts, and where it begins."""
    count = len(words) - length + 1
    if count <= 0:
        return words[:0], np.empty(0, np.int64)
    mixed, whole = np.zeros(count, np.uint64), np.ones(count, bool)
    for place in range(length):
        part = words[place : place + count]
        whole &= part != 0
        mixed = (mixed ^ part) * MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed[whole], np.flatnonzero(whole)


def fingerprints(words: Numbers, holder: Counts, row: int, window: int) -> tuple[Numbers, Counts]:
    """Return the winnowed rows of some texts (Schleimer, Wilkerson and Aiken 2003), and whose each is.

    Of each ``window`` rows of ``row`` words that follow one another in a text the smallest number is
    kept: so two texts that have row + window - 1 words in a row in common have a fingerprint in common,
    and which rows are kept depends on nothing else that is read. A gap ends each text.
    """
    rows, places = rows_at(words, row)
    holder = holder[places]
    count = max(0, len(rows) - window + 1)
    least = rows[:count]
    for place in range(1, window):
        least = np.minimum(least, rows[place : place + count])
    within = holder[:count] == holder[len(rows) - count :]
    least, holder = least[within], holder[:count][within]
    differs = (least[1:] != least[:-1]) | (holder[1:] != holder[:-1])
    once = np.append(True, differs)[: len(least)]
    return least[once], holder[once]


def together(rows: Sequence[Numbers]) -> tuple[Numbers, Counts]:
    """Return all rows of some texts as one array, and beside it whose each is."""
    every = np.concatenate([np.empty(0, np.uint64), *rows])
    return every, np.repeat(np.arange(len(rows)), [len(own) for own in rows])


def cut[N: np.generic](
    values: np.ndarray[tuple[int], np.dtype[N]], ends: Counts
) -> list[np.ndarray[tuple[int], np.dtype[N]]]:
    """Return values in pieces that end at some places, the last with them; numpy's ``split`` takes ten times as long."""
    places = pairwise([0, *ends.tolist(), len(values)])
    return [values[start:end] for start, end in places]


def runs_of(values: Sequence[str]) -> Counts:
    """Return the number of the run in which each of some values stands, those that are equal one after another."""
    begins = [False, *map(operator.ne, values[1:], values)]
    return np.cumsum(begins[: len(values)], dtype=np.int64)


def each_once(every: Numbers, holder: Counts, texts: int) -> tuple[Numbers, Counts]:
    """Return each row once with each of the texts that have it, in order; a row's last bits give way.

    Row and text in one number are sorted many times as fast as one by the other.
    """
    bits = np.uint64(texts.bit_length())
    packed = np.sort(every >> bits << bits | holder.astype(np.uint64))
    packed = packed[np.append(True, packed[1:] != packed[:-1])[: len(packed)]]
    return packed >> bits, (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)


def sharing(every: Numbers, holder: Counts, texts: int, most: int) -> tuple[Counts, Counts]:
    """Return the pairs of texts that share a row, as later * texts + earlier, with how many.

    ``holder`` says for each row in which of the texts it stands. A row in more than ``most`` texts
    pairs none of them.
    """
    holder, begin, size = by_row(every, holder, texts)
    rank = np.arange(len(holder)) - begin
    pairs = [np.empty(0, np.int64)]
    places = np.flatnonzero((rank > 0) & (size <= most))
    for back in range(1, most):
        places = places[rank[places] >= back]
        pairs.append(holder[places] * texts + holder[places - back])
    return np.unique(np.concatenate(pairs), return_counts=True)


def in_bucket(every: Numbers, bucket: int, buckets: int) -> Mask:
    """Return which rows are in a bucket; all equal ones are in one."""
    return (every >> MIDDLE) % np.uint64(buckets) == np.uint64(bucket)


def places_among(every: Numbers, wanted: Numbers) -> Counts:
    """Return the places of the numbers that are among some wanted ones; numpy's ``isin`` sorts them all."""
    if not len(wanted):
        return np.empty(0, np.int64)
    bits = min(MOST_BITS, 4 + len(wanted).bit_length())
    mask = np.uint64((1 << bits) - 1)
    met = np.zeros(1 << bits, bool)
    met[(wanted >> MIDDLE) & mask] = True
    places = np.flatnonzero(met[(every >> MIDDLE) & mask])
    wanted = np.sort(wanted)
    found = np.searchsorted(wanted, every[places])
    return places[wanted[np.minimum(found, len(wanted) - 1)] == every[places]]


def with_first(
    parts: Iterable[tuple[Numbers, Counts]], texts: int, asked: Mask
) -> tuple[Counts, Counts]:
    """Return the pairs of each text ``asked`` with the first that has a row of it too, as ``sharing`` does.

    The rows are given in buckets, so that little more than one of these is held.
    """
    found = []
    for every, holder in parts:
        held, begin, _ = by_row(every, holder, texts)
        later = np.flatnonzero((np.arange(len(held)) > begin) & asked[held])
        found.append(np.unique(held[later] * texts + held[begin[later]], return_counts=True))
    return summed(found)


def summed(parts: Iterable[tuple[Counts, Counts]]) -> tuple[Counts, Counts]:
    """Return each of the codes of all parts once, in order, with the sum of what was counted of it."""
    none = np.empty(0, np.int64)
    codes, counts = zip((none, none), *parts, strict=True)
    every, place = np.unique(np.concatenate(codes), return_inverse=True)
    return every, np.bincount(place, np.concatenate(counts), len(every)).astype(np.int64)


def by_row(every: Numbers, holder: Counts, texts: int) -> tuple[Counts, Counts, Counts]:
    """Return who holds each row, row by row, where its holders begin, and how many they are."""
    every, holder = each_once(every, holder, texts)
    begins = np.flatnonzero(np.append(True, every[1:] != every[:-1])[: len(every)])
    sizes = np.diff(begins, append=len(every))
    return holder, np.repeat(begins, sizes), np.repeat(sizes, sizes)
