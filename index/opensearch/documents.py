"""An article as the document that a cluster indexes: its terms, its zones, its values, and the article itself."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from index.opensearch.bodies import body_of
from index.opensearch.mapping import COUNTED, NAMED, TEXT_FIELDS
from index.opensearch.tokens import Tokens, tokens_of
from index.opensearch.wire import glob_text, record_text, signed, wire_text
from index.people.names import name_terms
from index.places import spelled, stretches
from index.schema import TEXT
from index.terms import fold_phrase, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

_LONGEST_KEY = 1_000  # characters that a title is sorted by


def to_document(article: Article, digests: Iterable[int], prints: Iterable[int], report: str) -> dict[str, Any]:
    """Return the document of an article.

    Args:
        article: What is indexed.
        digests: Those of its renditions, by which a later run sees that they are as they were.
        prints: The fingerprints of its body, by which a later run finds it when another rendition comes.
        report: By what it is compared with other reports; see ``reports.packed``.
    """
    record = record_text(article)
    numbers = sorted(map(signed, digests))
    fields: dict[str, list[Tokens]] = {}
    body = body_of(article)
    for name in TEXT_FIELDS:
        texts = body.texts if name == "body" else [tokens_of([prepare(text)]) for text in _texts(article, name)]
        fields[name] = [tokens for tokens in texts if tokens.places]
    spellings = [spelling for person in article.people for spelling in spelled(person)]
    source = article.sources[article.body_source]  # by what a hit shows, hits are put in order
    document: dict[str, Any] = {
        "record": record,
        "content": content_of(record, numbers),
        "digests": numbers,
        "fingerprints": sorted(prints),
        "id": wire_text(article.id),
        "ids": [wire_text(each) for each in article.ids],
        "ids_folded": [glob_text(each) for each in article.ids],
        "path": wire_text(source.path),
        "line": source.line,
        "paths": _distinct(wire_text(each.path) for each in article.sources),
        "paths_folded": _distinct(glob_text(each.path) for each in article.sources),
        "added": article.added.isoformat(),
        "sectioned": body.sectioned,
        "quoted": body.quoted,
        "whole": body.whole,
        "zones": body.zones,
        "spoken": [
            {"first": first, "last": last, "days": last - first + 1}
            for first, last in dict.fromkeys((d.first.toordinal(), d.last.toordinal()) for d in article.days)
        ],
        "report": report,
        "wide": _distinct(token for texts in fields.values() for tokens in texts for token in tokens.wide),
        "spelling": _distinct(map(fold_phrase, spellings)),
        "name": _distinct(wire_text(term) for each in spellings for term in name_terms(each)),
        **{name: [str(tokens) for tokens in texts] for name, texts in fields.items()},
        **{f"{name}_value": _distinct(_folded(article, name)) for name in COUNTED},
        "speaker_value": body.speakers,
    }
    if article.date:
        document["date"] = article.date.isoformat()
    if article.title:
        document["title_key"] = fold_phrase(article.title)[:_LONGEST_KEY]
    return {name: value for name, value in document.items() if value != []}


def content_of(record: str, digests: Iterable[int]) -> str:
    """Return by what a document is told from another of the same article.

    Args:
        record: The article as it is sent.
        digests: Of its renditions, signed and ascending.
    """
    return hashlib.blake2b(f"{record}{[*digests]}".encode(), digest_size=12).hexdigest()


def _folded(article: Article, field: str) -> Iterable[str]:
    """Yield the values that an article is counted by, folded."""
    values = (fold_phrase(stretch.text) for stretch in stretches(article, field))
    return (wire_text(value) for value in values if value)


def _texts(article: Article, name: str) -> Iterable[str]:
    """Return the stretches of a field but the body."""
    if name == NAMED:
        return [each.text for each in stretches(article, TEXT) if each.part == "people"]
    return [each.text for each in stretches(article, name)]


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
