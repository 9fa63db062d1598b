"""Words that only the reading of roles asks for: what may be part of one, what ends one; written for this project."""

from __future__ import annotations

from typing import Final

from index.people.small_words import STOP

# Heads beside those of ``lexicon.HEADS`` that make a role directly before or after a name, but prove no name.
ROLE_HEADS: Final = frozenset(
    """
administrator owner negotiator grandmaster member publisher spy player volunteer trafficker smuggler runner trustee pm
host specialist nuncio archduke archduchess worker head winner climatologist frontrunner nominee runner-up boss
co-leader co-chair co-author operative commandant organiser convener psychiatrist paediatrician pediatrician marine
sailor paratrooper bodyguard hostage detainee inmate prisoner trader farmer cleric ideologue separatist nationalist
ultranationalist communist bomber shooter assassin perpetrator jihadist rebel champion medalist medallist mountaineer
explorer adventurer mathematician linguist statistician dentist midwife paramedic barman waitress chef restaurateur
hairdresser stylist publicist trainer umpire racer skateboarder surfer rower triathlete pentathlete weightlifter
hurdler jumper thrower golfer snowboarder figure-skater cruiserweight statesman stateswoman peer knight heir heiress
benefactor philanthropist collector curator librarian archivist translator interpreter lecturer academic criminologist
entomologist botanist zoologist ecologist neuroscientist neurologist cardiologist oncologist pathologist geneticist
immunologist physiologist astrophysicist cosmologist inventor programmer developer pathfinder saxophonist keyboardist
trumpeter violinist cellist organist percussionist bassist frontman frontwoman soprano tenor baritone disc-jockey dj
impresario ballerina stuntman puppeteer illustrator animator muralist
""".split()  # noqa: SIM905 a table of words is read as lines
)

# Titles of address: after a fuller role they go with the name ("Burma's leader General", "actor Sir"), not the role.
RANKS: Final = frozenset(
    """
general colonel major captain lieutenant sergeant commander admiral marshal imam ayatollah mufti sultan sir dame lord
lady father prince princess king president professor rabbi gen lt col maj capt adm sgt gov sen prof brig cpl rev dr
hon grand sheikh sheik
""".split()  # noqa: SIM905
)
MANNERS: Final = frozenset(("sir", "dame", "dr", "hon"))
# What makes one role of two heads: "Attorney General", "deputy president".
BEFORE_GENERAL: Final = frozenset(
    "secretary attorney governor solicitor director inspector consul auditor comptroller surgeon prosecutor".split()  # noqa: SIM905
)
NO_ROLE_ALONE: Final = frozenset("incumbent deputy chief major lieutenant general assistant lead star model".split())  # noqa: SIM905

# Heads that say little without what stands before them.
VAGUE_HEADS: Final = frozenset(
    "official officer owner member leader head player worker host chief manager director editor winner boss".split()  # noqa: SIM905
)
# Words of ``lexicon.ROLE_WORDS`` that may be who does something: "the military kill commander".
COLLECTIVES: Final = frozenset(
    """
military army navy police government senate house parliament team party opposition union press cabinet council court
congress state city county village crown guerrilla cartel gang band church media business majority minority
""".split()  # noqa: SIM905
)

# What a role may hold before its head, beside ``lexicon.ROLE_WORDS``: these say nothing of what is a name.
QUALIFIERS: Final = frozenset(
    """
current previous sitting exiting elected newly recently recent alleged deceased disputed fugitive self-declared fellow
high-ranking professional international national female male actual civilian controversial main commanding powerful
college university junta militia floor beauty serial refugee industry tourism works bank theater theatre economic
anti-apartheid anti-fascist anti-terrorism veteran suspended captured kidnapped defeated sole lone founding convicted
chief aid studio stage screen silver gold bronze world-champion action reality stand-up folk influential combat
combined fringe maverick outspoken flamboyant popular legendary ethnic native indigenous black white blind disabled
pregnant homeless unarmed wealthy senior-most top-ranked top-seeded sorcerer warrior puppet crown transitional
provisional paramount spiritual traditional hereditary honorary provincial field squadron wing fleet brigade division
battalion company staff garrison task mission shuttle commission committee commissioner telecommunications telecom
insurance property real estate newspaper magazine website tabloid freelance embedded opinion gossip children's
crown-court county-court federal-court court-appointed lay youth street street-level bomb weapons arms people human
sex child war-crimes organised organized contract hit getaway bus truck taxi train lorry boat ferry aircraft
helicopter fighter test airline co-defendant murder rape arson change sprint democracy theoretical amputee paedophile
radical terrorism terror assassination
""".split()  # noqa: SIM905
)
QUALIFYING_ENDS: Final = (
    "-backed",
    "-born",
    "-led",
    "-based",
    "-recognized",
    "-recognised",
    "-appointed",
    "-ranking",
    "-winning",
    "-elected",
    "-trained",
    "-raised",
    "-linked",
    "-affiliated",
    "-turned",
    "-educated",
    "-owned",
    "-funded",
    "-declared",
    "-proclaimed",
    "-imposed",
    "-installed",
    "-term",
    "-minded",
)
QUALIFYING_STARTS: Final = ("then-", "ex-", "vice-", "anti-", "pro-", "non-", "far-", "co-", "ultra-")

