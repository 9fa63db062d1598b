"""Who is made to speak: the words around a quotation that attribute it, read by a grammar over kinds of words.

The letters are those of ``narration``. Every repetition is bounded, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.quotations.narration import Narration
    from index.quotations.quotation import How

_CORE: Final = "[NCRBw#xzr-]"
_PHRASE: Final = (
    rf"(?!z)(?:[HT]|(?:DfD?|D)?(?!r*[VWGP]){_CORE}{{1,7}}(?:(?:[iofu]{{1,2}}w?|c)D?[NCRBw#z-]{{1,6}}){{0,5}})"
)
_BESIDE: Final = r"(?:\([^)Q]{0,12}\),?)?(?:,(?![sct])[^,.;:QV]{1,20}(?:,(?![sct])[^,.;:QV]{1,12})?,)?"
_SUBJECT: Final = rf"(?P<subject>{_PHRASE}{_BESIDE})(?:[iofu](?:r{{1,2}}|G[^,.;:QVW]{{1,6}}))?"
_AFTER: Final = re.compile(rf"(?P<stop>\.?)[,-]?r?{_SUBJECT}[rac]*(?P<verb>[VM]|er*q|er*(?=V))")
_INVERTED: Final = re.compile(r"(?P<stop>\.?)[,-]?r?(?P<verb>[VM])r*(?=[HTDNCRBw#])")
_ACCORDING: Final = re.compile(r"[,-]?(?P<verb>A)(?=[HTDNCRBw#])")
_BEFORE: Final = re.compile(rf"{_SUBJECT}[ra]*$")
# The same, and what begins the subject is no part of another phrase: "speaking to X, the head of Y, Z, said".
_BEFORE_PLAIN: Final = re.compile(rf"(?:(?<![iofu])(?=[DHT])|(?<![iofuDCNRBw#z])){_SUBJECT}[ra]*$")
_QUOTED: Final = re.compile(rf"{_SUBJECT}[ra]*er*$")
_WHO: Final = re.compile(rf"(?P<subject>{_PHRASE}),?h[ra]*$")
_FORWARD: Final = re.compile(r"[DNCRBw#xzriofu-]{1,14}(?:c[DNCRBw#xz-]{1,8}(?=[,.:;(]|$))?|[HT]")
_FORWARD_BESIDE: Final = re.compile(r"(?:\([^)Q]{0,12}\))?(?:,[DNCRBw#zriofu-]{1,14})?")
_MAIN: Final = re.compile(
    r"(?:[rck-]|[iofu][^,.;:QVWH]{1,14},|s[^.;:Q,]{1,20},|[Gj][^.;:Q,]{1,20},|C[CD#wr]{0,6},)*?"
    r"(?P<subject>D?[CRBwz]{0,4}?[RB](?:[iofu]D?[CRBw#-]{1,6}){0,2},D?[CRBw]{0,5}N(?=,)|D?[CRBw#rz-]{0,6}?N(?!z)|H|T|D?[C#-]{0,4}C(?:fD?C{1,4})?(?=r{0,2}[wVWeaMG(])|D?[CRBwz]{0,4}?[RB](?=[^RBCNz]))"
)
_WITH: Final = re.compile(r"u(?P<subject>D?[NCRBw#z]{1,6})r*$")
_CLAUSE: Final = re.compile(r"[,;c-]r?(?P<subject>D?[CRBw#]{0,4}N)(?=r{0,2}[wVWea])")
_OTHERS: Final = re.compile(r"N(?!z)")
_TRAILING: Final = re.compile(rf",{_SUBJECT}[ra]*(?P<verb>V)(?!t)[^Q;:VtT]{{0,40}}$")
_TRAILING_INVERTED: Final = re.compile(r",(?P<verb>V)r*(?=[DNCRBw#])[^Q:;VtT]{1,24}$")
_TRAILING_ACCORDING: Final = re.compile(r",?(?P<verb>A)(?=[HTDNCRBw#])[^Q:;]{1,24}$")
_AGENT: Final = re.compile(r"[^.,;:Qyc]{0,6}y(?=[HTDNCRBw#])")
_WINDOW: Final = 48  # words before a cue in which its subject is sought
_CUES: Final = 8  # cues before a quotation that are tried
_NEAR: Final = 40  # words between a cue and what it quotes


class Attribution(NamedTuple):
    """A cue and where its subject stands, in words of the narration, half-open; an empty subject is nobody named.

    Attributes:
        cue: The word that makes the subject speak.
        subject: Its first word.
        end: Exclusive.
        how: What the cue is.
    """

    cue: int
    subject: int
    end: int
    how: How


def forward(kinds: str, start: int, *, beside: bool) -> tuple[int, int]:
    """Return the phrase that begins at a word, with the apposition behind it if wanted."""
    match = _FORWARD.match(kinds, start)
    if match is None:
        return start, start
    if not beside:
        return start, match.end()
    more = _FORWARD_BESIDE.match(kinds, match.end())
    return start, more.end() if more is not None else match.end()


def directly_after(narration: Narration, place: int, last: str) -> Attribution | None:
    """Read the attribution that follows a quotation directly.

    Args:
        narration: The paragraph.
        place: The word that is the quotation.
        last: The last character that is quoted.
    """
    kinds = narration.kinds
    match = _ACCORDING.match(kinds, place + 1)
    if match is not None:
        return Attribution(match.start("verb"), *forward(kinds, match.end(), beside=True), "according to")
    match = _AFTER.match(kinds, place + 1)
    if match is not None and _closes(kinds, match, last):
        verb = match["verb"]
        if verb == "M" and last not in ",?!—-…" and kinds[place + 1] != ",":
            return None
        how: How = "after" if verb in "VM" else "quoted"
        return Attribution(match.end("verb") - 1, *match.span("subject"), how)
    match = _INVERTED.match(kinds, place + 1)
    if match is not None and (not match["stop"] or last in "?!…"):
        start, end = forward(kinds, match.end(), beside=True)
        if match["verb"] == "M" and not (
            set("NHBR") & set(kinds[start:end]) and (last in ",?!—-…" or kinds[place + 1] == ",")
        ):
            return None
        past = kinds[end : end + 1]
        if past and past in "VWP":  # "…" said the man told
            return None
        return Attribution(match.start("verb"), start, end, "inverted")
    return None


def _closes(kinds: str, match: re.Match[str], last: str) -> bool:
    """Tell whether an attribution that follows a full stop belongs to the sentence before it (``"…." Smith said``)."""
    if not match["stop"]:
        return True
    if last in "?!…":
        return kinds[match.end() : match.end() + 1] not in (":", "t")
    return kinds[match.end() : match.end() + 1] in (".", "")


def _subject_before(kinds: str, start: int, cue: int) -> tuple[int, int] | None:
    """Return the subject that ends where a verb begins, half-open; None where there is none."""
    window = max(start, cue - _WINDOW)
    match = _BEFORE_PLAIN.search(kinds, window, cue) or _BEFORE.search(kinds, window, cue)
    if match is None:
        return None
    first, end = match.span("subject")
    if first >= start + 2 and kinds[first] == "D" and kinds[first - 2 : first] == "N,":
        return first - 2, end  # "X, the chairman says": the second comma left out
    return first, end


def before(narration: Narration, place: int, used: dict[int, Attribution]) -> Iterator[Attribution]:
    """Read the cues before a quotation in its sentence that have a subject, the nearest first.

    Args:
        narration: The paragraph.
        place: The word that is the quotation.
        used: Attributions of quotations before it, by cue.
    """
    kinds = narration.kinds
    start, _ = narration.sentence(place)
    cue, tried = place, 0
    while cue > max(start, place - _NEAR) and tried < _CUES:
        cue -= 1
        kind = kinds[cue]
        if kind not in "VWGPqAM":
            continue
        if cue in used:
            yield used[cue]._replace(how="split")
            return
        between = kinds[cue + 1 : place]
        if kind == "M" and between not in (",", ":", ""):
            continue
        if kind == "P" and ":" in between:
            continue
        tried += 1
        found = _cue(narration, start, cue, place, used)
        if found is not None:
            yield found
        if kind in "MP":
            return


def _cue(narration: Narration, start: int, cue: int, place: int, used: dict[int, Attribution]) -> Attribution | None:
    kinds = narration.kinds
    kind = kinds[cue]
    after = kinds[cue + 1 : cue + 2]
    if kind in "VW" and (after == "y" or (after == "k" and kinds[cue - 1 : cue] == ",")):
        kind = "P"  # "a deal, described by X as"
    if kind == "A":
        return Attribution(cue, *forward(kinds, cue + 1, beside=False), "according to")
    if kind == "q":
        match = _QUOTED.search(kinds, max(start, cue - _WINDOW), cue)
        return Attribution(cue, *match.span("subject"), "quoted") if match is not None else None
    if kind == "P":
        agent = _AGENT.match(kinds, cue + 1, place)
        if agent is not None:
            return Attribution(cue, *forward(kinds, agent.end(), beside=False), "passive")
        if kinds[place + 1 : place + 2] == "y":
            return Attribution(cue, *forward(kinds, place + 2, beside=False), "passive")
        return Attribution(cue, cue, cue, "passive")
    if kind == "G":
        return _participle(narration, start, cue, used)
    return _finite(narration, start, cue, place, used)


def _finite(narration: Narration, start: int, cue: int, place: int, used: dict[int, Attribution]) -> Attribution | None:
    """Find the subject of a finite verb: before it, before "who", or that of the verb before an "and"."""
    kinds = narration.kinds
    window = max(start, cue - _WINDOW)
    if kinds[cue - 1 : cue] == "," and cue > start:  # "Poor people, says X, are "…"
        begin, end = forward(kinds, cue + 1, beside=False)
        if (
            "N" in kinds[begin:end]
            and kinds[end : end + 1] in (",", "-")
            and "N" not in kinds[max(start, cue - 8) : cue]
        ):
            return Attribution(cue, begin, end, "inverted")
    subject = _subject_before(kinds, start, cue)
    if subject is not None:
        return None if _subordinate(narration, start, subject[0], cue, place) else Attribution(cue, *subject, "before")
    match = _WHO.search(kinds, window, cue)
    if match is not None:
        return Attribution(cue, *match.span("subject"), "before") if "," not in kinds[cue:place] else None
    previous = kinds[window:cue].rstrip("ra")[-1:]
    if previous and previous in "c,-":
        return _same_subject(narration, start, cue, used, "before")
    if kinds[window:cue].rstrip("ra") == "" or previous == "Q":  # "Said Smith: …"
        begin, end = forward(kinds, cue + 1, beside=False)
        if end > begin and kinds[end : end + 1] in (":", ","):
            return Attribution(cue, begin, end, "inverted")
    return None


def _subordinate(narration: Narration, start: int, subject: int, cue: int, place: int) -> bool:
    """Tell whether a cue stands in a clause that a comma has closed: "The call, which X said was long,"."""
    kinds = narration.kinds
    if subject <= start or kinds[subject - 1] not in "sh" or not set(",-") & set(kinds[cue:place]):
        return False
    first = subject - 1 == start or kinds[start : subject - 1].strip("cr") == ""
    return first or kinds[subject - 2] in ",-" or kinds[cue + 1 : place].strip("r")[:1] != ","


def _participle(narration: Narration, start: int, cue: int, used: dict[int, Attribution]) -> Attribution | None:
    """Find whose participle it is: "X left, saying", "with X saying", "accused X of saying"."""
    kinds = narration.kinds
    at = cue - 1
    while at >= start and kinds[at] == "r":
        at -= 1
    if at < start:
        following = kinds.find(",", cue)  # "Calling it "a joke", X left."
        match = _MAIN.match(kinds, following + 1) if following >= 0 else None
        return Attribution(cue, *match.span("subject"), "participle") if match is not None else None
    previous = kinds[at]
    if previous in "NH":
        return Attribution(cue, at, at + 1, "participle")
    if previous == "e":  # "officials are calling"
        window = max(start, cue - _WINDOW)
        match = _QUOTED.search(kinds, window, cue) or _WHO.search(kinds, window, kinds.rindex("e", start, cue))
        return Attribution(cue, *match.span("subject"), "before") if match is not None else None
    if previous == "f" and at > start and kinds[at - 1] in "NHTCBRw":  # "accused X of saying"
        return (
            Attribution(cue, at - 1, at, "participle")
            if kinds[at - 1] == "N"
            else Attribution(cue, cue, cue, "participle")
        )
    match = _WITH.search(kinds, max(start, cue - _WINDOW), cue)
    if match is not None:  # "with critics saying"
        return Attribution(cue, *match.span("subject"), "participle")
    if previous in ",:cskyaiofu-VQWTw)":
        return _same_subject(narration, start, cue, used, "participle")
    phrase = _subject_before(kinds, start, cue)
    if phrase is None or (phrase[0] > start and kinds[phrase[0] - 1] not in "i.:;-"):
        return _same_subject(narration, start, cue, used, "participle")  # "issued a statement saying"
    return Attribution(cue, *phrase, "participle")


def _same_subject(
    narration: Narration, start: int, cue: int, used: dict[int, Attribution], how: How
) -> Attribution | None:
    """Return the subject of the nearest finite cue before another in the sentence, else that of the sentence."""
    kinds = narration.kinds
    start = max(start, cue - 2 * _WINDOW)
    clauses = list(_CLAUSE.finditer(kinds, start, cue))
    tried = 0
    for earlier in range(cue - 1, (clauses[-1].end() if clauses else start) - 1, -1):
        if tried == _CUES // 2:
            break
        if earlier in used and used[earlier].how != "passive":
            return used[earlier]._replace(cue=cue, how=how)
        if kinds[earlier] in "VW":
            tried += 1
            subject = _subject_before(kinds, start, earlier)
            if subject is not None and not _subordinate(narration, start, subject[0], earlier, cue):
                return Attribution(cue, *subject, how)
    main = clauses[-1].span("subject") if clauses else subject_of(narration, start, cue)
    return Attribution(cue, *main, how) if main is not None else None


def subject_of(narration: Narration, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase that begins the main clause of a sentence, in words, half-open; None where none is plain."""
    match = _MAIN.match(narration.kinds, start, min(end, start + 2 * _WINDOW))
    return match.span("subject") if match is not None else None


