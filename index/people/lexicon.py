"""Small word lists that tell people from what only looks like them; written for this project, folded to lower case."""

from __future__ import annotations

from typing import Final

# Words that name what somebody is and stand directly before or after a name.
HEADS: Final = frozenset(
    """
president premier minister chancellor secretary undersecretary senator congressman congresswoman representative
governor
mayor ambassador envoy adviser advisor director chairman chairwoman chairperson chair chief leader ceo cfo coo founder
spokesman spokeswoman spokesperson speaker general colonel major captain lieutenant sergeant commander admiral marshal
corporal commissioner commissar inspector detective officer judge justice prosecutor attorney lawyer solicitor counsel
magistrate king queen prince princess emperor empress emir sultan duke duchess earl baron baroness lord lady sir
dame count countess pope cardinal archbishop bishop patriarch rabbi imam ayatollah mufti pastor reverend priest father
cleric preacher professor scientist physicist chemist biologist economist historian philosopher psychologist engineer
astronaut cosmonaut doctor surgeon analyst researcher expert author writer novelist poet playwright journalist reporter
correspondent columnist editor broadcaster presenter anchor commentator blogger photographer cartoonist actor actress
comedian singer rapper musician songwriter composer conductor guitarist drummer bassist vocalist pianist dancer
choreographer filmmaker producer screenwriter artist painter sculptor architect designer model striker midfielder
defender goalkeeper footballer quarterback pitcher batsman bowler cricketer coach manager referee boxer golfer cyclist
swimmer sprinter athlete gymnast skier skater wrestler jockey driver cybercriminal hacker activist dissident
whistleblower militant terrorist warlord gangster murderer killer financier businessman businesswoman entrepreneur
billionaire tycoon magnate banker investor executive official diplomat politician lawmaker legislator mp mep msp td
mla parliamentarian deputy councillor councilor councilman councilwoman candidate nominee incumbent treasurer dictator
ruler strongman monarch taoiseach tánaiste treasurer comptroller ombudsman whip aide strategist lobbyist consultant
student teacher resident veteran soldier pilot nurse teenager physician pharmacist postdoc coordinator organizer
organiser vicar dean provost rector principal headmaster superintendent sheriff constable trooper firefighter
democrat republican oligarch mastermind propagandist oppositionist gunman co-founder cofounder vice-president
jurist barrister scholar theologian sociologist anthropologist archaeologist astronomer geologist mathematician
meteorologist epidemiologist virologist mogul socialite celebrity star legend fugitive suspect drugs-lord kingpin
defenseman defenceman baseballer luger judoka hurdler fencer biathlete canoeist rower weightlifter triathlete decathlete
heptathlete winger fullback linebacker cornerback centre-back fly-half scrum-half wicketkeeper seamer spinner paceman
outfielder infielder shortstop goaltender netminder right-hander left-hander playmaker skipper frontman bandleader
soprano tenor baritone mezzo-soprano ballerina curator stylist supermodel restaurateur chef sommelier co-developer
developer programmer youtuber streamer gamer podcaster vlogger cosplayer illustrator animator showrunner puppeteer
bodybuilder mountaineer yachtsman yachtswoman oarsman horseman breeder umpire linesman steward promoter pitchman
librettist lyricist songstress impresario couturier restorer botanist zoologist entomologist paleontologist
palaeontologist neuroscientist astrophysicist geophysicist statistician linguist ethicist criminologist
""".split()  # noqa: SIM905 a table of words is read as lines
)

# Heads that often stand before what is no person ("deputy", "star", "model"): a role beside a name, no proof of one.
LOOSE_HEADS: Final = frozenset(
    """
star legend model count general major chair chief resident veteran suspect lord lady father principal executive deputy
democrat republican student teacher driver artist conductor expert pilot counsel manager star whip official celebrity
speaker justice marshal anchor earl duke king prince queen
""".split()  # noqa: SIM905
)

# Titles that make a person of the single word that follows, written with a capital.
ADDRESS: Final = frozenset(
    """
president premier minister chancellor secretary senator governor mayor ambassador judge king queen prince princess
emperor empress emir sultan pope cardinal archbishop bishop patriarch ayatollah imam rabbi colonel captain lieutenant
sergeant admiral mr mrs ms dr prof gen sen rep gov lt col sgt capt adm rev sir dame lord professor doctor
congressman congresswoman chairman pastor maj cmdr det insp hon fr sheriff mp
""".split()  # noqa: SIM905
)

