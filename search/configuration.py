"""What a user may settle once: where the index is, what goes into it, how hits are shown.

Each setting comes from the first of these that says something of it: an option, the environment, the nearest
``newsdex.toml`` in this folder or one above it, the user's own, the default. Paths in a file count from the file's
folder, so that a question may be asked anywhere below it.
"""

from __future__ import annotations

import os

from index.errors import NewsdexError
from index.frozen import NamedTuple, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeGuard

FILE_NAME = "newsdex.toml"
DEFAULT = "default"
_PALETTE = "colours"


class Value(NamedTuple):
    """A setting's value, and where it comes from, in the user's words."""

    value: Any
    source: str


@frozen
class Settings:
    """Every setting, with where it comes from.

    Attributes:
        values: By key, in the order in which they are shown; a colour's key is ``colours.ROLE``.
    """

    values: Mapping[str, Value]

    @property
    def index(self) -> str:
        """The index's folder, or what else names it."""
        path: str = self.values["index"].value
        return path

    @property
    def roots(self) -> tuple[str, ...]:
        """Files and folders to index where none is named; empty where nothing is said of them."""
        roots: tuple[str, ...] = self.values["roots"].value
        return roots

    @property
    def limit(self) -> int:
        """Hits on a page."""
        limit: int = self.values["limit"].value
        return limit

    @property
    def sort(self) -> str:
        """One of ``searcher.SORTS``."""
        sort: str = self.values["sort"].value
        return sort

    @property
    def dayfirst(self) -> bool:
        """Whether ``3/1/2025`` is the third of January."""
        dayfirst: bool = self.values["dayfirst"].value
        return dayfirst

    @property
    def colours(self) -> Mapping[str, str]:
        """What each role is painted in, by role; only those that something is said of."""
        return {
            key.partition(".")[2]: value.value
            for key, value in self.values.items()
            if key.startswith(f"{_PALETTE}.") and value.source != DEFAULT
        }


def settings(options: Mapping[str, Any], environment: Mapping[str, str], folder: str | os.PathLike[str]) -> Settings:
    """Return every setting.

    Args:
        options: What the command line says, by key.
        environment: Its ``NEWSDEX_…`` variables say something of settings, ``XDG_CONFIG_HOME`` and ``HOME`` where the
            user's own file is.
        folder: Where the nearest file is looked for, and then in those above it.

    Raises:
        NewsdexError: A file cannot be read, has an unknown key or a value of the wrong kind, or a variable has one.
    """
    # From the weakest to the strongest: what comes later replaces what came before.
    found = {key: Value(kind.default, DEFAULT) for key, kind in _KINDS.items()}
    for path in _files(environment, os.fspath(folder)):
        found |= _of_file(path)
    for key in _KINDS.keys() - _ROLES:
        name = f"NEWSDEX_{key.upper()}"
        if environment.get(name):
            found[key] = Value(_checked(_KINDS[key].from_text, environment[name], name), name)
    if environment.get("NEWSDEX_COLOURS"):
        found |= _colours_of(environment["NEWSDEX_COLOURS"])
    found |= {key: Value(value, f"--{key}") for key, value in options.items()}
    return Settings({key: found[key] for key in _KINDS})


def user_folder(environment: Mapping[str, str]) -> str | None:
    """Return the folder of the user's own settings and saved questions, there or not; None where none is known."""
    return _home(environment, "XDG_CONFIG_HOME", ".config")


def state_folder(environment: Mapping[str, str]) -> str | None:
    """Return the folder of what is remembered from one run to the next, there or not; None where none is known."""
    return _home(environment, "XDG_STATE_HOME", ".local/state")


def _home(environment: Mapping[str, str], variable: str, below_home: str) -> str | None:
    given = environment.get(variable) or environment.get("APPDATA")
    if given and os.path.isabs(given):  # XDG Base Directory Specification: a relative one is ignored
        return os.path.join(given, "newsdex")
    home = environment.get("HOME") or environment.get("USERPROFILE")
    return os.path.join(home, below_home, "newsdex") if home else None


def _files(environment: Mapping[str, str], folder: str) -> list[str]:
    """Return the files that there are, the user's own first, then the nearest."""
    own = user_folder(environment)
    files = [path] if own and os.path.isfile(path := os.path.join(own, FILE_NAME)) else []
    while True:
        path = os.path.join(folder, FILE_NAME)
        if os.path.isfile(path):
            return [*files, path] if path not in files else files
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return files


