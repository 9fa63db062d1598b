"""What the user can mend; everything else is a bug and keeps its traceback."""


class NewsdexError(Exception):
    """Say in one line what is wrong, where, and what to do; the text may be shown as it is."""


class UnreadableError(NewsdexError):
    """A file, or one line of it, that cannot be read as a document.

    Attributes:
        path: The file as the user would name it.
        line: The line, from 1, or None where the whole file is meant.
        reason: What is wrong with it, lower-case, without the path.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class NoIndexError(NewsdexError):
    """There is no index at the place that was named."""


class DamagedIndexError(NewsdexError):
    """The index cannot be trusted: cut, altered, foreign, or of another version."""


class LockedIndexError(NewsdexError):
    """Another process is writing to the index."""


class UnwritableError(NewsdexError):
    """The index cannot be written: the disk is full, the folder read-only or gone; what it was before, it still is."""