# Titles before a name that are no role.
COURTESY: Final = frozenset("mr mrs ms messrs mx fr mme m".split())  # noqa: SIM905
ABBREVIATED: Final = frozenset(
    "dr prof gen sen rep gov lt col sgt capt adm rev maj cmdr det insp hon sens reps brig cpl pvt supt".split()  # noqa: SIM905
)
PLURAL_HEADS: Final = frozenset(
    """
senators presidents ministers representatives astronauts actors singers generals judges justices governors leaders
cosmonauts journalists lawmakers democrats republicans princes brothers sisters scientists players goalscorers
congressmen economists physicists writers reporters lawyers
""".split()  # noqa: SIM905
)
KIN: Final = frozenset(
    """
wife husband son daughter father mother brother sister grandson granddaughter nephew niece cousin uncle aunt widow
fiancée girlfriend boyfriend partner stepson stepdaughter son-in-law daughter-in-law predecessor successor protégé
colleague teammate ally rival friend
""".split()  # noqa: SIM905
)

# Small words that a role may hold before its head.
ROLE_WORDS: Final = frozenset(
    """
prime vice deputy central bank former ex then acting interim outgoing incoming incumbent foreign interior
defense defence finance home national security special chief executive managing general assistant associate senior
junior first second third
oil energy health education justice trade labor labour transport agriculture environment economy culture sports
opposition party rebel military army navy police air force state federal regional provincial local city county village
royal crown supreme grand attorney press campaign union church human rights peace nuclear climate world heavyweight
lightweight middleweight olympic presidential vice-presidential gubernatorial mayoral congressional parliamentary
independent democratic republican conservative liberal socialist communist nationalist populist right-wing left-wing
far-right far-left pro-democracy pro-russian pro-european anti-corruption anti-government anti-war islamist separatist
exiled jailed imprisoned detained convicted accused disgraced ousted deposed late veteran longtime long-time retired
billionaire media business technology tech investigative political religious spiritual militant guerrilla drug mafia
crime cartel gang film movie television tv radio music pop rock folk jazz opera country hip-hop rap soul football
soccer basketball baseball tennis cricket rugby golf boxing racing hockey chess cycling formula swimming team head
head-coach lead co-lead acting caretaker designate elect president-elect minority majority house senate government
cabinet intelligence counter-terrorism counterterrorism budget treasury tax immigration border homeland veterans
affairs communications public relations science space research medical chief-of-staff lieutenant major brigadier
colonel permanent plenipotentiary extraordinary chief award-winning nobel oscar-winning grammy-winning prize-winning
famed famous renowned prominent leading top well-known celebrated legendary notorious self-styled self-proclaimed
newly-elected re-elected young old new elderly american-born british-born russian-born mexican-born german-born
russian-backed center-right centre-right center-left centre-left hardline reformist moderate centrist libertarian
green social christian muslim jewish catholic protestant orthodox anglican shia sunni shi'ite shiite kurdish tamil
tribal trade-union student women's men's youth animal civil gay lgbt feminist environmental data computer software
internet web video game fashion art news sports-news war crimes prosecution defence-team trial high court appeals
criminal appeal circuit district municipal chess-world number-one one-time two-time three-time four-time five-time
consumer competition development infrastructure housing immigration digital migration planning petroleum water
""".split()  # noqa: SIM905
)

# What may follow "of", "for" after a head without a capital: "secretary of state", "chief of staff".
COMPLEMENTS: Final = frozenset(
    """
state defense defence staff government parliament police intelligence security health education justice foreign
interior
finance affairs operations communications treasury energy commerce labor labour agriculture transport trade war
homeland public relations opposition assembly party army navy air force council board company group university
representatives commons lords senate house congress
""".split()  # noqa: SIM905
)

