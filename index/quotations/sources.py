"""Who speaks without being a person of the article: outlets, bodies, and sources that are not named."""

from __future__ import annotations

from typing import Final

from index.forms.outlets import NOUNS, WITH_ARTICLE, WITHOUT_ARTICLE
from index.people.titles import HEADS, LOOSE_HEADS

_OUTLET_NOUNS: Final = frozenset(NOUNS.split("|"))
_WITH_ARTICLE: Final = frozenset(WITH_ARTICLE.split("|"))
_OUTLETS: Final = _WITH_ARTICLE | frozenset(WITHOUT_ARTICLE.split("|"))
# Last words of bodies of any kind, which may speak.
_BODIES: Final = frozenset(
    """
academy administration agency airline airport alliance ambassadors army assembly association authority authorities
bank board branch broadcaster brigade bureau cabinet campaign carrier centre center chamber channel charity church
city club coalition college commission committee companies company conference confederation congress consortium
corporation council county court courts defence department directorate district division embassy exchange executive
faction federation firm forces forum foundation fund government group groups guild headquarters hospital hotel house
inspectorate institute institution judiciary junta league legislature maker manufacturer manufacturers militia
ministry mission monarchy monitor movement municipality museum network newspaper office opposition organisation
organization outlet outlets palace panel parliament partnership party patriarchate police presidency prison
prosecution publisher regime registry regulator republic retailer roundtable school secretariat senate service society
squad staff station studio syndicate taskforce team treasury tribunal troupe trust union unit university vatican
watchdog website zoo magazine paper daily tabloid weekly agencies papers newspapers media kremlin pentagon observatory
lab laboratory platform startup startups bloc federations unions charities councils developers developer military navy
marines coastguard coastguards guard air-force insurgency resistance leadership delegation lobby cooperative
co-operative diocese parish cartel hospitals schools operator operators utility fire
""".split()  # noqa: SIM905
)
# People who are not named.
_UNNAMED: Final = frozenset(
    """
officials official spokesman spokeswoman spokesperson spokesmen spokespeople source sources witness witnesses
residents resident critics critic supporters supporter opponents analysts experts expert scientists researchers
researcher doctors doctor lawyers lawyer attorneys attorney prosecutors prosecutor investigators detectives officers
officer representative representatives reporters journalists observers campaigners campaigner activists activist
protesters protester protestors protestor demonstrators demonstrator lawmakers politicians diplomats diplomat rescuers
firefighters neighbours neighbour neighbors neighbor relatives relative parents mother father son daughter brother
sister wife husband victims victim survivors survivor passengers passenger passer-by bystander student students
teacher teachers farmers farmer voters voter workers worker employees employee executives executive economists
economist traders trader investors investor fans fan villagers villager locals local onlookers users user man woman
boy girl teenager friend friends colleagues colleague commentators commentator authors author organisers organizers
operatives operative heads insiders guerrillas fighters gunmen negotiators negotiator mediators mediator organiser
organizer members member leaders leader aides aide insider people person eyewitness eyewitnesses soldiers soldier
rebels militants militant militiamen commander commanders captain troops nurse nurses patient patients historians
historian reviewer reviewers judges judge jurors juror engineers engineer pilot pilots driver drivers shopkeeper
adviser advisers advisor advisors staffer staffers biographer narrator presenter host interviewer owner owners manager
managers guest guests tourist tourists customer customers chairman chairwoman crew caller pensioner grandmother
grandfather family families uncle aunt cousin nephew niece widow mum dad coroner magistrate bishop bishops
""".split()  # noqa: SIM905
)
# What is said to say something, and was written by somebody else: a speaker only with a word that names whose it is.
_WRITINGS: Final = frozenset(
    """
statement report letter document documents papers email e-mail memo message note post tweet release communique
communiqué filing complaint indictment lawsuit affidavit ruling judgment judgement decision order verdict declaration
resolution study survey poll article editorial column op-ed review paper bulletin notice advisory petition text
transcript motion bill law manifesto draft dossier guidance posting account website book blog dispatch
""".split()  # noqa: SIM905
)
_PLURAL_HEADS: Final = frozenset(f"{head}s" for head in HEADS - LOOSE_HEADS)
# What bears words that nobody in particular says.
_SIGNS: Final = frozenset(
    """
sign signs banner banners placard placards poster posters label advertisement ad leaflet caption headline graffiti
plaque t-shirt
""".split()  # noqa: SIM905
)


def is_sign(word: str) -> bool:
    """Tell whether a folded word names a thing that bears words."""
    return word in _SIGNS


def is_source_noun(word: str) -> bool:
    """Tell whether a folded word names a body, a source that is not named, or a writing."""
    return (
        word in _BODIES
        or is_unnamed(word)
        or word in _WRITINGS
        or (word[-1] == "s" and (word[:-1] in _BODIES or word[:-1] in _WRITINGS))
    )


def is_writing(word: str) -> bool:
    """Tell whether a folded word names something written, whose author is somebody else."""
    return word in _WRITINGS or (word[-1] == "s" and word[:-1] in _WRITINGS)


def is_unnamed(word: str) -> bool:
    """Tell whether a folded word names people without their names."""
    return word in _UNNAMED or word in _PLURAL_HEADS


def is_outlet(name: str) -> bool:
    """Tell whether a name, with or without an article, is that of an outlet of the press."""
    bare = name.removeprefix("The ").removeprefix("the ")
    if bare in _OUTLETS:
        return True
    last = bare.rpartition(" ")[2]
    return " " in bare and last in _OUTLET_NOUNS and bare[0].isupper() and last != "Agency"


def with_article(name: str) -> str:
    """Return the usual form of an outlet's name: ``The Washington Post``, ``Reuters``."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return f"The {bare}" if bare in _WITH_ARTICLE else bare
