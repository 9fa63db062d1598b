"""Files of an index are regular files of its folder: no link leads a reader or a writer out of it, no pipe stops it."""

from __future__ import annotations

import os
import stat

from index.errors import DamagedIndexError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: str | os.PathLike[str]) -> BinaryIO:
    """Return a file of an index, open for reading.

    Raises:
        DamagedIndexError: It is a link, a folder, a pipe or a device.
        FileNotFoundError: There is none.
    """
    if os.path.islink(path):  # where O_NOFOLLOW is not known, and for the message
        raise DamagedIndexError(f"{path}: a link, where an index has files of its own; {_REMEDY}")
    descriptor = os.open(path, os.O_RDONLY | _SAFELY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise DamagedIndexError(f"{path}: not a regular file; {_REMEDY}")
    return os.fdopen(descriptor, "rb")


def refuse_links(folder: Path) -> None:
    """See that nothing in a folder that is to be written to leads out of it.

    Raises:
        DamagedIndexError: Something does.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_file(follow_symlinks=False):
                raise DamagedIndexError(f"{entry.path}: not a regular file, which an index has alone; {_REMEDY}")


_REMEDY = "take it away, then run: newsdex check"
