"""Which word of an index was meant by one that no article has: a slip weighed against what stands beside it.

A candidate is the likelier the more articles have it, the likelier it is mistyped so, and the more often it stands in
one article with the other words of the question: P(candidate) · P(typed | candidate) · Π P(other | candidate), after
Mays, Damerau and Mercer (1991), "Context based spelling correction". ``Frot Campbell`` is Fort Campbell, though From
is more frequent.
"""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeGuard, TypeVar

from index.frozen import changed
from index.schema import TEXT, UNSTEMMED_FIELDS
from index.terms import fold, stem, words
from search.fields import is_word
from search.leaves import BODY, indexed_field, is_stemmed
from search.tree import And, Boost, Near, Node, Not, Or, Pattern, Phrase, Word, Zone, children_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.clause_counts import ClauseCounts, Together

_Asked = TypeVar("_Asked", bound=Node)

_CORRECTED = frozenset({TEXT, "title", "dek", BODY, *UNSTEMMED_FIELDS})
_VALUES = frozenset(UNSTEMMED_FIELDS)
"""Whose values are put right in quotes too: there quotes hold a name together, and say nothing of how it is spelt."""
_ZONE_NAMES = {"said": "person", "in": "sections"}
"""The field that has the words of the names by which zones are asked for."""
_KEYWORDS = frozenset({"id", "story"})
_NAMED = 3
"""Words that are named where one is unknown."""
_WEIGHED = 8
"""Candidates that are held against the other words."""
_BESIDE = 4
"""Of the other words so many are looked at, the rarest."""
_COMMON = 0.1
"""The share of all articles from which a word tells nothing of what stands beside it."""
_FEW = 10  # articles, which are no common word's however small the index
_TRUST, _CREDIT = 0.35, 5
"""How far what stands together is believed, and how many articles a candidate is credited with that are like all."""
_SURE, _SMALL = 0.05, 400
"""How likely a word is from which it is taken for a slip, not for a right word that no article has: in an index of so
many articles or more; a smaller one knows fewer of the words that are right, and a slip in it less of what is meant."""
_SHORT, _DOUBTED = 6, 3
"""Words that a question has at the most in which known ones are doubted too, and how many of them: the rarest."""
_PIECE = re.compile(r"\w+")
_BORDER = re.compile(r"[^\W_][\W_]")


class Correction(NamedTuple):
    """What a word or a name that no article has may have been meant to be.

    Attributes:
        asked: As it was asked for: a word, a value in quotes, an id, or a zone of a name without what stands inside.
        nearest: What it may have been meant to be, the likeliest first, each with how many articles it finds.
        sure: Whether the first of them is likelier than that the word is right, and in no article.
    """

    asked: Node
    nearest: tuple[tuple[Node, int], ...]
    sure: bool


class _Typed(NamedTuple):
    """The part of a word that is to be put right: where it stands, half-open, and the term that it is."""

    start: int
    end: int
    term: str


def corrections(counts: ClauseCounts, tree: Node) -> list[Correction]:
    """Return the plain words and the names of a question that no article has, and what each may have been meant to be.

    Words of the text in quotes are meant as they are written, and what is shut out by NOT is let be.
    """
    asked = list(dict.fromkeys(_asked(tree)))
    leaves = [each for each in asked if isinstance(each, Word | Phrase) and each.field not in _KEYWORDS]
    known = [each for each in leaves if counts.has(each)]
    found = [_correction(counts, each, known) for each in leaves if each not in known]
    found += [_of_zone(counts, each) for each in asked if isinstance(each, Zone) and not counts.count(each)]
    keywords = [each for each in asked if isinstance(each, Word) and each.field in _KEYWORDS]
    return [*found, *(_of_keyword(counts, each) for each in keywords if not counts.count(each))]


def doubted(counts: ClauseCounts, tree: Node) -> list[Correction]:
    """Return the rarest words of a short question for which others are likelier, though some article has them.

    For a question that nothing answers: ``tarifs`` is a form of a name, and beside ``trump`` a slip.
    """
    plain = [word for word in dict.fromkeys(_asked(tree)) if _is_plain(word) and counts.has(word)]
    rarest = sorted(plain, key=counts.cost)[:_DOUBTED] if 1 < len(plain) <= _SHORT else []
    found = []
    for word in rarest:
        beside = [each for each in plain if each != word]
        own = counts.cost(word) * math.prod(
            _lift(counts.together(word, other), len(counts)) for other in _rarest(counts, beside)
        )
        likely = {each: value for each, value in _candidates(counts, word, beside).items() if value > own}
        if likely:
            named = _named(counts, likely)
            found.append(Correction(word, named, sure=False))
    return found


def put_right(node: Node, others: Mapping[Node, Node]) -> Node:
    """Return a tree with some of its words and names put otherwise, wherever they are asked for."""
    match node:
        case Word() | Phrase():
            return others.get(node, node)
        case And() | Or():
            return changed(node, children=tuple(put_right(child, others) for child in node.children))
        case Not() | Boost():
            return node if isinstance(node, Not) else changed(node, child=put_right(node.child, others))
        case Near():
            return changed(node, left=put_right(node.left, others), right=put_right(node.right, others))
        case Zone():
            alone = Zone(node.kind, node.name)
            named = others.get(alone, alone)
            name = named.name if isinstance(named, Zone) else node.name
            return changed(node, name=name, child=node.child and put_right(node.child, others))
    return node


