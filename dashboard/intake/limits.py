"""How much intake accepts, in one place: what is larger is a named problem, not a long wait."""

from __future__ import annotations

FILE_BYTES = 20_000_000
"""The largest single article file; also the longest line of a JSON-lines file."""

PAGE_LETTERS = 4_000_000
"""Longer web pages are read as plain text, without their tree: that takes too much memory."""

ARTICLE_LETTERS, ARTICLE_LINES = 4_000_000, 200_000
"""The longest text of one article: more is no article, and takes more memory than a reader has."""

PAGE_ELEMENTS = 120_000
"""Web pages of more elements are read as plain text: tree walkers need a minute for them."""

TAG_ATTRIBUTES = 3_000
"""Web pages with a tag of more attributes are read as plain text: a parser compares each with all."""

FEED_BYTES = 10_000_000
"""The largest feed: its parser needs twenty times its size."""

PDF_PAGES = 1_000

TABLE_BYTES = 4_000_000_000
"""The largest table (JSON lines, CSV, Parquet): these are streamed, not held."""

ARCHIVE_BYTES = 200_000_000
"""What all members of one zip may unpack to, together."""

ARCHIVE_RATIO = 100
"""How many times larger than its packed form a member of a zip may be."""

ARCHIVE_RATIO_FROM = 1_000_000
"""Members smaller than this are never called a bomb: short text packs very well."""

ARCHIVE_MEMBERS = 10_000

CELL_BYTES = 10_000_000
"""The longest cell of a CSV file."""

COLUMNS = 2_000

FEED_ITEMS = 100_000

HTML_DEPTH = 250
"""Deeper nested pages go to the text cleaner: tree walkers lose them in silence."""

INDEX_LINKS = 5_000
"""A page with this many links and little prose is a list of links, not an article."""

PROBLEMS = 1_000
"""How many problems of one file are named one by one; the rest are counted."""
