"""Given names, titles and the small words inside names, lower-case. Compiled by hand from general knowledge."""

from headwater.annotate.english import listed

GIVEN_NAMES = listed(
    """aaron abby abdul abdullah abdullahi abigail abraham abubakar adam adele adrian agnes ahmad ahmed aidan aisha ajay
    akira alan alastair albert alberto alejandro alex alexander alexandra alexis alfred ali alice alicia alison allan
    allen allison amanda amber amelia amir amit amy ana anastasia andre andrea andreas andres andrew andrey andy angel
    angela angelo anil anita ann anna anne annette annie anthony antonio antony anwar april arjun arnold arthur arun asha
    ashley ashok astrid audrey augusto ayesha barack barbara barry beatrice ben benedict benjamin bernard bernie beth
    betty beverly bianca bilal bill billy bjorn bob bobby boris brad bradley brandon brenda brendan brent brett brian
    bridget bruce bruno bryan caitlin cameron camila carl carla carlo carlos carmen carol carole caroline carolyn carrie
    catherine cathy cecilia cesar charles charlie charlotte chelsea cheryl chloe chris christian christina christine
    christoph christopher chuck cindy claire clara clare claude claudia claudio clayton clifford clive colin connor
    constance cory courtney craig cristina crystal curtis cynthia daisy dale damian damien dan dana daniel daniela
    danielle danny darren dave david dawn dean deborah debbie deepak denis denise dennis derek desmond diana diane diego
    dieter dilip dimitri dinesh dirk dmitri dmitry dolores dominic don donald donna dorothy doug douglas duncan dwayne
    dylan earl ed eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisabeth elise
    elizabeth ella ellen ellie emily emma emmanuel enrico enrique eric erica erik erika erin ernest ernesto esther ethan
    eugene eva evan evelyn fabio faisal farah farid fatima felipe felix fernando finn fiona florence frances francesca
    francesco francis francisco franco francois frank frankie franz fred freddie frederick gabriel gabriela gail gareth
    gary gavin gemma gene geoff geoffrey george georgia gerald gerard gerhard gerry gianni gilbert gill gina giorgio
    giovanni giuseppe glen glenn gloria gordon grace graham grant greg gregory greta guido guillermo gustavo guy gwen
    hamid hamza hannah hans harold harriet harry harvey hassan hassane hayley heather hector heidi heinz helen helena
    helga henri henrik henry herbert herman hilary hillary hiroshi holly howard hubert hugh hugo hussein ian ibrahim
    ignacio igor ilya imran ines ingrid irene iris isaac isabel isabella isabelle ismail ivan ivanka jack jackie jacob
    jacqueline jacques jaime jake jamal james jamie jan jane janet janice jared jasmine jason javier jay jean jeanne jeff
    jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy jo joan joanna joanne joao joe
    joel joey johan johann johannes john johnny jon jonah jonas jonathan jorge jose josef joseph josh joshua joy joyce
    juan juana juanita judith judy julia julian juliana julie juliet julio julius june jung jurgen justin kamal kamala
    karen karim karin karl kate katherine kathleen kathryn kathy katie katrina kay keith kelly ken kenneth kenny kerry
    kevin khaled khalid kim kimberly kiran kirsten klaus kofi krishna kristen kristin kurt kyle lara larry lars laura
    lauren laurence laurent lawrence leah lee leo leon leonard leonardo leroy leslie lewis liam liliana lily linda lindsay
    lindsey lionel lisa liz lloyd lola lorenzo lori lorraine louis louise luca lucas lucia lucy luigi luis luisa luiz luka
    lukas luke lydia lynn lynne mahmoud malala malcolm mandy manish manuel marc marcel marcella marcelo marcia marco
    marcos marcus margaret margarita maria marian marianne marie marilyn marina mario marion marisa marjorie mark markus
    marlene marshall martha martin martina marvin mary mateo matt matteo matthew matthias maureen maurice mauricio max
    maya megan mehdi mehmet melania melanie melinda melissa mercedes meredith mia michael michel michele michelle miguel
    mikael mike mikhail milan mildred milos miranda miriam mitch mitchell mohamed mohammad mohammed moira molly mona monica
    monika morgan moses muhammad muhammadu murray mustafa nadia nancy naomi narendra natalia natalie natasha nathan
    nathaniel neil nelson nicholas nick nicola nicolas nicole nigel nikita nikolai nina noah noel nora norma norman olga
    oliver olivia oluwaseun omar oscar otto owen pablo pamela paola paolo pascal pat patrice patricia patrick paul paula
    pauline pavel pedro peggy penelope penny perry pete peter petra phil philip philippe phillip phyllis pierre pietro
    piotr prakash priya rachel rafael rahul raj rajesh rajiv ralph ramesh ramon randy raphael rashid raul ravi ray raymond
    rebecca regina reginald rene renee rex ricardo riccardo richard rick ricky rita rob robert roberta roberto robin rocco
    rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie rosa rosalind rosario rose rosemary ross roxanne
    roy ruben rudolf rudy rufus rupert russell ruth ryan sabrina sadiq saeed sally salma salman salvador sam samantha
    sameer samir samuel sandeep sandra sandy sanjay sara sarah sasha scott sean sebastian serge sergei sergey sergio shane
    shannon sharon shaun shawn sheila shelley sherry shirley sidney silvia silvio simon simone sofia sonia sophia sophie
    stacey stan stanley stefan stefano stella stephanie stephen steve steven stewart stuart sue sunil suresh susan susanna
    susanne suzanne sven svetlana sydney sylvia takashi tamara tania tanya tara tariq ted teresa terence terry thelma
    theo theodore theresa therese thomas tiffany tim timothy tina tobias toby todd tom tomas tommy tony tracey tracy travis
    trevor tristan tyler ulrich uma umar ursula usman valentina valerie vanessa vera veronica vicky victor victoria
    vijay vikram vincent vincenzo viola virginia vivian vladimir volodymyr waldemar walter wanda warren wayne wendy
    wesley wilfred wilhelm will willem william willie winston wolfgang xavier yasmin yolanda yousef yuri yusuf yvette
    yvonne zachary zainab zoe zoran"""
)

