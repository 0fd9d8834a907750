"""Different words for one thing: what reports of one event are told in, brought to one stem."""

import re
from functools import cache

_CLITIC = re.compile(r"'s$|'$")
_SUFFIXES = ("ingly", "edly", "ing", "ed", "es", "s", "ly")

# Words that reporters change for one another, a line each; a word stands for its inflected forms too. Only such as mean one
# thing in nearly any report: "fire" is a blaze and a dismissal, so neither line has it.
_ALIKE = """
die dead death deadly fatal fatality fatalities perish kill killing died dying deaths
injure injury injuries hurt wound wounded
arrest detain detention custody
free release freed liberate
kidnap abduct abduction kidnapping seize snatch capture
crash collide collision smash wreck
overturn flip tip topple capsize
purchase buy bought acquire acquisition takeover
resign quit resignation
dismiss sack oust
blaze inferno flames
explode explosion blast
investigate investigation investigator inquiry enquiry probe
aircraft plane airplane aeroplane jet
ship vessel
vehicle car
movie film
photo photograph picture image
video footage clip
mistake error
company firm
bill invoice
profit income earnings
expect forecast estimate predict
hospital infirmary
doctor physician
employee worker staff
lawyer attorney solicitor
spokesman spokeswoman spokesperson
child children kid
woman women
man men
person people
girl schoolgirl
rise increase climb surge soar rose risen
fall drop decline decrease slump plunge fell fallen
begin start commence began begun
end finish conclude complete
accuse allege allegation accusation
apologise apologize apology
sue lawsuit
rescue save
trapped stuck
attack assault
win won victory
lose lost loss
take took taken
drive drove driven driver
fly flew flown flight
grow grew grown growth
pay paid payment
cost costs
shoot shot
steal stole stolen theft
speak spoke spoken speech
write wrote written
choose chose chosen choice
build built
break broke broken
strike struck
sink sank sunk
swim swam
elect election
announce announcement
agree agreement
negotiate negotiation talks
prisoner inmate
school college
rain rainfall downpour
huge massive enormous
ceo boss
""".strip().split("\n")


def stem(word: str) -> str:
    """`word` without its commonest English endings: said of one text and another alike, it need not be a word."""
    word = _CLITIC.sub("", word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lse":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > 4:
        return word[:-1]
    if word.endswith("i") and len(word) > 3:
        return word[:-1] + "y"
    return word


@cache
def sense(word: str) -> str:
    """The stem of `word`, or of the word that stands for all that mean the same."""
    found = stem(word)
    return _stands_for().get(word) or _stands_for().get(found, found)


@cache
def _stands_for() -> dict[str, str]:
    groups = [line.split() for line in _ALIKE]
    return {w: stem(group[0]) for group in groups for member in group for w in (member, stem(member))}