def _asked(node: Node) -> Iterator[Word | Phrase | Zone]:
    """Yield what may be put right: not quoted words of the text, not shut out, not spelt nearly on purpose."""
    if isinstance(node, Word):
        if not node.distance and is_word(node.text) and indexed_field(node.field) in _CORRECTED | _KEYWORDS:
            yield node
    elif isinstance(node, Phrase):
        if node.slop is None and indexed_field(node.field) in _VALUES:
            yield node
    elif not isinstance(node, Not):
        if isinstance(node, Zone) and node.kind in _ZONE_NAMES and node.name is not None:
            yield Zone(node.kind, node.name)
        for child in children_of(node):
            yield from _asked(child)


def _is_plain(asked: Node) -> TypeGuard[Word]:
    return isinstance(asked, Word) and asked.field not in _KEYWORDS


def _of_zone(counts: ClauseCounts, zone: Zone) -> Correction:
    """Return which name may have been meant: of a speaker, the words of people's names; of a section, of headings."""
    name = zone.name and changed(zone.name, field=_ZONE_NAMES[zone.kind])
    if name is None or counts.has(name):
        return Correction(zone, (), sure=False)
    likely = _candidates(counts, name, ())
    named = _named(counts, {Zone(zone.kind, changed(each, field=None)): value for each, value in likely.items()})
    return Correction(zone, named, sure=bool(named))


def _of_keyword(counts: ClauseCounts, word: Word) -> Correction:
    """Return what begins as an id does that no article has: cut back by a part at a time until something is found."""
    for border in reversed([match.end() for match in _BORDER.finditer(word.text, 0, len(word.text) - 1)]):
        begun = Pattern(re.sub(r"([*?\\])", r"\\\1", word.text[:border]) + "*", word.field)
        if found := counts.count(begun):
            return Correction(word, ((begun, found),), sure=True)
    return Correction(word, (), sure=False)


def _correction(counts: ClauseCounts, word: Word | Phrase, beside: Sequence[Word | Phrase]) -> Correction:
    likely = _candidates(counts, word, beside)
    named = _named(counts, likely)
    small = min(1.0, len(counts) / _SMALL)
    return Correction(word, named, sure=bool(named) and likely[named[0][0]] >= _SURE * small)


def _named(counts: ClauseCounts, likely: Mapping[_Asked, float]) -> tuple[tuple[_Asked, int], ...]:
    """Return the likeliest of some words, each with how many articles it finds."""
    best = sorted(likely, key=lambda each: (-likely[each], str(each)))
    return tuple(islice(((each, count) for each in best if (count := counts.count(each))), _NAMED))


def _candidates(
    counts: ClauseCounts, word: Word | Phrase, beside: Sequence[Word | Phrase]
) -> dict[Word | Phrase, float]:
    """Return what a word may have been meant to be, and how likely each is beside the others."""
    name = indexed_field(word.field)
    field = TEXT if name == BODY else name
    typed = _typed(counts, field, word.text)
    near = counts.nearest(field, typed.term, _WEIGHED) if typed else []
    if not typed or not near:
        return {}
    others = _rarest(counts, beside)
    likely: dict[Word | Phrase, float] = {}
    stems = set()
    for each in near:
        if is_stemmed(word.field):
            if stem(each.term) in stems:
                continue  # it finds the same articles
            stems.add(stem(each.term))
        meant = _with_term(word, typed, each.term)
        lifts = (_lift(counts.together(meant, other), len(counts)) for other in others)
        likely[meant] = each.likely * math.prod(lifts)
    return likely


def _typed(counts: ClauseCounts, field: str, text: str) -> _Typed | None:
    """Return what of a word is to be put right: all of it or, of one with hyphens or a dash, the one unknown part."""
    parts = [part for each in words(text) for part in each.parts]
    if len(parts) == 1:
        return _Typed(0, len(text), parts[0])
    pieces = [_Typed(*piece.span(), fold(piece.group())) for piece in _PIECE.finditer(text)]
    unknown = [each for each in pieces if each.term.isalpha() and not counts.knows(field, each.term)]
    return unknown[0] if len(unknown) == 1 else None


def _with_term(word: Word | Phrase, typed: _Typed, term: str) -> Word | Phrase:
    """Return a word with a term in the place of what was mistyped, a capital where one was."""
    shown = term.capitalize() if word.text[typed.start].isupper() else term
    return changed(word, text=word.text[: typed.start] + shown + word.text[typed.end :])


def _rarest(counts: ClauseCounts, beside: Sequence[Word | Phrase]) -> list[Word | Phrase]:
    """Return the rarest of the other words."""
    most = max(_FEW, _COMMON * len(counts))
    rarest = sorted((cost, number) for number, word in enumerate(beside) if (cost := counts.cost(word)) <= most)
    return [beside[number] for _, number in rarest[:_BESIDE]]


def _lift(together: Together, articles: int) -> float:
    """Return how much likelier than elsewhere another word is where a candidate stands, as far as that is believed."""
    elsewhere = together.other / articles
    beside = (together.both + _CREDIT * elsewhere) / (together.one + _CREDIT)
    return 1.0 - _TRUST + _TRUST * beside / elsewhere
