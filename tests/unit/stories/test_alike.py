"""Events that are alike stay apart; what comes late to one event joins it."""

from collections.abc import Callable

import pytest

from headwater.engine.memory import Tables
from headwater.records import Article, Story

SHOOTINGS = (
    (
        "2026-05-09",
        "Man killed in Delmar Avenue shooting",
        "A 27-year-old man was killed and a second was wounded when shots were fired into a parked car on Delmar Avenue in Ashport late on Friday, police "
        "said. Marcus Hale died at St Brendan's Hospital. Witnesses saw a grey saloon drive off towards the docks. No arrest has been made.",
    ),
    (
        "2026-05-10",
        "Father of two named as Ashport victim",
        "Marcus Hale, 27, a father of two, has been named as the man who was shot dead in Ashport on Friday night. Hale was sitting in his car "
        "on Delmar Avenue when a grey saloon drew up. Police have no suspects.",
    ),
    (
        "2026-05-16",
        "Woman shot dead at birthday party",
        "One woman is dead and three people are in hospital after a shooting at a birthday party in Ashport in the early hours of Saturday, police said. "
        "Tanisha Crewe, 41, died at the scene on Orchard Street. The others were taken to St Brendan's Hospital. A man of 33 was arrested.",
    ),
    (
        "2026-05-17",
        "Host of party killed in quarrel over parking",
        "The host of a birthday party in Ashport was shot dead by a guest, her family said. Tanisha Crewe, 41, had opened her yard on Orchard Street to "
        "fifty people. Early on Saturday a quarrel over a parking place ended in gunfire. Officers arrested a man of 33.",
    ),
)
LAUNCHES = (
    (
        "2026-08-11",
        "SpaceTrail launches 24 satellites",
        "SpaceTrail sent 24 internet satellites into orbit on Tuesday, 11 August, its third launch of the summer. The two-stage Heron rocket rose from pad 4 "
        "of the Port Alder spaceport at 3:14 a.m. under a clear sky. The first stage came down on the barge Patient Lady, its ninth landing. "
        "SpaceTrail now has 612 satellites at work and wants 1,500. Its chief engineer, Dana Rowe, said that the flight had gone by the book.",
    ),
    (
        "2026-08-11",
        "Rocket lights up the night",
        "A Heron rocket lit up the night over Port Alder on Tuesday as SpaceTrail put 24 more internet satellites into orbit. Hundreds watched from the "
        "beach. The booster, flying for the ninth time, landed on a barge. The launch on 11 August had been put off twice because of high winds.",
    ),
    (
        "2026-09-18",
        "SpaceTrail launches 26 satellites",
        "SpaceTrail put 26 internet satellites into orbit on Thursday, 17 September, after a week of delays. A two-stage Heron rocket left pad 4 at the Port "
        "Alder spaceport at 10:52 p.m. through thin cloud. The first stage landed on the barge Second Wind. The network now counts 638 "
        "and is to grow to 1,500. An engine had to be changed, chief engineer Dana Rowe said.",
    ),
    (
        "2026-09-18",
        "Cloud hides Heron flight",
        "Cloud hid most of it, but SpaceTrail's Heron rocket flew without a fault from Port Alder on Thursday night, 17 September, and carried 26 "
        "satellites for its internet network into orbit. The launch came a week late after a sensor had failed. There are now 638 of the spacecraft.",
    ),
)
OFFICER = (
    (
        "2026-03-08",
        "Two shot dead at petrol station",
        "Two men were shot dead outside a petrol station in the Eastgate district of Harwick on Saturday night, police said. The victims, Darren "
        "Cole, 24, and Imran Yusuf, 31, had stopped to fill their car when a gunman stepped out of a van and fired nine times. Detectives are "
        "looking for a white van with a broken rear light. Superintendent Ann Weir asked for witnesses. Neighbours laid flowers at the pumps on "
        "Sunday.",
    ),
    (
        "2026-03-08",
        "Hunt for gunman after Harwick killings",
        "Police in Harwick hunt a gunman who killed two people at an Eastgate petrol station on Saturday. Darren Cole, 24, a plumber, died at "
        "the pumps; his friend Imran Yusuf, 31, died in hospital. Nine shots were heard. The white van in which the killer fled had a broken "
        "rear light, Superintendent Ann Weir said. People brought flowers to the petrol station.",
    ),
    (
        "2026-03-15",
        "Woman shot dead outside club",
        "A woman was shot dead outside a night club in the Eastgate district of Harwick on Saturday night, police said. The victim, Lucy Marsh, "
        "19, was leaving with friends when a man on a motorcycle fired twice. Detectives are looking for a red motorcycle. Superintendent Ann "
        "Weir asked for witnesses. It is the second deadly shooting in Harwick within eight days. Neighbours laid flowers at the door of the "
        "club on Sunday.",
    ),
    (
        "2026-03-15",
        "Student killed in Harwick",
        "Police in Harwick are looking for a man on a red motorcycle after Lucy Marsh, 19, a student of nursing, was killed at the door of a "
        "night club in Eastgate. Two shots were fired shortly after midnight, Superintendent Ann Weir said. Friends of the student held a vigil. "
        "The shooting came a week after another one in the same part of town.",
    ),
    (
        "2026-04-07",
        "Man charged over petrol station murders",
        "A man was charged on Tuesday with the murder of Darren Cole, 24, and Imran Yusuf, 31, who were shot at a petrol station in Eastgate, "
        "Harwick, in March. Prosecutors said that Leon Brandt, 35, drove the white van with a broken rear light from which nine shots were "
        "fired. He will appear in court on Friday. Superintendent Ann Weir thanked witnesses, among them the cashier of the petrol station.",
    ),
)
SATELLITES = (
    (
        "2026-08-14",
        "Petrel 4 in orbit",
        "The space agency of Norland launched its Petrel 4 weather satellite from Cape Sunder on 14 August aboard a Condor rocket. The rocket "
        "lifted off at 6.12 a.m. and released the satellite 34 minutes later into an orbit 820 kilometres high. Petrel 4 will measure rainfall "
        "over the southern ocean for seven years, the agency's director Mirela Stan said. It was the fifth flight of the Condor this year.",
    ),
    (
        "2026-08-14",
        "Rain satellite launched",
        "Petrel 4, a satellite that will measure rain over the southern ocean, is in orbit. A Condor rocket carried it up from Cape Sunder early "
        "on 14 August, Norland's space agency said. Controllers received the first signals 34 minutes after lift-off. The craft is to work for "
        "seven years at a height of 820 kilometres.",
    ),
    (
        "2026-09-20",
        "Petrel 5 in orbit",
        "The space agency of Norland launched its Petrel 5 communications satellite from Cape Sunder on 19 September aboard a Condor rocket. The "
        "rocket lifted off at 9.40 p.m. and released the satellite 41 minutes later into a transfer orbit. Petrel 5 will carry telephone calls "
        "and television for islands in the northern sea for fifteen years, the agency's director Mirela Stan said. It was the sixth flight of "
        "the Condor this year.",
    ),
    (
        "2026-09-20",
        "Islands get a satellite",
        "Telephone calls for Norland's northern islands will go through Petrel 5, which a Condor rocket carried into space from Cape Sunder on "
        "the evening of 19 September. The communications satellite separated after 41 minutes, Mirela Stan of the space agency said. It will "
        "work for fifteen years.",
    ),
)
FIRE = (
    (
        "2026-02-03",
        "Two firefighters die in mill fire",
        "Fire destroyed the Rostock Mills warehouse in Ludbury on Monday night, and two firefighters, Paul Denny, 44, and Kerry Astle, 30, were killed when "
        "the roof fell in. Ninety crew fought the blaze until dawn. The owner, Rostock Mills Ltd, promised to help the inquiry.",
    ),
    (
        "2026-02-04",
        "Firefighters named",
        "Two firefighters who died in the Rostock Mills fire in Ludbury were named as Paul Denny and Kerry Astle. Denny, 44, had served for twenty years. "
        "The warehouse burned on Monday night.",
    ),
    (
        "2026-03-25",
        "Mill owner was warned, inquiry hears",
        "The firm that owned the Rostock Mills warehouse in Ludbury had been warned three times about batteries, an inquiry heard on Wednesday, seven weeks "
        "after the fire that killed firefighters Paul Denny and Kerry Astle. Rostock Mills Ltd said that it had ordered new doors.",
    ),
)


