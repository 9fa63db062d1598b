"""What an option is, said once: click's options are made of it, and a plain line is read by it without click.

Click's import takes as long as everything else that a question needs. It is wanted for help, for errors and for what
is written otherwise than here; a line that is read here means what it means to click.
"""

from __future__ import annotations

import datetime

from index.frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

FLAG, TEXT, NUMBER, DAY = "flag", "text", "number", "day"
"""What an option takes: nothing, any text, a whole number from 1, a day as 2025-02-13."""


@frozen
class Option:
    """An option of a command.

    Attributes:
        key: What the command calls its value.
        names: As they are typed: a short one, if there is one, and a long one.
        takes: ``FLAG``, ``TEXT``, ``NUMBER``, ``DAY``, or the words that may stand there.
        help: What it does, in a line.
        metavar: What stands for its value in the help.
        off: What undoes a flag.
        default: Where it is not given.
        variable: Of the environment, whose value stands for it where it is not given.
    """

    key: str
    names: tuple[str, ...]
    takes: str | tuple[str, ...]
    help: str
    metavar: str | None = None
    off: str | None = None
    default: str | bool | None = None
    variable: str | None = None


_WHEN = ("auto", "always", "never")

COMMON = (
    Option(
        "index",
        ("-i", "--index"),
        TEXT,
        "The index: a folder, or opensearch://HOST:9200/NAME.  [default: .newsdex]",
        metavar="WHERE",
    ),
    Option("now", ("--now",), DAY, "The day that `today` means.", metavar="DATE", variable="NEWSDEX_NOW"),
    Option("color", ("--color",), _WHEN, "Colour: auto, always or never.", metavar="WHEN", default="auto"),
    Option("hyperlink", ("--hyperlink",), _WHEN, "Link files, likewise.", metavar="WHEN", default="auto"),
    Option("pager", ("--pager",), FLAG, "Page it always or never, not just if it is long.", off="--no-pager"),
    Option("quiet", ("-q", "--quiet"), FLAG, "Say nothing beside the output but errors.", default=False),
)
"""What every command takes."""


def read_plain(
    options: Sequence[Option], arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[str, ...]] | None:
    """Read a line of options that are spelt out, each value behind its name, and words.

    Args:
        options: Those that there are.
        arguments: The line, behind the name of the command.
        environment: The process's.

    Returns:
        The value of each option by its key, and the words in their order; None where anything is not plain.
    """
    given: dict[str, Any] = {}
    words: list[str] = []
    named = {name: (option, True) for option in options for name in option.names}
    named |= {option.off: (option, False) for option in options if option.off}
    rest = iter(arguments)
    for argument in rest:
        if argument not in named:
            if argument.startswith("-") and argument != "-":
                return None
            words.append(argument)
            continue
        option, on = named[argument]
        value = on if option.takes == FLAG else _value(option, next(rest, ""))
        if value is None:
            return None
        given[option.key] = value
    for option in options:
        if option.key not in given:
            of_environment = environment.get(option.variable or "")
            value = _value(option, of_environment) if of_environment else option.default
            if of_environment and value is None:
                return None
            given[option.key] = value
    return given, tuple(words)


def _value(option: Option, written: str) -> Any:
    """Return what a value means; None where it is wrong, or is to be looked at more closely."""
    if not written or written.startswith("-"):
        return None
    if option.takes == NUMBER:
        return int(written) if written.isascii() and written.isdigit() and int(written) else None
    if option.takes == DAY:
        try:
            return datetime.date.fromisoformat(written)
        except ValueError:
            return None
    return written if option.takes == TEXT or written in option.takes else None


def contradicting(*options: str, why: str) -> str:
    """Return what is said of options that contradict each other."""
    return f"{' and '.join(options)} contradict each other: {why}"
