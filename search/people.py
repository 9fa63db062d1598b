"""Whom a name in a question stands for: the spellings under which the index knows that person.

Nothing is merged in the index. A surname stands for everybody who bears it, in any spelling with the same key; a full
name for the full names with that surname and a compatible first name. The user's own file overrules both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.aliases import NO_ALIASES, Aliases
from index.people.names import may_name, name_prefix, read_name, spelling_of
from index.schema import keyword_term
from index.terms import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.codec.segment import Segment


class Directory:
    """The names that an index knows.

    Args:
        segments: Of the index.
        aliases: What the user says of people.
    """

    def __init__(self, segments: Sequence[Segment], aliases: Aliases = NO_ALIASES) -> None:
        self._segments, self._aliases = segments, aliases

    def spellings(self, asked: str) -> tuple[str, ...]:
        """Return the other names under which those whom a name stands for are known, each once; sorted."""
        wanted = self._aliases.others(asked) or (asked,)
        found = {fold_phrase(name): name for name in wanted}
        for name in wanted:
            form = read_name(name)
            for candidate in self._with_key(form.keys[-1:] + form.keys[:1]):
                if may_name(form, read_name(candidate)) and not self._kept_apart(asked, candidate):
                    found.setdefault(fold_phrase(candidate), candidate)
        found.pop(fold_phrase(asked), None)
        return tuple(sorted(found.values()))

    def _kept_apart(self, asked: str, candidate: str) -> bool:
        return self._aliases.keep_apart(asked, candidate)

    def _with_key(self, keys: Sequence[str]) -> Iterable[str]:
        for each in dict.fromkeys(keys):
            for segment in self._segments:
                for _, term in segment.field("name").with_prefix(keyword_term(name_prefix(each))):
                    yield spelling_of(term.decode())
