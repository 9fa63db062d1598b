"""The leaves of a tree (words, phrases, patterns, nearness) to where they occur, by field and by segment."""

from __future__ import annotations

from index.schema import SPEAKER_ZONES, STEMMED_FIELDS, TEXT, ZONES, keyword_term, speaker_zone
from index.terms import Word as IndexedWord
from index.terms import fold_phrase, words
from search.occurrences import (
    InBody,
    Nearby,
    Nowhere,
    Occurrences,
    Whole,
    either,
)
from search.stretches import bounds_finder
from search.tree import Near, Node, Or, Pattern, Phrase, Word
from search.words import phrase_occurrences, term_occurrences, window_occurrences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.codec.segment import Field, Segment
    from search.expansion import Expansion
    from search.people import Directory

Leaf = Word | Phrase | Pattern | Near
LEAVES = (Word, Phrase, Pattern, Near)

BODY = "body"
"""A part of the text that can be asked for as if it were a field."""

_NAMES = {None: TEXT, "person": "people"}  # where the field of the language has another name in the index


def indexed_field(field: str | None) -> str:
    """Return the field of the index that a field of the language asks for; None is the article's text."""
    return _NAMES.get(field) or field or TEXT


def is_stemmed(field: str | None) -> bool:
    """Tell whether a plain word is looked for by stem: names are found as they are written."""
    return indexed_field(field) in (*STEMMED_FIELDS, BODY)


def _dictionary(name: str) -> str:
    return TEXT if name == BODY else name


