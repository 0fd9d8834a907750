"""A stream of invented news of any length, with planted stories, copies, updates and quotes: the same for the same seed.

    python benchmarks/stories/generate.py ARTICLES FOLDER [--seed 1]     writes FOLDER/stream.jsonl and FOLDER/truth.jsonl

Events come in bursts: most have one or two reports, a few have hundreds (sizes by a power law), most reports within two days, one in
twenty weeks later. Three events in ten are like another one: same kind and town, some days or weeks apart, other people and
numbers. Of the reports after the first of an event, three in ten are an earlier one's text (edited by one of `edits.KINDS`),
one in twenty an update by the outlet of an earlier report; one in ten quotes the same statement as others do.
Texts have about 300 words: statements of the event, and sentences of background words drawn by Zipf's law. Every article is made
from (seed, event, number) alone, so a stream of 10^6 is written in the order of time without holding its texts.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

import edits
import words

START = datetime(2031, 3, 1, tzinfo=UTC)
# Articles a day: the stream of 10^5 covers a month, as a middling crawl does.
DAILY = 3300
OUTLETS = 2000
CITIES = 4000
# Exponent of the sizes of events: half have one report, one in a thousand more than a hundred.
POWER = 2.1
LARGEST = 400
SMALL, BACKGROUND = words.SMALL.split(), words.BACKGROUND.split()
ONSETS, CORES, CODAS, PLACE_ENDS = (x.split() for x in (words.ONSETS, words.CORES, words.CODAS, words.PLACE_ENDS))
FIRST_NAMES, OUTLET_ENDS = words.FIRST_NAMES.split(), words.OUTLET_ENDS.split()
# Zipf's law, somewhat flatter at the head for the words that tell.
ZIPF_SMALL = list(accumulate(1 / (1 + rank) for rank in range(len(SMALL))))
ZIPF_BACKGROUND = list(accumulate(1 / (3 + rank) for rank in range(len(BACKGROUND))))


@dataclass(frozen=True, slots=True)
class Report:
    """One article to be: which event's, its number there, when. like: the event that it resembles (its own for none)."""

    event: int
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report's text comes from. kind: own | copy kinds of edits | update; number: the report it was taken from, -1 none."""

    kind: str
    number: int


def name(chance: random.Random, parts: int = 2) -> str:
    made = "".join(
        chance.choice(ONSETS) + chance.choice(CORES) + (chance.choice(CODAS) if i == parts - 1 else "")
        for i in range(parts)
    )
    return made.capitalize()


@cache
def place(number: int) -> str:
    chance = random.Random(f"place {number}")
    return name(chance, chance.choice((1, 1, 2))) + chance.choice(PLACE_ENDS)


@cache
def outlet(number: int) -> str:
    return f"{place(number)} {OUTLET_ENDS[number % len(OUTLET_ENDS)]}"


def sizes(seed: int, articles: int) -> Iterator[int]:
    """How many reports each event has, until `articles` are reached."""
    chance = random.Random(f"{seed} sizes")
    left = articles
    while left:
        size = min(left, LARGEST, int(chance.paretovariate(POWER - 1)))
        yield size
        left -= size


def reports(seed: int, articles: int) -> list[Report]:
    """All reports, in the order of time."""
    chance = random.Random(f"{seed} times")
    days = articles / DAILY
    out = []
    for event, size in enumerate(sizes(seed, articles)):
        begin = START + timedelta(days=chance.uniform(0, max(1.0, days)))
        for number in range(size):
            late = timedelta(days=chance.uniform(5, 25)) if number and chance.random() < 0.05 else timedelta(0)
            hours = chance.expovariate(1 / 14) if number else 0.0
            out.append(Report(event, number, begin + timedelta(hours=hours) + late))
    return sorted(out, key=lambda r: (r.at, r.event, r.number))


