"""Peoples and the countries that they are named after: ``Japanese`` and ``Japan`` are compared as one name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from index.terms import UNITED_STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

# A country, then the words for its people and what is theirs. A country of several words goes by the one that tells it.
_PEOPLES: Final = """
afghanistan afghan afghans
albania albanian albanians
algeria algerian algerians
angola angolan angolans
argentina argentine argentinian argentines argentinians
armenia armenian armenians
australia australian australians
austria austrian austrians
azerbaijan azerbaijani azeri azerbaijanis
bahrain bahraini bahrainis
bangladesh bangladeshi bangladeshis
belarus belarusian belarusians
belgium belgian belgians
bolivia bolivian bolivians
bosnia bosnian bosnians
brazil brazilian brazilians
britain british briton britons uk
bulgaria bulgarian bulgarians
burundi burundian burundians
cambodia cambodian cambodians
cameroon cameroonian cameroonians
canada canadian canadians
chad chadian chadians
chechnya chechen chechens
chile chilean chileans
china chinese
colombia colombian colombians
congo congolese
croatia croatian croatians
cuba cuban cubans
cyprus cypriot cypriots
czechia czech czechs
denmark danish dane danes
ecuador ecuadorian ecuadorians
egypt egyptian egyptians
england english
eritrea eritrean eritreans
estonia estonian estonians
ethiopia ethiopian ethiopians
europe european europeans
finland finnish finns
france french
gambia gambian gambians
georgia georgian georgians
germany german germans
ghana ghanaian ghanaians
greece greek greeks
guatemala guatemalan guatemalans
guinea guinean guineans
haiti haitian haitians
honduras honduran hondurans
hungary hungarian hungarians
iceland icelandic icelanders
india indian indians
indonesia indonesian indonesians
iran iranian iranians
iraq iraqi iraqis
ireland irish
israel israeli israelis
italy italian italians
jamaica jamaican jamaicans
japan japanese
jordan jordanian jordanians
kazakhstan kazakh kazakhs
kenya kenyan kenyans
korea korean koreans
kosovo kosovar kosovan kosovars
kurdistan kurdish kurd kurds
kuwait kuwaiti kuwaitis
kyrgyzstan kyrgyz
laos laotian laotians
latvia latvian latvians
lebanon lebanese
liberia liberian liberians
libya libyan libyans
lithuania lithuanian lithuanians
macedonia macedonian macedonians
malawi malawian malawians
malaysia malaysian malaysians
maldives maldivian maldivians
mali malian malians
malta maltese
mauritania mauritanian mauritanians
mexico mexican mexicans
moldova moldovan moldovans
mongolia mongolian mongolians
montenegro montenegrin montenegrins
morocco moroccan moroccans
mozambique mozambican mozambicans
myanmar burmese burma
namibia namibian namibians
nepal nepalese nepali nepalis
netherlands dutch
nicaragua nicaraguan nicaraguans
niger nigerien nigeriens
nigeria nigerian nigerians
norway norwegian norwegians
oman omani omanis
pakistan pakistani pakistanis
palestine palestinian palestinians
panama panamanian panamanians
paraguay paraguayan paraguayans
peru peruvian peruvians
philippines philippine filipino filipinos
poland polish poles
portugal portuguese
qatar qatari qataris
romania romanian romanians
russia russian russians
rwanda rwandan rwandans
scotland scottish scots
senegal senegalese
serbia serbian serb serbs serbians
singapore singaporean singaporeans
slovakia slovak slovaks
slovenia slovenian slovene slovenes
somalia somali somalis
spain spanish spaniard spaniards
sudan sudanese
sweden swedish swede swedes
switzerland swiss
syria syrian syrians
taiwan taiwanese
tajikistan tajik tajiks
tanzania tanzanian tanzanians
thailand thai thais
tibet tibetan tibetans
togo togolese
tunisia tunisian tunisians
turkey turkish turk turks türkiye turkiye
turkmenistan turkmen
uganda ugandan ugandans
ukraine ukrainian ukrainians
uruguay uruguayan uruguayans
uzbekistan uzbek uzbeks
venezuela venezuelan venezuelans
vietnam vietnamese
wales welsh
yemen yemeni yemenis
zambia zambian zambians
zimbabwe zimbabwean zimbabweans
"""

COUNTRIES: Final[Mapping[str, str]] = MappingProxyType(
    {word: line.split()[0] for line in _PEOPLES.strip().split("\n") for word in line.split()}
    | {
        "america": UNITED_STATES,
        "american": UNITED_STATES,
        "americans": UNITED_STATES,
        "usa": UNITED_STATES,
        UNITED_STATES: UNITED_STATES,
    }
)
"""From a folded word to the country's."""
