"""The verbs, auxiliaries and small words by which a clause tells of what was or of what will be."""

from __future__ import annotations

from typing import Final

from index.days.lexicon import word_set

MODAL: Final = word_set(
    "will shall won't won’t would wouldn't wouldn’t may might i'll he'll she'll they'll we'll it'll i’ll"
    " he’ll she’ll they’ll we’ll it’ll you'll you’ll that'll who'll"
)
OPEN_MODAL: Final = word_set("could should must can cannot can't can’t couldn't couldn’t")
CUE: Final = word_set(
    "due scheduled expected slated planned planning plans plan poised upcoming forthcoming ahead awaited"
    " awaiting until till deadline anticipated postponed adjourned deferred rescheduled starting beginning"
    " tentatively going likely"
)
"""Words that look forward by themselves."""
COMMITS: Final = word_set(
    "agree agreed agrees plan plans planned planning expect expects expected due set vow vowed vows promise"
    " promised promises pledge pledged pledges want wants wanted hope hopes hoped hoping intend intends"
    " intended order ordered ask asked call called calls urge urged urges invite invited likely ready prepare"
    " prepares preparing prepared slated poised scheduled decide decided decides propose proposed threatened"
    " threatens refuse refuses going has have had able need needs yet told instructed hopes aim aims aimed"
    " seek seeks voted entitled supposed obliged summoned deadline asks demanded demand demands option chance"
    " opportunity"
)
"""Verbs and adjectives whose infinitive lies ahead of them."""
HELD: Final = word_set("had was were originally previously initially")
"""Before a word that looks forward: it looked forward once, and may have been wrong."""
WAS: Final = word_set("was were had did didn't didn’t wasn't wasn’t weren't weren’t hadn't hadn’t")
PAST: Final = word_set(
    "according was were had did didn't didn’t wasn't wasn’t weren't weren’t hadn't hadn’t said told came went"
    " took made gave got saw became began left held met led won lost beat spoke wrote brought bought caught"
    " fought sought taught thought sent spent built felt kept slept swept wept fell flew grew knew threw drew"
    " broke chose drove froze rose stole woke swore tore wore bore hid rode shook shot sold sank sang sprang"
    " rang ran sat stood understood withdrew struck stuck hung dug found heard paid laid meant dealt lent bent"
    " leapt forgot forgave undertook overcame overtook withheld fled shed bled fed bid ate drank swam blew hit"
    " cut put shut quit hurt burst cost cast beaten given taken seen known shown written driven chosen broken"
    " stolen spoken fallen risen flown grown thrown drawn forbade forbidden undergone gone done been begun run"
    " overthrew overthrown sworn born slid spun split spread struck underwent oversaw foresaw lit slew slain"
    " stricken hidden bitten forgiven forgotten sunk sprung swung stung clung flung wrung wound ground bound"
)
NOT_PAST: Final = word_set(
    "need indeed speed seed breed feed proceed exceed succeed hundred sacred kindred naked wicked united"
    " armed so-called allied embed red bed shed ted fred mohammed mohamed ahmed ahmad hamed muhammed muhammad"
    " sayed saeed syed reed creed greed weed steed freed med wed fed sped unprecedented alleged bid cut put"
    " shut hit hurt spread cast cost split run beat born found ground wound bound left led"
)
ADJECTIVAL: Final = word_set(
    "the a an its his her their our my this that these those some of for by from in and or at newly recently"
    " no any such more most least two three four five"
)
TIMETABLE: Final = word_set(
    "opens begins starts meets ends expires resumes travels closes reopens returns arrives concludes begin"
    " convenes kicks speaks reconvenes gathers holds"
)
FIXTURE: Final = word_set("meet play face host visit travel")  # behind a name: "Rovers meet City on Sunday"
STOP: Final = frozenset(';:()–—"“”')
LEADS_PAST: Final = word_set("after since following")
CUTS: Final = word_set("and but while as whereas which who when where although though because so")

RELATIVE: Final = frozenset(("which", "who"))
PREPOSITIONS: Final = word_set("on in by at late early of the during this next last from over earlier later only just")
BETWEEN_AUXILIARIES: Final = word_set("be been not also already have")
OBJECTS: Final = word_set("it him us them her")
MOVES: Final = word_set("postponed moved delayed rescheduled pushed shifted brought put")
PLANS: Final = word_set("scheduled expected planned slated set due")
NOT_BEHIND: Final = word_set("until till ahead likely")
