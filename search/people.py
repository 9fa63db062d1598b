"""Whom a name in a question stands for: the spellings under which the index knows that person.

Nothing is merged in the index. A surname stands for everybody who bears it, in any spelling with the same key, and for
those of them who are also written with a vowel or two put otherwise; a full name for the full names with that surname
and a compatible first name. The user's own file overrules both.
"""

from __future__ import annotations

from index.aliases import NO_ALIASES, Aliases
from index.frozen import NamedTuple, Protocol
from index.people.names import (
    compatible,
    is_surname_of,
    may_name,
    name_prefix,
    read_name,
    spelling_of,
    surname_key,
    without_title,
)
from index.people.sounds import near
from index.schema import keyword_term
from index.terms import fold_phrase

TYPE_CHECKING = False
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


class Names(Protocol):
    """The names that an index knows."""

    def with_keys(self, prefixes: Iterable[str]) -> Mapping[str, int]:
        """Return the spellings with a word whose key begins so, each with how many articles have it, deleted ones too.

        Args:
            prefixes: As ``names.name_prefix`` makes them.
        """

    def articles(self, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return how many articles have any of the spellings of each group."""


class SegmentNames:
    """The names of the articles of an index in a folder."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._documents: dict[str, set[tuple[int, int]]] = {}

    def with_keys(self, prefixes: Iterable[str]) -> Mapping[str, int]:
        """Return the spellings with a word whose key begins so."""
        counts: dict[str, int] = {}
        for prefix in prefixes:
            for segment in self._segments:
                field = segment.field("name")
                for number, term in field.with_prefix(keyword_term(prefix)):
                    spelling = spelling_of(term.decode())
                    counts[spelling] = counts.get(spelling, 0) + field.document_count(number)
        return counts

    def articles(self, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return how many articles have any of the spellings of each group."""
        return [len(set().union(*map(self._with_spelling, names))) for names in groups]

    def _with_spelling(self, name: str) -> set[tuple[int, int]]:
        if name not in self._documents:
            found = self._documents[name] = set()
            for number, segment in enumerate(self._segments):
                field = segment.field("spelling")
                term = field.find(keyword_term(fold_phrase(name)))
                if term is not None:
                    found |= {(number, d) for d in field.documents(term) if d not in segment.deleted}
        return self._documents[name]


class Directory:
    """Finds people by their names.

    Args:
        names: That the index knows.
        aliases: What the user says of people.
    """

    def __init__(self, names: Names, aliases: Aliases = NO_ALIASES) -> None:
        self._names, self._aliases = names, aliases

    def spellings(self, asked: str) -> tuple[str, ...]:
        """Return the other names under which those whom a name stands for are known, each once; sorted."""
        wanted = self._aliases.others(asked) or (asked,)
        found = {fold_phrase(name): name for name in wanted}
        for name in wanted:
            for candidate in (*self._named(name), *self._titled(name)):
                for each in (candidate, *self._aliases.others(candidate)):
                    if not self._aliases.keep_apart(asked, each):
                        found.setdefault(fold_phrase(each), each)
        found.pop(fold_phrase(asked), None)
        return tuple(sorted(found.values()))

    def _named(self, name: str) -> list[str]:
        """Return the spellings that may name whom a name asks for."""
        form = read_name(name)
        candidates = self._forms(form)
        named = [each for each, other in candidates.items() if may_name(form, other)]
        if len(form.keys) == 1:
            named += _spelt_otherwise(form, named, candidates)
        return named

    def _titled(self, name: str) -> list[str]:
        """Return the spellings that may name whom a name with a title asks for: "Pope Francis", "Chancellor Merkel".

        Behind the title stands a name as any other; but a first name alone is the whole name of a pope, a king or a
        prince, and nobody else's.
        """
        bare = without_title(name)
        if bare == name:
            return []
        form = read_name(bare)
        if len(form.keys) > 1 or not form.given_first:
            return [bare, *self._named(bare)]
        generations = {form.generation, ""} if form.generation else None
        return [
            each
            for each, other in self._forms(form).items()
            if other.keys == form.keys and (generations is None or other.generation in generations)
        ]

    def _forms(self, form: NameForm) -> dict[str, NameForm]:
        """Return the spellings with the last or the first word of a name, as keys."""
        return {each: read_name(each) for each in self._with_key(form.keys[-1:] + form.keys[:1])}

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
        names = list(by_fold.values())
        articles = dict(zip(names, self._names.articles([[name] for name in names]), strict=True))
        by_count = sorted((name for name in names if articles[name]), key=lambda name: (-articles[name], name))
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
            Known(next(iter(self._aliases.others(names[0])), names[0]), len(names), count)
            for names, count in zip(people, self._names.articles(people), strict=True)
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

    def _with_key(self, keys: Sequence[str]) -> list[str]:
        """Return the spellings with a word of one of these keys, or near one; those that most articles have first."""
        counts = self._names.with_keys(dict.fromkeys(map(name_prefix, keys)))
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
