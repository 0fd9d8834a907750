"""English names of days, months, seasons and holidays, lower-case and without full stops."""

WEEKDAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

# Months by which a season of the northern half of the world is told, first and last, and the days used in print.
# A news text's "last fall" means September to December: the astronomical bounds, as almanacs print them, rounded to months
# where the season begins (the code books of temporal annotation do so too).
SEASONS = {
    "spring": ((3, 1), (6, 20)),
    "summer": ((6, 1), (9, 22)),
    "autumn": ((9, 1), (12, 21)),
    "fall": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 20)),
}

# Holidays on the same day every year: (month, day).
FIXED_HOLIDAYS = {
    "new year's day": (1, 1), "new year": (1, 1), "new year's": (1, 1), "new year's eve": (12, 31), "epiphany": (1, 6),
    "twelfth night": (1, 5), "orthodox christmas": (1, 7), "inauguration day": (1, 20), "burns night": (1, 25), "australia day": (1, 26),
    "holocaust memorial day": (1, 27), "groundhog day": (2, 2), "valentine's day": (2, 14), "international women's day": (3, 8),
    "st patrick's day": (3, 17), "st. patrick's day": (3, 17), "nowruz": (3, 20), "april fools' day": (4, 1), "april fool's day": (4, 1),
    "earth day": (4, 22), "st george's day": (4, 23), "st. george's day": (4, 23), "anzac day": (4, 25), "may day": (5, 1), "cinco de mayo": (5, 5), "ve day": (5, 8),
    "juneteenth": (6, 19), "canada day": (7, 1), "independence day": (7, 4), "fourth of july": (7, 4), "july fourth": (7, 4),
    "july 4th": (7, 4), "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1), "all souls' day": (11, 2),
    "day of the dead": (11, 2), "guy fawkes night": (11, 5), "bonfire night": (11, 5), "veterans day": (11, 11),
    "remembrance day": (11, 11), "armistice day": (11, 11), "st andrew's day": (11, 30), "world aids day": (12, 1),
    "human rights day": (12, 10), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "st stephen's day": (12, 26), "hogmanay": (12, 31),
}  # fmt: skip

# Holidays on the nth weekday of a month: (month, weekday, n; -1 the last; days after it). United States, unless only others have it.
FLOATING_HOLIDAYS = {
    "martin luther king day": (1, 0, 3, 0), "martin luther king jr. day": (1, 0, 3, 0), "mlk day": (1, 0, 3, 0), "presidents' day": (2, 0, 3, 0),
    "presidents day": (2, 0, 3, 0), "memorial day": (5, 0, -1, 0), "mother's day": (5, 6, 2, 0), "father's day": (6, 6, 3, 0),
    "labor day": (9, 0, 1, 0), "columbus day": (10, 0, 2, 0), "indigenous peoples' day": (10, 0, 2, 0), "election day": (11, 0, 1, 1),
    "thanksgiving day": (11, 3, 4, 0), "thanksgiving": (11, 3, 4, 0), "black friday": (11, 3, 4, 1), "small business saturday": (11, 3, 4, 2),
    "cyber monday": (11, 3, 4, 4), "giving tuesday": (11, 3, 4, 5), "remembrance sunday": (11, 6, 2, 0),
}  # fmt: skip

# Holidays that go by Easter Sunday of the western churches: (days after it, how many days).
EASTER_HOLIDAYS = {
    "easter sunday": (0, 1), "easter monday": (1, 1), "easter saturday": (-1, 1), "easter": (0, 1), "good friday": (-2, 1),
    "maundy thursday": (-3, 1), "holy thursday": (-3, 1), "holy saturday": (-1, 1), "holy week": (-7, 7), "palm sunday": (-7, 1), "ash wednesday": (-46, 1),
    "shrove tuesday": (-47, 1), "mardi gras": (-47, 1), "ascension day": (39, 1), "pentecost": (49, 1), "whit monday": (50, 1), "whit sunday": (49, 1),
    "corpus christi": (60, 1),
}  # fmt: skip

# Holidays by the moon: (country whose public holiday it is, its name there, days after its first day, how many days).
LUNAR_HOLIDAYS = {
    "chinese new year": ("SG", "Chinese New Year", 0, 1), "lunar new year": ("SG", "Chinese New Year", 0, 1),
    "eid al-fitr": ("AE", "Eid al-Fitr", 0, 1), "eid al-adha": ("AE", "Eid al-Adha", 0, 1),
    "ramadan": ("AE", "Eid al-Fitr", -30, 30), "ashura": ("PK", "Ashura", 0, 2), "diwali": ("SG", "Diwali", 0, 1), "deepavali": ("SG", "Diwali", 0, 1),
    "holi": ("IN", "Holi", 0, 1), "vesak": ("SG", "Vesak Day", 0, 1), "mid-autumn festival": ("CN", "Mid-Autumn Festival", 0, 1),
    "dragon boat festival": ("CN", "Dragon Boat Festival", 0, 1), "passover": ("IL", "Pesach", 0, 7), "rosh hashanah": ("IL", "Rosh Hashanah", 0, 2), "rosh hashana": ("IL", "Rosh Hashanah", 0, 2),
    "yom kippur": ("IL", "Yom Kippur", 0, 1), "sukkot": ("IL", "Sukkot", 0, 7), "shavuot": ("IL", "Shavuot", 0, 1),
}  # fmt: skip

# Eras by name: first and last year as histories usually give them; last None goes on.
ERAS = {
    "victorian": (1837, 1901), "edwardian": (1901, 1910), "georgian": (1714, 1830), "elizabethan": (1558, 1603),
    "tudor": (1485, 1603), "jacobean": (1603, 1625), "regency": (1811, 1820), "soviet": (1922, 1991), "cold war": (1947, 1991),
    "apartheid": (1948, 1994), "weimar": (1918, 1933), "nazi": (1933, 1945), "depression": (1929, 1939), "prohibition": (1920, 1933),
    "meiji": (1868, 1912), "taisho": (1912, 1926), "showa": (1926, 1989), "heisei": (1989, 2019), "reiwa": (2019, None),
    "byzantine": (330, 1453), "qing": (1644, 1912), "ming": (1368, 1644), "mughal": (1526, 1857),
}  # fmt: skip
