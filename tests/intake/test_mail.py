"""Newsletters and saved pages in MIME, written here as mail programs and browsers write them."""

from email.message import EmailMessage

import pytest

from dashboard.intake import read_path
from dashboard.model import Article, Problem

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)


def message(*, html=None, text=None, **headers):
    mail = EmailMessage()
    mail["From"] = "The Bay Courier <news@baycourier.example>"
    mail["Subject"] = "Second pier opens"
    mail["Date"] = "Thu, 04 Mar 2021 08:30:00 +0100"
    mail["Message-ID"] = "<1@baycourier.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if text:
        mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html") if text else mail.set_content(
            html, subtype="html"
        )
    return mail


def only(tmp_path, data):
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    (one,) = read_path(path)
    return one


def test_a_newsletter_is_an_article_of_the_day_it_was_sent(tmp_path):
    html = f"<html><body><p>{SENTENCE}</p><p>{SENTENCE} It is long.</p><p><a href='/off'>Unsubscribe</a></p></body></html>"
    mail = message(
        html=html, text="See it in a browser.", List_Unsubscribe="<https://baycourier.example/off>"
    )
    found = only(tmp_path, mail.as_bytes())
    assert isinstance(found, Article)
    assert (found.title, found.source, found.published) == (
        "Second pier opens", "The Bay Courier", "2021-03-04T08:30:00+01:00",
    )  # fmt: skip
    assert SENTENCE in found.text
    assert "Unsubscribe" not in found.text


def test_a_newsletter_keeps_the_headlines_that_link_to_its_stories(tmp_path):
    story = "<tr><td><h2><a href='https://baycourier.example/{0}'>{0} opens</a></h2><p>{0}: {1}</p><p>{1} It is {0}.</p></td></tr>"
    rows = "".join(story.format(name, SENTENCE) for name in ("Pier", "Quay", "Port"))
    mail = message(html=f"<html><body><table>{rows}</table></body></html>", List_Id="<bay>")
    del mail["From"]
    mail["From"] = '"Bay Morning | The Bay Courier" <news@baycourier.example>'
    found = only(tmp_path, mail.as_bytes())
    assert isinstance(found, Article)
    assert found.of_kind("heading") == ("Pier opens", "Quay opens", "Port opens")
    assert (found.source, found.kind) == ("The Bay Courier", "digest")


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "Begin forwarded message:"]
)
@pytest.mark.parametrize("flowed", [True, False])
def test_a_mail_that_was_sent_on_is_of_who_wrote_it_first(tmp_path, mark, flowed):
    broken = SENTENCE.replace("on Monday, ", "on Monday, \r\n") if flowed else SENTENCE
    head = 'From: "The Bay Courier" <news@baycourier.example>\r\nSubject: Pier\r\n'
    data = (
        "From: Ann Reader <ann@example.org>\r\nSubject: Fwd: Second pier opens\r\nMessage-ID: <2@example.org>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8{'; format=flowed' if flowed else ''}\r\n\r\n"
        f"Have a look, this is new.\r\n\r\n{mark}\r\n{head}\r\n{broken}\r\n\r\nIt is long.\r\n-- \r\nBay\r\n"
    )
    found = only(tmp_path, data.encode())
    assert isinstance(found, Article)
    assert (found.title, found.source) == ("Second pier opens", "The Bay Courier")
    assert SENTENCE in found.of_kind("paragraph")
    assert "Have a look" not in found.text


def test_a_mail_to_one_reader_has_its_day_as_a_bound_only(tmp_path):
    found = only(tmp_path, message(text=f"{SENTENCE}\n\n{SENTENCE} It is long.\n").as_bytes())
    assert isinstance(found, Article)
    assert found.published is None
    assert "sent, not published" in (found.published_evidence or "")


def test_an_encrypted_mail_is_named(tmp_path):
    mail = message()
    mail.set_content(b"x" * 50, maintype="application", subtype="pkcs7-mime")
    found = only(tmp_path, mail.as_bytes())
    assert isinstance(found, Problem)
    assert found.name == "encrypted"


def test_a_page_saved_as_mime_is_read_in_its_own_charset(tmp_path):
    body = "".join(f"<p>{SENTENCE} “Café” number {n} is open.</p>" for n in range(9)).encode()
    quoted = b"".join(
        b"=%02X" % byte if byte >= 0x80 or byte == 0x3D else bytes([byte]) for byte in body
    )
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://baycourier.example/pier\r\n"
        b"Subject: Second pier opens\r\nDate: Thu, 4 Mar 2021 08:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----B----"\r\n\r\n'
        b"------B----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><head><title>Second pier opens</title></head><body><article><h1>Second pier opens</h1>"
        + quoted.replace(b"</p>", b"</p>=\r\n")
        + b"</article></body></html>\r\n------B------\r\n"
    )
    found = only(tmp_path, data)
    assert isinstance(found, Article)
    assert (found.title, found.url) == ("Second pier opens", "https://baycourier.example/pier")
    assert "“Café” number 8 is open." in found.text
    assert found.published is None


@pytest.mark.parametrize("sender", ["<Saved by Blink>", '"Saved by Internet Explorer 11"'])
def test_a_saved_page_is_known_by_its_sender_and_by_the_address_of_its_part(tmp_path, sender):
    page = (
        f"<html><body><article><h1>Second pier opens</h1><p>{SENTENCE}</p></article></body></html>"
    )
    data = (
        f"From: {sender}\nSubject: Piers\nDate: Thu, 4 Mar 2021 08:30:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\nContent-Type: text/html\n'
        f"Content-Location: https://baycourier.example/pier\n\n{page}\n--B--\n"
    )
    found = only(tmp_path, data.encode())
    assert isinstance(found, Article)
    assert (found.title, found.url) == ("Second pier opens", "https://baycourier.example/pier")
    assert "Saved" not in (found.source or "")
    assert found.published is None


def test_prose_about_a_sender_is_no_mail(tmp_path):
    found = only(tmp_path, f"From: the harbour\n\n{SENTENCE}\n\nDate: unknown\n".encode())
    assert isinstance(found, Article)
    assert SENTENCE in found.text
