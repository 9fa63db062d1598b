"""Words of what is no person, and things named like somebody; the project's own, folded to lower case."""

from __future__ import annotations

from typing import Final

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
