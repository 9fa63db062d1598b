"""What is noted of articles as they come: values that are looked up whole, and numbers that lead to documents."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from index.codec.inversion import Integers, Occurrences
from index.columns import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterable


def integers(values: array[int]) -> Integers:
    """Return an array as NumPy sees it, without a copy."""
    return np.frombuffer(values, values.typecode) if values else np.zeros(0, values.typecode)


class Values:
    """A field of values that are looked up whole, document by document."""

    def __init__(self) -> None:
        self.number: dict[bytes, int] = {}
        self._numbers, self._documents = array("I"), array("I")

    def number_of(self, value: bytes) -> int:
        """Return the number of a value, a new one if it has none."""
        return self.number.setdefault(value, len(self.number))

    def add(self, document: int, values: Iterable[bytes]) -> None:
        """Take in the values of a document, each once."""
        number = self.number
        for value in dict.fromkeys(values):
            self._numbers.append(number.setdefault(value, len(number)))
            self._documents.append(document)

    def occurrences(self) -> Occurrences:
        """Return all that was added."""
        numbers, documents = integers(self._numbers), integers(self._documents)
        return Occurrences(list(self.number), numbers, documents, np.zeros(len(numbers), np.uint32))


class LookupField:
    """Numbers that lead to documents, as they come."""

    def __init__(self, kind: str) -> None:
        self._numbers, self._documents = array(kind), array("I")

    def extend(self, document: int, numbers: Iterable[int]) -> None:
        """Let numbers lead to a document."""
        before = len(self._numbers)
        self._numbers.extend(numbers)
        self._documents.extend((document,) * (len(self._numbers) - before))

    def lookup(self) -> Lookup:
        """Return all that was added."""
        return Lookup(integers(self._numbers), integers(self._documents))
