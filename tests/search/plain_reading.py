"""A second, deliberately plain reading of a question: does this article match, by looking at every word of it.

It shares with the engine the tree, the making of terms, the texts that a field has, and the sentences of a paragraph;
nothing else. A text is a list of forms, each at a half-open interval of places; a leaf gives every interval at which it
stands, by nested loops over all of them.
"""

from collections import Counter
from datetime import timedelta
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

from index.people.names import may_name, read_name
from index.places import PARAGRAPH_BREAK, stretches
from index.sentences import sentences
from index.terms import fold, fold_phrase, stem, word_spans, words
from search.tree import And, Boost, Days, Every, Exactly, Has, Near, Not, Or, Pattern, Phrase, Present, Word, Zone

TEXT_FIELDS = ("title", "dek", "body", "people")
STEMMED = (None, "title", "dek", "body")


class Form(NamedTuple):
    """A term of a word: the places it takes, and the characters of its word."""

    term: str
    start: int
    end: int
    first: int
    last: int


class Section(NamedTuple):
    """The forms of a heading, None where there is none; of the text under it; and of its paragraphs and sentences."""

    heading: list[Form] | None
    text: list[Form]
    paragraphs: list[list[Form]]
    sentences: list[list[Form]]


def matches(tree, article):
    """Tell whether a question matches an article."""
    return Reading(article).matches(tree)


def forms_of(text):
    """Return the forms of a text, its words counted from 0."""
    found, place = [], 0
    for first, last, word in word_spans(text):
        found += [Form(f.term, place + f.offset, place + f.offset + f.width, first, last) for f in word.forms]
        place += word.places
    return found


class Reading:
    """An article, its words taken apart once for many questions."""

    def __init__(self, article):
        self.article = article
        self._fields = {}

    def texts(self, field):
        """Return the forms of each text of a field: a phrase runs through one of them, never into the next."""
        if field not in self._fields:
            self._fields[field] = [forms_of(text) for _, text, _ in stretches(self.article, field)]
        return self._fields[field]

    @cached_property
    def sections(self):
        body, found = self.article.body, []
        for heading, span in self.article.sections:
            text = body[span.start : span.end]
            forms = forms_of(text)
            paragraphs = list(_paragraphs(text))
            units = [
                (start + first, start + last) for start, end in paragraphs for first, last in sentences(text[start:end])
            ]
            found.append(
                Section(
                    forms_of(body[heading.start : heading.end]) if heading else None,
                    forms,
                    [_between(forms, *paragraph) for paragraph in paragraphs],
                    [_between(forms, *unit) for unit in units],
                )
            )
        return found

    def matches(self, tree):
        """Tell whether a question matches."""
        match tree:
            case And():
                return all(self.matches(child) for child in tree.children)
            case Or():
                return any(self.matches(child) for child in tree.children)
            case Not():
                return not self.matches(tree.child)
            case Boost():
                return self.matches(tree.child)
            case Zone():
                return self._matches_zone(tree)
            case Word(field="id") | Phrase(field="id"):
                return tree.text in self.article.ids
            case Word(field="path") | Pattern(field="path") | Phrase(field="path"):
                return any(_path_matches(tree, source.path) for source in self.article.sources)
            case Word() | Phrase() | Pattern() | Near():
                return self._matches_leaf(tree)
        return self._is(tree)

    def _matches_leaf(self, leaf):
        if isinstance(leaf, Word | Phrase) and leaf.field == "person" and self._names_somebody(leaf):
            return True
        fields = {None: TEXT_FIELDS, "person": ("people",)}.get(leaf.field, (leaf.field,))
        return any(intervals(leaf, text) for field in fields for text in self.texts(field))

    def _names_somebody(self, leaf):
        """Tell whether somebody here may be whom was asked for, under another spelling; loose words ask for nobody."""
        if getattr(leaf, "distance", 0) or getattr(leaf, "slop", None) is not None:
            return False
        asked = read_name(leaf.text)
        spellings = [name for person in self.article.people for name in (person.name, *person.spellings)]
        return any(may_name(asked, read_name(spelling)) for spelling in spellings)

    def _matches_zone(self, zone):
        if zone.kind == "said":
            ranges = self._quoted(zone.name)
        elif zone.kind == "same":
            name = f"{zone.name.text}s"
            ranges = [unit for section in self.sections for unit in getattr(section, name)]
        elif zone.name is None:
            ranges = [section.text for section in self.sections if zone.child or section.heading]
        else:
            ranges = [s.text for s in self.sections if s.heading is not None and intervals(zone.name, s.heading)]
        return any(zone.child is None or _holds(zone.child, text) for text in ranges)

    def _quoted(self, name):
        """Return the forms of each stretch that is quoted of whoever has that name, or of anybody."""
        found = []
        for quotation in self.article.quotations:
            if name is None or _speaks(name.text, quotation):
                for start, end in quotation.spans:
                    for (_, span), section in zip(self.article.sections, self.sections, strict=True):
                        if span.start <= start and end <= span.end:
                            found.append(_between(section.text, start - span.start, end - span.start))
        return [forms for forms in found if forms]

    def _is(self, tree):
        article = self.article
        match tree:
            case Every():
                return True
            case Days(field="event") | Present(field="event"):
                return _speaks_of(article.days, tree)
            case Has(what="quote"):
                return bool(self._quoted(None))
            case Days():
                return _is_in(getattr(article, tree.field), tree.period)
            case Exactly():
                spellings = [name for person in article.people for name in (person.name, *person.spellings)]
                return fold_phrase(tree.text) in map(fold_phrase, spellings)
            case Has(what="section"):
                return any(section.heading for section in self.sections)
            case Has(what="date") | Present(field="date"):
                return article.date is not None
            case Has(what="person"):
                return any(self.texts("people"))
            case Present(field="id" | "path" | "added"):
                return True
            case Present():
                return any(self.texts({"person": "people"}.get(tree.field, tree.field)))
        raise TypeError(f"no reading for {type(tree).__name__}")