# Given names that are common English words: alone they are no sign of a person, before a surname they are.
WORD_NAMES = listed(
    "april dawn grace grant guy jack joy june mark may rose will bill frank rob pat sandy gene jay page"
)

# Words before a name that are left out of it. Lower-case and without a full stop.
TITLES = listed(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother rabbi imam sheikh pastor
    bishop archbishop cardinal pope saint king queen prince princess duke duchess emperor sultan emir baron baroness
    president vice-president premier chancellor minister secretary senator congressman congresswoman representative
    governor mayor councillor councilman councilwoman alderman ambassador consul judge justice magistrate prosecutor
    attorney sheriff marshal deputy officer detective inspector superintendent constable commissioner commander chief
    general colonel major captain lieutenant sergeant corporal private admiral brigadier commodore cpl sgt capt lt col
    maj gen adm cmdr pvt det insp supt gov sen rep pres hon messrs chairman chairwoman chairperson ceo cfo coo director
    manager coach spokesman spokeswoman spokesperson editor author actor actress singer director producer writer comedian
    activist analyst economist lawyer engineer scientist researcher historian journalist reporter correspondent
    photographer presenter host pilot driver conductor witness owner founder co-founder leader principal dean headteacher
    speaker treasurer whip mp msp mep congressperson ayatollah mullah rapper drummer guitarist midfielder striker defender
    goalkeeper winger quarterback boxer champion chef farmer nurse teacher student resident neighbour neighbor passenger
    survivor commandant wing-commander advocate barrister dj sergeant-major librarian curator archivist skipper coxswain
    harbourmaster harbormaster vicar curate headmaster headmistress caretaker fisherman fisherwoman paramedic firefighter
    midwife surgeon physician dentist pharmacist veterinarian biologist chemist physicist geologist meteorologist
    ecologist psychologist sociologist poet novelist playwright composer sculptor artist filmmaker entrepreneur
    businessman businesswoman trustee campaigner organiser organizer solicitor lifeguard crewman cyclist footballer
    cricketer hiker motorist bystander onlooker eyewitness villager lecturer columnist shopkeeper postman postwoman
    pensioner electrician plumber beekeeper"""
)

# Last letters of a trade that stands before a whole name ('Lockkeeper Ann Hale'); surnames seldom end so.
TRADE_ENDS = ("ologist", "keeper", "fighter", "worker", "grapher", "arian", "ician", "woman", "ist")

# Adjectives that stand before a title and belong to it: "Deputy Prime Minister", "acting Police Chief".
TITLE_PARTS = listed(
    """vice deputy prime first second third assistant associate senior junior acting interim former ex chief executive
    foreign interior finance defence defense home health education transport justice trade economy environment energy
    attorney general police fire state federal district city county national regional secretary us u.s. u.k. uk eu press
    house senate majority minority supreme court right honourable honorable lt major crown managing under permanent"""
)

# Small words that may stand inside the name of a person.
PARTICLES = listed(
    "de da di do dos das del della der den van von zu la le el al bin ibn bint ben abu y e du des af ter ten ul ur o'"
)

# After a name: generational suffixes that belong to it.
SUFFIXES = listed("jr sr ii iii iv")
