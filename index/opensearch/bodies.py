"""The body of an article in terms, and its zones: a nested document for each range of places.

A range that is several things at once (a paragraph of one sentence, a quotation that is one) is one document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from index.opensearch.tokens import PLACE_SEPARATOR, Tokens, tokens_of
from index.opensearch.wire import wire_text
from index.places import paragraphs, placed_words, stretches
from index.schema import PARAGRAPH_ZONE, QUOTATION_ZONE, SECTION_ZONE, SENTENCE_ZONE
from index.sentences import sentences
from index.terms import fold_phrase, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article
    from index.span import Span


class Body(NamedTuple):
    """A body in terms.

    Attributes:
        texts: The places of its headings and of the text under each, in order.
        zones: A document for each range of it.
        whole: The kinds of zone of which the body has one: itself.
        sectioned: Whether it has a heading with words.
        quoted: Whether it quotes any words.
        speakers: Who is quoted, folded, each once.
    """

    texts: list[Tokens]
    zones: list[dict[str, Any]]
    whole: list[str]
    sectioned: bool
    quoted: bool
    speakers: list[str]


class _Zones:
    """The zones of a body, in the order in which they were met."""

    def __init__(self) -> None:
        self._by_range: dict[tuple[int, int], dict[str, Any]] = {}
        self._zones: list[dict[str, Any]] = []

    def add_section(self, place_range: tuple[int, int], text: Tokens, heading: Tokens) -> None:
        """Take in a section; two of them may be empty at one place."""
        zone = {"kind": [SECTION_ZONE], "text": str(text), "heading": str(heading)}
        self._by_range[place_range] = zone
        self._zones.append(zone)

    def add(self, place_range: tuple[int, int], kind: str, text: str) -> dict[str, Any]:
        """Take in a range; return its document."""
        zone = self._by_range.get(place_range)
        if zone is None:
            zone = self._by_range[place_range] = {"kind": [], "text": text}
            self._zones.append(zone)
        if kind not in zone["kind"]:
            zone["kind"].append(kind)
        return zone

    def has(self, kind: str) -> bool:
        return any(kind in zone["kind"] for zone in self._zones)

    def documents(self) -> list[dict[str, Any]]:
        return [{name: value for name, value in zone.items() if value} for zone in self._zones]


def body_of(article: Article) -> Body:
    """Return the body of an article in terms."""
    texts: list[Tokens] = []
    zones = _Zones()
    headed = any(heading for heading, _ in article.sections)
    words_in_heading = False
    units: list[tuple[str, tuple[int, int], Tokens]] = []
    place = 0
    for heading, span in article.sections:
        named = tokens_of(_pieces(article.body, heading)) if heading else Tokens((), ())
        words_in_heading = words_in_heading or bool(named.places)
        place += len(named.places)
        sections = [tokens_of([piece]) for piece in _pieces(article.body, span)]
        under = _joined(sections)
        texts += [named, under]
        if headed:
            zones.add_section((place, place + len(under.places)), under, named)
        units += _units(article.body, span, sections, place)
        place += len(under.places)
    for kind in (PARAGRAPH_ZONE, SENTENCE_ZONE):
        found = [(place_range, tokens) for each, place_range, tokens in units if each == kind]
        if headed or len(found) > 1:
            for place_range, tokens in found:
                zones.add(place_range, kind, str(tokens))
    whole = [] if headed else [SECTION_ZONE, *(k for k in (PARAGRAPH_ZONE, SENTENCE_ZONE) if not zones.has(k))]
    speakers = _add_quotations(article, texts, zones) if article.quotations else []
    return Body(texts, zones.documents(), whole, words_in_heading, zones.has(QUOTATION_ZONE), speakers)


def _add_quotations(article: Article, texts: Sequence[Tokens], zones: _Zones) -> list[str]:
    """Note what stands between quotation marks, and who is known to say it; return who is, each once."""
    words = list(placed_words(stretches(article, "body"), 0))
    places = [place for tokens in texts for place in tokens.places]
    speakers: dict[str, None] = {}
    for quotation in article.quotations:
        for start, end in quotation.spans:
            inside = [word for word in words if start <= word.start and word.end <= end]
            if not inside:
                continue
            first, last = inside[0].place, inside[-1].place + inside[-1].word.places
            zone = zones.add((first, last), QUOTATION_ZONE, PLACE_SEPARATOR.join(places[first:last]))
            if quotation.speaker is not None:
                speaker = wire_text(fold_phrase(quotation.speaker))
                speakers[speaker] = None
                zone["speaker"] = list(dict.fromkeys((*zone.get("speaker", ()), speaker)))
    return list(speakers)


def _pieces(body: str, span: Span) -> list[str]:
    """Return the sentences of a stretch, prepared for words."""
    text = body[span.start : span.end]
    prepared = prepare(text)
    return [
        prepared[paragraph.start + start : paragraph.start + end]
        for paragraph in paragraphs(text)
        for start, end in sentences(text[paragraph.start : paragraph.end])
    ]


def _units(
    body: str, span: Span, pieces: Sequence[Tokens], place: int
) -> Iterable[tuple[str, tuple[int, int], Tokens]]:
    """Yield the sentences and paragraphs of a stretch: kind, range of places, terms."""
    text = body[span.start : span.end]
    rest = iter(pieces)
    for paragraph in paragraphs(text):
        start, held = place, []
        for _ in sentences(text[paragraph.start : paragraph.end]):
            tokens = next(rest)
            held.append(tokens)
            yield SENTENCE_ZONE, (place, place + len(tokens.places)), tokens
            place += len(tokens.places)
        yield PARAGRAPH_ZONE, (start, place), _joined(held)


def _joined(parts: Sequence[Tokens]) -> Tokens:
    return Tokens(
        tuple(place for part in parts for place in part.places),
        tuple(dict.fromkeys(token for part in parts for token in part.wide)),
    )
