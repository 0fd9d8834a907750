"""The words of the invented stream: kinds of events, what is said of them, and background words by rank.

Names of people, places, firms and outlets are made of syllables, so that a stream of any length has enough of them.
"""

# Syllables; two or three make a name.
ONSETS = "b br c cl d dr f fr g gr h j k l m n p pr r s st t tr v w"
CORES = "a e i o u ai ea ou oo"
CODAS = "l ld m n nd r rn rt s st t th ck ll ss v"
PLACE_ENDS = "ford ton ham bury wick mouth dale field haven port worth stead"
FIRST_NAMES = (
    "Anna Boris Clara David Elena Farid Grace Hugo Irene Jonas Karla Liam Mira Nadia Oscar Paula Quentin Rosa Samir Tessa "
    "Ulrich Vera Walter Xenia Yusuf Zoe Amir Bella Carlos Diana"
)
OUTLET_ENDS = "Post Herald Gazette Echo Courier Tribune Observer Chronicle Mercury Standard"
AGENCIES = ("Meridian Wire", "Tollen Press Agency", "Northway News Service")

# Background words, most frequent first; drawn with a frequency of one over the rank.
BACKGROUND = (
    "people year time government week country police state city group company public work school family day month "
    "world service report money area house question court office water party result change morning reason research "
    "child force education air minute level community support plan program system member industry market price road "
    "interest history effort student effect control field health season class problem land music case decision power "
    "research building action growth nature record paper space ground form event official matter centre couple site project "
    "activity star table staff film river image term voter summer cost training budget option tax bank wall street worker "
    "quality period scene stage culture leader director strategy trade response wind seat standard benefit bill border "
    "capital career church claim coast concern county crime crisis debate debt deal defence degree demand deputy design "
    "disease district doctor driver economy editor election employee energy engine estate evidence exchange factory failure "
    "farm fear fire flight fund garden glass goal guard guest guide harbour heat highway hospital hotel income injury "
    "insurance island jacket journal judge jury kitchen lake lawyer library licence loan machine mail manager map material "
    "meal measure meeting message metal method mission mixture moment museum network novel nurse opinion order owner package "
    "panel parent park partner path patient payment pension phone pilot planet plant platform player poem policy pool post "
    "prison profit promise property protest province quarter railway rain region rent rescue reserve rise risk rival role roof "
    "route sale sample satellite saving science score screen sea sector security series session shelter shift shop shore signal "
    "silver sister skill snow soil soldier speech spokesman sport spring square stadium statement station storm student studio "
    "supply surface surgery survey target task teacher temple territory theatre theory ticket timber tool tour tower track "
    "tradition traffic train transfer transport treaty trial troop trust tunnel union unit valley vehicle victim village vision "
    "visitor volume vote wage warning waste weapon weather wedding weight wheel window winner winter witness wood yard youth"
)

SMALL = (
    "the of to and a in that is was for on it with as at by from had were be this have or an which been one would there "
    "their all who will more when about said after its also than other into could over some"
)

