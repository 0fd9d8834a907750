"""Words near a name that tell what kind of source it is."""

OFFICIAL = frozenset(
    [
        "police", "officer", "officers", "sheriff", "constable", "detective", "trooper", "troopers", "mayor",
        "governor", "minister", "president", "premier", "chancellor", "secretary", "senator", "congressman",
        "congresswoman", "mp", "councillor", "councilman", "judge", "prosecutor", "prosecutors", "attorney",
        "commissioner", "coroner", "ambulance", "firefighters", "fire", "ministry", "department", "government",
        "governments", "court", "authority", "authorities", "agency", "council", "commission", "parliament",
        "administration", "white-house", "kremlin", "pentagon", "army", "military", "navy", "official", "officials",
        "investigators", "investigator", "embassy", "ambassador", "spokesman-general", "chief", "deputy", "lawmaker",
        "lawmakers", "bureau", "fbi", "cia", "nasa", "un", "who", "eu", "faa", "ntsb", "homeland", "interior",
        "presidency", "brigade", "rescue", "coastguard", "hospital", "infirmary", "service", "services", "committee", "board",
        "deputies", "cabinet", "superintendent", "inspector", "sergeant", "lieutenant", "captain", "colonel",
        "general", "admiral", "brigadier", "city", "county", "state", "federal", "prime", "defense", "defence",
        "foreign", "justice", "treasury", "health", "office", "inspectorate", "tribunal", "magistrate", "regulator",
        "regulators", "met"
    ]
)  # fmt: skip
PERSONAL_OFFICE = frozenset(
    [
        "police", "sheriff", "constable", "detective", "trooper", "mayor", "governor", "minister", "president",
        "premier", "chancellor", "secretary", "senator", "congressman", "congresswoman", "judge", "prosecutor",
        "commissioner", "coroner", "firefighter", "official", "investigator", "ambassador", "lieutenant", "sergeant",
        "inspector", "superintendent", "captain", "colonel", "general", "admiral", "rep.", "sen.", "gov.", "gen.",
        "lt.", "sgt.", "capt.", "col."
    ]
)  # fmt: skip
SPOKES = frozenset(
    [
        "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "spokeswomen", "representative",
        "representatives", "rep", "reps", "publicist", "lawyer", "attorney", "lawyers", "attorneys"
    ]
)  # fmt: skip
COMPANY = frozenset(
    [
        "company", "companies", "firm", "inc", "inc.", "corp", "corp.", "corporation", "ltd", "ltd.", "llc", "plc",
        "co", "co.", "group", "bank", "airline", "airlines", "operator", "maker", "manufacturer", "carrier",
        "retailer", "supplier", "provider", "studio", "chain", "startup", "business", "ceo", "executive", "energy",
        "electric", "motors", "holdings", "employer", "line", "lines", "ferries", "shipping", "brewery", "builder", "insurer", "utility"
    ]
)  # fmt: skip
EXPERT = frozenset(
    [
        "professor", "analyst", "analysts", "expert", "experts", "economist", "economists", "researcher",
        "researchers", "scientist", "scientists", "scholar", "historian", "psychologist", "sociologist",
        "strategist", "consultant", "academic", "epidemiologist", "virologist", "seismologist", "geologist",
        "meteorologist", "physicist", "biologist", "climatologist", "think-tank", "institute", "university",
        "pollster", "critics"
    ]
)  # fmt: skip
EYEWITNESS = frozenset(
    [
        "witness", "witnesses", "eyewitness", "eyewitnesses", "onlooker", "onlookers", "bystander", "bystanders",
        "passerby", "passer-by", "passers-by", "passersby", "resident", "residents", "neighbour", "neighbours",
        "neighbor", "neighbors", "survivor", "survivors", "passenger", "passengers", "local", "locals", "villager",
        "villagers", "motorist", "motorists", "commuter", "commuters", "shopkeeper", "fan", "fans", "spectator",
        "spectators"
    ]
)  # fmt: skip
UNNAMED = frozenset(["source", "sources", "insider", "insiders", "someone", "somebody", "person", "people"])
DOCUMENT = frozenset(
    [
        "report", "filing", "filings", "document", "documents", "papers", "affidavit", "complaint", "indictment",
        "lawsuit", "study", "survey", "poll", "census", "data", "statistics", "figures", "records", "letter", "memo",
        "book", "biography", "paper", "transcript", "email", "emails", "audit", "review", "ruling", "warrant",
        "certificate", "dossier", "database", "findings", "autopsy"
    ]
)  # fmt: skip
STATEMENT_WORDS = ("statement", "press conference", "news conference", "briefing")
RELEASE_WORDS = ("press release", "news release", "media release")

