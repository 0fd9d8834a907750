"""English words for units, currencies and people that are counted. Lower-case; compiled by hand from general knowledge."""

from headwater.annotate.english import listed


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {form.replace("_", " "): unit for unit, forms in table.items() for form in forms.split()}


# Printed form -> unit, singular.
MEASURES = _spread(
    {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "km": "km kilometre kilometres kilometer kilometers kms",
        "mile": "mile miles",
        "metre": "m metre metres meter meters",
        "cm": "cm centimetre centimetres centimeter centimeters",
        "mm": "mm millimetre millimetres millimeter millimeters",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "yard": "yard yards",
        "mph": "mph miles_per_hour miles_an_hour mile_per_hour",
        "km/h": "km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour",
        "knot": "knot knots",
        "kg": "kg kilogram kilograms kilo kilos",
        "gram": "gram grams gramme grammes",
        "ton": "ton tons",
        "tonne": "tonne tonnes",
        "ounce": "ounce ounces oz",
        "litre": "litre litres liter liters",
        "gallon": "gallon gallons",
        "barrel": "barrel barrels",
        "acre": "acre acres",
        "hectare": "hectare hectares",
        "degree": "degree degrees degrees_celsius degrees_fahrenheit °c °f",
        "megawatt": "mw megawatt megawatts",
        "gigawatt": "gw gigawatt gigawatts",
        "percent": "percent per_cent % pct percentage_points percentage_point",
        "times": "times",
    }
)
LENGTHS_OF_TIME = listed("second minute hour day night week month year decade century")

# Sign or code before or after the number, or word after it -> ISO 4217.
CURRENCIES = _spread(
    {
        "USD": "$ us$ usd dollar dollars us_dollars u.s._dollars bucks",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp sterling",
        "JPY": "¥ jpy yen",
        "CNY": "cny rmb yuan renminbi",
        "INR": "₹ inr rs rupees",
        "NGN": "₦ ngn naira",
        "KRW": "₩ krw won",
        "RUB": "₽ rub roubles rubles",
        "AUD": "a$ aud australian_dollars",
        "CAD": "c$ cad canadian_dollars",
        "NZD": "nz$ nzd",
        "HKD": "hk$ hkd",
        "SGD": "s$ sgd",
        "CHF": "chf swiss_francs",
        "BRL": "r$ brl reais",
        "ZAR": "zar rand",
        "ILS": "₪ shekels",
        "TRY": "₺ lira",
        "MXN": "mxn",
        "SEK": "sek kronor",
        "NOK": "nok kroner",
        "DKK": "dkk",
        "KES": "kes kenyan_shillings",
        "GHS": "ghs cedis",
    }
)

# Words for people, singular or plural, that a number counts. Unit: person.
PEOPLE = listed(
    """people persons person men man women woman children child kids kid boys boy girls girl schoolgirls schoolgirl schoolboys
    schoolboy schoolchildren babies infants toddlers teenagers teenager teens youths adults adult sons son daughters
    daughter brothers sisters siblings parents mothers fathers wives husbands relatives cousins grandchildren twins friends
    neighbours neighbors victims victim survivors survivor casualties fatalities dead injured wounded missing killed hurt
    deaths passengers passenger crew crewmembers crewmen pilots pilot drivers driver cyclists pedestrians motorists
    commuters travellers travelers tourists tourist visitors guests customers shoppers patients patient students student
    pupils pupil teachers staff staffers employees employee workers worker miners farmers fishermen sailors seamen soldiers
    soldier troops servicemen marines officers officer policemen police guards guard firefighters firefighter paramedics
    medics doctors nurses rescuers volunteers officials official ministers lawmakers mps senators judges lawyers
    prosecutors detectives investigators experts scientists researchers engineers journalists reporters photographers
    actors actresses musicians singers players athletes fans spectators supporters protesters demonstrators protestors
    activists militants rebels insurgents terrorists gunmen gunman attackers assailants suspects suspect prisoners inmates
    detainees hostages hostage captives captive refugees migrants immigrants asylum-seekers foreigners citizens nationals
    residents resident villagers inhabitants locals voters members member leaders leader witnesses bystanders onlookers
    homeowners owners directors executives managers producers americans britons individuals lives souls others colleagues
    dependents evacuees smugglers fighters jihadists commanders civilians academics accusers complainants candidates
    delegates diplomats followers subscribers users viewers readers respondents jurors tenants worshippers pilgrims monks
    priests nuns clergy bodies occupants climbers hikers skiers swimmers divers astronauts holidaymakers couples"""
)
PEOPLE_ENDINGS = (
    "women",
    "girls",
    "boys",
    "workers",
    "makers",
    "fighters",
    "holders",
    "goers",
    "seekers",
    "members",
    "persons",
    "ists",
)

# What happens to people: 'four were injured', 'dozens died' count people without a word for them.
HAPPENS_TO_PEOPLE = listed(
    """killed injured hurt wounded dead died missing trapped rescued hospitalised hospitalized treated taken arrested detained
    released freed kidnapped abducted evacuated displaced charged survived escaped drowned remain remained fled pulled
    brought airlifted stranded infected sickened perished unaccounted held jailed shot stabbed burned admitted discharged
    having walking still critically seriously"""
)

# Of these, the ones that are said of people without 'were' or 'have been'.
HAPPENS_ALONE = listed(
    "killed injured hurt wounded dead died missing trapped survived escaped remain remained unaccounted stranded still fled"
)

# Vague plural -> the least number it stands for: two of it, as code books of news annotation have it; a score is twenty.
VAGUE = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2_000.0, "tens of thousands": 20_000.0, "hundreds of thousands": 200_000.0, "millions": 2_000_000.0, "tens of millions": 20_000_000.0, "hundreds of millions": 200_000_000.0, "billions": 2_000_000_000.0, "trillions": 2_000_000_000_000.0, "decades": 20.0}  # fmt: skip

# Words before a number that bound it or blur it.
AT_LEAST = (
    "more than",
    "over",
    "at least",
    "a least",
    "no fewer than",
    "no less than",
    "not less than",
    "upwards of",
    "in excess of",
    "greater than",
    "above",
    "a minimum of",
)
AT_MOST = (
    "less than",
    "fewer than",
    "under",
    "below",
    "up to",
    "as many as",
    "as much as",
    "no more than",
    "not more than",
    "at most",
    "a maximum of",
    "a total of up to",
)
ABOUT = ("about", "around", "approximately", "approx.", "roughly", "nearly", "almost", "some", "an estimated", "estimated", "close to", "like", "circa", "roughly between", "just over", "just under", "well over")  # fmt: skip

FRACTIONS = {"two-thirds": 66.67, "two thirds": 66.67, "one-third": 33.33, "one third": 33.33, "three-quarters": 75.0, "three quarters": 75.0, "one-quarter": 25.0, "three-fourths": 75.0, "two-fifths": 40.0, "three-fifths": 60.0, "four-fifths": 80.0, "one-fifth": 20.0}  # fmt: skip

# A number does not count over these: they end the words between it and what it counts.
ENDS_COUNT = listed(
    """a an and are as at be been but by can could did do does for from had has have he her him his i if in into is it its may
    might must not of off on onto or our out over per she should so than that the their them then there these they this
    those through to under until up was we were what when where which while who whom whose will with within would you your
    after again against ago also because before down during now only since still too very without"""
)
