"""Which group owns an outlet: outlets of one house share texts without saying so.

Facts as of 2025, from the groups' own lists of their titles; a site that changed hands since can be put right by a file
of one's own (setting `owners` of extract.article).
"""

import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from headwater.errors import InputError

# Group: registered domains. Subdomains belong to the same group.
_GROUPS: dict[str, str] = {
    "Gannett": "usatoday.com azcentral.com freep.com indystar.com jsonline.com tennessean.com courier-journal.com cincinnati.com "
    "dispatch.com northjersey.com app.com democratandchronicle.com desmoinesregister.com floridatoday.com naplesnews.com news-press.com "
    "palmbeachpost.com providencejournal.com statesman.com oklahoman.com commercialappeal.com knoxnews.com",
    "News Corp": "wsj.com nypost.com barrons.com marketwatch.com thesun.co.uk thetimes.co.uk thetimes.com news.com.au theaustralian.com.au "
    "dailytelegraph.com.au heraldsun.com.au couriermail.com.au adelaidenow.com.au talksport.com",
    "Fox Corporation": "foxnews.com foxbusiness.com fox5ny.com fox4news.com fox13news.com tmz.com",
    "New York Times Company": "nytimes.com theathletic.com",
    "Nash Holdings": "washingtonpost.com",
    "Warner Bros. Discovery": "cnn.com",
    "Comcast (NBCUniversal)": "nbcnews.com cnbc.com today.com msnbc.com telemundo.com nbcnewyork.com nbclosangeles.com nbcchicago.com nbcdfw.com",
    "Walt Disney Company": "abcnews.go.com abc7.com abc7ny.com abc7chicago.com abc7news.com abc13.com 6abc.com espn.com",
    "Paramount": "cbsnews.com cbssports.com",
    "Sinclair": "wjla.com komonews.com kutv.com wbff.com foxbaltimore.com abc15.com katu.com kfoxtv.com",
    "Nexstar": "thehill.com newsnationnow.com ktla.com wgntv.com kxan.com fox8.com wavy.com pix11.com kron4.com",
    "Gray Media": "wsfa.com wave3.com wbrc.com kwtx.com wafb.com kold.com wtvg.com 13abc.com",
    "Tegna": "wusa9.com king5.com kare11.com 9news.com 11alive.com khou.com wfaa.com kgw.com",
    "E. W. Scripps": "thedenverchannel.com denver7.com wcpo.com wptv.com wxyz.com newsy.com",
    "Hearst": "sfgate.com chron.com houstonchronicle.com sfchronicle.com expressnews.com timesunion.com ctpost.com nhregister.com wcvb.com ksbw.com",
    "Alden Global Capital": "chicagotribune.com nydailynews.com baltimoresun.com orlandosentinel.com sun-sentinel.com courant.com mcall.com "
    "denverpost.com mercurynews.com ocregister.com eastbaytimes.com twincities.com bostonherald.com",
    "McClatchy": "miamiherald.com kansascity.com charlotteobserver.com sacbee.com newsobserver.com star-telegram.com thestate.com",
    "Lee Enterprises": "stltoday.com buffalonews.com richmond.com omaha.com madison.com tucson.com journalnow.com",
    "Advance": "nj.com cleveland.com oregonlive.com mlive.com masslive.com al.com syracuse.com pennlive.com silive.com",
    "Condé Nast": "newyorker.com wired.com vanityfair.com vogue.com gq.com arstechnica.com",
    "Penske Media": "variety.com hollywoodreporter.com deadline.com rollingstone.com indiewire.com billboard.com",
    "BuzzFeed": "buzzfeed.com huffpost.com huffingtonpost.com",
    "Axel Springer": "politico.com politico.eu businessinsider.com bild.de welt.de onet.pl",
    "Thomson Reuters": "reuters.com",
    "Bloomberg": "bloomberg.com",
    "BBC": "bbc.com bbc.co.uk",
    "Guardian Media Group": "theguardian.com guardian.co.uk",
    "DMG Media": "dailymail.co.uk mailonline.co.uk metro.co.uk inews.co.uk",
    "Reach": "mirror.co.uk express.co.uk dailystar.co.uk dailyrecord.co.uk manchestereveningnews.co.uk liverpoolecho.co.uk walesonline.co.uk "
    "birminghammail.co.uk irishstar.com",
    "Telegraph Media Group": "telegraph.co.uk",
    "ESI Media": "standard.co.uk independent.co.uk",
    "Newsquest": "heraldscotland.com theargus.co.uk thenorthernecho.co.uk yorkpress.co.uk",
    "National World": "scotsman.com yorkshirepost.co.uk",
    "Mediahuis": "independent.ie belfasttelegraph.co.uk telegraaf.nl standaard.be",
    "DPG Media": "volkskrant.nl ad.nl trouw.nl hln.be demorgen.be",
    "Nine Entertainment": "smh.com.au theage.com.au brisbanetimes.com.au 9news.com.au afr.com",
    "Seven West Media": "7news.com.au thewest.com.au",
    "Postmedia": "nationalpost.com montrealgazette.com calgaryherald.com vancouversun.com ottawacitizen.com",
    "Torstar": "thestar.com",
    "Times Group": "indiatimes.com timesofindia.com economictimes.com",
    "HT Media": "hindustantimes.com livemint.com",
    "Network18": "news18.com moneycontrol.com firstpost.com",
    "Spiegel-Gruppe": "spiegel.de manager-magazin.de",
    "RTL Deutschland": "stern.de n-tv.de rtl.de capital.de",
    "Funke": "waz.de abendblatt.de morgenpost.de nrz.de thueringer-allgemeine.de",
    "Madsack": "haz.de rnd.de lvz.de maz-online.de kn-online.de",
    "Ippen": "merkur.de fr.de hna.de tz.de",
    "SWMH": "sueddeutsche.de stuttgarter-zeitung.de stuttgarter-nachrichten.de",
    "DvH Medien": "zeit.de tagesspiegel.de handelsblatt.com",
    "Burda": "focus.de bunte.de",
    "Le Monde group": "lemonde.fr nouvelobs.com courrierinternational.com",
    "Prisa": "elpais.com as.com cadenaser.com",
    "RCS MediaGroup": "corriere.it elmundo.es marca.com gazzetta.it",
    "GEDI": "repubblica.it lastampa.it",
}  # fmt: skip


def owner(url: str | None, outlet: str | None, file: str = "") -> str | None:
    """The group that owns the outlet of an address, or of a name that is a domain; None unknown.

    file: a TOML file of further groups (group = ["domain", …]), which go before the built-in ones. Raises InputError.
    """
    table = _table(file)
    for host in (_host(url), (outlet or "").lower()):
        labels = host.split(".") if host else []
        for at in range(len(labels) - 1):
            if group := table.get(".".join(labels[at:])):
                return group
    return None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


@cache
def _table(file: str) -> dict[str, str]:
    table = {domain: group for group, domains in _GROUPS.items() for domain in domains.split()}
    if not file:
        return table
    try:
        own = tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(file, f"no table of owners: {error}") from error
    for group, domains in own.items():
        if not isinstance(domains, list):
            raise InputError(file, f"{group!r} has no list of domains")
        table |= {str(domain).lower(): group for domain in domains}
    return table