# Never part of a name although a sentence or a heading may begin with them.
STOP: Final = frozenset(
    """
a about above according across after afterwards again against ago all almost along already also although always am amid
among an and another any anyone are around as asked at authorities away back because been before began being below
between both but by called can citing come could despite did do does doing down due during each earlier either else
even
eventually every everyone except few finally following for from further get give given go had has have having he hence
her
here hers him his how however i if in including indeed initially instead into is it its itself just last lastly later
least less let like likewise made make many me meanwhile more moreover most much must my near nearly neither never
nevertheless new next no nobody none nor not nothing now of off often officials on once one only onto or originally
other
others our out over overall per perhaps police previously prior probably quite rather recently reportedly reports
respectively said same say saying says see seen seven several shall she should shortly similarly since six so some
somebody
someone sometimes soon speaking still subsequently such tells than thanks that the their them then there thereafter
therefore these they this those though three through throughout thus till to today together told tomorrow too toward
towards two under unlike until up upon us very via was we well went were what whatever when whenever where whereas
whether which while who whoever whom whose why with within without would yesterday yet you your ten five four eight
nine
eleven twelve twenty thirty forty fifty hundred thousand dozens hundreds thousands millions speaking asked responding
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april june
july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn
winter christmas easter ramadan thanksgiving halloween passover hanukkah eid diwali mother's people men women children
critics supporters protesters protestors rebels militants troops forces researchers scientists experts witnesses
doctors
rescuers investigators lawmakers analysts prosecutors voters workers students residents soldiers thousands shares
elsewhere additionally accordingly furthermore unfortunately fortunately today's mid late early additional asked born
born based located founded named known killing using
i'm i've i'd i'll it's that's there's what's let's don't we're we've he's she's they're you're
yes ok hello dear thank please nobody's ex whereas amidst apart aside besides beyond concerning considering
would-be at-large among amongst notably specifically especially particularly currently formerly allegedly apparently
""".split()  # noqa: SIM905
)

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

# Places that are first names too: never part of a name unless something else proves it.
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