class Leaves:
    """Looks leaves up, each once.

    Args:
        segments: Of the index.
        roots: Where the files are that it was made of: beside them lies what the user says of people.
        directory: Of the names that the whole index knows, where the segments are a part of it.

    Attributes:
        cut: The patterns that matched more words than they may expand to, in the order in which they were asked.
    """

    def __init__(self, segments: Sequence[Segment], roots: Sequence[str], directory: Directory | None = None) -> None:
        self._segments, self._roots = segments, roots
        self._directory = directory
        self._spellings: dict[Node, tuple[str, ...]] = {}
        self._known: dict[tuple[Node, int, str], Occurrences] = {}
        self._everywhere: dict[Leaf, tuple[Occurrences, ...]] = {}
        self._exact_forms: dict[Leaf, tuple[Occurrences, ...]] = {}
        self._words: dict[str, list[IndexedWord]] = {}
        self._expansions: dict[Word | Pattern, Expansion] = {}
        self.cut: list[str] = []

    def of(self, leaf: Leaf, number: int) -> Occurrences:
        """Return where a leaf occurs in a segment."""
        return self.everywhere(leaf)[number]

    def everywhere(self, leaf: Leaf) -> tuple[Occurrences, ...]:
        """Return where a leaf occurs in each segment."""
        found = self._everywhere.get(leaf)
        if found is None:
            name = indexed_field(leaf.field)
            find = self.in_field if name == BODY else self._find
            found = self._everywhere[leaf] = tuple(find(leaf, number, name) for number in range(len(self._segments)))
        return found

    def in_field(self, leaf: Node, number: int, name: str) -> Occurrences:
        """Return where a leaf occurs in one field of a segment; in the body, in places of the text."""
        if name == BODY:
            return InBody(self.in_field(leaf, number, TEXT), self._segments[number])
        key = (leaf, number, name)
        if key not in self._known:
            self._known[key] = self._find(leaf, number, name)
        return self._known[key]

    def exact_documents(self, leaf: Leaf, number: int) -> set[int]:
        """Return the documents that hold a near-spelled word, or a name, exactly as it was asked; none for others."""
        near_spelled = isinstance(leaf, Word) and leaf.distance > 0
        if not isinstance(leaf, Word | Phrase) or not (near_spelled or self.spellings(leaf)):
            return set()
        field = _dictionary(indexed_field(leaf.field))
        found = phrase_occurrences(self._segments[number], field, words(leaf.text), stemmed=False)
        return {document for document, *_ in found.counts()}

    def exact_forms(self, leaf: Leaf) -> tuple[Occurrences, ...]:
        """Return, for each segment, where a word that is looked for by stem stands as it was typed.

        For other leaves that is where they occur.
        """
        found = self._exact_forms.get(leaf)
        if found is None:
            as_typed: Leaf = leaf
            if isinstance(leaf, Word) and not leaf.distance and is_stemmed(leaf.field):
                as_typed = Phrase(leaf.text, leaf.field)
            found = self.everywhere(as_typed)
            self._exact_forms[leaf] = found
        return found

    def capitals(self, leaf: Leaf) -> list[tuple[int, int]]:
        """Return, for each form of a word that is looked for in the text, its uses inside sentences and capitals."""
        if not isinstance(leaf, Word) or leaf.distance or indexed_field(leaf.field) != TEXT:
            return []
        return [
            segment.capitals(term.number)
            for segment, found in zip(self._segments, self.everywhere(leaf), strict=True)
            for term in found.terms()
        ]

    def spellings(self, leaf: Node) -> tuple[str, ...]:
        """Return the other spellings under which those are known whose name is asked for; none for other leaves."""
        if not isinstance(leaf, Word | Phrase) or leaf.field != "person":
            return ()
        if leaf.slop is not None if isinstance(leaf, Phrase) else leaf.distance > 0:
            return ()
        if self._directory is None:
            # The rules of names are not needed for most questions.
            from index.aliases import read_aliases  # noqa: PLC0415
            from search.people import Directory, SegmentNames  # noqa: PLC0415

            self._directory = Directory(SegmentNames(self._segments), read_aliases(self._roots))
        if leaf not in self._spellings:
            self._spellings[leaf] = self._directory.spellings(leaf.text)
        return self._spellings[leaf]

    def speakers(self, name: Word | Phrase, number: int) -> list[str]:
        """Return the zones, in a segment, of those for whom a name stands, in the order of the dictionary.

        Those are whoever has these words in the name, one behind the other, and a person under the other spellings
        under which that person is known.
        """
        field = self._segments[number].field(ZONES)
        found = set(_with_words(field, fold_phrase(name.text)))
        for other in self.spellings(Phrase(name.text, "person")):
            zone = speaker_zone(other)
            if field.find(zone.encode()) is not None:
                found.add(zone)
        return sorted(found)

    def speaking(self, name: Word | Phrase) -> list[str]:
        """Return those for whom a name stands who are quoted somewhere in the index: their names, folded; sorted."""
        zones = {zone for number in range(len(self._segments)) for zone in self.speakers(name, number)}
        return sorted(zone.removeprefix(SPEAKER_ZONES) for zone in zones)

    def expansion(self, leaf: Word | Pattern) -> Expansion:
        """Return the words that a pattern or a near-spelled word stands for, over the whole index."""
        if leaf not in self._expansions:
            # Most questions have neither.
            from search.expansion import expand_pattern, expand_spelling  # noqa: PLC0415

            name = _dictionary(indexed_field(leaf.field))
            fields = [segment.field(name) for segment in self._segments]
            if isinstance(leaf, Pattern):
                expansion = expand_pattern(fields, leaf.text)
            else:
                expansion = expand_spelling(fields, _single_term(words(leaf.text)[0]), leaf.distance)
            if expansion.cut:
                self.cut.append(str(leaf))
            self._expansions[leaf] = expansion
        return self._expansions[leaf]

    def _find(self, leaf: Node, number: int, name: str) -> Occurrences:
        segment = self._segments[number]
        match leaf:
            case Word(distance=0) | Phrase():
                return self._find_named(leaf, segment, name)
            case Or():
                return either([self.as_written(child, number, name) for child in leaf.children])
            case Near():
                left, right = (self.as_written(child, number, name) for child in (leaf.left, leaf.right))
                return Nearby(left, right, leaf.distance, bounds_finder(segment, name), ordered=leaf.ordered)
            case Pattern() | Word(distance=1 | 2):
                if isinstance(leaf, Pattern) or len(self._words_of(leaf.text)) == 1:
                    terms = self.expansion(leaf).terms
                    return either([_term(segment, name, term) for term in terms])
        return self._find_named(leaf, segment, name)

    def _find_named(self, leaf: Node, segment: Segment, name: str) -> Occurrences:
        """Return where words stand and, of a person, where the other spellings do."""
        found = self._find_words(leaf, segment, name)
        others = self.spellings(leaf) if name == "people" else ()
        return either([found, *(_known_name(segment, each) for each in others)]) if others else found

    def as_written(self, operand: Node, number: int, name: str) -> Occurrences:
        """Return where a leaf occurs: of a person, only the words that were asked for."""
        if isinstance(operand, Word | Phrase) and operand.field == "person" and not getattr(operand, "distance", 0):
            return self._find_words(operand, self._segments[number], name)
        return self.in_field(operand, number, name)

    def _words_of(self, text: str) -> list[IndexedWord]:
        if text not in self._words:
            self._words[text] = words(text)
        return self._words[text]

    def _find_words(self, leaf: Node, segment: Segment, name: str) -> Occurrences:
        if not isinstance(leaf, (Word, Phrase)):
            raise TypeError(f"{type(leaf).__name__} is no leaf")
        asked = self._words_of(leaf.text)
        if not asked:
            return Nowhere()
        if isinstance(leaf, Word):
            return phrase_occurrences(segment, name, asked, stemmed=is_stemmed(leaf.field))
        if leaf.slop is None:
            return phrase_occurrences(segment, name, asked, stemmed=False)
        return window_occurrences(segment, name, asked, leaf.slop)


def _with_words(field: Field, words: str) -> Iterator[str]:
    """Yield the zones of the speakers whose names, folded, hold some words in a row."""
    speakers = field.numbers_with_prefix(SPEAKER_ZONES.encode())
    if words:
        yield from (
            zone
            for number in field.holding(words.encode(), speakers)
            if f" {words} " in f" {(zone := field.term(number).decode()).removeprefix(SPEAKER_ZONES)} "
        )


def _known_name(segment: Segment, spelling: str) -> Occurrences:
    field = segment.field("spelling")
    number = field.find(keyword_term(fold_phrase(spelling)))
    if number is None:
        return Nowhere()
    name = phrase_occurrences(segment, "people", words(spelling), stemmed=False)
    return Whole(name, set(field.documents(number)))


def _term(segment: Segment, name: str, term: str) -> Occurrences:
    return term_occurrences(segment, name, term, stemmed=False)


def _single_term(word: IndexedWord) -> str:
    return word.joined or word.parts[0]
