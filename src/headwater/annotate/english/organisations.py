"""Words that make a name that of an organisation, lower-case. Compiled by hand from general knowledge."""

from headwater.annotate.english import listed

# Last word of an organisation's name.
HEADS = listed(
    """academy administration agency airlines airways alliance army assembly associates association authority bank board
    broadcasting bureau cabinet campaign chamber channel charity church club co coalition college commission committee
    communications community companies company conference confederation congress consortium constabulary cooperative corp
    corporation corps council court department directorate division electric electronics energy enterprise enterprises
    entertainment exchange express federation fellowship films financial fire-service forces force forum foundation
    front fund gmbh government group guard guardian guild herald holdings hospital hotels inc industries initiative
    institute institution insurance international investments journal judiciary laboratories laboratory labs league
    legislature limited llc llp ltd magazine mail media ministry mission mosque motors movement museum navy network
    networks news newspaper observatory office orchestra organisation organization palace parliament partners partnership
    party patrol pharmaceuticals pictures plc police post press productions programme project radio railway railways
    records regiment registry republic-guard resistance resources school secretariat securities senate service
    services society solutions squad states-army station studios studio syndicate systems taskforce team technologies
    technology telecom telegraph television times today tribunal tribune trust tv union united university ventures watch
    works workshop chronicle gazette star-tribune standard affairs commerce development studies defence defense finance
    education health interior justice labour transport agriculture treasury"""
)

# Heads that also end names of places or works, or stand in titles; alone they make nothing.
WEAK_HEADS = listed(
    """affairs commerce development studies defence defense finance education health interior justice labour transport
    agriculture today united international team front force standard times watch mission project campaign community
    conference mail post press star exchange express energy electric works guard office station union channel government
    congress parliament senate cabinet army navy police court council commission committee church school board hospital
    media technology technologies channel force forces assembly party ministry department agency authority administration
    university college news bank fund group company club association foundation league service services treasury team"""
)

# First words, mostly with "of": "University of", "Ministry of", "Bank of".
OF_HEADS = listed(
    """academy administration archdiocese army assembly association bank board bureau chamber church college commission
    committee company confederation congress council court department diocese directorate division faculty federation
    house institute institution league ministry museum office organisation organization parliament party school secretariat
    secretary society supreme-court tribunal union university"""
)

# Head words that are an organisation in themselves when capitalised in mid-sentence, for the article means one it named.
ALONE = listed("congress parliament senate treasury pentagon kremlin interpol cabinet taliban hamas hezbollah")

# Well-known names, whole. Platforms, agencies, bodies, companies.
KNOWN = listed(
    """facebook twitter instagram tiktok youtube whatsapp telegram snapchat reddit weibo wechat linkedin google alphabet
    apple microsoft amazon netflix disney spacex tesla boeing airbus samsung sony huawei toyota honda ford volkswagen bmw
    hyundai nissan renault siemens intel ibm nvidia uber airbnb paypal ebay walmart nike adidas mcdonald's starbucks
    coca-cola pepsi pfizer moderna astrazeneca exxonmobil chevron shell gazprom reuters bloomberg forbes xinhua
    al_jazeera associated_press agence_france-presse the_guardian the_times washington_post new_york_times bbc cnn nasa
    interpol europol unicef unesco opec fifa uefa nato asean mercosur greenpeace amnesty_international
    human_rights_watch red_cross oxfam isis islamic_state al-qaeda al_qaeda hamas hezbollah taliban al-shabaab
    white_house state_department supreme_court european_union united_nations world_bank african_union european_commission
    international_monetary_fund world_health_organization world_health_organisation morgan_stanley
    jpmorgan citigroup wells_fargo hsbc barclays deutsche_bank credit_suisse ubs bank_of_america security_council
    general_assembly scotland_yard downing_street_press wall_street_journal financial_times daily_mail usa_today sky_news
    fox_news abc_news nbc_news cbs_news house_of_representatives house_of_commons house_of_lords"""
)

# Capital letters that name no organisation.
NOT_ORGANISATIONS = listed(
    """tv dvd cd pc id ok am pm ad bc ac dc dna rna hiv aids covid covid-19 sars gdp gnp vat ceo cfo coo cto mp mps dj vip
    faq pdf url usb gps suv ufo cctv atm iq diy hr pr it ai phd ma ba mba er icu ngo ngos ied ieds lgbt lgbtq gmt utc est
    edt pst pdt cet bst ist mph km kg usd eur gbp inr us uk uae usa drc q&a x-ray r&b sms lng lpg ppe pcr wifi hd led
    asap rip nb re vs tba aka qr sim app www http https html rss"""
)
