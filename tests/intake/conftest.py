"""Invented articles that the tests of intake share."""

from __future__ import annotations

import pytest

PARAGRAPHS = (
    "Mara Ellings will ask the council of Ostrava Bay for more money on Tuesday, an official said.",
    "“We are ready to build the second pier when the ice is gone,” the official told reporters in the harbour.",
    "The first pier was opened in June last year after a long dispute over the cost of its lamps.",
    "Fishermen fear that the new pier will close the old channel, and they have asked for a hearing.",
)


@pytest.fixture
def paragraphs():
    return PARAGRAPHS


@pytest.fixture
def pasted():
    """A news page as it is pasted from a browser: furniture, header, captions, body, a heading."""
    return "\n".join(
        [
            "IE 9 is not supported. Please enable JavaScript and visit our site on another browser.",
            "",
            "Mara Ellings to ask Ostrava Bay for a second pier during this week's session",
            "",
            "The mayor is expected to name a “painful sum” for the pier that the town has wanted for years.",
            "Mayor Mara Ellings greeted the harbour master for talks on the quay on June 19, ending a long dispute.",
            "Mayor Mara Ellings with harbour master Ove Tandberg on the quay last June. Lena Holt / AFP - Getty Images",
            "/ Source:",
            "",
            PARAGRAPHS[0],
            "",
            PARAGRAPHS[1],
            "",
            "‘A painful sum’",
            "",
            PARAGRAPHS[2],
            "",
            PARAGRAPHS[3],
        ]
    )


@pytest.fixture
def page():
    """A news page in HTML with everything stated in its own markup."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f"""<!doctype html><html lang="en"><head>
    <title>Second pier for Ostrava Bay | The Bay Courier</title>
    <link rel="canonical" href="https://www.baycourier.example/town/second-pier?utm_source=x">
    <meta property="og:site_name" content="The Bay Courier">
    <script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
      "headline": "Second pier for Ostrava Bay", "datePublished": "2024-04-22T08:30:00+02:00",
      "dateModified": "2024-04-23T10:00:00+02:00",
      "author": [{{"@type": "Person", "name": "Ida Brandt"}}, {{"@type": "Person", "name": "Jon Falk"}}]}}
    </script></head><body>
    <nav><a href="/">Home</a> <a href="/town">Town</a></nav>
    <article><h1>Second pier for Ostrava Bay</h1>
    <figure><img src="pier.jpg" alt=""><figcaption>The old pier in winter.
      <span class="credit">Lena Holt / Reuters</span></figcaption></figure>
    {body}</article>
    <footer>All rights reserved. Privacy policy.</footer></body></html>"""