# Words of institutions, places and things: a run of capitals that holds one is not a person.
THINGS: Final = frozenset(
    """
house council court party times post street road avenue boulevard square tower towers building university college
school
academy institute institution museum library hospital clinic church cathedral temple mosque abbey monastery palace
castle
station airport airlines airline airways air bank banks fund trust foundation association federation union league club
society company corporation corp inc ltd llc plc co group holdings industries systems technologies motors electric
mills
dynamics energy oil gas petroleum steel bridge river lake sea ocean gulf bay strait island islands mountain mountains
mount
hills hill valley canyon desert forest park field fields stadium arena centre center hall theatre theater gallery
garden
gardens city town village county district province oblast region territory state states republic kingdom empire
emirates
federation nations commonwealth army navy force forces corps guard guards brigade battalion regiment division command
police department ministry agency bureau office commission committee board authority service services administration
government parliament congress senate assembly knesset duma bundestag cabinet congressional act bill law treaty accord
agreement convention charter constitution amendment protocol plan programme program project operation mission summit
conference forum festival fair exhibition olympics olympic olympiad games cup championship championships tournament
grand
prix open masters trophy award awards prize oscars emmy grammy nobel pulitzer medal war wars battle siege massacre
revolution uprising spring crisis pandemic epidemic disease virus syndrome hurricane typhoon cyclone storm tropical
earthquake volcano flight airbus boeing uss hms rms ss mv express daily weekly news journal tribune herald gazette
chronicle review magazine press media network networks television tv radio broadcasting channel studios pictures films
records entertainment interactive games software windows google book books bible song album band orchestra choir
united national international federal central royal world global general public social economic human rights health
security defense defense defence foreign affairs interior justice treasury finance education science sciences
technology
research nuclear space shuttle station telescope satellite rocket missile liberation front movement alliance coalition
brotherhood workers democracy freedom liberty peace solidarity unity justice development cooperation relations zone
border line wall street jones index dow nasdaq ftse nikkei premier series bowl super finals final world rugby football
soccer basketball baseball hockey tennis cricket athletic athletics rangers rovers wanderers hotspur villa albion
yankees mets giants cowboys packers patriots steelers eagles lions tigers bears cubs sox dodgers lakers celtics bulls
knicks raptors warriors cavaliers spurs heat jets dolphins bills raiders chiefs broncos chargers saints falcons
panthers
buccaneers cardinals seahawks rams titans colts texans jaguars ravens bengals browns vikings penguins flyers bruins
canadiens senators sabres capitals oilers flames canucks sharks ducks devils islanders rays orioles royals phillies
pirates marlins nationals braves brewers astros mariners athletics padres rockies twins angels grizzlies hornets
pistons
pacers bucks timberwolves thunder nuggets suns clippers pelicans nets wizards magic hawks blazers day days week month
year
years eve night holiday festival avenue lane drive route highway motorway interstate railway railroad metro line
terminal
port harbour harbor dock beach coast coastal cape peninsula falls springs creek canal dam reservoir basin plateau point
fort camp prison jail base barracks embassy consulate high low supreme upper lower new old great greater hong san santa
los las el la saint st são sierra costa puerto rio ivory cote côte sri abu addis tel ho hotel resort casino mall market
store shop restaurant cafe coffee pizza burger cola motor cars auto automotive aviation aerospace marine navy shipping
logistics telecom communications mobile wireless digital online web site internet blog wiki wikipedia wikinews
wikimedia
commons foundation creative statistics survey poll election elections referendum primary caucus convention campaign
inquiry investigation report hearing trial case tribunal bench jury chamber chambers lords representatives chamber
deputies ministers secretaries intelligence investigation homeland customs immigration enforcement revenue reserve
exchange stock bond treasury budget affairs management labor organization organisation organizations initiative watch
reporters without borders crescent cross red white black blue green golden gold silver iron big little deep dark free
first second third fourth fifth sixth seventh eighth ninth tenth last top people peoples man men woman women child
children mother family home life death love light fire water wind sun sky land earth nature animal dog cat horse bird
fish whale bear wolf lion tiger dragon eagle chapter volume part episode season page column section article file model
type class mark version generation phase stage level category magnitude boeing concorde dreamliner falcon apollo soyuz
voyager discovery endeavour atlantis columbia challenger hubble curiosity perseverance insight artemis vostok
downing capitol whitehall westminster buckingham broadway times vatican holy see nobel euro dollar pound yen yuan
rouble
ruble bitcoin roman empire medieval renaissance victorian gothic boxing bay guantanamo abu ghraib tiananmen tahrir
secret angels avengers star trek potter wars xbox playstation iphone ipad android linux ubuntu nintendo windows
rolls-royce rolls royce mercedes-benz formula nascar fifa uefa nfl nba nhl mlb ioc wto imf who cdc fda fbi cia nsa kgb
fsb
mi5 mi6 lgbt aids hiv dna deepwater horizon tea tories whigs senate bloc québécois guild amnesty greenpeace oxfam
saint-germain roundabout relief universe emeritus refugees
ciudad republika srpska respublika oblast província departamento estado pharmaceuticals foods study safety statement
disorders laboratories partners solutions
olympia marathon tour vuelta giro derby stakes gallup standard chartered poor morgan chase wells fargo stanley lynch
merrill sachs barclay calvin klein vuitton louis-vuitton hilfiger spotify airbnb uber intel lufthansa qantas aeroflot
ryanair easyjet emirates etihad expressway parkway plaza terrace estate heights gate pass cave mine mines quarry
glacier
volcano mont monte mauna kilauea etna vesuvius krakatoa trinidad tobago verde rica salvador leone lanka kitts nevis
lucia
vincent grenadines marino arabia zealand caledonia guinea-bissau timor-leste herzegovina kong angeles francisco diego
vegas orleans york jersey hampshire mexico rouge antonio jose luis domingo paulo janeiro aires
""".split()  # noqa: SIM905
) - {
    "francisco",
    "diego",
    "antonio",
    "jose",
    "luis",
    "domingo",
    "paulo",
    "vincent",
    "lucia",
    "chase",
    "mark",
    "jones",
    "saint",
    "morgan",
    "stanley",
    "calvin",
    "mercedes",
    "abu",
    "el",
    "la",
    "merrill",
    "salvador",
    "ho",
    "potter",
    "lynch",
    "wells",
    "klein",
    "sierra",
    "marine",
    "costa",
}

# After one of these words the rest of the run is a place, a ship or a storm.
BEFORE_THINGS: Final = frozenset(
    """
lake mount fort camp port cape hurricane typhoon cyclone storm uss hms rms ss mv operation st saint san santa são sao
los las el saint-denis flight route hotel university bank church isle boeing airbus project new hong north south east
west
""".split()  # noqa: SIM905
)

