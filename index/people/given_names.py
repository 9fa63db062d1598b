"""First names: the strongest sign that a run of capitals is somebody's name.

Written for this project from general knowledge; nothing is copied from a list. Folded (lower case, no diacritics).
"""

from __future__ import annotations

import os.path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LIST: Final = "given.txt"


def _read() -> frozenset[str]:
    """Read the list of first names, of many peoples.

    By its path: a question reads it too, and ``importlib.resources`` takes longer to import than all of this.
    """
    with open(os.path.join(os.path.dirname(__file__), _LIST), encoding="ascii") as file:  # noqa: PTH118, PTH120, PTH123
        return frozenset(name for line in file if not line.startswith("#") for name in line.split())


GIVEN: Final = _read()

# First names that are as often a place, a word or a title: they prove nothing alone.
WEAK: Final = frozenset(
    """
art austin chelsea christian dallas dakota dean drew earl georgia grant charlotte hope hunter israel jackson jordan kent
lincoln lorde madison marine max miles orlando paris pearl preston roman sandy santos savannah shah stormy summer
sydney taylor tiger victoria virginia will florence faith grace rose angel chad chase troy clay duke king prince major
marshall santiago salvador sterling venus victor alpha mercedes milan kelvin sierra phoenix verde said dawn eden mina
shelby abu san ivory amber crystal carolina baron judge ming milo viola cliff pat rex rod
""".split()  # noqa: SIM905
)
