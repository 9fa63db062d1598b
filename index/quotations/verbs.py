"""Verbs of speaking, and the small words that stand around them; written for this project, folded to lower case."""

from __future__ import annotations

from typing import Final

# Verbs whose subject speaks: whatever stands in quotation marks beside them is theirs.
_SPEAKING: Final = """
chant indicate accept acknowledge add admit advise affirm agree allege announce answer appeal argue ask assert assure
attest bemoan blog boast brag bristle caution chide claim clarify comment complain concede conclude concur confess
confide confirm contend continue counter cry declare decry demand deny disclose elaborate emphasise emphasize enthuse
estimate exclaim explain fume gripe grumble guess hint imply inform inquire insist instruct interject joke lament lie
maintain mention moan mourn murmur mutter narrate note object observe offer opine outline plead pledge predict pray
point ponder post preach rage storm beam gush groan sneer rail muse holler intone tease whine croak proclaim promise
propose protest query question quip rant reaffirm reason reassure recall recommend congratulate recount reflect
reiterate rejoin relate remark remind reminisce remonstrate repeat reply report request respond retort reveal roar
rule scold scoff shout shriek sigh signal snap specify speculate stammer state stipulate stress suggest summarise
summarize surmise swear tell testify text underline underscore highlight theorise theorize threaten thunder tweet urge
venture volunteer vow wail warn whisper wonder worry yell yelp
""".split()  # noqa: SIM905
# Verbs that speak of something in quoted words, or think it; they need the words behind them.
_NAMING: Final = """
accuse anticipate apologise apologize applaud beg command direct implore invite order assail attack bash believe
berate blame blast brand call celebrate characterise characterize commend condemn credit criticise criticize deem
defend define demand reprimand deplore deride describe denounce dismiss dub encourage expect express extol fear feel
hail hope impress interpret jeer judge justify label lambast laud liken mock pan pin portray praise proclaim profess
ridicule rebuke rebut reject refer regard salute slam slate style suspect term thank think threaten toast tout trumpet
welcome wish calculate cite compare
""".split()  # noqa: SIM905
# What somebody does while speaking: a cue only directly beside the words.
_MANNER: Final = frozenset(
    """
laughed laughs smiled smiles shrugged shrugs grinned grins chuckled nodded sobbed wept began begins started went goes
enthused beamed thundered bellowed sang chanted chants read reads pronounced
""".split()  # noqa: SIM905
)
_IRREGULAR: Final = {
    "beg": ("begs", "begged", "begged", "begging"),
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "cry": ("cries", "cried", "cried", "crying"),
    "decry": ("decries", "decried", "decried", "decrying"),
    "deny": ("denies", "denied", "denied", "denying"),
    "reply": ("replies", "replied", "replied", "replying"),
    "imply": ("implies", "implied", "implied", "implying"),
    "testify": ("testifies", "testified", "testified", "testifying"),
    "clarify": ("clarifies", "clarified", "clarified", "clarifying"),
    "specify": ("specifies", "specified", "specified", "specifying"),
    "justify": ("justifies", "justified", "justified", "justifying"),
    "query": ("queries", "queried", "queried", "querying"),
    "worry": ("worries", "worried", "worried", "worrying"),
    "lie": ("lies", "lied", "lied", "lying"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "pan": ("pans", "panned", "panned", "panning"),
    "pin": ("pins", "pinned", "pinned", "pinning"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "concur": ("concurs", "concurred", "concurred", "concurring"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "label": ("labels", "labelled labeled", "labelled", "labelling labeling"),
    "signal": ("signals", "signalled signaled", "signalled", "signalling signaling"),
}
# Third persons and participles that are as often something else.
_NOUNS_TOO: Final = frozenset(
    """
answers appeals brands calls claims comments demands dismisses estimates fears hopes labels lies moans notes objects
offers points posts promises protests questions reasons remarks reports requests rules shouts states stresses terms
orders directs texts threats tweets urges views vows worries wishes attacks slates styles signals guesses pans pins
credits toasts hints murmurs proposals appeal judges welcomes suspects insults reading
""".split()  # noqa: SIM905
)
_ADJECTIVES_TOO: Final = frozenset(
    """
feeling maintaining commanding demanding promising worrying welcoming according offering lying pointing posting ruling
texting following outlining questioning
""".split()  # noqa: SIM905
)
_BASE: Final = frozenset(
    """
say tell allege argue ask call claim describe explain insist note warn conclude write state declare stress respond
announce reply admit acknowledge emphasize emphasise suggest label refer confirm reiterate condemn praise accuse
criticise criticize denounce blame threaten promise think believe
""".split()  # noqa: SIM905
)


def _forms(bases: list[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the third persons, the past forms and the participles in -ing of some verbs."""
    third: set[str] = set()
    past: set[str] = set()
    going: set[str] = set()
    for base in bases:
        irregular = _IRREGULAR.get(base)
        if irregular is not None:
            third.add(irregular[0])
            past.update(f"{irregular[1]} {irregular[2]}".split())
            going.update(irregular[3].split())
            continue
        stem = base.removesuffix("e")
        third.add(base + ("es" if base.endswith(("s", "sh", "ch")) else "s"))
        past.add(stem + "ed")
        going.add((base if base.endswith("ee") else stem) + "ing")
    return third, past, going


_SAY_THIRD, _SAY_PAST, _SAY_GOING = _forms([*_SPEAKING, "say", "write"])
_NAME_THIRD, _NAME_PAST, _NAME_GOING = _forms(_NAMING)

_ADVERBS: Final = """
also later then now previously earlier once again repeatedly recently often still just only even initially yesterday
today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday never not further afterwards afterward
meanwhile however therefore ago always sometimes soon too instead though perhaps indeed simply both all went on
""".split()  # noqa: SIM905
_NO_ADVERBS: Final = frozenset(
    """
family italy july assembly monopoly ally rally reply supply fly bully jelly ugly elderly daily weekly monthly early
likely friendly deadly lovely holy lonely
""".split()  # noqa: SIM905
)
_BE: Final = "is was were are been be being get got gets am".split()  # noqa: SIM905
_HAVE: Final = "has have had having will would could should may might must can did does do used".split()  # noqa: SIM905
_PREPOSITIONS: Final = """
in on at about against over under into through during near outside inside between among per via upon toward towards
within without amid including like despite regarding concerning following across behind beyond
""".split()  # noqa: SIM905
_SUBORDINATORS: Final = """
which when while after before because whether although though since until where whom whose what how why unless whereas
if
""".split()  # noqa: SIM905
_DETERMINERS: Final = """
the a an his her its their this these those some any another one two three four five six seven eight nine ten several
many most each every my our your no both other
""".split()  # noqa: SIM905

# One letter for each kind of word: what the grammar of ``attribution`` is written in.
KINDS: Final[dict[str, str]] = (
    dict.fromkeys(_NAME_GOING, "G")
    | dict.fromkeys(_SAY_GOING, "G")
    | dict.fromkeys(_NAME_THIRD, "W")
    | dict.fromkeys(_SAY_THIRD, "V")
    | dict.fromkeys(_NAME_PAST, "W")
    | dict.fromkeys(_SAY_PAST, "V")
    | dict.fromkeys(_MANNER, "M")
    | dict.fromkeys(_NOUNS_TOO, "x")
    | dict.fromkeys(_ADJECTIVES_TOO, "w")
    | dict.fromkeys(_BASE, "b")
    | dict.fromkeys(_ADVERBS, "r")
    | dict.fromkeys(_BE, "e")
    | dict.fromkeys(_HAVE, "a")
    | dict.fromkeys(_PREPOSITIONS, "i")
    | dict.fromkeys(("of", "for", "from"), "f")
    | dict.fromkeys(_SUBORDINATORS, "s")
    | dict.fromkeys(_DETERMINERS, "D")
    | dict.fromkeys(("and", "or", "but", "nor", "yet"), "c")
    | dict.fromkeys(("he", "she"), "H")
    | dict.fromkeys(
        ("they", "we", "i", "you", "it", "everyone", "nobody", "someone", "somebody", "him", "them", "there"), "T"
    )
    | {"to": "o", "with": "u", "who": "h", "that": "t", "by": "y", "as": "k", "quoted": "q"}
)


def kind_of(word: str) -> str:
    """Return the kind of a folded word, or ``w`` for any other."""
    kind = KINDS.get(word)
    if kind is not None:
        return kind
    return "r" if word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS else "w"
