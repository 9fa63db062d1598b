"""The words of a cluster's dictionary near one that no article has; which of them are near is told by our own measure.

The cluster's term suggester lists what may be near, letter for letter from its dictionary: all of it is measured and
counted anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.opensearch.mapping import TEXT_PARTS
from index.opensearch.tokens import WIDEST, term_token
from index.schema import TEXT
from search.edits import edits
from search.misspelling import NearWord, allowed_edits, likeliest

if TYPE_CHECKING:
    from search.opensearch.asking import Index

_MOST = 1_000  # candidates of a field and a shard
_KIND = 1  # characters before a term that say what it is


def nearest(index: Index, field: str, word: str, most: int = 3) -> list[NearWord]:
    """Return the words that may have been meant, the likeliest first; see ``misspelling.nearest_words``."""
    distance = allowed_edits(word)
    if not distance:
        return []
    fields = TEXT_PARTS if field == TEXT else (field,)
    near = {token: edits(word, token[_KIND:]) for token in _candidates(index, fields, word, distance)}
    tokens = [token for token, far in near.items() if far <= distance]
    having = [{"bool": {"should": [{"term": {each: token}} for each in fields]}} for token in tokens]
    counts: dict[str, int] = {}
    for token, count in zip(tokens, index.counts({"match_all": {}}, having), strict=True):
        counts[token[_KIND:]] = counts.get(token[_KIND:], 0) + count
    return likeliest((NearWord(term, edits(word, term), count) for term, count in counts.items()), most)


def _candidates(index: Index, fields: tuple[str, ...], word: str, distance: int) -> set[str]:
    options = {
        "size": _MOST,
        "shard_size": _MOST,
        "max_edits": distance,
        "prefix_length": _KIND,
        "min_word_length": 1,
        "max_inspections": _MOST,
        "suggest_mode": "always",
    }
    tokens = " ".join(term_token(word, width, stemmed=False) for width in range(1, WIDEST + 1))
    body = {
        "size": 0,
        "suggest": {field: {"text": tokens, "term": {"field": field, **options}} for field in fields},
    }
    params = {"allow_partial_search_results": "false"}
    found = index.client.search(index=index.name, body=body, params=params)["suggest"]
    return {option["text"] for each in found.values() for entry in each for option in entry["options"]}