def at_the_end(narration: Narration, place: int) -> Attribution | None:
    """Read an attribution that ends the sentence of a quotation: ``It is "…" for all, X said``."""
    kinds = narration.kinds
    _, end = narration.sentence(place)
    end = min(end, place + _WINDOW * 2)
    match = _TRAILING.search(kinds, place + 1, end)
    if match is not None:
        return Attribution(match.start("verb"), *match.span("subject"), "trailing")
    match = _TRAILING_INVERTED.search(kinds, place + 1, end)
    if match is not None:
        return Attribution(match.start("verb"), *forward(kinds, match.start("verb") + 1, beside=True), "trailing")
    match = _TRAILING_ACCORDING.search(kinds, place + 1, end)
    if match is not None:
        return Attribution(match.start("verb"), *forward(kinds, match.start("verb") + 1, beside=True), "according to")
    return None


def with_colon(narration: Narration, place: int, *, sentence: bool) -> Attribution | None:
    """Read a sentence about one person that leads up to the quotation: ``Smith was blunt: "…"``.

    Args:
        narration: The paragraph.
        place: The word that is the quotation.
        sentence: Whether a sentence is quoted, so that a comma will do for the colon.
    """
    kinds = narration.kinds
    if kinds[place - 1 : place] != ":" and not (
        sentence and kinds[place - 1 : place] == "," and kinds[place + 1 : place + 2] in (".", "")
    ):
        return None
    start, _ = narration.sentence(place)
    main = subject_of(narration, start, place)
    if main is None or len(_OTHERS.findall(kinds, start, place)) > 1 or "T" in kinds[start:place]:
        return None
    if not set(kinds[main[0] : main[1]]) & set("NH"):
        return None
    return Attribution(place - 1, *main, "colon")


def speaks(narration: Narration, start: int, end: int) -> Attribution | None:
    """Return the last finite cue of a sentence that has a subject before it, whatever it reports."""
    kinds = narration.kinds
    for cue in range(end - 1, max(start, end - 2 * _WINDOW) - 1, -1):
        if kinds[cue] != "V":
            continue
        if kinds[cue - 1 : cue] == "," and cue > start:  # "Prices rose, said X."
            first, past = forward(kinds, cue + 1, beside=False)
            if "N" in kinds[first:past]:
                return Attribution(cue, first, past, "continued")
        subject = _subject_before(kinds, start, cue)
        if subject is not None:
            first = subject[0]
            if first > start and kinds[first - 1] in "shk" and kinds[first] != "H":
                continue
            return Attribution(cue, *subject, "continued")
    return None
