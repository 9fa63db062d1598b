"""Small words: never in a name, or right after one; the project's own, folded to lower case."""

from __future__ import annotations

from typing import Final

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
