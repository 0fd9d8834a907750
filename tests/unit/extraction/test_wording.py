import re
import tomllib
from importlib.resources import files

import pytest

from headwater.extraction.chrome import CHROME, label
from headwater.extraction.lines import rows
from headwater.extraction.wording import pleas, wording
from headwater.text import folded

# For each language: two sentences of a report, lines around one, lines of one that look alike.
PAGES = {
    "de": (
        ("Die Fähre nach Norra Holm blieb am Montag nach einem Maschinenschaden liegen, teilte das Hafenamt mit.",
         "Rund vierzig Fahrgäste wurden mit Booten an Land gebracht, verletzt wurde nach Angaben der Sprecherin niemand."),
        ["Anzeige", "Artikel teilen", "Auf Facebook teilen", "Lesen Sie auch: Zweite Fähre fällt aus", "Von Anna Berg", "Stand: 5. Mai 2020, 18:20 Uhr",
         "Abonnieren Sie jetzt unseren Newsletter", "Wir verwenden Cookies, um Ihnen den besten Besuch zu bieten", "Foto: Jo Lind",
         "Die Fähre am Kai (Foto: Jo Lind)", "Folgen Sie uns auf Facebook", "Mehr zum Thema: Fähren an der Küste", "Alle Rechte vorbehalten"],
        ["Von Montag an fahren wieder Busse.", "Die Abonnenten der Zeitung klagten.", "Lesen und schreiben lernte er erst mit vierzig.",
         "Von der Regierung hieß es am Abend, man prüfe den Fall.", "„Folgen Sie uns!“, rief der Steuermann den Fahrgästen zu."],
    ),
    "fr": (
        ("Le ferry pour Norra Holm est resté à quai lundi après une panne de moteur, a indiqué le bureau du port.",
         "Une quarantaine de passagers ont été ramenés à terre en canot et personne n'a été blessé, selon une porte-parole."),
        ["Publicité", "Partager sur Facebook", "Lire aussi : Un deuxième ferry en panne", "À lire aussi", "Par Anna Berg", "Publié le 5 mai 2020 à 18h20",
         "Inscrivez-vous à notre newsletter", "Ce site utilise des cookies", "Photo : Jo Lind", "Le ferry à quai (Photo d'illustration)",
         "Suivez-nous sur Facebook", "Article réservé aux abonnés", "Tous droits réservés"],
        ["Par ailleurs, des bus circulent depuis mardi.", "Les abonnés du journal se plaignent.", "Lire et écrire, il l'a appris à quarante ans.",
         "Photos et vidéos montrent le ferry près des rochers."],
    ),
    "es": (
        ("El transbordador a Norra Holm se detuvo el lunes tras una avería del motor, informó la oficina del puerto.",
         "Unos cuarenta pasajeros fueron llevados a tierra en botes y nadie resultó herido, dijo una portavoz de la empresa."),
        ["Publicidad", "Compartir en Facebook", "Lee también: Se detiene un segundo transbordador", "Te puede interesar", "Por Anna Berg",
         "Actualizado el 5 de mayo de 2020, 18:20 h", "Suscríbete a nuestra newsletter", "Utilizamos cookies propias y de terceros", "Foto: Jo Lind",
         "El barco en el muelle (Foto: Jo Lind)", "Síguenos en Facebook", "Todos los derechos reservados"],
        ["Por la tarde volvieron los autobuses.", "Los suscriptores del diario se quejaron.", "Leer y escribir aprendió a los cuarenta.",
         "Fotos y vídeos muestran el barco junto a las rocas."],
    ),
    "it": (
        ("Il traghetto per Norra Holm si è fermato lunedì per un guasto al motore, ha fatto sapere l'ufficio del porto.",
         "Una quarantina di passeggeri sono stati portati a terra con le barche e nessuno è rimasto ferito, ha detto una portavoce."),
        ["Pubblicità", "Condividi su Facebook", "Leggi anche: Si ferma un secondo traghetto", "Potrebbe interessarti", "Di Anna Berg",
         "Pubblicato il 5 maggio 2020 alle 18:20", "Iscriviti alla nostra newsletter", "Questo sito utilizza i cookie", "Foto: Jo Lind",
         "Il traghetto al molo (Foto: Jo Lind)", "Seguici su Facebook", "Riproduzione riservata", "Tutti i diritti riservati"],
        ["Di sera sono tornati gli autobus.", "Gli abbonati del giornale protestano.", "Leggere e scrivere imparò a quarant'anni.",
         "Foto e video mostrano il traghetto vicino agli scogli."],
    ),
    "pt": (
        ("A balsa para Norra Holm parou na segunda-feira depois de uma falha no motor, informou o escritório do porto.",
         "Cerca de quarenta passageiros foram levados para terra em botes e ninguém ficou ferido, disse uma porta-voz."),
        ["Publicidade", "Compartilhe no WhatsApp", "Leia também: Segunda balsa para", "Veja também", "Por Anna Berg", "Atualizado em 5 de maio de 2020, 18h20",
         "Assine a nossa newsletter", "Este site utiliza cookies", "Foto: Jo Lind", "A balsa no cais (Foto: Jo Lind)", "Siga-nos no Instagram",
         "Todos os direitos reservados"],
        ["Por isso voltaram os ônibus.", "Os assinantes do jornal reclamaram.", "Ler e escrever aprendeu aos quarenta.",
         "Fotos e vídeos mostram a balsa perto das rochas."],
    ),
    "nl": (
        ("De veerboot naar Norra Holm bleef maandag liggen na een motorstoring, liet het havenkantoor weten.",
         "Ongeveer veertig passagiers werden met bootjes aan land gebracht en niemand raakte gewond, zei een woordvoerster."),
        ["Advertentie", "Deel op Facebook", "Lees ook: Tweede veerboot valt stil", "Zie ook", "Door Anna de Berg", "Laatst bijgewerkt op 5 mei 2020 om 18:20 uur",
         "Schrijf je in voor onze nieuwsbrief", "Deze site gebruikt cookies", "Foto: Jo Lind", "De veerboot aan de kade (Foto: Jo Lind)",
         "Volg ons op Facebook", "Alle rechten voorbehouden"],
        ["Door de storing rijden er bussen.", "De abonnees van de krant klaagden.", "Lezen en schrijven leerde hij op zijn veertigste.",
         "Foto's en video's tonen de veerboot bij de rotsen."],
    ),
}  # fmt: skip


