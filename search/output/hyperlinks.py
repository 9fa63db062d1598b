"""Where a file that is shown lies, as an address that a terminal can open (OSC 8)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

from index.errors import NewsdexError

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.reader import Reader


@dataclass(frozen=True)
class Hyperlinks:
    """Gives the addresses of places in files.

    Attributes:
        template: With ``{host}``, ``{path}``, ``{line}`` and ``{column}`` in it.
        host: This machine, so that a terminal elsewhere knows that the file is not on its own.
        reader: Gives the index that the files were read into; called when the first link is made.
    """

    template: str
    host: str
    reader: Callable[[], Reader]

    def __call__(self, path: str, line: int, column: int) -> str | None:
        """Return the address of a place, None for what is no file.

        Args:
            path: As hits show it: under the name that its root was given.
            line: From 1.
            column: In that line, from 1.
        """
        at = self._located(path)
        if at is None:
            return None
        quoted = quote_from_bytes(os.fsencode(at))
        return self.template.format(host=self.host, path=quoted, line=line, column=column)

    def _located(self, path: str) -> str | None:
        """Return where a file is: here if it lies below a root of the index as it is shown, else as was noted."""
        here = os.path.realpath(path)
        if Path(here).is_file() and any(here == root or here.startswith(f"{root}/") for root in self._roots):
            return here
        return self._noted.get(path)

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        return self.reader().toc.roots

    @cached_property
    def _noted(self) -> dict[str, str]:
        try:
            manifest = self.reader().manifest()
        except NewsdexError:  # hits without links are hits
            return {}
        return {known.path: known.at for known in manifest.files.values()}