def _of_file(path: str) -> dict[str, Value]:
    # Only who has such a file waits for what reads it.
    import tomllib  # noqa: PLC0415

    try:
        with open(path, encoding="utf-8") as file:
            data = tomllib.loads(file.read())
    except RecursionError:
        raise NewsdexError(f"{path}: nested too deep") from None
    except (OSError, ValueError) as error:  # no UTF-8, no TOML, or a number too long
        raise NewsdexError(f"{path}: {error}") from error
    colours = data.pop(_PALETTE, {})
    if not isinstance(colours, dict):
        raise NewsdexError(f'{path}: {_PALETTE} is a table; write [{_PALETTE}] and below it: hit = "bold red"')
    flat = data | {f"{_PALETTE}.{role}": value for role, value in colours.items()}
    found = {}
    for key, value in flat.items():
        kind = _KINDS.get(key)
        if kind is None:
            raise _unknown(key, path)
        place = f"{path}: {key}"
        read = _checked(kind.from_file, value, place)
        if kind.is_path:
            read = _from_folder(read, os.path.dirname(path))
        found[key] = Value(read, path)
    return found


def _from_folder(read: str | tuple[str, ...], folder: str) -> str | tuple[str, ...]:
    """Return paths that count from a file's folder as they are named from the current one."""
    if isinstance(read, tuple):
        return tuple(str(_from_folder(each, folder)) for each in read)
    if "://" in read:
        return read
    there = os.path.join(folder, os.path.expanduser(read))
    return there if os.path.isabs(os.path.expanduser(read)) else os.path.relpath(there)


def _colours_of(text: str) -> dict[str, Value]:
    found = {}
    for part in text.split(":"):
        role, _, written = part.partition("=")
        key = f"{_PALETTE}.{role.strip()}"
        if key not in _KINDS:
            raise _unknown(role.strip(), "NEWSDEX_COLOURS", [key.partition(".")[2] for key in _ROLES])
        found[key] = Value(_checked(_colour, written.strip(), f"NEWSDEX_COLOURS: {role}"), "NEWSDEX_COLOURS")
    return found


def _unknown(key: str, place: str, known: list[str] | None = None) -> NewsdexError:
    from search.fields import nearest  # noqa: PLC0415 - only who made a mistake waits for it

    names = known or list(_KINDS)
    suggest = nearest(key, names)
    means = f"did you mean {' or '.join(suggest)}?" if suggest else f"there are: {', '.join(names)}"
    return NewsdexError(f"{place}: unknown key {key!r}; {means}")


def _checked(read: Callable[[Any], Any], value: object, place: str) -> Any:  # noqa: ANN401 - of each key's own kind
    try:
        return read(value)
    except NewsdexError as error:
        raise NewsdexError(f"{place}: {error}") from None


def _is_path(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value) and "\0" not in value


def _path(value: object) -> str:
    if not _is_path(value):
        raise NewsdexError(f'{value!r} is no path; write it as "folder"')
    return value


def _paths(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(map(_is_path, value)):
        raise NewsdexError(f'{value!r} is no list of paths; write it as ["corpus", "wire"]')
    return tuple(value)


def _limit(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise NewsdexError(f"{value!r} is no number of hits; write it as 10")
    return value


def _sort(value: object) -> str:
    from search.searcher import SORTS  # noqa: PLC0415 - only who chooses an order waits for it here

    if value not in SORTS:
        raise NewsdexError(f"{value!r} is no order; there are: {', '.join(SORTS)}")
    return str(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise NewsdexError(f"{value!r} is neither true nor false")
    return value


def _colour(value: object) -> str:
    from search.output.colours import sequence  # noqa: PLC0415 - only who chooses colours waits for it

    if not isinstance(value, str):
        raise NewsdexError(f'{value!r} is no colour; write it as "bold red"')
    sequence(value)
    return value


def _whole_number(text: str) -> int:
    return _limit(int(text) if text.isascii() and text.isdigit() else text)


def _yes_or_no(text: str) -> bool:
    return _truth(
        {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(text.lower(), text)
    )


@frozen
class _Kind:
    """How one setting is read.

    Attributes:
        default: Where nothing says otherwise; of a colour None, whose default is the palette's.
        from_file: Its value in a file to what is used; raises NewsdexError.
        from_text: The same of a variable.
        is_path: Whether it counts from the file's folder.
    """

    default: Any
    from_file: Callable[[Any], Any]
    from_text: Callable[[str], Any]
    is_path: bool = False


_KINDS = {
    "index": _Kind(".newsdex", _path, _path, is_path=True),
    "roots": _Kind((), _paths, lambda text: tuple(filter(None, text.split(os.pathsep))), is_path=True),
    "limit": _Kind(10, _limit, _whole_number),
    "sort": _Kind("score", _sort, _sort),
    "dayfirst": _Kind(default=False, from_file=_truth, from_text=_yes_or_no),
    **{f"{_PALETTE}.{role}": _Kind(None, _colour, _colour) for role in ("date", "title", "section", "place", "hit")},
}
_ROLES = frozenset(key for key in _KINDS if key.startswith(_PALETTE))