def _holds(tree, text):
    """Tell whether a tree holds in one stretch of the body."""
    match tree:
        case And():
            return all(_holds(child, text) for child in tree.children)
        case Or():
            return any(_holds(child, text) for child in tree.children)
        case Not():
            return not _holds(tree.child, text)
        case Boost():
            return _holds(tree.child, text)
    return bool(intervals(tree, text))


def intervals(leaf, text):
    """Return the intervals of places at which a leaf stands in a text."""
    match leaf:
        case Or():
            return {interval for child in leaf.children for interval in intervals(child, text)}
        case Near():
            return _near(leaf, text)
        case Pattern():
            pattern = _pieces(leaf.text)
            return {(form.start, form.end) for form in text if _pattern_matches(pattern, form.term)}
        case Phrase(slop=None):
            return _in_a_row(_asked(leaf.text), text, stemmed=False)
        case Phrase():
            return _windows(_asked(leaf.text), text, leaf.slop)
        case Word(distance=0):
            return _in_a_row(_asked(leaf.text), text, stemmed=leaf.field in STEMMED)
    (word,) = _asked(leaf.text)
    asked = word.joined or word.parts[0]
    return {(form.start, form.end) for form in text if _edits(asked, form.term) <= leaf.distance}


@lru_cache
def _asked(text):
    return tuple(words(text))


def _near(leaf, text):
    found, left, right = set(), intervals(leaf.left, text), intervals(leaf.right, text)
    for a in left:
        for b in right:
            a_first = a[1] <= b[0] <= a[1] + leaf.distance
            b_first = b[1] <= a[0] <= b[1] + leaf.distance
            if a_first or (b_first and not leaf.ordered):
                found.add((min(a[0], b[0]), max(a[1], b[1])))
    return found


def _in_a_row(asked, text, *, stemmed):
    """Return where words follow each other with nothing between."""
    if not asked:
        return set()
    found = _word(asked[0], text, stemmed=stemmed)
    for word in asked[1:]:
        if not found:
            break
        following = _word(word, text, stemmed=stemmed)
        found = {(start, last) for start, end in found for first, last in following if end == first}
    return found


def _word(word, text, *, stemmed):
    """Return where a word stands: its parts in a row, or its joined form."""
    found = _term(word.parts[0], text, stemmed=stemmed)
    for part in word.parts[1:]:
        if not found:
            break
        following = _term(part, text, stemmed=stemmed)
        found = {(start, last) for start, end in found for first, last in following if end == first}
    return found | (_term(word.joined, text, stemmed=stemmed) if word.joined else set())


def _term(term, text, *, stemmed):
    if stemmed:
        wanted = stem(term)
        return {(form.start, form.end) for form in text if stem(form.term) == wanted}
    return {(form.start, form.end) for form in text if form.term == term}