# Kinds of events: (headlines, statements). In braces: a slot of the event. A report tells some of the statements.
KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "shooting": (
        ("{n1} hurt in {city} shooting", "Police look for gunman after shooting on {street}", "{p1} charged in {city} shooting"),
        (
            "{n1} people were shot on {street} in {city} {day}, police said.",
            "{p1}, {age1}, was taken to a hospital with a bullet in the leg.",
            "Officers found {p2}, {age2}, in a parked car near {street} with serious wounds.",
            "Detectives said a man in a grey hooded sweater fired {n2} rounds and ran toward {place}.",
            "A reward of ${sum} is offered for whatever helps to find them.",
            "Chief {p3} said the victims and the gunman knew each other.",
            "The shooting was the {n3}th this year in the {place} neighbourhood.",
            "{p4}, who lives across the street, heard a quarrel before the shots.",
        ),
    ),
    "fire": (
        ("Fire destroys {org} plant in {city}", "{n1} families homeless after {city} blaze", "Crews fight fire on {street}"),
        (
            "A fire broke out at the {org} building on {street} in {city} {day}.",
            "{n1} families lost their homes and were given shelter in {place}.",
            "Fire chief {p1} said flames spread through the attic within {n2} minutes.",
            "{p2}, {age1}, was treated for smoke inhalation.",
            "The damage was put at ${sum}.",
            "Investigators believe that a faulty heater started the blaze.",
            "Some {n3} firefighters from {place} worked until dawn.",
            "{p3} woke the neighbours by knocking on every door.",
        ),
    ),
    "launch": (
        ("{org} launches {thing} rocket from {city}", "{thing} satellite reaches orbit", "{org} counts down to {thing} launch"),
        (
            "{org} launched its {thing} rocket from the pad at {city} {day}.",
            "The rocket carried {n1} satellites into an orbit {sum} kilometres high.",
            "Launch director {p1} said the first stage landed on a barge off {place}.",
            "It was the {n2}th flight of the booster.",
            "The launch had been put off twice because of high winds.",
            "{p2}, who leads the company, promised {n3} more launches this year.",
            "The satellites will relay signals for {org2}.",
            "Engineers watched a pressure valve that had failed in the last countdown.",
        ),
    ),
    "merger": (
        ("{org} to buy {org2} for ${sum} million", "{org2} accepts offer by {org}", "Regulators to look at {org} deal"),
        (
            "{org} agreed {day} to buy {org2} for ${sum} million in cash.",
            "Shares of {org2} rose {n1} per cent after the news.",
            "{p1}, who leads {org}, said the two would save ${n2} million a year.",
            "Some {n3} jobs in {city} may go.",
            "{p2}, chairman of {org2}, called the price fair.",
            "The deal needs the consent of the competition authority.",
            "Analyst {p3} said a rival bid from {place} was unlikely.",
            "{org} makes pumps and valves and has works in {place}.",
        ),
    ),
    "election": (
        ("{p1} wins {city} mayoral vote", "{p1} ahead of {p2} in {city}", "Recount likely in {city} race"),
        (
            "{p1} was elected mayor of {city} {day} with {n1} per cent of the vote.",
            "{p2}, who had held the office for {n2} years, conceded before midnight.",
            "Turnout was {n3} per cent, the clerk {p3} said.",
            "The margin was {sum} ballots.",
            "{p1} promised to freeze the water rate and to reopen the {place} library.",
            "Postal ballots from {place} were counted last.",
            "{p4} of the {thing} party came third.",
            "The new council meets on {street} next month.",
        ),
    ),
    "storm": (
        ("Storm {thing} leaves {n1} dead in {city}", "{city} without power after storm {thing}", "Storm {thing} nears {place}"),
        (
            "Storm {thing} struck {city} {day} with gusts of {n1} miles an hour.",
            "{sum} homes lost power, the utility {org} said.",
            "{p1}, {age1}, died when a tree fell on a car on {street}.",
            "The river rose {n2} feet at {place}.",
            "Governor {p2} asked for help from the guard.",
            "Rescuers took {n3} people from roofs in {place}.",
            "Forecaster {p3} said that the storm would weaken at sea.",
            "Schools stayed closed for the rest of the week.",
        ),
    ),
    "trial": (
        ("{p1} sentenced to {n1} years", "Jury finds {p1} guilty", "{p1} trial opens in {city}"),
        (
            "{p1}, {age1}, was sentenced {day} to {n1} years in prison by a court in {city}.",
            "The jury needed {n2} hours to find the former treasurer of {org} guilty of fraud.",
            "Judge {p2} called the scheme a betrayal of {n3} pensioners.",
            "Prosecutor {p3} had asked for more.",
            "The money, ${sum}, went into a house in {place}.",
            "Defence lawyer {p4} said there would be an appeal.",
            "Witnesses told of forged invoices from {org2}.",
            "The books were seized in a raid on {street}.",
        ),
    ),
    "match": (
        ("{city} beat {place} {n1}-{n2}", "{p1} scores twice as {city} win", "{city} through to final"),
        (
            "{city} beat {place} {n1}-{n2} {day} in front of {sum} spectators.",
            "{p1} scored in the {n3}th minute after a pass from {p2}.",
            "Coach {p3} changed the line-up at half time.",
            "{place} lost their captain {p4} with a knee injury.",
            "The referee gave a penalty for a foul on {p2}.",
            "It was the first win at the {thing} ground in {age1} years.",
            "The final is played on {street} next month.",
            "{p1}, {age2}, joined the club from {org}.",
        ),
    ),
    "outage": (
        ("{org} customers offline for {n1} hours", "{org} outage hits {city}", "{org} blames update for outage"),
        (
            "Services of {org} failed {day} for about {n1} hours in {city} and beyond.",
            "Some {sum} customers could not log in.",
            "An update of the {thing} software was to blame, {p1} said.",
            "Pharmacies in {place} wrote prescriptions by hand.",
            "{n2} flights were late because {org2} uses the same system.",
            "{p2} of the consumer council asked for refunds.",
            "Engineers went back to an older version at {n3} minutes past noon.",
            "Shares of {org} fell.",
        ),
    ),
    "find": (
        ("{thing} fossil found near {city}", "Divers find wreck of the {thing} off {place}", "{city} dig finds {n1} graves"),
        (
            "Researchers found {n1} graves under {street} in {city} {day}.",
            "They are about {sum} years old, said {p1} of {org}.",
            "The bones of {n2} children lay beside a bronze bowl.",
            "{p2}, a student, was the first to see the {thing} stone.",
            "The dig goes on for {n3} weeks.",
            "The museum in {place} wants to show the bowl.",
            "{p3} warned that rain could flood the trench.",
            "Builders had wanted to put a car park there.",
        ),
    ),
}  # fmt: skip
