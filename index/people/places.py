"""Countries, regions and towns, and the words for those who live there; the project's own, folded to lower case."""

from __future__ import annotations

from typing import Final

# Countries, regions, cities, and the words for those who live there.
PLACES: Final = frozenset(
    """
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh barbados
belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi cambodia cameroon canada
chad
chile china colombia comoros congo croatia cuba cyprus denmark djibouti dominica ecuador egypt eritrea estonia eswatini
ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras
hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo
kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia madagascar
malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco
mozambique myanmar burma namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine
panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore
slovakia slovenia somalia somaliland spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand
togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen
zambia zimbabwe england scotland wales britain america europe asia africa oceania antarctica arctic balkans caucasus
crimea donbas donetsk luhansk chechnya dagestan kashmir punjab tibet xinjiang catalonia bavaria siberia gaza
palestinians
darfur tigray anatolia kurdistan scandinavia caribbean mideast midwest persia soviet yugoslavia czechoslovakia czechia
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
kansas
kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming dakota carolina ontario
quebec québec alberta manitoba saskatchewan queensland tasmania victoria london paris berlin madrid rome moscow kyiv
kiev
beijing tokyo seoul pyongyang delhi mumbai karachi islamabad kabul tehran baghdad damascus beirut cairo tripoli tunis
algiers rabat khartoum nairobi lagos abuja accra johannesburg pretoria harare kampala mogadishu jerusalem aviv riyadh
jeddah doha dubai sanaa ankara istanbul athens vienna brussels amsterdam hague copenhagen stockholm oslo helsinki
warsaw
prague budapest bucharest sofia belgrade zagreb sarajevo tallinn riga vilnius minsk chisinau tbilisi yerevan baku
tashkent bangkok jakarta manila hanoi saigon kuala lumpur dhaka colombo kathmandu canberra sydney melbourne brisbane
perth
auckland wellington christchurch ottawa toronto montreal vancouver chicago boston houston dallas austin philadelphia
phoenix detroit seattle miami atlanta denver baltimore cleveland pittsburgh cincinnati milwaukee minneapolis orlando
sacramento portland charlotte nashville memphis oakland brooklyn manhattan bronx queens hollywood pentagon kremlin
havana caracas bogota bogotá lima quito santiago brasília brasilia montevideo asunción dublin belfast edinburgh glasgow
cardiff manchester liverpool birmingham leeds sheffield bristol oxford cambridge milan naples turin venice florence
barcelona valencia seville lisbon porto lyon marseille nice strasbourg munich hamburg frankfurt cologne dresden geneva
zurich basel davos aleppo idlib raqqa mosul kirkuk basra fallujah hebron nablus ramallah rafah haifa kandahar herat
helmand kunduz peshawar lahore quetta benghazi misrata timbuktu bamako kinshasa goma mariupol kharkiv kherson odesa
odessa
lviv chernobyl bakhmut sevastopol donbass sochi leningrad volgograd rostov saratov vladivostok urals osaka kyoto
hiroshima nagasaki fukushima okinawa busan shanghai wuhan guangzhou shenzhen macau sichuan hubei chennai kolkata
bangalore
hyderabad gujarat kerala bihar assam uttar pradesh maharashtra rajasthan chittagong rangoon yangon rakhine mindanao
luzon
sulawesi sumatra java bali aceh papua hormuz sinai suez maidan brexit eurozone gibraltar bermuda guam somerset surrey
kent
essex yorkshire lancashire cornwall devon norfolk sussex hampshire cumbria ulster munster catalan tbilisi mecca medina
taliban hamas hezbollah isis isil daesh mossad houthi houthis fatah likud interpol europol opec nato unicef unesco
asean
al-qaeda al-qaida al-shabaab al-nusra boko haram ansar jabhat jaish lashkar jemaah islamiya hizbul tahrir hayat abu
sayyaf
reuters bloomberg bbc cnn cbs abc nbc tass xinhua afp itar-tass interfax guardian telegraph politico axios jazeera
google microsoft apple facebook meta twitter amazon youtube netflix tesla spacex openai boeing airbus lockheed
toyota honda nissan volkswagen renault siemens samsung sony nokia intel ibm exxon exxonmobil shell chevron gazprom
rosneft
goldman lehman barclays hsbc citigroup credit suisse deutsche walmart pfizer moderna astrazeneca novartis huawei tiktok
earth mars jupiter saturn moon sun galaxy pacific atlantic mediterranean baltic euphrates tigris nile amazon danube
himalaya himalayas everest alps andes sahara sahel levant covid coronavirus ebola zika bitcoin
internet islam christianity judaism hinduism buddhism bible quran koran god allah satan jesus christ buddha
""".split()  # noqa: SIM905
) - {
    "nice",
    "sayyaf",
    "abu",
    "hayat",
    "jesus",
    "victoria",
    "dakota",
    "kent",
    "georgia",
    "jordan",
    "chad",
    "sofia",
    "israel",
    "austin",
    "dallas",
    "charlotte",
    "orlando",
    "santiago",
    "florence",
    "paris",
    "sydney",
    "milan",
    "goldman",
}

# Of which nation, language, faith or party somebody is, and who is of it.
_NATIONS: Final = frozenset(
    """
afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani azeri bahraini
bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese burundian cambodian cameroonian
canadian
chadian chechen chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian
english
eritrean estonian ethiopian european filipino finnish french gambian georgian german ghanaian greek guatemalan guinean
haitian
honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian
kazakh kenyan korean kosovan kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian macedonian
malawian
malaysian maldivian malian maltese mauritanian mexican moldovan mongolian montenegrin moroccan mozambican namibian
nepalese
nepali nicaraguan nigerian nigerien norwegian omani pakistani palestinian panamanian paraguayan peruvian philippine
polish
portuguese qatari romanian russian rwandan salvadoran samoan saudi scottish senegalese serbian singaporean slovak
slovenian
somali spanish sudanese swedish swiss syrian taiwanese tajik tanzanian thai tibetan togolese tunisian turkish turkmen
ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean african asian arab arabian
latin
hispanic western eastern northern southern soviet islamic islamist muslim christian jewish catholic buddhist hindu sikh
protestant orthodox anglican sunni shia shiite roman ottoman byzantine democratic republican conservative liberal
labour
labor communist socialist nationalist green tory tories whig americans russians ukrainians israelis palestinians
britons
europeans germans italians africans asians arabs muslims christians jews catholics hindus democrats republicans
conservatives liberals communists socialists kurds serbs croats turks iranians iraqis afghans syrians mexicans
canadians
australians indians pakistanis czechs poles danes swedes scots finns catalan basque flemish tamil uyghur uighur
rohingya
hutu tutsi zulu yoruba igbo hausa maori sinhalese bengali punjabi kashmiri crimean siberian californian texan parisian
briton swede swedes pole spaniard spaniards frenchman frenchmen frenchwoman dutchman dutchmen dutchwoman englishman
englishmen englishwoman irishman irishmen irishwoman scotsman scotsmen welshman welshmen kiwis aussie aussies serb croat
slovene slovenes bosniak bosniaks monegasque monégasque semitic antisemitic semites tongan fijian bahamian kittitian
grenadian belizean emirati jordanian kuwaiti burkinabe beninese mauritian mauritanian malagasy eswatini basotho
u.s u.k u.n e.u d.c u.s.a u.a.e mid-east mideast north south east west northeast northwest southeast southwest
""".split()  # noqa: SIM905
) - {"christian", "roman", "german"}
NATIONS: Final = _NATIONS | {f"{nation}s" for nation in _NATIONS if nation.endswith(("an", "i"))}
