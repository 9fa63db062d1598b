"""An article as the document that a cluster indexes: its terms, its zones, its values, and the article itself."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from index.facets import FACETS, facet_values
from index.opensearch.mapping import NAMED, TEXT_FIELDS
from index.opensearch.tokens import Tokens, tokens_of
from index.people.names import name_terms
from index.places import stretches
from index.record import from_record, to_record
from index.schema import PARAGRAPH_ZONE, SECTION_ZONE, SENTENCE_ZONE, TEXT
from index.sentences import paragraphs, sentences
from index.terms import fold_phrase, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Article, Span

_LONGEST_KEY = 1_000  # characters that a title is sorted by
_SURROGATES = {code: 0xF0000 + code - 0xD800 for code in range(0xD800, 0xE000)}


def document_id(article_id: str) -> str:
    """Return what a cluster knows an article by: whichever machine sends it, it is the same document."""
    return hashlib.blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=15).hexdigest()


def wire_text(value: str) -> str:
    """Return a value as it can be sent: file names need not be UTF-8, and half a surrogate pair is no character.

    What cannot be sent is moved to a plane of private use, so that different values stay different.
    """
    return value if value.isascii() else value.translate(_SURROGATES)


def glob_text(value: str) -> str:
    """Return a path or an id with what a glob does not tell apart made one: case, letter by letter, as ``re`` does."""
    if value.isascii():
        return value.lower()
    return wire_text("".join(map(_one_case, value)))


def _one_case(char: str) -> str:
    upper = char.lower()[:1].upper()
    return upper.lower() if len(upper) == 1 else char.lower()[:1]


def signed(number: int) -> int:
    """Return an unsigned number of 64 bits as the signed one that has the same bits."""
    return number - (1 << 64) if number >> 63 else number


def unsigned(number: int) -> int:
    """Return the number that ``signed`` made this of."""
    return number % (1 << 64)


def to_document(article: Article, digests: Iterable[int], prints: Iterable[int]) -> dict[str, Any]:
    """Return the document of an article.

    Args:
        article: What is indexed.
        digests: Those of its renditions, by which a later run sees that they are as they were.
        prints: The fingerprints of its body, by which a later run finds it when another rendition comes.
    """
    record = record_text(article)
    numbers = sorted(map(signed, digests))
    fields: dict[str, list[Tokens]] = {}
    body = _body(article)
    for name in TEXT_FIELDS:
        texts = body.texts if name == "body" else [tokens_of([prepare(text)]) for text in _texts(article, name)]
        fields[name] = [tokens for tokens in texts if tokens.places]
    spellings = [s for person in article.people for s in dict.fromkeys((person.name, *person.spellings))]
    first = article.sources[0]
    document: dict[str, Any] = {
        "record": record,
        "content": hashlib.blake2b(f"{record}{numbers}".encode(), digest_size=12).hexdigest(),
        "digests": numbers,
        "fingerprints": sorted(prints),
        "id": wire_text(article.id),
        "ids": [wire_text(each) for each in article.ids],
        "ids_folded": [glob_text(each) for each in article.ids],
        "path": wire_text(first.path),
        "line": first.line,
        "paths": _distinct(wire_text(source.path) for source in article.sources),
        "paths_folded": _distinct(glob_text(source.path) for source in article.sources),
        "added": article.added.isoformat(),
        "sectioned": body.sectioned,
        "whole": body.whole,
        "zones": body.zones,
        "wide": _distinct(token for texts in fields.values() for tokens in texts for token in tokens.wide),
        "spelling": _distinct(map(fold_phrase, spellings)),
        "name": _distinct(wire_text(term) for each in spellings for term in name_terms(each)),
        **{name: [str(tokens) for tokens in texts] for name, texts in fields.items()},
        **{f"{name}_facet": [wire_text(value) for value in facet_values(article, name)] for name in FACETS},
    }
    if article.date:
        document["date"] = article.date.isoformat()
    if article.title:
        document["title_key"] = fold_phrase(article.title)[:_LONGEST_KEY]
    return {name: value for name, value in document.items() if value != []}


def _texts(article: Article, name: str) -> Iterable[str]:
    """Return the stretches of a field but the body."""
    if name == NAMED:
        return [each.text for each in stretches(article, TEXT) if each.part == "people"]
    return [each.text for each in stretches(article, name)]


def record_text(article: Article) -> str:
    """Return an article as JSON text, all of it characters that can be sent."""
    record = to_record(article)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":"))
    return text


def article_of(record: str) -> Article:
    """Return the article that ``record_text`` made this of."""
    return from_record(json.loads(record))


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


class _Body(NamedTuple):
    """The body in terms.

    Attributes:
        texts: The places of its headings and of the text under each, in order.
        zones: A document for each range of it.
        whole: The kinds of zone of which the body has one: itself.
        sectioned: Whether it has a heading with words.
    """

    texts: list[Tokens]
    zones: list[dict[str, Any]]
    whole: list[str]
    sectioned: bool


def _body(article: Article) -> _Body:
    texts: list[Tokens] = []
    zones: list[dict[str, Any]] = []
    by_range: dict[tuple[int, int], dict[str, Any]] = {}
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
            zone = {"kind": [SECTION_ZONE], "text": str(under), "heading": str(named)}
            by_range[place, place + len(under.places)] = zone
            zones.append(zone)
        units += _units(article.body, span, sections, place)
        place += len(under.places)
    for kind in (PARAGRAPH_ZONE, SENTENCE_ZONE):
        found = [(place_range, tokens) for each, place_range, tokens in units if each == kind]
        if headed or len(found) > 1:
            for place_range, tokens in found:
                known = by_range.setdefault(place_range, {"kind": [], "text": str(tokens)})
                if not known["kind"]:
                    zones.append(known)
                if kind not in known["kind"]:
                    known["kind"].append(kind)
    whole = [] if headed else [SECTION_ZONE, *(k for k in (PARAGRAPH_ZONE, SENTENCE_ZONE) if not _has(zones, k))]
    kept = [{name: value for name, value in zone.items() if value} for zone in zones]
    return _Body(texts, kept, whole, words_in_heading)


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


def _has(zones: Iterable[dict[str, Any]], kind: str) -> bool:
    return any(kind in zone["kind"] for zone in zones)
