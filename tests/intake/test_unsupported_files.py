"""What is no text is named for what it is, whatever it is called, and never becomes an article."""

import bz2
import io
import random
import tarfile
import zipfile

import pytest

from dashboard.intake import read_path
from dashboard.intake.unsupported_files import is_binary
from dashboard.model import Article, Problem

SENTENCE = "The “pier” opened on Monday — said the café’s owner, who paid £4 for it.\n"


def only_problem(path):
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    return problem


def zipped(**members):
    """Return a zip of the members; two underscores in a name stand for a slash, one for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


WORD_FILE = zipped(word__document_xml="<w:p/>", other_xml="<Types/>")


@pytest.mark.parametrize("name", ["x.pdf", "x.zip", "x.docx", "x.txt", "x.html", "x.csv", "x"])
@pytest.mark.parametrize("size", [100, 3_000, 200_000])
def test_random_bytes_are_refused_whatever_they_are_called(tmp_path, name, size):
    path = tmp_path / name
    path.write_bytes(random.Random(size).randbytes(size))
    problem = only_problem(path)
    assert (problem.name, problem.where) == ("unsupported_format", name)
    assert "save its text as .txt" in problem.detail


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"])
def test_random_bytes_behind_a_byte_order_mark_are_refused(tmp_path, mark):
    path = tmp_path / "x.txt"
    path.write_bytes(mark + random.Random(5).randbytes(3_000))
    assert only_problem(path).name == "unsupported_format"


def test_bytes_that_are_letters_of_an_old_charset_by_chance_are_refused(tmp_path):
    high = random.Random(3)
    path = tmp_path / "x.txt"
    path.write_bytes(bytes(high.randrange(0x80, 0x100) for _ in range(3_000)))
    assert only_problem(path).name == "unsupported_format"


def tar():
    """Return a tar file with one text in it."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 5
        archive.addfile(entry, io.BytesIO(b"hello"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
            "an old Office file (.doc or .xls): save",
        ),
        (b"\x89PNG\r\n\x1a\n more", "a picture: it holds no text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "a picture: it holds no text"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(range(40)), "a picture: it holds no text"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "a film: it holds no text"),
        (bz2.compress(b"hello" * 99), "a bzip2 file: unpack it"),
        (tar(), "a tar file: unpack it"),
        (b"SQLite format 3\x00" + bytes(40), "a SQLite database: export"),
        (zipped(mimetype="x", **{"META-INF__manifest_xml": "<x/>"}), "an OpenDocument file: save"),
    ],
)
def test_a_known_format_is_named_with_what_to_do(tmp_path, data, told):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    problem = only_problem(path)
    assert problem.name == "unsupported_format"
    assert problem.detail.startswith(told)


@pytest.mark.parametrize(
    ("inner", "name", "told"),
    [
        (WORD_FILE, "broken", "a damaged Word file"),
        (zipped(xl__workbook_xml="<x/>"), "broken", "a damaged workbook"),
        (zipped(a_txt=SENTENCE), "nested_zip", "unpack it and add the folder"),
        (b"PK\x03\x04" + b"x" * 50, "broken", "a damaged zip"),
    ],
)
def test_a_zip_in_a_zip_is_named_for_what_it_is(tmp_path, inner, name, told):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(inner_zip=inner))
    problem = only_problem(path)
    assert (problem.name, problem.where) == (name, "x.zip/inner.zip")
    assert told in problem.detail


def test_a_zip_that_was_cut_off_is_named(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(a_txt=SENTENCE * 50)[:-40])
    problem = only_problem(path)
    assert (problem.name, problem.where) == ("broken", "x.zip")
    assert "copy or download it again" in problem.detail


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (SENTENCE, "cp1252"),
        (SENTENCE, "utf-16-le"),
        (SENTENCE, "utf-16"),
        ("Мост открылся в понедельник, сказал мэр города на встрече.\n", "cp1251"),
        ("Мост открылся в понедельник, сказал мэр города на встрече.\n", "koi8-r"),
        ("橋は月曜日に開通したと市長が述べた。\n", "shift_jis"),
        ("大桥星期一开通，市长说。总共花了四年时间。\n", "gb18030"),
        ("𝔗he pier ☀ opened 👍🏽 ½ ± ® ™.\n", "utf-8"),
    ],
)
def test_text_in_any_charset_is_text(text, charset):
    assert not is_binary((text * 6).encode(charset))


def test_a_text_with_a_few_control_characters_is_read(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"The\x00 pier\x07 opened on Mon\x08day, the mayor said.\n" * 3)
    (article,) = read_path(path)
    assert isinstance(article, Article)
    assert "The pier opened on Monday" in article.text


@pytest.mark.parametrize("opening", ["ID3 tags", "MZ", "BZh", "Rar! The", "Surfing WAVE", "PK "])
def test_a_text_that_begins_like_a_known_format_is_read(tmp_path, opening):
    path = tmp_path / "x.txt"
    path.write_text(f"{opening} is how this report begins, and it goes on.\n", encoding="utf-8")
    (article,) = read_path(path)
    assert isinstance(article, Article)
