"""English words for units, currencies and people that are counted. Lower-case; compiled by hand from general knowledge."""

from headwater.annotate.english import listed


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {form.replace("_", " "): unit for unit, forms in table.items() for form in forms.split()}


# Printed form -> unit, singular.
MEASURES = _spread(
    {
        "millisecond": "millisecond milliseconds ms",
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "km": "km kilometre kilometres kilometer kilometers kms",
        "mile": "mile miles",
        "nautical mile": "nautical_mile nautical_miles",
        "light-year": "light-year light-years light_year light_years",
        "metre": "m metre metres meter meters",
        "cm": "cm centimetre centimetres centimeter centimeters",
        "mm": "mm millimetre millimetres millimeter millimeters",
        "foot": "foot feet ft",
        "inch": "inch inches in",
        "yard": "yard yards yd yds",
        "furlong": "furlong furlongs",
        "fathom": "fathom fathoms",
        "storey": "storey storeys story stories floors",
        "mph": "mph miles_per_hour miles_an_hour mile_per_hour mile-per-hour mile_an_hour mile-an-hour",
        "km/h": "km/h kph kmh kmph kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour kilometre-per-hour",
        "m/s": "m/s metres_per_second meters_per_second metres_a_second meters_a_second",
        "knot": "knot knots",
        "kg": "kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos",
        "gram": "gram grams gramme grammes g",
        "milligram": "milligram milligrams mg",
        "microgram": "microgram micrograms",
        "ton": "ton tons",
        "tonne": "tonne tonnes metric_tons metric_ton",
        "pound": "lb lbs pound pounds",
        "ounce": "ounce ounces oz",
        "stone": "stone",
        "litre": "litre litres liter liters",
        "millilitre": "millilitre millilitres milliliter milliliters ml",
        "gallon": "gallon gallons",
        "pint": "pint pints",
        "barrel": "barrel barrels",
        "acre": "acre acres",
        "hectare": "hectare hectares ha",
        "square mile": "square_mile square_miles sq_mi sq_miles",
        "square km": "square_kilometre square_kilometres square_kilometer square_kilometers square_km sq_km km²",
        "square metre": "square_metre square_metres square_meter square_meters sq_m m²",
        "square foot": "square_foot square_feet sq_ft",
        "cubic metre": "cubic_metre cubic_metres cubic_meter cubic_meters m³",
        "cubic foot": "cubic_foot cubic_feet",
        "degree": "degree degrees",
        "celsius": "degrees_celsius degrees_centigrade degrees_c °c celsius c",
        "fahrenheit": "degrees_fahrenheit degrees_f °f fahrenheit",
        "watt": "watt watts",
        "kilowatt": "kw kilowatt kilowatts",
        "megawatt": "mw megawatt megawatts",
        "gigawatt": "gw gigawatt gigawatts",
        "kilowatt-hour": "kwh kilowatt-hour kilowatt-hours kilowatt_hours",
        "volt": "volt volts",
        "megahertz": "mhz megahertz",
        "gigahertz": "ghz gigahertz",
        "kilobyte": "kb kilobyte kilobytes",
        "megabyte": "mb megabyte megabytes",
        "gigabyte": "gb gigabyte gigabytes",
        "terabyte": "tb terabyte terabytes",
        "megapixel": "megapixel megapixels",
        "calorie": "calorie calories kcal",
        "horsepower": "horsepower hp bhp",
        "decibel": "decibel decibels db",
        "hectopascal": "hpa hectopascals millibar millibars",
        "kiloton": "kiloton kilotons",
        "carat": "carat carats",
        "percent": "percent per_cent % pct percentage_points percentage_point pp",
        "basis point": "basis_point basis_points bps",
        "times": "times",
    }
)
# Units that end another one, and how many make one of it: '5ft 10in', 'two hours and 20 minutes'.
SMALLER = {
    ("foot", "inch"): 12, ("yard", "foot"): 3, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("day", "hour"): 24, ("week", "day"): 7, ("year", "month"): 12, ("mile", "yard"): 1760, ("kg", "gram"): 1000,
}  # fmt: skip
LENGTHS_OF_TIME = listed("second minute hour day night week month year decade century")

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
_AT_LEAST = (
    "more than", "over", "at least", "a least", "no fewer than", "no less than", "not less than", "upwards of", "upward of", "in excess of", "greater than", "above",
    "a minimum of", "well over", "well above", "north of", "far more than", "much more than", "many more than", "more", "exceeding", "beyond", "or more than",
    "not fewer than", "as few as", "as little as", "longer than", "higher than", "older than", "larger than", "bigger than", "minimum",
)  # fmt: skip
_AT_MOST = (
    "less than", "fewer than", "under", "below", "up to", "as many as", "as much as", "no more than", "not more than", "at most", "a maximum of", "a total of up to",
    "maximum", "a maximum", "no longer than", "lower than", "smaller than", "younger than", "as high as", "as long as", "as far as", "shy of", "just shy of", "well under",
    "well below", "just below", "far fewer than",
)  # fmt: skip
_ABOUT = (
    "about", "around", "approximately", "approx.", "approx", "roughly", "nearly", "almost", "some", "an estimated", "estimated", "close to", "like", "circa",
    "roughly between", "just over", "just under", "just above", "little more than", "a little over", "slightly more than", "slightly over", "slightly under", "more or less", "perhaps", "maybe",
    "possibly", "probably", "believed to be", "thought to be", "~", "nigh on", "getting on for", "somewhere around", "in the region of",
    "an average of", "on average", "averaging",
)  # fmt: skip
# Words before a number that belong to it and say no more than that it is that many.
_EXACTLY = ("a total of", "exactly", "precisely", "a combined", "a record", "a full", "a whole")
HEDGES = {
    **dict.fromkeys(_AT_LEAST, "least"),
    **dict.fromkeys(_AT_MOST, "most"),
    **dict.fromkeys(_ABOUT, "about"),
    **dict.fromkeys(_EXACTLY, ""),
}

# Share -> percent.
FRACTIONS = {
    "two-thirds": 66.67, "two thirds": 66.67, "one-third": 33.33, "one third": 33.33, "a third": 33.33, "three-quarters": 75.0, "three quarters": 75.0,
    "one-quarter": 25.0, "one quarter": 25.0, "a quarter": 25.0, "three-fourths": 75.0, "one-fourth": 25.0, "two-fifths": 40.0, "two fifths": 40.0, "three-fifths": 60.0, "three fifths": 60.0,
    "four-fifths": 80.0, "four fifths": 80.0, "one-fifth": 20.0, "a fifth": 20.0, "one-tenth": 10.0, "a tenth": 10.0, "half": 50.0, "one-half": 50.0, "one half": 50.0,
}  # fmt: skip

# A number does not count over these: they end the words between it and what it counts.
ENDS_COUNT = listed(
    """a an and are as at be been but by can could did do does for from had has have he her him his i if in into is it its may
    might must not of off on onto or our out over per she should so than that the their them then there these they this
    those through to under until up was we were what when where which while who whom whose will with within would you your
    after again against ago also because before down during now only since still too very without"""
)