def kept(language: str, line: str) -> list[str]:
    first, last = PAGES[language][0]
    found = rows(f"{first}\n{line}\n{last}")
    return [row.text for row, name in zip(found, label(found, language), strict=True) if name not in CHROME]


def test_wording_every_language_has_lines_here() -> None:
    found = files("headwater.extraction.wordings").iterdir()
    assert {f.name.removesuffix(".toml") for f in found if f.name.endswith(".toml")} == set(PAGES)


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, page in PAGES.items() for line in page[1]])
def test_wording_line_around_a_report_goes(language: str, line: str) -> None:
    assert kept(language, line) == [*PAGES[language][0]]


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, page in PAGES.items() for line in page[2]])
def test_wording_line_of_the_report_stays(language: str, line: str) -> None:
    assert line in kept(language, line)


def test_wording_of_another_language_is_not_looked_for() -> None:
    found = rows(f"{PAGES['nl'][0][0]}\nAnzeige\n{PAGES['nl'][0][1]}")
    assert label(found, "nl")[1] == "text"


def test_wording_unknown_language_has_the_english_cues() -> None:
    assert wording("xx") == wording(None) == wording("../cues")
    assert "advertisement" in wording("de").buttons


@pytest.mark.parametrize("language", sorted(PAGES))
def test_wording_file_is_written_as_lines_are_compared(language: str) -> None:
    given = tomllib.loads((files("headwater.extraction.wordings") / f"{language}.toml").read_text(encoding="utf-8"))
    patterns = [given["links"], given["captions"], given["pictures"], *given["pleas"], *given["pleas"].values()]
    letters = ["".join(re.findall(r"[^\W\d_]", re.sub(r"\\\w", "", p))) for p in patterns]
    assert [line for line in letters if folded(line) != line] == []


def test_wording_pleas_count_once_where_they_overlap() -> None:
    assert pleas("sign up for our daily newsletter", wording(None)) == {"sign up for our"}


@pytest.mark.parametrize("language", [None, *sorted(PAGES)])
def test_wording_long_hostile_lines_are_cheap(language: str | None) -> None:
    for piece in ("sign up for ", "(foto ", "lees ook ", "newsletter abonnieren sie ", "a", "/ ", "von A"):
        found = rows(piece * (100_000 // len(piece)))
        assert len(label(found, language)) == 1
