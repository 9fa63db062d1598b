"""Whom a name in a question stands for: the spellings under which the index knows that person.

Nothing is merged in the index. A surname stands for everybody who bears it, in any spelling with the same key, and for
those of them who are also written with a vowel or two put otherwise; a full name for the full names with that surname
and a compatible first name. The user's own file overrules both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.aliases import NO_ALIASES, Aliases
from index.people.names import compatible, is_surname_of, may_name, name_prefix, read_name, spelling_of, surname_key
from index.people.sounds import near
from index.schema import keyword_term
from index.terms import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
            candidates = {each: read_name(each) for each in self._with_key(form.keys[-1:] + form.keys[:1])}
            named = [each for each, other in candidates.items() if may_name(form, other)]
            if len(form.keys) == 1:
                named += _spelt_otherwise(form, named, candidates)
            for candidate in named:
                for each in (candidate, *self._aliases.others(candidate)):
                    if not self._aliases.keep_apart(asked, each):
                        found.setdefault(fold_phrase(each), each)
        found.pop(fold_phrase(asked), None)
        return tuple(sorted(found.values()))

    def _holding(self, asked: str) -> list[str]:
        """Return the names that hold what was asked for as it is written: "Luiz Inácio Lula da Silva" for Lula."""
        words = f" {fold_phrase(asked)} "
        keys = read_name(asked).keys
        return [each for each in self._with_key(keys[-1:]) if words in f" {fold_phrase(each)} "]

    def people(self, asked: str) -> list[Known]:
        """Return the people whom a name stands for, those in most articles first.

        A surname alone counts for the one of them who is named most.
        """
        by_fold: dict[str, str] = {}
        for name in (*self.spellings(asked), *self._holding(asked), asked):
            by_fold.setdefault(fold_phrase(name), name)
        documents = {name: self._documents(name) for name in by_fold.values()}
        by_count = sorted((name for name in documents if documents[name]), key=lambda n: (-len(documents[n]), n))
        forms = {name: read_name(name) for name in by_count}
        full = [name for name in by_count if len(forms[name].keys) > 1]
        full = [
            name
            for name in full
            if forms[name].given_first or not any(is_surname_of(forms[name], forms[other]) for other in full)
        ]
        people: list[list[str]] = []
        for name in full or by_count:
            same = next((each for each in people if full and self._one_person(each, name, forms)), None)
            if same is None:
                people.append([name])
            else:
                same.append(name)
        if people and full:
            listed = set(full)
            people[0].extend(name for name in by_count if name not in listed)
        known = [
            Known(
                next(iter(self._aliases.others(names[0])), names[0]),
                len(names),
                len(set().union(*(documents[name] for name in names))),
            )
            for names in people
        ]
        return sorted(known, key=lambda each: (-each.articles, each.name))

    def _one_person(self, names: Sequence[str], name: str, forms: Mapping[str, NameForm]) -> bool:
        """Tell whether a full name may be the person of some others; what the user says comes first."""
        if any(self._aliases.keep_apart(name, other) for other in names):
            return False
        same = {fold_phrase(other) for other in self._aliases.others(name)}
        if any(fold_phrase(other) in same for other in names):
            return True
        fits = [compatible(forms[name], forms[other]) for other in names]
        return any(fits) if any(self._aliases.others(other) for other in names) else all(fits)

    def _documents(self, name: str) -> set[tuple[int, int]]:
        found = set()
        for number, segment in enumerate(self._segments):
            field = segment.field("spelling")
            term = field.find(keyword_term(fold_phrase(name)))
            if term is not None:
                found |= {(number, document) for document in field.documents(term) if document not in segment.deleted}
        return found

    def _with_key(self, keys: Sequence[str]) -> list[str]:
        """Return the spellings with a word of one of these keys, or near one; those that most articles have first."""
        counts: dict[str, int] = {}
        for each in dict.fromkeys(map(name_prefix, keys)):
            for segment in self._segments:
                field = segment.field("name")
                for number, term in field.with_prefix(keyword_term(each)):
                    spelling = spelling_of(term.decode())
                    counts[spelling] = counts.get(spelling, 0) + field.document_count(number)
        return sorted(counts, key=lambda spelling: (-counts[spelling], spelling))


def _spelt_otherwise(asked: NameForm, named: Iterable[str], candidates: Mapping[str, NameForm]) -> list[str]:
    """Return the full names that somebody with the surname asked for also goes by: "Avigdor Liberman" for Lieberman."""
    bearers: dict[str, list[NameForm]] = {}
    for name in named:
        form = candidates[name]
        if len(form.keys) > 1:
            bearers.setdefault(form.keys[0], []).append(form)
    return [
        name
        for name, form in candidates.items()
        if len(form.keys) > 1
        and surname_key(form) != asked.keys[0]
        and near(surname_key(form), asked.keys[0])
        and any(compatible(form, bearer) for bearer in bearers.get(form.keys[0], ()))
    ]
