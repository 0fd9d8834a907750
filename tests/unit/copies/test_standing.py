from collections.abc import Callable

from headwater.records import Article, Copy

Make = Callable[..., Article]
Find = Callable[..., list[Copy]]

PLEA = (
    "Our reporting is free because readers like you pay for it. If you can, please give us as little as two pounds a month: it takes "
    "you less than a minute, and we can send somebody to the places where nobody else goes. Thank you for your support."
)
NOMINEES = (
    "Best film: The Salt Road, Harbour of Glass, Eleven Winters, Paper Tigers of Skarne\n"
    "Best director: Anneke Voss, Tomas Quill, Ruth Adeyemi, Jun Takeda, Pilar Montoro\n"
    "Best actress: Ingrid Falk, Nadia Orlov, Bea Summers, Chiara Lenz, Moira Teague\n"
    "Best actor: Otto Brandt, Samuel Okoro, Dev Rao, Finn Halloran, Luis Arce"
)


def _forecast(day: str, sky: str, high: int, wind: str, low: int) -> str:
    return (
        f"Here is the forecast for {day} from our weather desk. It will be {sky} in Elmstead in the morning with temperatures of up "
        f"to {high} degrees. In the afternoon the wind will come from the {wind} and there may be a shower or two on high ground. "
        f"The night will be dry with a low of {low} degrees. There are no warnings in force for the region at the moment."
    )


def _match(home: str, away: str, scorer: str, minute: int, other: str, later: int, crowd: str) -> str:
    return (
        f"{home} beat {away} in the second division on Saturday to move up in the table. {scorer} opened the scoring after {minute} "
        f"minutes with a shot from outside the area. {other} added another after {later} minutes and the visitors never looked like "
        f"finding a way back into the match. The attendance was {crowd}. The winners have a week to rest before their next game at home."
    )


def test_standing_plea_to_the_reader_is_no_copy(article: Make, copies: Find, wire: str, other: str) -> None:
    assert copies(article("a", wire + "\n" + PLEA, outlet="Echo"), article("b", other + "\n" + PLEA)) == []


def test_standing_report_that_speaks_to_the_reader_here_and_there_is_a_copy(
    article: Make, copies: Find, wire: str
) -> None:
    text = wire + " You should boil the water until Friday, the board says, and keep a bucket if you can."
    [copy] = copies(article("a", text), article("b", text))
    assert copy.kind == "full"


def test_standing_list_of_names_is_no_copy(article: Make, copies: Find, wire: str, other: str) -> None:
    assert copies(article("a", wire + "\n" + NOMINEES), article("b", other + "\n" + NOMINEES)) == []


def test_standing_form_filled_with_other_facts_is_no_copy(article: Make, copies: Find) -> None:
    forecasts = (
        article("a", _forecast("Monday", "cloudy", 14, "west", 3)),
        article("b", _forecast("Tuesday", "sunny", 17, "south", 8)),
    )
    matches = (
        article("c", _match("Wenford Town", "Garrick Rovers", "Lars Imm", 14, "Joel Adair", 61, "3,114")),
        article("d", _match("Pell Athletic", "Quay United", "Ossie Brandt", 37, "Tim Farrow", 70, "1,870")),
    )
    assert copies(*forecasts, *matches) == []


def test_standing_form_with_the_same_facts_is_a_copy(article: Make, copies: Find) -> None:
    text = _match("Wenford Town", "Garrick Rovers", "Lars Imm", 14, "Joel Adair", 61, "3,114")
    [copy] = copies(article("a", text), article("b", text + " Rain fell throughout."))
    assert copy.kind == "full"


def test_standing_report_with_a_higher_toll_is_a_copy(article: Make, copies: Find, wire: str) -> None:
    later = wire.replace("eleven", "14").replace("nine days", "twelve days").replace("forty", "55")
    assert len(copies(article("a", wire), article("b", later))) == 1
