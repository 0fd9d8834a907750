"""News agencies by the names and signatures that outlets print, and the lines that credit them for a whole text."""

import re

# Usual name: other names. Those in capitals count only as they are written here.
_NAMES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("the associated press", "AP", "apnews", "AP News"),
    "Reuters": ("thomson reuters", "reuters news", "Thomson Reuters Foundation"),
    "Agence France-Presse": ("agence france presse", "AFP"),
    "PA Media": ("press association", "PA", "pa news agency", "the press association"),
    "United Press International": ("UPI",),
    "Bloomberg": ("bloomberg news",),
    "dpa": ("deutsche presse-agentur", "deutsche presse agentur", "dpa", "DPA", "dpa-infocom"),
    "epd": ("evangelischer pressedienst", "epd"),
    "KNA": ("katholische nachrichten-agentur", "KNA"),
    "SID": ("sport-informations-dienst", "SID"),
    "APA": ("austria presse agentur", "APA"),
    "Keystone-SDA": ("keystone-sda", "schweizerische depeschenagentur", "SDA"),
    "EFE": ("agencia efe", "EFE"),
    "Europa Press": (),
    "ANSA": ("agenzia ansa", "ANSA"),
    "Adnkronos": (),
    "Lusa": ("agência lusa",),
    "Belga": ("belga news agency",),
    "ANP": ("algemeen nederlands persbureau", "ANP"),
    "TT": ("tidningarnas telegrambyrå",),
    "NTB": ("norsk telegrambyrå", "NTB"),
    "Ritzau": (),
    "STT": ("suomen tietotoimisto", "STT"),
    "PAP": ("polska agencja prasowa", "PAP"),
    "CTK": ("čtk", "czech news agency"),
    "TASS": ("itar-tass", "TASS"),
    "Interfax": (),
    "RIA Novosti": (),
    "Ukrinform": (),
    "Anadolu": ("anadolu agency", "anadolu ajansı"),
    "Xinhua": ("xinhua news agency",),
    "Kyodo": ("kyodo news",),
    "Jiji Press": (),
    "Yonhap": ("yonhap news agency", "yonhap news"),
    "Press Trust of India": ("PTI",),
    "ANI": ("asian news international", "ANI"),
    "IANS": ("indo-asian news service", "IANS"),
    "Australian Associated Press": ("AAP",),
    "The Canadian Press": ("canadian press",),
    "City News Service": (),
    "Bay City News": ("bay city news service",),
    "Tribune News Service": ("tribune content agency", "TNS"),
    "States Newsroom": (),
    "The Conversation": (),
    "ProPublica": (),
    "Kaiser Health News": ("kff health news",),
    "StatePoint": (),
    "CNN Newsource": ("cnn newswire", "the-cnn-wire"),
    "Associated Press of Pakistan": (),
    "News Agency of Nigeria": ("NAN",),
    "Ghana News Agency": ("GNA",),
    "Agência Brasil": (),
    "Agencia Brasil": (),
    "Notimex": (),
    "Télam": ("telam",),
    "Antara": ("antara news",),
    "Bernama": (),
}  # fmt: skip
_USUAL = {
    other.lower() if not other.isupper() else other: usual
    for usual, others in _NAMES.items()
    for other in (usual, *others)
}
# Initials stand alone, in brackets, after a slash or at a line's end; within other words they are something else.
_SAID = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted((re.escape(n) for n in _USUAL if not n.isupper() and len(n) > 3), key=len, reverse=True))
    + r")(?![\w-])",
    re.I,
)
_SIGNED = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted((re.escape(n) for n in _USUAL if n.isupper() or n in ("dpa", "epd")), key=len, reverse=True))
    + r")(?![\w-])"
)
# Characters of a line that are looked at: credits stand at its beginning or end.
_SEEN = 400


def agencies(line: str) -> list[str]:
    """The agencies that a line (a byline, a credit, a copyright notice) names, by their usual names, in order."""
    seen = line if len(line) <= 2 * _SEEN else f"{line[:_SEEN]} {line[-_SEEN:]}"
    found = [(m.start(), m[0]) for pattern in (_SAID, _SIGNED) for m in pattern.finditer(seen)]
    usual = [_USUAL.get(name) or _USUAL.get(name.lower()) for _, name in sorted(found)]
    return list(dict.fromkeys(name for name in usual if name))
