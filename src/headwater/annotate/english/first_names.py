"""Common first names by usual gender, for resolving 'he' and 'she'. A name not listed fits both.

Compiled by hand from general knowledge of English-language news; names in wide use for both are left out.
"""

HE = frozenset(
    [
        "james", "john", "robert", "michael", "william", "david", "richard", "joseph", "thomas", "charles",
        "christopher", "daniel", "matthew", "anthony", "mark", "donald", "steven", "paul", "andrew", "joshua",
        "kenneth", "kevin", "brian", "george", "timothy", "ronald", "edward", "jason", "jeffrey", "jacob", "gary",
        "nicholas", "eric", "jonathan", "stephen", "larry", "justin", "scott", "brandon", "benjamin", "samuel",
        "gregory", "alexander", "frank", "patrick", "raymond", "jack", "dennis", "jerry", "tyler", "aaron", "jose",
        "adam", "nathan", "henry", "zachary", "douglas", "peter", "kyle", "noah", "ethan", "jeremy", "walter",
        "christian", "keith", "roger", "terry", "sean", "austin", "carl", "arthur", "lawrence", "dylan", "jesse",
        "bryan", "joe", "billy", "bruce", "gabriel", "logan", "albert", "willie", "alan", "juan", "wayne", "elijah",
        "randy", "roy", "vincent", "ralph", "eugene", "russell", "bobby", "mason", "philip", "louis", "harry",
        "fred", "simon", "ian", "neil", "graham", "stuart", "colin", "derek", "nigel", "trevor", "martin", "barry",
        "gareth", "liam", "oliver", "mohammed", "muhammad", "mohamed", "ahmed", "ali", "hassan", "omar", "ibrahim",
        "ivan", "vladimir", "dmitry", "sergei", "igor", "carlos", "luis", "miguel", "pedro", "jorge", "francisco",
        "antonio", "mario", "marco", "giovanni", "pierre", "jean-claude", "francois", "jacques", "hans", "klaus",
        "wolfgang", "karl", "otto", "bill", "bob", "jim", "tom", "tim", "mike", "dave", "steve", "dan", "ben", "sam",
        "greg", "tony", "jeff", "ted", "barack", "mitt", "bernie", "boris", "harvey", "tyrone", "dwayne", "leon",
        "felix", "hugo", "max", "oscar", "theo", "toby", "rupert", "hugh", "giles", "gordon", "kenny", "ricky",
        "joel", "seth", "caleb", "isaac", "leonardo", "diego", "pablo", "rafael", "ricardo"
    ]
)  # fmt: skip
SHE = frozenset(
    [
        "mary", "patricia", "jennifer", "linda", "elizabeth", "barbara", "susan", "jessica", "sarah", "karen",
        "lisa", "nancy", "betty", "margaret", "sandra", "ashley", "kimberly", "emily", "donna", "michelle", "carol",
        "amanda", "dorothy", "melissa", "deborah", "stephanie", "rebecca", "sharon", "laura", "cynthia", "kathleen",
        "amy", "angela", "shirley", "anna", "brenda", "pamela", "emma", "nicole", "helen", "samantha", "katherine",
        "christine", "debra", "rachel", "carolyn", "janet", "catherine", "maria", "heather", "diane", "ruth",
        "julie", "olivia", "joyce", "virginia", "victoria", "kelly", "lauren", "christina", "joan", "evelyn",
        "judith", "megan", "andrea", "cheryl", "hannah", "jacqueline", "martha", "gloria", "teresa", "ann", "anne",
        "sara", "madison", "frances", "kathryn", "janice", "jean", "abigail", "alice", "julia", "judy", "sophia",
        "grace", "denise", "amber", "doris", "marilyn", "danielle", "beverly", "isabella", "theresa", "diana",
        "natalie", "brittany", "charlotte", "marie", "kayla", "alexis", "lori", "hillary", "melania", "ivanka",
        "michaela", "chelsea", "claire", "fiona", "gillian", "nicola", "tracey", "louise", "lucy", "zoe", "chloe",
        "sophie", "ellie", "holly", "gemma", "kate", "katie", "jane", "joanna", "angelina", "meryl", "nicola",
        "theresa", "priti", "fatima", "aisha", "amina", "leila", "zainab", "khadija", "olga", "natasha", "svetlana",
        "irina", "elena", "carmen", "lucia", "sofia", "rosa", "isabel", "ana", "gabriela", "valentina", "ingrid",
        "greta", "astrid", "freya", "esther", "naomi", "miriam", "leah", "penelope", "harriet", "beatrice",
        "eleanor", "rosie", "lily", "daisy", "poppy", "molly", "georgia", "jasmine", "paula", "tamara", "liz", "pam",
        "vanessa", "hayley", "melinda", "wendy", "tina"
    ]
)  # fmt: skip
