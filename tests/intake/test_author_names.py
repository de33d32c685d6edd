import pytest

from dashboard.intake.author_names import author_names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Brandt", ("Ida Brandt",)),
        ("By IDA BRANDT, JON FALK and LU VEGA", ("IDA BRANDT", "JON FALK", "LU VEGA")),
        ("Von Ida Brandt und Jon Falk", ("Ida Brandt", "Jon Falk")),
        ("By Ida Brandt For Baycourier.Com", ("Ida Brandt",)),
        ("By Ida Brandt   | Bay News", ("Ida Brandt",)),
        ("Ida Brandt, staff writer", ("Ida Brandt",)),
        ("Ida Brandt, MS, RDN", ("Ida Brandt",)),
        ("By Ida Brandt on 11/13/19", ("Ida Brandt",)),
        ("Office of the Harbour", ("Office of the Harbour",)),
        ("https://social.example/ida", ()),
        (None, ()),
    ],
)
def test_names_are_taken_from_bylines(byline, names):
    assert author_names(byline) == names
