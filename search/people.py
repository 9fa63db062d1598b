"""Whom a name in a question stands for: the spellings under which the index knows that person.

Nothing is merged in the index. A surname stands for everybody who bears it, in any spelling with the same key; a full
name for the full names with that surname and a compatible first name. The user's own file overrules both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.aliases import NO_ALIASES, Aliases
from index.people.names import compatible, may_name, name_prefix, read_name, spelling_of
from index.schema import keyword_term
from index.terms import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.codec.segment import Segment
    from index.people.names import NameForm


class Known(NamedTuple):
    """Somebody whom the index knows by several spellings.

    Attributes:
        name: The full spelling that most articles have.
        spellings: How many there are.
        articles: How many name that person.
    """

    name: str
    spellings: int
    articles: int


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
                if may_name(form, read_name(candidate)) and not self._aliases.keep_apart(asked, candidate):
                    found.setdefault(fold_phrase(candidate), candidate)
        found.pop(fold_phrase(asked), None)
        return tuple(sorted(found.values()))

    def people(self, asked: str) -> list[Known]:
        """Return the people whom a name stands for, those in most articles first.

        A surname alone counts for the one of them who is named most.
        """
        documents = {name: self._documents(name) for name in (asked, *self.spellings(asked))}
        by_count = sorted((name for name in documents if documents[name]), key=lambda n: (-len(documents[n]), n))
        full = [name for name in by_count if len(read_name(name).keys) > 1]
        people: list[tuple[list[NameForm], list[str]]] = []
        for name in full or by_count:
            form = read_name(name)
            same = next((each for each in people if all(compatible(form, other) for other in each[0])), None)
            if same is None or not full:
                people.append(([form], [name]))
            else:
                same[0].append(form)
                same[1].append(name)
        if people and full:
            people[0][1].extend(name for name in by_count if name not in full)
        known = [
            Known(names[0], len(names), len(set().union(*(documents[name] for name in names)))) for _, names in people
        ]
        return sorted(known, key=lambda each: (-each.articles, each.name))

    def _documents(self, name: str) -> set[tuple[int, int]]:
        found = set()
        for number, segment in enumerate(self._segments):
            field = segment.field("spelling")
            term = field.find(keyword_term(fold_phrase(name)))
            if term is not None:
                found |= {(number, document) for document in field.documents(term) if document not in segment.deleted}
        return found

    def _with_key(self, keys: Sequence[str]) -> Iterable[str]:
        for each in dict.fromkeys(keys):
            for segment in self._segments:
                for _, term in segment.field("name").with_prefix(keyword_term(name_prefix(each))):
                    yield spelling_of(term.decode())