# Names of ministries, where "and" joins two into one: "Science and Technology Minister".
PORTFOLIOS: Final = frozenset(
    """
science technology trade industry transport bridges roads works housing planning culture sport sports youth women
tourism mines mining energy water land lands forests forestry fisheries food agriculture environment climate economy
commerce finance treasury labour labor employment pensions education research training health welfare family families
children communities government immigration citizenship borders interior justice constitutional legal human law order
security defence defense veterans foreign european external affairs cooperation communications information
broadcasting media infrastructure shipping aviation railways ports budget homeland disaster relief rural urban
regional development innovation competition digital public oil petroleum minerals resources electricity irrigation
livestock home equality emergencies situations fish wildlife parks
""".split()  # noqa: SIM905
)

# Heads whose "to" belongs to them: "Ambassador to the Philippines".
SENT: Final = frozenset(
    "ambassador envoy adviser advisor representative delegate secretary aide nuncio aspirant assistant".split()  # noqa: SIM905
)

# Verbs that follow a name or a role in news: a role ends before them.
VERBS: Final = frozenset(
    """
announces wins resigns calls signs declares becomes dies states orders meets accuses receives warns issues visits
tests confirms arrives makes defeats claims pleads takes asks urges rejects suspends appoints protests condemns
winning dismisses threatens vows returns accepts win nominates refuses gives withdraws holds cancels begins denies
admits promises appears formally loses unveils steps officially leaves agrees fires announce survives proposes lifts
faces describes meet goes addresses delivers dissolves drops pledges scores demands sets apologizes concedes ends
approves expresses presents launches pardons extends quits travels criticizes blames imposes replaces defeat resign
won opens leads sends expected writes authorizes apologises submits joins requests retires criticises attends speaks
seeks endorses releases suggests sacks denounces acknowledges suffers reshuffles uses claiming concludes narrowly
praises defends receiving reveals gets defects fails enters invites continue postpones sues succeeds bans vetoes
deploys indicates remains celebrates marries welcomes abruptly responds took met testifies facing removes chooses
resumes reaches warned starts grants hosts defeating tweets self-isolates became joined surrenders voluntarily
strongly attacks publicly pays wants collapses appeals informs undergoes continues demanding retracts indefinitely
losing finishing arrive selects secures participate stating becoming invokes regains sentences regarding surpasses
temporarily comes came gave went left led held made ran wrote knew thought felt found kept lost saw sent spoke stood
told got let put brought bought built caught chose drew fell flew fought grew hid hit hung laid lay lit meant read
rode rose sang sat shook shot slept struck swore taught tore understood wore is are was were be been has have had
would could should does did do says say said tells
""".split()  # noqa: SIM905
)

# Nouns that ``lexicon.STOP`` holds because sentences begin with them.
NOUNS: Final = frozenset(
    """
people men women children police troops forces rebels militants critics supporters protesters officials authorities
researchers scientists experts workers voters soldiers students residents prosecutors investigators doctors lawmakers
shares new first second two three four five six seven eight nine ten least spring summer autumn winter march may
""".split()  # noqa: SIM905
)

ARTICLES: Final = frozenset(("the", "a", "an"))
OWNERS: Final = frozenset(("its", "his", "her", "their", "whose"))
# What may lead on from a head to what it is of.
LEADS_ON: Final = frozenset(("of", "for", "at", "in", "to", "from", "de"))
# No word of a role, so that one ends before it.
ENDS: Final = (STOP - NOUNS - LEADS_ON - ARTICLES - OWNERS) | VERBS
