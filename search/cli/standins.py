"""Modules that click imports and a question never uses, imported when they are first asked for something.

``inspect`` brings the compiler's tables and a tokeniser with it, ``platform`` nine regular expressions: together a
quarter of click's import. ``importlib.util.LazyLoader`` would do for the one but not for the other, which ``uuid`` asks
for the system's name as soon as it is imported.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Inspect(ModuleType):
    """Stands for ``inspect``."""

    @staticmethod
    def cleandoc(doc: str) -> str:
        """Return a text without the indentation of its lines; every option's help is cleaned so, and is one line."""
        return doc.lstrip(" ") if doc.isprintable() else _real("inspect").cleandoc(doc)

    def __getattr__(self, name: str) -> Any:
        return getattr(_real("inspect"), name)


class _Platform(ModuleType):
    """Stands for ``platform``."""

    @staticmethod
    def system() -> str:
        """Return the name of the system."""
        return os.uname().sysname if os.name == "posix" else _real("platform").system()

    def __getattr__(self, name: str) -> Any:
        return getattr(_real("platform"), name)


def _real(name: str) -> Any:
    if isinstance(sys.modules.get(name), _Inspect | _Platform):
        del sys.modules[name]
    return import_module(name)


def import_click() -> None:
    """Import click with these modules stood in for; whoever imports them later gets the modules themselves."""
    for each in (_Inspect("inspect"), _Platform("platform")):
        sys.modules.setdefault(each.__name__, each)
    import click  # noqa: F401, PLC0415 - with what was put in place for it

    for name in ("inspect", "platform"):
        if isinstance(sys.modules[name], _Inspect | _Platform):
            del sys.modules[name]
