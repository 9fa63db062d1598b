"""From a body to its quotations: what marks enclose, who is said to say it, and what is no quotation of anybody."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from index.places import paragraphs as paragraphs_of
from index.quotations import attribution
from index.quotations.antecedents import antecedent, body_before
from index.quotations.cast import NOBODY, Cast, Speaker
from index.quotations.marks import may_quote, stretches
from index.quotations.narration import Mention, Narration, narrate
from index.quotations.quotation import OPEN, Quotation
from index.quotations.speakers import read
from index.quotations.titles import is_name, is_title
from index.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Person, Section
    from index.quotations.attribution import Attribution
    from index.quotations.marks import Stretch
    from index.quotations.quotation import How

_FEW_WORDS: Final = 3  # fewer that nobody is said to have said ("the so-called") are a term
_SENTENCE_WORDS: Final = 5
_LATER: Final = 8  # quotations of a sentence, the last of which may say who speaks in all
_MAKING_KNOWN: Final = (
    "announc",
    "report",
    "confirm",
    "propos",
    "offer",
    "reveal",
    "disclos",
    "demand",
    "order",
    "direct",
    "request",
)
_SPEECH_WORDS: Final = 6  # from which a quotation without any cue is taken for speech


class _Given(NamedTuple):
    """What was found of one stretch."""

    speaker: Speaker
    how: How
    cue: Span | None
    attribution: Attribution | None


def find_quotations(body: str, people: Sequence[Person], sections: Sequence[Section] = ()) -> tuple[Quotation, ...]:
    """Find what is quoted in an article, and who speaks.

    Args:
        body: An article's own text, paragraphs two newlines apart; of any length, the time is linear in it.
        people: Of the article, with their mentions in the body.
        sections: Of the article; a quotation stays in one, and headings are not read. None is all of the body.

    Returns:
        In body order. Titles of works, nicknames, single words that nobody is said to say, and quotations inside
        quotations are none.
    """
    if not may_quote(body):
        return ()
    cast = Cast(body, people)
    mentions = sorted(
        Mention(span.start, span.end, number) for number, person in enumerate(people) for span in person.mentions
    )
    spans = [section.span for section in sections] or [Span(0, len(body))]
    found: list[Quotation] = []
    for start, end in spans:
        parts = [Span(start + part.start, start + part.end) for part in paragraphs_of(body[start:end])]
        found += _Section(body, cast, mentions, parts).quotations()
    return tuple(found)


class _Section:
    """A section while it is read: paragraph by paragraph, each read only when something needs it."""

    def __init__(self, body: str, cast: Cast, mentions: list[Mention], parts: list[Span]) -> None:
        self._body = body
        self._cast = cast
        self._mentions = mentions
        self._parts = parts
        self._stretches = stretches(body, parts)
        self._narrations: dict[int, Narration] = {}
        self._given: dict[tuple[int, int], _Given] = {}
        self._pronouns: dict[tuple[int, int], int] = {}

    def quotations(self) -> list[Quotation]:
        """Return the quotations of the section."""
        found: list[Quotation] = []
        waiting: list[tuple[Stretch, _Given | None]] = []  # of a quotation that runs over paragraphs
        for part, inside in enumerate(self._stretches):
            if not inside:
                continue
            self._attribute(part)
            for number, stretch in enumerate(inside):
                given = self._given.get((part, number))
                if stretch.runs_on:
                    waiting.append((stretch, given))
                    continue
                if waiting and number == 0:
                    waiting.append((stretch, given))
                    found.append(_over_paragraphs(waiting))
                    waiting = []
                    self._given[part, number] = self._given.get((part, number)) or _Given(
                        Speaker(found[-1].speaker, found[-1].kind), "", None, None
                    )
                    continue
                if given is None:
                    continue
                if given.how == "split" and found and self._split(part, number, found[-1]):
                    found[-1] = _and(found[-1], stretch.inner)
                else:
                    found.append(_quotation((stretch.inner,), given))
        return found

    def _split(self, part: int, number: int, last: Quotation) -> bool:
        """Tell whether a stretch goes on with the last quotation, its attribution alone between them."""
        earlier = self._stretches[part][number - 1] if number else None
        if earlier is None or last.spans[-1] != earlier.inner or last.how not in ("after", "inverted", "according to"):
            return False
        narration = self._narration(part)
        between = narration.kinds[narration.places[number - 1] + 1 : narration.places[number]]
        return (
            last.cue is not None
            and last.cue.start > last.spans[-1].end
            and between.count("V") < 2
            and (between.endswith((",", ".", "-", ";", ":")) or between[-1:] in "VNHCT")
        )

    def _narration(self, part: int) -> Narration:
        if part not in self._narrations:
            span = self._parts[part]
            first = bisect_left(self._mentions, (span.start,))
            last = bisect_left(self._mentions, (span.end,))
            self._narrations[part] = narrate(self._body, span, self._stretches[part], self._mentions[first:last])
        return self._narrations[part]

    def _attribute(self, part: int) -> None:
        """Find the speakers of a paragraph."""
        narration = self._narration(part)
        used: dict[int, Attribution] = {}
        open_: list[int] = []
        for number, place in enumerate(narration.places):
            given = self._directly(part, number, place, used)
            if given is None:
                open_.append(number)
                continue
            self._given[part, number] = given
            if given.attribution is not None:
                used[given.attribution.cue] = given.attribution
        for number in open_:
            given = self._from_afar(part, number)
            if given is not None:
                self._given[part, number] = given

    def _directly(self, part: int, number: int, place: int, used: dict[int, Attribution]) -> _Given | None:
        """Read the cues of the sentence that a stretch stands in."""
        narration = self._narration(part)
        stretch = narration.stretches[number]
        if is_name(self._body, narration, number):
            return None
        last = self._body[stretch.inner.end - 1]
        after = attribution.directly_after(narration, place, last)
        following = self._read(part, after) if after is not None and after.cue not in used else None
        preceding = None
        for found in attribution.before(narration, place, used):
            given = self._read(part, found)
            if given is None:
                continue
            if preceding is not None:  # "X said that the country rejects the "bad" plan": X's words
                preceding = given if given.speaker.kind == "person" else preceding
                break
            preceding = given
            inner = found.subject > 0 and found.subject < found.end and narration.kinds[found.subject - 1] == "t"
            if not (inner and given.speaker.kind == "body" and narration.kinds[found.cue] == "W"):
                break
        if preceding is None or preceding.attribution is None:
            quoted = self._body[stretch.inner.start : stretch.inner.end].split()
            sentence = len(quoted) >= _SENTENCE_WORDS and quoted[0][:1].isupper()
            colon = attribution.with_colon(narration, place, sentence=sentence) if following is None else None
            return following if colon is None else self._read(part, colon)
        near = narration.kinds[preceding.attribution.cue + 1 : place] in ("", ",", ":", "t", "t,")
        if following is None and not near:
            following = self._relayed(part, place)
        whole = (
            last in ",?!—…-"
            or narration.kinds[place + 1 : place + 2] == ","
            or (following is not None and following.how == "according to")
        )
        if following is not None and whole and not near:
            relayed = following.speaker.kind == "outlet" and preceding.speaker.kind == "person"
            return preceding if relayed else following  # "X called it "bad," the BBC reported"
        words = len(self._body[stretch.inner.start : stretch.inner.end].split())
        if words < _FEW_WORDS and not near and (preceding.speaker is NOBODY or self._weak(preceding)):
            return None
        return preceding

    def _weak(self, given: _Given) -> bool:
        """Tell whether a cue says that something is made known rather than said, as of a plan announced."""
        return given.cue is not None and self._body[given.cue.start : given.cue.end].lower().startswith(_MAKING_KNOWN)

    def _relayed(self, part: int, place: int) -> _Given | None:
        """Return the person to whom the end of the sentence gives it: ``X reports that "…", according to Y``."""
        found = attribution.at_the_end(self._narration(part), place)
        if found is None or found.how != "according to":
            return None
        given = self._read(part, found)
        return given if given is not None and given.speaker.kind == "person" else None

    def _read(self, part: int, found: Attribution) -> _Given | None:
        """Read the subject of an attribution; None where it can be no speaker."""
        narration = self._narration(part)
        cue = Span(narration.starts[found.cue], narration.ends[found.cue])
        if found.subject == found.end:
            return _Given(NOBODY, found.how, cue, found)  # somebody is said to speak, and not who
        speaker = read(self._cast, narration, found.subject, found.end)
        if speaker is None:
            return None
        if speaker.name is None and speaker.pronoun:
            speaker = self._resolved(part, found.subject, speaker)
        return _Given(speaker, found.how, cue, found)

    def _from_afar(self, part: int, number: int) -> _Given | None:
        """Attribute what has no cue of its own: by the end of its sentence, or the sentence before."""
        narration = self._narration(part)
        place = narration.places[number]
        stretch = narration.stretches[number]
        if is_name(self._body, narration, number):
            return None
        trailing = attribution.at_the_end(narration, place)
        if trailing is not None:
            given = self._read(part, trailing)
            if given is not None:
                return given
        start, end = narration.sentence(place)
        for later in range(number + 1, min(number + _LATER, len(narration.places))):
            if narration.places[later] >= end:
                break
            given = self._given.get((part, later))
            between = narration.kinds[place + 1 : narration.places[later]]
            if (
                given is not None
                and given.how in ("after", "inverted", "according to")
                and not set(between) & set("V;:")
            ):
                return given._replace(how="trailing")
        if narration.kinds[start:end].strip(",-r") == "Q":
            said = self._said_before(part, start)
            if said is not None:
                return said._replace(how="continued", attribution=None)
        words = self._body[stretch.inner.start : stretch.inner.end].split()
        alone = (narration.kinds[start:end] == "Q" and len(words) > 2) or (
            place == start and words[-1][-1] in ",?!" and len(words) > 1
        )
        if (len(words) >= _SPEECH_WORDS or alone) and not is_title(words):
            return _Given(NOBODY, "", None, None)
        return None

    def _said_before(self, part: int, start: int) -> _Given | None:
        """Return who speaks in the sentence before a word, in this paragraph or at the end of the one before."""
        if start == 0:
            if part == 0:
                return None
            part -= 1
            start = len(self._narration(part).kinds)
        narration = self._narration(part)
        kinds = narration.kinds
        end = start
        while end > 0 and kinds[end - 1] == ".":
            end -= 1
        if end == 0:
            return None
        first, _ = narration.sentence(end - 1)
        inside = range(bisect_left(narration.places, first), bisect_left(narration.places, end))
        speakers = {self._given[part, number].speaker for number in inside if (part, number) in self._given}
        if len(speakers) == 1:
            given = self._given.get((part, inside[-1]))
            return given if given is not None and given.speaker.name is not None else None
        if speakers or inside:
            return None
        reported = attribution.speaks(narration, first, end)
        given = self._read(part, reported) if reported is not None else None
        return given if given is not None and given.speaker.kind == "person" else None

    def _resolved(self, part: int, place: int, speaker: Speaker) -> Speaker:
        """Return whom a pronoun means; open where it is doubtful."""
        pronoun = speaker.pronoun
        if pronoun == "it":
            return body_before(self._cast, self._narration(part), place) or speaker
        if pronoun not in ("he", "she"):
            return speaker
        known = self._pronouns.get((part, place))
        if known is None:
            known = antecedent(self._cast, self._narration, part, place, pronoun)
            self._pronouns[part, place] = known
        return self._cast.person(known)._replace(pronoun=pronoun) if known >= 0 else speaker


def _quotation(spans: tuple[Span, ...], given: _Given) -> Quotation:
    speaker = given.speaker
    return Quotation(spans, speaker.name, speaker.kind, given.how, bool(speaker.pronoun and speaker.name), given.cue)


def _and(quotation: Quotation, span: Span) -> Quotation:
    return Quotation(
        (*quotation.spans, span), quotation.speaker, quotation.kind, quotation.how, quotation.pronoun, quotation.cue
    )


def _over_paragraphs(parts: Sequence[tuple[Stretch, _Given | None]]) -> Quotation:
    """Make one quotation of stretches whose closing marks are left out until the last."""
    given = next((given for _, given in parts if given is not None and given.speaker.kind != OPEN), None)
    return _quotation(tuple(stretch.inner for stretch, _ in parts), given or _Given(NOBODY, "", None, None))
