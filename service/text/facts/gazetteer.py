"""A small list of countries with their peoples, of large cities, and of names with two forms.

It is evidence, not a map of the world: a place that it lacks is known by its preposition.
"""

from __future__ import annotations

# A country, and the further forms that name it or its people.
_COUNTRIES = {
    "afghanistan": "afghan, afghans",
    "albania": "albanian, albanians",
    "algeria": "algerian, algerians",
    "angola": "angolan, angolans",
    "argentina": "argentine, argentinian, argentines, argentinians",
    "armenia": "armenian, armenians",
    "australia": "australian, australians",
    "austria": "austrian, austrians",
    "azerbaijan": "azerbaijani, azerbaijanis, azeri, azeris",
    "bangladesh": "bangladeshi, bangladeshis",
    "belarus": "belarusian, belarusians",
    "belgium": "belgian, belgians",
    "bolivia": "bolivian, bolivians",
    "bosnia": "bosnian, bosnians, bosnia and herzegovina",
    "brazil": "brazilian, brazilians",
    "bulgaria": "bulgarian, bulgarians",
    "cambodia": "cambodian, cambodians",
    "cameroon": "cameroonian, cameroonians",
    "canada": "canadian, canadians",
    "chad": "chadian, chadians",
    "chile": "chilean, chileans",
    "china": "chinese",
    "colombia": "colombian, colombians",
    "congo": "congolese, dr congo, democratic republic of congo",
    "costa rica": "costa rican, costa ricans",
    "croatia": "croatian, croatians, croat, croats",
    "cuba": "cuban, cubans",
    "cyprus": "cypriot, cypriots",
    "czech republic": "czech, czechs, czechia",
    "denmark": "danish, dane, danes",
    "ecuador": "ecuadorian, ecuadorians",
    "egypt": "egyptian, egyptians",
    "estonia": "estonian, estonians",
    "ethiopia": "ethiopian, ethiopians",
    "finland": "finnish, finn, finns",
    "france": "french, frenchman, frenchwoman",
    "georgia": "georgian, georgians",
    "germany": "german, germans",
    "ghana": "ghanaian, ghanaians",
    "greece": "greek, greeks",
    "guatemala": "guatemalan, guatemalans",
    "haiti": "haitian, haitians",
    "honduras": "honduran, hondurans",
    "hungary": "hungarian, hungarians",
    "iceland": "icelandic, icelander, icelanders",
    "india": "indian, indians",
    "indonesia": "indonesian, indonesians",
    "iran": "iranian, iranians",
    "iraq": "iraqi, iraqis",
    "ireland": "irish, irishman",
    "israel": "israeli, israelis",
    "italy": "italian, italians",
    "jamaica": "jamaican, jamaicans",
    "japan": "japanese",
    "jordan": "jordanian, jordanians",
    "kazakhstan": "kazakh, kazakhs",
    "kenya": "kenyan, kenyans",
    "kosovo": "kosovar, kosovars",
    "kuwait": "kuwaiti, kuwaitis",
    "laos": "laotian, laotians",
    "latvia": "latvian, latvians",
    "lebanon": "lebanese",
    "liberia": "liberian, liberians",
    "libya": "libyan, libyans",
    "lithuania": "lithuanian, lithuanians",
    "malaysia": "malaysian, malaysians",
    "mali": "malian, malians",
    "mexico": "mexican, mexicans",
    "moldova": "moldovan, moldovans",
    "mongolia": "mongolian, mongolians",
    "morocco": "moroccan, moroccans",
    "mozambique": "mozambican, mozambicans",
    "myanmar": "burma, burmese",
    "nepal": "nepali, nepalese",
    "netherlands": "dutch, the netherlands, holland, dutchman",
    "new zealand": "new zealander, new zealanders",
    "nicaragua": "nicaraguan, nicaraguans",
    "niger": "nigerien, nigeriens",
    "nigeria": "nigerian, nigerians",
    "north korea": "north korean, north koreans, dprk",
    "norway": "norwegian, norwegians",
    "pakistan": "pakistani, pakistanis",
    "palestine": "palestinian, palestinians",
    "panama": "panamanian, panamanians",
    "peru": "peruvian, peruvians",
    "philippines": "philippine, filipino, filipinos",
    "poland": "polish, pole, poles",
    "portugal": "portuguese",
    "qatar": "qatari, qataris",
    "romania": "romanian, romanians",
    "russia": "russian, russians, russian federation",
    "rwanda": "rwandan, rwandans",
    "saudi arabia": "saudi, saudis, saudi arabian",
    "scotland": "scottish, scot, scots",
    "senegal": "senegalese",
    "serbia": "serbian, serbians, serb, serbs",
    "sierra leone": "sierra leonean, sierra leoneans",
    "singapore": "singaporean, singaporeans",
    "slovakia": "slovak, slovaks, slovakian",
    "slovenia": "slovenian, slovenians",
    "somalia": "somali, somalis",
    "south africa": "south african, south africans",
    "south korea": "south korean, south koreans",
    "south sudan": "south sudanese",
    "spain": "spanish, spaniard, spaniards",
    "sri lanka": "sri lankan, sri lankans",
    "sudan": "sudanese",
    "sweden": "swedish, swede, swedes",
    "switzerland": "swiss",
    "syria": "syrian, syrians",
    "taiwan": "taiwanese",
    "tanzania": "tanzanian, tanzanians",
    "thailand": "thai, thais",
    "tunisia": "tunisian, tunisians",
    "turkey": "turkish, turk, turks, turkiye",
    "uganda": "ugandan, ugandans",
    "ukraine": "ukrainian, ukrainians",
    "united arab emirates": "uae, emirati, emiratis",
    "united kingdom": "uk, britain, great britain, british, briton, britons",
    "united states": "us, usa, america, american, americans, united states of america",
    "uruguay": "uruguayan, uruguayans",
    "uzbekistan": "uzbek, uzbeks",
    "venezuela": "venezuelan, venezuelans",
    "vietnam": "vietnamese",
    "wales": "welsh, welshman",
    "england": "english, englishman",
    "yemen": "yemeni, yemenis",
    "zambia": "zambian, zambians",
    "zimbabwe": "zimbabwean, zimbabweans",
}
_CITIES = (
    "abuja, accra, addis ababa, algiers, amman, amsterdam, ankara, athens, atlanta, auckland, "
    "austin, baghdad, baku, baltimore, bangalore, bangkok, barcelona, basra, beijing, beirut, "
    "belfast, belgrade, berlin, birmingham, bogota, boston, brasilia, bratislava, brisbane, "
    "bristol, brussels, bucharest, budapest, buenos aires, cairo, calgary, canberra, cape town, "
    "caracas, cardiff, casablanca, chicago, cleveland, cologne, copenhagen, dakar, dallas, "
    "damascus, delhi, denver, detroit, dhaka, doha, donetsk, dubai, dublin, edinburgh, frankfurt, "
    "geneva, glasgow, guangzhou, hamburg, hanoi, harare, havana, helsinki, hong kong, honolulu, "
    "houston, islamabad, istanbul, jakarta, jerusalem, johannesburg, kabul, kampala, karachi, "
    "kathmandu, kharkiv, khartoum, kherson, kiev, kinshasa, kolkata, kuala lumpur, kyiv, kyoto, "
    "lagos, lahore, las vegas, leeds, lima, lisbon, liverpool, london, los angeles, luhansk, "
    "lviv, lyon, madrid, managua, manchester, manila, mariupol, marseille, melbourne, mexico "
    "city, miami, milan, minneapolis, minsk, mogadishu, montreal, moscow, mosul, mumbai, munich, "
    "nairobi, naples, new delhi, new orleans, new york, new york city, newcastle, odesa, odessa, "
    "osaka, oslo, ottawa, oxford, paris, perth, philadelphia, phoenix, prague, pretoria, "
    "pyongyang, quebec, quito, rafah, raqqa, riga, rio de janeiro, riyadh, rome, rotterdam, san "
    "diego, san francisco, santiago, sao paulo, sarajevo, seattle, seoul, shanghai, sheffield, "
    "shenzhen, sofia, st louis, st petersburg, stockholm, sydney, taipei, tallinn, tbilisi, "
    "tehran, tel aviv, tijuana, tokyo, toronto, tripoli, tunis, turin, vancouver, venice, vienna, "
    "vilnius, warsaw, washington, wellington, winnipeg, wuhan, yangon, zagreb, zurich"
)
_REGIONS = (
    "africa, alabama, alaska, aleppo, arizona, arkansas, asia, balkans, california, catalonia, "
    "caribbean, colorado, connecticut, crimea, delaware, donbas, europe, florida, gaza, "
    "gaza strip, golan heights, hawaii, idaho, illinois, indiana, iowa, kansas, kashmir, kentucky, "
    "kursk, latin america, louisiana, maine, maryland, massachusetts, michigan, middle east, "
    "minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, "
    "new mexico, north america, north carolina, north dakota, northern ireland, ohio, oklahoma, "
    "oregon, pennsylvania, rhode island, siberia, south america, south carolina, south dakota, "
    "southeast asia, tennessee, texas, tibet, utah, vermont, west bank, west virginia, wisconsin, "
    "wyoming, xinjiang, washington dc, ontario, british columbia, alberta, queensland, "
    "new south wales, scandinavia, bali, borneo, capri, corfu, corsica, crete, gotland, guam, "
    "hokkaido, ibiza, jeju, lampedusa, lanzarote, lesbos, madagascar, madeira, majorca, mallorca, "
    "menorca, mykonos, okinawa, orkney, rhodes, santorini, sardinia, shetland, sicily, sumatra, "
    "tasmania, tenerife, zanzibar"
)
# Organisations that news names in two ways.
_ORGANISATIONS = {
    "united nations": "un",
    "european union": "eu",
    "north atlantic treaty organization": "nato",
    "world health organization": "who, world health organisation",
    "world trade organization": "wto, world trade organisation",
    "international monetary fund": "imf",
    "international atomic energy agency": "iaea",
    "federal bureau of investigation": "fbi",
    "central intelligence agency": "cia",
    "national security agency": "nsa",
    "federal aviation administration": "faa",
    "food and drug administration": "fda",
    "environmental protection agency": "epa",
    "federal emergency management agency": "fema",
    "centers for disease control and prevention": "cdc, centers for disease control",
    "internal revenue service": "irs",
    "national aeronautics and space administration": "nasa",
    "european central bank": "ecb",
    "federal reserve": "fed",
    "securities and exchange commission": "sec",
    "international criminal court": "icc",
    "international olympic committee": "ioc",
    "islamic state": "isis, isil",
    "associated press": "ap",
    "agence france presse": "afp",
    "british broadcasting corporation": "bbc",
    "national health service": "nhs",
    "african union": "au",
    "general motors": "gm",
    "reuters": "thomson reuters",
    "republican party": "gop, republicans",
    "democratic party": "democrats",
}


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in (name, *forms.split(", "))}


COUNTRY_OF = _forms(_COUNTRIES)
"""Every form of a country's name and every word for its people, to the country."""
PEOPLES = (
    frozenset(COUNTRY_OF)
    - frozenset(_COUNTRIES)
    - {
        "uk",
        "uae",
        "britain",
        "america",
        "holland",
        "burma",
        "usa",
        "czechia",
        "great britain",
        "dprk",
        "dr congo",
        "turkiye",
        "the netherlands",
    }
)
"""Words for a country's people, and the short forms that stand as adjectives, such as `us`."""
PLACES = frozenset(_COUNTRIES) | frozenset(_CITIES.split(", ")) | frozenset(_REGIONS.split(", "))
"""Keys that are places whatever word stands before them."""
ALIASES = (
    {place: place for place in PLACES}
    | COUNTRY_OF
    | _forms(_ORGANISATIONS)
    | {
        "kiev": "kyiv",
        "odessa": "odesa",
        "new york city": "new york",
        "washington dc": "washington",
        "gaza strip": "gaza",
    }
)
"""A name's folded form to the one key that it shares with its other forms."""
