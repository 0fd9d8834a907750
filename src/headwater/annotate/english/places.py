"""Words that make a name that of a place, and words of peoples, lower-case. Compiled by hand from general knowledge."""

from headwater.annotate.english import listed

# Last word of a place's name.
HEADS = listed(
    """airport archipelago avenue barrage basin bay beach boulevard border bridge building canal canyon cape castle
    cathedral cemetery centre-ville circuit city coast county creek crossing dam delta desert district drive estate
    falls field forest fort gardens garden gate glacier gulf harbor harbour heights highway hill hills hotel island
    islands isle junction kingdom lagoon lake lakes lane mall market metro monument mountain mountains ocean oblast
    parade park pass peninsula plain plateau plaza port prefecture prison province quarter railroad-station range ranch
    reef region reserve reservoir ridge river road ruins sea shore sound springs square stadium state station strait
    street suburb terminal territory tower township town tunnel valley village volcano ward west-bank wharf woods zone"""
)

# First word of a place's name.
FRONTS = listed("lake mount mt fort port cape gulf bay strait isle río rio santa san são sao saint st los las el new")

# Compass words and the like that begin a place's name.
COMPASS = listed(
    """north south east west northern southern eastern western central upper lower greater northeast northwest southeast
    southwest north-east north-west south-east south-west mid"""
)

# Regions, continents and names that no gazetteer of cities and countries holds.
REGIONS = listed(
    """africa asia europe america americas north_america south_america latin_america central_america australasia oceania
    antarctica arctic middle_east far_east west_africa east_africa southern_africa north_africa sub-saharan_africa
    southeast_asia south_asia central_asia east_asia eastern_europe western_europe caribbean balkans scandinavia siberia
    sahara sahel crimea donbas chechnya kurdistan kashmir tibet xinjiang punjab bengal kerala tamil_nadu gujarat maharashtra
    uttar_pradesh bihar rajasthan karnataka assam telangana andhra_pradesh odisha haryana goa sindh balochistan england scotland wales
    britain great_britain northern_ireland ireland u.k. uk u.s. us usa u.s.a. u.a.e. uae united_states_of_america
    holland burma ivory_coast czech_republic macedonia congo drc cape_verde swaziland east_timor palestine gaza gaza_strip
    west_bank golan_heights vatican hong_kong macau taiwan south_korea north_korea russia iran syria vietnam laos
    bavaria catalonia tuscany sicily sardinia corsica normandy brittany provence flanders wallonia
    ontario quebec alberta manitoba saskatchewan nova_scotia british_columbia queensland new_south_wales tasmania
    south_australia western_australia yorkshire cornwall devon kent essex sussex surrey lancashire merseyside
    downing_street silicon_valley wall_street hollywood manhattan brooklyn bronx queens harlem washington_dc
    washington_d.c. d.c. atlantic pacific mediterranean atlantic_ocean pacific_ocean indian_ocean baltic black_sea
    red_sea south_china_sea persian_gulf nile amazon_basin danube rhine thames mississippi sinai darfur tigray amhara
    oromia borno lagos kano kaduna katsina adamawa gauteng kwazulu-natal limpopo mpumalanga soviet_union ussr yugoslavia
    heathrow gatwick mars moon"""
)

# Peoples, religions and parties' followers: neither persons nor organisations nor places.
DEMONYMS = listed(
    """afghan afghans african africans albanian albanians algerian algerians american americans angolan angolans arab arabs
    argentine argentinian argentinians argentines armenian armenians asian asians australian australians austrian austrians
    azerbaijani bahraini bangladeshi bangladeshis basque belarusian belgian belgians bolivian bolivians bosnian bosnians
    brazilian brazilians british briton britons bulgarian bulgarians burkinabe burmese burundian cambodian cambodians
    cameroonian canadian canadians caribbean catalan catalans chadian chilean chileans chinese colombian colombians congolese
    costa_rican costa_ricans croat croatian croatians cuban cubans cypriot czech czechs dane danes danish dutch ecuadorian
    ecuadorean egyptian egyptians emirati english eritrean estonian ethiopian ethiopians european europeans filipino
    filipinos finn finnish finns french frenchman gambian georgian georgians german germans ghanaian ghanaians greek greeks
    guatemalan guatemalans guinean haitian haitians hispanic honduran hondurans hungarian hungarians icelandic indian indians
    indonesian indonesians iranian iranians iraqi iraqis irish irishman israeli israelis italian italians ivorian jamaican
    jamaicans japanese jordanian jordanians kazakh kenyan kenyans korean koreans kosovar kurd kurdish kurds kuwaiti kyrgyz
    laotian latin latino latinos latvian lebanese liberian libyan libyans lithuanian malagasy malawian malaysian malaysians
    malian maltese mauritanian mauritian mexican mexicans moldovan mongolian mongolians moroccan moroccans mozambican
    namibian namibians nepalese nepali nicaraguan nicaraguans nigerian nigerians nigerien norwegian norwegians omani omanis
    pakistani pakistanis palestinian palestinians panamanian paraguayan persian peruvian peruvians polish pole poles
    portuguese puerto_rican qatari qataris romanian romanians russian russians rwandan rwandans salvadoran saudi saudis
    scot scots scottish senegalese serb serbian serbs sierra_leonean singaporean singaporeans slovak slovakian slovenian
    somali somalis south_african south_africans south_korean south_koreans north_korean north_koreans south_sudanese soviet
    spaniard spaniards spanish sri_lankan sri_lankans sudanese surinamese swede swedes swedish swiss syrian syrians taiwanese
    tajik tanzanian tanzanians thai thais tibetan tibetans togolese tunisian tunisians turk turkish turkmen turks ugandan
    ugandans ukrainian ukrainians uruguayan uyghur uyghurs uighur uighurs uzbek venezuelan venezuelans vietnamese welsh
    welshman western westerners yemeni yemenis zambian zambians zimbabwean zimbabweans new_zealander new_zealanders
    londoner londoners parisian new_yorker new_yorkers californian californians texan texans
    christian christians muslim muslims islamic islamist islamists jew jewish jews hindu hindus buddhist buddhists sikh sikhs
    catholic catholics protestant protestants anglican anglicans shia shiite shiites sunni sunnis orthodox evangelical
    evangelicals christianity islam judaism hinduism buddhism mormon mormons
    democrat democrats democratic republican republicans communist communists conservative conservatives tory tories
    liberal liberals socialist socialists nazi nazis marxist maoist maoists zionist labourites"""
)
