"""Values as they are sent to a cluster and come back: ids, names of files, numbers, the article itself."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from index.record import from_record, write_record

if TYPE_CHECKING:
    from index.article import Article

_PRIVATE = 0xF0000  # a plane that no text uses
_SURROGATES = {code: _PRIVATE + code - 0xD800 for code in range(0xD800, 0xE000)}
_BACK = {there: code for code, there in _SURROGATES.items()}


def document_id(article_id: str) -> str:
    """Return what a cluster knows an article by: whichever machine sends it, it is the same document."""
    return hashlib.blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=15).hexdigest()


def wire_text(value: str) -> str:
    """Return a value as it can be sent: file names need not be UTF-8, and half a surrogate pair is no character.

    What cannot be sent is moved to a plane of private use, so that different values stay different.
    """
    return value if value.isascii() else value.translate(_SURROGATES)


def read_wire_text(value: str) -> str:
    """Return the value that ``wire_text`` made this of."""
    return value if value.isascii() else value.translate(_BACK)


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


def record_text(article: Article) -> str:
    """Return an article as JSON text, all of it characters that can be sent."""
    text = write_record(article)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(json.loads(text), separators=(",", ":"))
    return text


def article_of(record: str) -> Article:
    """Return the article that ``record_text`` made this of."""
    return from_record(json.loads(record))