class Stream:
    """Articles by (event, number). Events that are alike share kind and town."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def slots(self, event: int, day: str) -> dict[str, str]:
        chance = random.Random(f"{self._seed} event {event}")
        # One of the ten events before it, which began at any other time.
        like = event - chance.randint(1, 10) if event > 10 and chance.random() < 0.3 else event
        shared = random.Random(f"{self._seed} scene {like}")
        kind = shared.choice(sorted(words.KINDS))
        out = {"kind": kind, "city": place(OUTLETS + int(CITIES * shared.random() ** 2))}
        out |= {"street": f"{name(chance, 1)} Street", "place": place(chance.randrange(CITIES))}
        out |= {f"p{i}": f"{chance.choice(FIRST_NAMES)} {name(chance)}" for i in range(1, 5)}
        out |= {f"n{i}": str(chance.randint(2, 60)) for i in range(1, 4)}
        out |= {f"age{i}": str(chance.randint(18, 80)) for i in range(1, 3)}
        out |= {
            "sum": str(chance.randint(11, 990) * 10),
            "org": name(chance),
            "org2": name(chance),
            "thing": name(chance),
        }
        out["quote"] = f"We will not rest until {self._background(chance, 14)}"
        return out | {"day": day}

    def source(self, event: int, number: int) -> Source:
        """Never of a copy: the text's first report stands at the root."""
        chance = random.Random(f"{self._seed} source {event} {number}")
        if number == 0:
            return Source("own", -1)
        draw, of = chance.random(), chance.randrange(number)
        if draw >= 0.35 or self.source(event, of).kind != "own":
            return Source("own", -1)
        return Source("update" if draw < 0.05 else chance.choice(edits.KINDS), of)

    def article(self, report: Report, times: Sequence[datetime]) -> tuple[dict[str, str], dict[str, object]]:
        """(article, truth). times: of the event's reports, by number."""
        event, number, at = report.event, report.number, report.at
        source = self.source(event, number)
        chance = random.Random(f"{self._seed} article {event} {number}")
        root = source.number if source.kind != "own" else number
        title, text = self.own(event, root, times[root], times[0])
        by = self._outlet(event, root if source.kind == "update" else number)
        if source.kind == "update":
            text = f"{text}\n\nUpdate: {self._background(chance, 25)}."
        elif source.kind != "own":
            # A report of its own into which something is borrowed; the next event's first one, half of which is spliced to it.
            whose = (event, number, at, times[0]) if source.kind == "borrow" else (event + 1, 0, at, at)
            other = self.own(*whose)[1]
            text = edits.edit(source.kind, text, other, chance)
            title = self._title(event, chance, times[0])
        where = f"https://{by.lower().replace(' ', '')}.example/{event}/{number}"
        ident = f"{event}-{number}"
        row = {
            "id": ident,
            "outlet": by,
            "url": where,
            "title": title,
            "published": at.isoformat(timespec="seconds"),
            "text": text,
        }
        copied = [] if source.number < 0 else [f"{event}-{source.number}"]
        if source.kind == "splice":
            copied.append(f"{event + 1}-0")
        return row, {"id": ident, "story": str(event), "kind": source.kind, "of": copied}

    def own(self, event: int, number: int, at: datetime, began: datetime) -> tuple[str, str]:
        """Title and text of a report in its own words."""
        chance = random.Random(f"{self._seed} own {event} {number}")
        slots = self.slots(event, _day(began, at, chance))
        statements = list(words.KINDS[slots["kind"]][1])
        told = [
            self._reworded(s, chance).format(**slots)
            for i, s in enumerate(statements)
            if i == 0 or chance.random() < 0.6
        ]
        if chance.random() < 0.1:
            told.append(f"“{slots['quote']},” said {slots['p1']}.")
        for _ in range(chance.randint(8, 20)):
            told.insert(chance.randint(1, len(told)), f"{self._background(chance, chance.randint(8, 22))}.")
        paragraphs = [" ".join(told[i : i + 3]) for i in range(0, len(told), 3)]
        return self._title(event, chance, began), "\n\n".join(paragraphs)

    def _title(self, event: int, chance: random.Random, began: datetime) -> str:
        slots = self.slots(event, "")
        return chance.choice(words.KINDS[slots["kind"]][0]).format(**slots)

    def _outlet(self, event: int, number: int) -> str:
        return outlet(int(OUTLETS * random.Random(f"{self._seed} outlet {event} {number}").random() ** 2))

    @staticmethod
    def _reworded(statement: str, chance: random.Random) -> str:
        """Every third word of the outlet's own choice: outlets tell one event in words of their own."""
        return re.sub(
            r"(?<![{\w])[a-z]{4,}(?![\w}])",
            lambda m: chance.choice(BACKGROUND) if chance.random() < 1 / 3 else m[0],
            statement,
        )

    @staticmethod
    def _background(chance: random.Random, length: int) -> str:
        rare = chance.choices(BACKGROUND, cum_weights=ZIPF_BACKGROUND, k=length // 2)
        small = chance.choices(SMALL, cum_weights=ZIPF_SMALL, k=length - length // 2)
        mixed = [w for pair in zip(small, rare, strict=False) for w in pair]
        return " ".join(mixed).capitalize()


def _day(began: datetime, at: datetime, chance: random.Random) -> str:
    if at - began < timedelta(days=6):
        return f"on {began:%A}"
    return f"on {began:%B} {began.day}" if chance.random() < 0.8 else "earlier"


def stream(articles: int, seed: int = 1) -> Iterator[tuple[dict[str, str], dict[str, object]]]:
    """(article, truth) in the order of time."""
    made = Stream(seed)
    planned = reports(seed, articles)
    times: dict[int, dict[int, datetime]] = {}
    for report in planned:
        times.setdefault(report.event, {})[report.number] = report.at
    for report in planned:
        found = times[report.event]
        yield made.article(report, [found[i] for i in range(len(found))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with (given.folder / "stream.jsonl").open("w") as rows, (given.folder / "truth.jsonl").open("w") as truths:
        for row, truth in stream(given.articles, given.seed):
            rows.write(json.dumps(row) + "\n")
            truths.write(json.dumps(truth) + "\n")


if __name__ == "__main__":
    main()