# Words that are surnames when a known first name stands directly before them.
SURNAMEABLE: Final = frozenset(
    """
king queen bishop dean marshall marshal judge major prince pope baker duke earl baron lord may march gates banks church
page bush hill hills park parks field fields brooks day days cook ford lake woods forest west north young white black
brown green love power powers price press street bell wood law hall holder grant long rice stone rose cross
woods bolt ball balls moon noble field little cruise walker miller wolf fox bear bird fish cash carter post lane banks
castle knight church speaker pitt justice winter summer winters summers washington lincoln london jordan israel paris
england france ireland holland wales houston dallas austin cleveland jackson berlin german french english irish
costello best head cardinal priest abbott archer cox last new self case first chambers small short strong sharp swift
page rivers rivera waters fisher hunt hunter butler cooper mason taylor savage wise good goodman gold silver star
stewart moss shell apple pound penny coffee berry cherry garland reed reid read storm snow frost may poor steel
steele dane swan sanders rogers spring springs temple tower wall war
market mills park rocker morning pence milan warner valentine ghana bill bills
perry major curry kane sterling stones rock colbert captain general sheikh sultan east berger force drake mann
""".split()  # noqa: SIM905
)

# Names of firms and things that look like somebody's.
NOT_PEOPLE: Final = frozenset(
    """
morgan stanley|wells fargo|charles schwab|calvin klein|louis vuitton|tommy hilfiger|philip morris|ernst young
arthur andersen
hugo boss|ben jerry|ralph lauren|tiffany co|merrill lynch|jack daniel|uncle sam|santa claus|father christmas|john deere
mary celeste|queen elizabeth ii|queen mary|costa concordia|al jazeera|al arabiya|air france|boko haram|abu sayyaf
goldman sachs|jp morgan|thomas cook|billie jean|real madrid|red sox|aston martin|alfa romeo|harley davidson
lockheed martin|johnson johnson
marks spencer|rio tinto|tim hortons|dick clark|papa john|black lives|jim crow|maria hurricane|union jack|tel aviv
abu dhabi
addis ababa
abu ghraib|santa fe|ivy league|victoria secret|virgin galactic|robin hood|harry potter|james bond|uncle tom|john doe
jane doe
big ben|dow jones|standard poor|nobel peace|ku klux|grand slam|arlington national|martin place|christian democrat
nova scotia
moody blues|stormy seas|ayodhya ram|hong kong|sri lanka|sierra leone|le monde|la paz|le figaro|el pais|der spiegel
die welt|bild zeitung|charlie hebdo|jemaah islamiyah|hagia sophia|art basel|ave maria|alma mater|milan inter|ac milan
inter milan|costa rica|san marino|ray ban|mohammed prophet|prophet muhammad|dar fur|camp david|phi beta|mardi gras
freddie mac|fannie mae|sallie mae|roe wade|lloyds tsb|mary rose|mark zone|jean monnet|sinn fein|sinn féin|fine gael
fianna fáil|fianna fail|plaid cymru|bharatiya janata|awami league|le pen
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

# Words that are in no name of a person that has several words, whatever stands around: "Barnsley F.C.", "Warner Bros".
NEVER_IN_NAMES: Final = frozenset(
    """
f.c. c.f. a.f.c. s.c. f.c f.k. c.f.c. bros inc corp ltd llc plc spa gmbh holdings monument invitational stakes dynasty
prize cup trophy foundation memorial avenue university college airport stadium hospital institute museum championship
championships trench plaza motors airlines fc afc cf
""".split()  # noqa: SIM905
)

# A small word after a name that makes it the name of a thing: "Charles de Gaulle airport".
THING_AFTER: Final = frozenset(
    """
airport street avenue stadium bridge hospital university school college institute foundation museum library prize award
square park prison aircraft carrier mosque church cathedral bank newspaper magazine
""".split()  # noqa: SIM905
)

# Verbs that follow a person and hardly anything else.
SPEECH: Final = frozenset(
    "said says told tells tweeted tweets testified testifies added explained insisted".split()  # noqa: SIM905
)
DEEDS: Final = frozenset(
    """
resigned resigns died dies pleaded pleads apologised apologized apologises apologizes retired retires quipped remarked
recalled joked smiled wept married marries smirked lamented tweeted confessed confesses testified admitted admits
""".split()  # noqa: SIM905
)
