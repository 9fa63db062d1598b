"""What somebody is: heads of roles, titles, kin, words within roles; the project's own, folded to lower case."""

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
