"""Without a language model the stages do what their rules alone can do, and say so."""

import subprocess
import sys

from dashboard.model import Article
from dashboard.parsing import analysis
from dashboard.parsing.parser import Parser

TEXT = "Ada Lund spoke in Japan on 5 March 2024. “The bridge is safe,” said Lund.\n\nNobody left."


def test_without_a_model_articles_are_parsed_and_it_is_said(monkeypatch, caplog):
    monkeypatch.setattr(analysis, "MODELS", ())
    blank = analysis.load_model.__wrapped__("auto")
    assert "No spaCy model is installed" in caplog.text
    parser = Parser()
    vars(parser)["analyser"] = analysis.Analyser(blank)
    found = parser.parse(Article("a", TEXT, ()))
    assert [TEXT[start:end] for start, end in found.sentences][-1] == "Nobody left."
    assert len(found.sentences) == 3
    assert "Japan" in {mention.name for mention in found.mentions}
    assert [date.value for date in found.dates] == ["2024-03-05"]


def test_no_model_is_a_setting_and_said(caplog):
    blank = analysis.load_model.__wrapped__("none")
    assert blank.pipe_names == ["senter"]
    assert "No spaCy model is used: fewer names" in caplog.text


def test_dates_alone_and_linking_load_no_language_model():
    line = '{"id": "a", "text": "The mill closed on March 3, 2011.", "published": null}'
    code = (
        "import sys, dashboard.corpus.linking_stages; from dashboard.exchange import parse_lines;"
        "from dashboard.parsing.parser import Parser;"
        f"print(*parse_lines([{line!r}], Parser(), frozenset({{'dates'}}))); sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"2011-03-03"' in done.stdout
