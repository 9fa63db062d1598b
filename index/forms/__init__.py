"""A reader per form: text in, frozen renditions out; none does I/O.

The caller gives decoded text: no byte order mark, lines ended by a newline alone. All other characters, no-break and
zero-width spaces and soft hyphens among them, stay in the body as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import UnreadableError

# Each reader has many patterns to compile: a run that reads JSON Lines alone does not wait for those of pages.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Rendition
    from index.forms.recurrence import Recurrence

ENDINGS = {".txt": "page", ".md": "markdown", ".jsonl": "json"}


def form_of(path: str, text: str) -> str | None:
    """Tell a text's form by its file's ending and, for ``.txt``, by what it holds.

    Returns:
        ``page``, ``cleaned``, ``markdown`` or ``json``; None for an ending that is not read. ``.jsonl.gz`` and
        ``.jsonl.xz`` are the caller's to unpack, and ``-`` is standard input, which holds JSON Lines.
    """
    name = path.lower().removesuffix(".gz").removesuffix(".xz")
    if name == "-":
        return "json"
    form = next((form for ending, form in ENDINGS.items() if name.endswith(ending)), None)
    if form != "page":
        return form
    from index.forms.cleaned import is_cleaned

    return "cleaned" if is_cleaned(text) else form


def read(text: str, path: str, recurrence: Recurrence) -> Iterator[Rendition | UnreadableError]:
    """Read the text of one file: its renditions in file order, and an error for what could not be read.

    Args:
        text: Decoded, newlines only, without a byte order mark.
        path: As the user would name the file.
        recurrence: What recurs over the corpus; used for pages alone.
    """
    form = form_of(path, text)
    if form == "json":
        from index.forms.jsonlines import read_json_lines

        yield from read_json_lines(text, path)
        return
    try:
        if form == "page":
            from index.forms.page import read_page

            yield read_page(text, path, recurrence)
        elif form == "cleaned":
            from index.forms.cleaned import read_cleaned

            yield read_cleaned(text, path)
        elif form == "markdown":
            from index.forms.markdown import read_markdown

            yield read_markdown(text, path)
        else:
            yield UnreadableError(path, "not a form that is read: .txt, .md, .jsonl")
    except UnreadableError as error:
        yield error