# Singular and plural nouns that may speak: what a weak verb accepts as a subject without a name.
ROLES = frozenset(
    [
        "man", "woman", "boy", "girl", "mother", "father", "son", "daughter", "brother", "sister", "wife", "husband",
        "friend", "couple", "family", "relative", "relatives", "parents", "teacher", "student", "students", "driver",
        "pilot", "owner", "manager", "director", "actor", "actress", "singer", "star", "producer", "writer",
        "author", "coach", "player", "chairman", "chairwoman", "chair", "founder", "leader", "leaders", "candidate",
        "campaign", "nominee", "republican", "republicans", "democrat", "democrats", "party", "union", "group",
        "organisation", "organization", "bank", "company", "firm", "critics", "supporters", "opponents", "aide",
        "aides", "adviser", "advisers", "advisor", "advisors", "user", "photographer", "customer", "worker",
        "workers", "employee", "employees", "doctor", "doctors", "nurse", "priest", "rabbi", "bishop", "pope",
        "king", "queen", "prince", "princess", "victim", "victims", "suspect", "defendant", "lawyer", "billionaire",
        "businessman", "mogul", "actors", "team", "club", "school", "church", "campaigner", "campaigners",
        "activist", "activists", "protester", "protesters", "rebels", "militants", "group's", "journalist",
        "reporter", "columnist", "editor", "newspaper", "paper", "outlet", "network", "magazine", "broadcaster",
        "article", "statement", "report", "study", "survey", "poll", "video", "photo", "footage", "post", "image",
        "rest", "one", "others", "many", "some", "most", "voters", "americans", "officials", "everyone", "nobody",
        "people"
    ]
)  # fmt: skip
ALL_ROLES = OFFICIAL | SPOKES | COMPANY | EXPERT | EYEWITNESS | UNNAMED | DOCUMENT | ROLES

TITLES_HE = frozenset(
    [
        "mr", "mr.", "sir", "lord", "father", "king", "prince", "actor", "brother", "son", "husband", "man", "boy",
        "spokesman"
    ]
)  # fmt: skip
TITLES_SHE = frozenset(
    ["mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "actress", "mother", "sister", "daughter", "wife", "woman",
     "girl", "spokeswoman"]
)  # fmt: skip
TITLES = frozenset(
    [
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "lord", "lady", "prof", "prof.",
        "rev", "rev.", "sen", "sen.", "rep", "rep.", "gov", "gov.", "gen", "gen.", "lt", "lt.", "sgt", "sgt.",
        "capt", "capt.", "col", "col.", "president", "minister", "senator", "governor", "mayor", "judge",
        "professor", "doctor", "king", "queen", "prince", "princess", "pope", "rabbi", "cardinal", "bishop",
        "detective", "officer", "inspector", "secretary", "chancellor"
    ]
)  # fmt: skip

# Roles of one person that stand in for a name already given: 'the director said'.
PERSON_ROLES = frozenset(
    [
        "director", "actor", "actress", "star", "singer", "filmmaker", "comedian", "rapper", "musician", "author",
        "writer", "president", "senator", "governor", "congressman", "congresswoman", "mayor", "billionaire",
        "businessman", "producer", "screenwriter", "model", "athlete", "quarterback", "striker", "coach", "nominee"
    ]
)  # fmt: skip