def _windows(asked, text, others):
    """Return the windows that hold every word, a word asked twice two times, with so many other words at most."""
    counted = [(_word(word, text, stemmed=False), count) for word, count in Counter(asked).items()]
    if not counted or any(len(found) < count for found, count in counted):
        return set()
    every = set().union(*(found for found, _ in counted))
    windows = set()
    for start in {start for start, _ in every}:
        for end in {end for _, end in every}:
            widths = [
                sorted((b - a for a, b in found if start <= a and b <= end), reverse=True)[:count]
                for found, count in counted
            ]
            full = all(len(each) == count for each, (_, count) in zip(widths, counted, strict=True))
            if full and end - start - sum(map(sum, widths)) <= others:
                windows.add((start, end))
    return windows


def _between(forms, start, end):
    """Return the forms of the words that lie in a range of characters."""
    return [form for form in forms if start <= form.first and form.last <= end]


def _paragraphs(text):
    start = 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        if paragraph.strip():
            yield start, start + len(paragraph)
        start += len(paragraph) + len(PARAGRAPH_BREAK)


def _is_in(day, period):
    if day is None or period.undated:
        return day is None and period.undated
    return (period.start is None or period.start <= day) and (period.end is None or day <= period.end)


def _speaks_of(days, tree):
    """Tell whether some day is meant; of no day, whether there is none."""
    if isinstance(tree, Present):
        return bool(days)
    return not days if tree.period.undated else any(_is_meant(day, tree.period) for day in days)


def _is_meant(mention, period):
    """Tell whether a period that is spoken of overlaps one that is asked for, and is no longer, or a week at most."""
    days = [mention.first + timedelta(days=more) for more in range((mention.last - mention.first).days + 1)]
    asked = (period.end - period.start).days + 1 if period.start and period.end else None
    return (asked is None or len(days) <= max(7, asked)) and any(_is_in(day, period) for day in days)


def _speaks(asked, quotation):
    """Tell whether a name stands for a speaker: its words are in the name, or a person may be called so."""
    if quotation.speaker is None:
        return False
    wanted, name = fold_phrase(asked).split(), fold_phrase(quotation.speaker).split()
    if any(name[at : at + len(wanted)] == wanted for at in range(len(name))):
        return True
    return quotation.kind == "person" and may_name(read_name(asked), read_name(quotation.speaker))


def _path_matches(leaf, path):
    """Tell whether a path, or a run of its folders and its file's name, is as a glob says."""
    glob = tuple(leaf.text) if not isinstance(leaf, Pattern) else _glob(leaf.text)
    if glob[-1:] == ("/",):
        glob = glob[:-1]
    parts = path.split("/")
    runs = ("/".join(parts[first:last]) for first, last in combinations(range(len(parts) + 1), 2))
    return any(_pattern_matches(tuple(map(_lower, glob)), run.lower()) for run in runs)


def _lower(piece):
    return piece if isinstance(piece, _Wildcard) else piece.lower()


class _Wildcard(NamedTuple):
    """A ``*`` or a ``?`` that is no letter."""

    sign: str


def _glob(text):
    """Return the characters and wildcards of a pattern."""
    found, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
            found.append(text[at])
        else:
            found.append(_Wildcard(text[at]) if text[at] in "*?" else text[at])
        at += 1
    return tuple(found)


@lru_cache
def _pieces(text):
    """Return the folded letters and the wildcards of a pattern."""
    found, run = [], ""
    for piece in (*_glob(text), None):
        if isinstance(piece, str):
            run += piece
            continue
        found += fold(run)
        run = ""
        if piece is not None:
            found.append(piece)
    return tuple(found)


@lru_cache(maxsize=1 << 18)
def _pattern_matches(pattern, text):
    if not pattern:
        return not text
    head, rest = pattern[0], pattern[1:]
    if head == _Wildcard("*"):
        return any(_pattern_matches(rest, text[at:]) for at in range(len(text) + 1))
    return bool(text) and (head in (_Wildcard("?"), text[0])) and _pattern_matches(rest, text[1:])


@lru_cache(maxsize=1 << 18)
def _edits(a, b):
    """Count insertions, deletions, changes and swaps of neighbours; no letter is touched twice."""
    if abs(len(a) - len(b)) > 2:
        return 3
    table = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if not i or not j:
                table[i, j] = i + j
                continue
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(a), len(b)]