def _groups(
    told: Callable[..., Tables], article: Callable[..., Article], reports: tuple[tuple[str, str, str], ...]
) -> set[frozenset[int]]:
    articles = [article(title, text, title, day, f"Outlet {i % 2}") for i, (day, title, text) in enumerate(reports)]
    number = {a.id: i for i, a in enumerate(articles)}
    return {frozenset(number[a] for a in story.articles) for story in told(articles).rows(Story)}


@pytest.mark.parametrize(
    ("reports", "stories"),
    [
        # Two shootings a week apart in one city.
        (SHOOTINGS, [{0, 1}, {2, 3}]),
        # Likewise, and one officer speaks of both; a charge four weeks later joins the one that it is about.
        (OFFICER, [{0, 1, 4}, {2, 3}]),
        # Launches of one rocket in two months, and of satellites of one series.
        (LAUNCHES, [{0, 1}, {2, 3}]),
        (SATELLITES, [{0, 1}, {2, 3}]),
        # An inquiry seven weeks after the fire that it is about.
        (FIRE, [{0, 1, 2}]),
    ],
)
def test_alike_events_stay_apart_and_late_reports_join(
    reports: tuple[tuple[str, str, str], ...],
    stories: list[set[int]],
    told: Callable[..., Tables],
    article: Callable[..., Article],
) -> None:
    assert _groups(told, article, reports) == set(map(frozenset, stories))