# Bodies of citizens, neither offices nor companies: what they state is their own. UNIONS_OF_STATES are no trade unions.
CIVIC = frozenset(
    [
        "union", "unions", "charity", "charities", "church", "club", "guild", "federation", "foundation", "campaigners", "campaign",
        "activists", "congregation", "diocese", "archdiocese", "parish", "mosque", "synagogue", "fellowship", "volunteers"
    ]
)  # fmt: skip
UNIONS_OF_STATES = frozenset(["european", "african", "soviet", "russian", "credit"])
# 'chief financial officer' and the like speak for a company.
CHIEFS = frozenset(["financial", "executive", "operating", "technology", "marketing"])
# Bodies of the public service: whoever is named with one speaks for it.
PUBLIC_BODIES = frozenset(
    [
        "ambulance",
        "hospital",
        "infirmary",
        "police",
        "brigade",
        "ministry",
        "council",
        "government",
        "department",
        "authority",
        "coastguard",
        "agency",
        "investigation",
        "judicial",
        "civil",
        "bureau",
        "commission",
    ]
)
BOARD = frozenset(["ceo", "executive", "chairman", "chairwoman"])
# Who finds out rather than finds: 'the inquiry found faults'.
FINDERS = DOCUMENT | frozenset(
    [
        "court", "judge", "jury", "inquiry", "investigation", "investigators", "inspectors", "researchers", "scientists", "auditors",
        "commission", "committee", "tribunal", "panel", "analysis", "experts", "economists", "watchdog", "regulator", "prosecutors",
        "board", "ombudsman", "inquest", "coroner", "university", "institute", "research", "test", "tests", "it"
    ]
)  # fmt: skip
# Persons who speak for nobody but themselves.
PRIVATE = frozenset(
    [
        "man", "woman", "father", "mother", "parent", "parents", "wife", "husband", "friend", "friends", "family", "relative",
        "relatives", "son", "daughter", "brother", "sister", "neighbour", "neighbor", "customer", "user"
    ]
)  # fmt: skip
# Words that begin a phrase which names nobody.
UNNAMING = frozenset(["one", "some", "many", "several", "other", "others", "most"])
# Words for a company already named: 'the bank said', 'her owner said' of a ship.
COMPANY_REFERENCES = frozenset(
    [
        "company", "firm", "bank", "airline", "operator", "line", "carrier", "retailer", "manufacturer", "maker", "owner",
        "owners", "builder", "employer"
    ]
)  # fmt: skip
# Bodies of these kinds have the word in their names: 'the union' is no board.
SELF_NAMING = frozenset(
    [
        "union", "council", "ministry", "board", "hospital", "infirmary", "university", "college", "school", "court", "commission",
        "committee", "church", "party", "charity", "foundation", "association", "federation", "guild"
    ]
)  # fmt: skip
# Words for a body already named.
BODY_REFERENCES = COMPANY_REFERENCES | SELF_NAMING | {"group", "agency", "department", "club"}
# Lawyers speak for clients: those named are asked as persons.
LAWYERS = frozenset(["lawyer", "lawyers", "attorney", "attorneys"])
# Nouns for one person, whom a later 'he' or 'she' may mean although nobody is named.
ONE_PERSON = frozenset(
    [
        "man", "woman", "boy", "girl", "witness", "eyewitness", "onlooker", "bystander", "passerby", "resident", "neighbour",
        "neighbor", "survivor", "passenger", "villager", "motorist", "commuter", "spokesman", "spokeswoman", "spokesperson",
        "representative", "source", "official", "officer", "member", "worker", "analyst", "expert", "professor",
        "researcher", "lawyer", "driver", "friend", "relative", "father", "mother", "son", "daughter", "brother", "sister",
        "wife", "husband", "student", "teacher", "doctor", "nurse", "fan", "user", "customer", "person", "insider"
    ]
)  # fmt: skip
