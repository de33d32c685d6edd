"""Limits of intake, in one place: anything larger is a named problem, not a long wait."""

from __future__ import annotations

FILE_BYTES = 20_000_000
"""The largest single article file; also the longest line of a JSON-lines file."""

PAGE_LETTERS = 4_000_000
"""Longer web pages are read as plain text, without their tree: that takes too much memory."""

ARTICLE_LETTERS, ARTICLE_LINES, WORD_LETTERS = 1_000_000, 200_000, 100_000
"""The longest text of one article, and the longest word in it: what the parser takes too."""

PARSED_LETTERS = 100_000
"""How much of an article is parsed, about 17,000 words; the longest of a year's briefings has 79,000 letters.

It bounds what one text can cost: 8 processor seconds and, with the model, a gigabyte.
"""

PAGE_ELEMENTS = 120_000
"""Web pages of more elements are read as plain text: tree walkers need a minute for them."""

TAG_ATTRIBUTES = 3_000
"""Web pages with a tag of more attributes are read as plain text: a parser compares each with all."""

FEED_BYTES, FEED_LETTERS = 50_000_000, 500_000
"""The largest feed, an export of a whole blog, and how much of one is parsed together."""

JSON_NODES = 300_000
"""Lists and objects in one JSON value that is held as a whole: an empty one takes 64 bytes of memory."""

PDF_PAGES, PDF_LINES, PDF_PAGE_LINES = 1_000, 60_000, 3_000
"""Pages of a PDF, lines in all of them, and lines on one."""

PDF_PAGE_LETTERS = 300_000

PDF_STREAM_BYTES = 100_000_000
"""What one compressed stream of a PDF may unpack to: PDFium unpacks it whole."""

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
"""The longest cell of a table."""

ROWS_BYTES = 16_000_000
"""What a few rows of a Parquet file that are read together may take, by the file's own account."""

IN_A_ROW = 5_000
"""Problems in a row after which the rest of a file is not read: it is no file of articles."""

COLUMNS = 2_000

EXTRA_LETTERS = 20_000
"""What is kept of a cell that is no part of an article."""

FEED_ITEMS = 20_000

HTML_DEPTH = 250
"""Deeper nested pages go to the text cleaner: tree walkers lose them in silence."""

INDEX_LINKS = 5_000
"""A page with this many links and little prose is a list of links, not an article."""

PROBLEMS = 1_000
"""How many problems of one file are named one by one; the rest are counted."""

READING_BYTES = 1_000_000_000
"""The memory that a process may hold which reads files."""

READING_SECONDS, READING_PATIENCE = 20, 120
"""Processor seconds that a file may take before it gives anything, and seconds by the clock."""

FETCH_LATER = 86_400.0
"""Seconds for which a host is left alone at most, however long it asks for."""

FETCH_PAUSE, FETCH_RETRY = 1.0, 30.0
"""Seconds that a host is left alone between two requests, and the longest wait that it may ask for."""

FETCH_WAIT, FETCH_SECONDS, FETCH_HOPS = 10.0, 60, 5
"""Seconds for a server to say anything, seconds for a whole reply, and redirects of one address."""

FETCH_ADDRESSES, ROBOTS_BYTES = 5_000, 512_000
"""Addresses that one run asks for, feeds and sitemaps followed, and what of a robots.txt is read (RFC 9309: 500 KiB)."""
