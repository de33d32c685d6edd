"""Check that every quoted passage of the demo stands word for word in its record.

The records are not part of this repository, so this is run by hand, with the folder that holds them:

    python -m tests.quality.check_records FOLDER

FOLDER/records/README.md holds passages of 2023–24 under one heading a record,
FOLDER/corpora/state_2022.jsonl whole documents of 2022 by address, FOLDER/seed/*.txt the reference
article under its headline. The outcome is written into the marked block of data/README.md; the exit
code is 1 when a passage was not found. Only typographic differences are forgiven: the form of
quotation marks and apostrophes, white space, and the comma or full stop before a closing mark.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality.reports import ROOT, Record, Report, digest, load_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

README = ROOT / "data" / "README.md"
BLOCK = re.compile(r"(<!-- check -->\n).*?(<!-- /check -->)", re.DOTALL)
TYPOGRAPHY = str.maketrans(dict.fromkeys('“”‘’"', "'") | {"\u00a0": " ", "\u2011": "-"})
BEFORE_MARK = re.compile(r"[,.](?='(?!\w))")
QUOTED = re.compile(
    r'“([^“”]*)(?:”|$)|"([^"]*)(?:"|$)|(?<!\w)‘((?:[^‘’]|’(?=\w))*)’(?!\w)', re.MULTILINE
)
LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
LABEL = re.compile(r"\A[A-Z][A-Z .’-]+: ")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One quoted passage of a report and whether its record has it."""

    report: str
    passage: str
    found: bool


class Library:
    """The records by address and by title, as plain text."""

    def __init__(self, folder: Path) -> None:
        self.by_url: dict[str, str] = {}
        self.by_heading: dict[str, str] = {}
        with (folder / "corpora" / "state_2022.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                self.by_url[entry["url"]] = plain(f"{entry['title']}\n{entry['text']}")
        notes = (folder / "records" / "README.md").read_text(encoding="utf-8")
        for section in re.split(r"^## ", notes, flags=re.MULTILINE)[1:]:
            heading, _, body = section.partition("\n")
            self.by_heading[plain(heading)] = plain(f"{heading}\n{body.replace('\n> ', '\n')}")
        for path in (folder / "seed").glob("*.txt"):
            text = plain(path.read_text(encoding="utf-8"))
            self.by_heading[text] = text

    def text(self, record: Record) -> str:
        """Return the record's words; raise KeyError when the folder has no such record."""
        if record.url in self.by_url:
            return self.by_url[record.url]
        title = plain(record.title)
        for heading, text in self.by_heading.items():
            if title in heading and _has_day(heading, record.date):
                return text
        raise KeyError(f"no record {record.title!r} of {record.date}")


def plain(text: str) -> str:
    """Return the text with one form of quotation mark, no stop before it, and single spaces."""
    return BEFORE_MARK.sub("", " ".join(text.translate(TYPOGRAPHY).split()))


def _has_day(heading: str, date: str) -> bool:
    """Return whether a heading that begins with a day begins with this one."""
    if not re.match(r"\d{1,2} \w+ \d{4}", heading):
        return True
    day = dt.date.fromisoformat(date)
    return heading.startswith(f"{day.day} {day:%B %Y}")


def quoted_passages(report: Report) -> Iterator[str]:
    """Yield what the report claims to be word for word, without the marks."""
    for paragraph in report.passages:
        if report.verbatim and paragraph not in (report.title, report.deck):
            yield from LEFT_OUT.split(LABEL.sub("", paragraph))
            continue
        for match in QUOTED.finditer(paragraph):
            yield from LEFT_OUT.split(next(words for words in match.groups() if words is not None))


def check(report: Report, library: Library) -> list[Outcome]:
    """Return an outcome for each quoted passage of the report."""
    texts = [library.text(record) for record in report.records]
    found = []
    for passage in quoted_passages(report):
        words = plain(passage).rstrip(",.")
        if words:
            found.append(Outcome(report.name, passage, any(words in text for text in texts)))
    return found


def summary(reports: list[Report], outcomes: list[Outcome]) -> str:
    """Return the sentences that data/README.md shows about the last check."""
    missing = [outcome for outcome in outcomes if not outcome.found]
    invented = sum(report.invented for report in reports)
    lines = [
        f"Last checked on {dt.datetime.now(dt.UTC).date().isoformat()}, on reports `{digest()}`:",
        f"{len(reports)} reports, {invented} of them invented and so without a record;",
        f"{len(outcomes)} quoted passages looked up, {len(outcomes) - len(missing)} found",
        f"word for word, {len(missing)} not found.",
    ]
    return "\n".join(lines + [f"- {o.report}: {o.passage}" for o in missing])


def main() -> int:
    """Check all reports, rewrite the block of data/README.md, and print what was not found."""
    parser = argparse.ArgumentParser(description="Check the demo's quotations against its records.")
    parser.add_argument("folder", type=Path, help="holds records/, corpora/ and seed/")
    folder: Path = parser.parse_args().folder
    library = Library(folder)
    reports = load_reports()
    outcomes = [o for report in reports if not report.invented for o in check(report, library)]
    text = summary(reports, outcomes)
    readme = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda m: f"{m[1]}{text}\n{m[2]}", readme), encoding="utf-8")
    sys.stdout.write(text + "\n")
    return int(any(not outcome.found for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
