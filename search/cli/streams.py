"""What the streams lead to: a terminal or not, how wide and high, with colours and links or without."""

from __future__ import annotations

import os

from search.output.layout import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

_WIDTH, _HEIGHT = 80, 24
_KNOWS_LINKS = (
    "DOMTERM", "GHOSTTY_RESOURCES_DIR", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "VTE_VERSION", "WEZTERM_PANE",
    "WT_SESSION",
)  # fmt: skip
_LINKING_TERMS = ("alacritty", "contour", "foot", "xterm-ghostty", "xterm-kitty")
_LINKING_PROGRAMS = ("ghostty", "Hyper", "iTerm.app", "rio", "Tabby", "vscode", "WezTerm", "zed")


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody looks at a stream."""
    return stream is not None and stream.isatty()


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal obeys no escape sequences."""
    return environment.get("TERM") == "dumb"


def width(stream: TextIO, environment: Mapping[str, str]) -> int:
    """Return a stream's columns: what ``COLUMNS`` says, else the terminal's, else 80."""
    return _size(stream, environment, "COLUMNS", 0, _WIDTH)


def height(stream: TextIO, environment: Mapping[str, str]) -> int:
    """Return a stream's rows: what ``LINES`` says, else the terminal's, else 24."""
    return _size(stream, environment, "LINES", 1, _HEIGHT)


def _size(stream: TextIO, environment: Mapping[str, str], name: str, which: int, default: int) -> int:
    given = environment.get(name, "")
    if given.isascii() and given.isdigit() and int(given):
        return int(given)
    # Asked each time: a terminal changes its size while a program runs.
    return (os.get_terminal_size(stream.fileno())[which] or default) if is_terminal(stream) else default


def fitted(text: str, stream: TextIO, environment: Mapping[str, str]) -> str:
    """Return text for a stream: where it is a terminal, its lines broken at words to fit; else as it is."""
    if not is_terminal(stream):
        return text
    room = width(stream, environment)
    return "\n".join(
        part for line in text.split("\n") for part in ([line[a:b] for a, b in lines(line, room)] or [line])
    )


def draws_blocks(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether bars are drawn with block characters: a terminal that says that it knows no UTF-8 gets ASCII.

    A pipe gets the same bytes everywhere. Where no locale is named nothing is known against them.
    """
    if not is_terminal(stream):
        return True
    # In the order in which POSIX asks them (XBD 8.2).
    locale = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environment.get(name))), "UTF-8")
    return not is_dumb(environment) and locale.upper().replace("-", "").endswith("UTF8")


def wants_color(when: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether to colour: ``always`` and ``never`` say it; else NO_COLOR, FORCE_COLOR, and what the stream is."""
    if when != "auto":
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (is_terminal(stream) and not is_dumb(environment))


def link_template(when: str, stream: TextIO, environment: Mapping[str, str]) -> str | None:
    """Return how a place in a file is addressed, None where no link is wanted or the terminal would not know it."""
    if when == "never" or (when == "auto" and not (is_terminal(stream) and _knows_links(environment))):
        return None
    if environment.get("TERM_PROGRAM") == "vscode":
        return "vscode://file{path}:{line}:{column}"
    # Kitty and iTerm2 read the fragment as a line; GLib, behind most others, leaves it off.
    return "file://{host}{path}#{line}"


def _knows_links(environment: Mapping[str, str]) -> bool:
    """Tell whether a terminal is one that is known to show OSC 8; those in between (tmux, screen) may swallow it."""
    if is_dumb(environment) or "TMUX" in environment or environment.get("TERM", "").startswith(("screen", "tmux")):
        return False
    return (
        any(environment.get(name) for name in _KNOWS_LINKS)
        or environment.get("TERM", "").startswith(_LINKING_TERMS)
        or environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
    )
