"""PDF files of a few lines, written by hand, so that the tests need no program that prints."""

from __future__ import annotations

Printed = tuple[float, float, float, str]
"""A line: points from the left, points from below, size in points, words."""


def pdf(pages: list[list[Printed]], extra: str = "", title: str = "") -> bytes:
    """Return a PDF with the lines of each page, in Helvetica; ``extra`` goes into its trailer.

    ``title`` is what the file states of itself.
    """
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        drawn = b"\n".join(map(_drawn, lines))
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    bodies.append(f"<< /Title ({title}) >>".encode())
    return _file(bodies, f"/Info {len(bodies)} 0 R {extra}")


def _drawn(line: Printed) -> bytes:
    left, below, size, words = line
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    shown = escaped.encode("cp1252")
    return b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, left, below, shown)


def _file(bodies: list[bytes], extra: str) -> bytes:
    """Return the objects as a file with its table of places."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    trailer = b"<< /Size %d /Root 1 0 R %s >>" % (size, extra.encode())
    start = len(data)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, trailer, start)
    )
