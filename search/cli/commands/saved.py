"""``newsdex saved``: questions with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from search.cli.command import ASK, CommandGroup, QuestionCommand, command

if TYPE_CHECKING:
    from search.cli.session import Session

# What a command runs on is imported when it runs.
# ruff: noqa: PLC0415


@command(
    "add",
    section=ASK,
    cls=QuestionCommand,
    examples=(("newsdex saved add envoy 'person:Witkoff OR person:Rubio'", "then: newsdex search '@envoy date:7d'"),),
)
@click.argument("name", metavar="NAME")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
def add(session: Session, name: str, query: tuple[str, ...]) -> None:
    """Save a question under a name, in place of one that had it."""
    from search.arguments import join_arguments
    from search.parser import parse

    name = name.removeprefix("@")
    saved = session.saved
    question = " ".join(join_arguments(query).text.split())
    # Read as it will be, itself among the names that it may use: so no question comes to stand for itself.
    parse(question, now=session.today, dayfirst=session.settings.dayfirst, saved=dict(saved) | {name: question})
    before = saved.save(name, question)
    if before is not None and before != question:
        session.report(f"@{name} was: {before}")
    session.report(f"@{name} is: {question}")


@command(
    "ls",
    section=ASK,
    examples=(("newsdex saved ls", "every saved question"), ("newsdex saved ls --format json", "for a program")),
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def ls(session: Session, form: str) -> None:
    """List the saved questions."""
    saved = session.saved
    if form == "json":
        listed = [{"name": name, "query": question} for name, question in saved.items()]
        from search.output.data import VERSION, dump

        session.write(dump({"v": VERSION, "saved": listed}) + "\n")
        return
    if not saved:
        session.hint("nothing is saved yet; save a question with: newsdex saved add NAME QUERY")
    width = max(map(len, saved), default=0)
    style = session.style
    session.show(
        "".join(f"{style.paint('title', f'@{name}')}{' ' * (width - len(name))}  {style.safe(question)}\n"
                for name, question in saved.items())
    )  # fmt: skip


@command("rm", section=ASK, examples=(("newsdex saved rm envoy", "forget a saved question"),))
@click.argument("name", metavar="NAME")
def rm(session: Session, name: str) -> None:
    """Remove a saved question."""
    from index.errors import NewsdexError
    from search.fields import nearest
    from search.references import names_in

    name = name.removeprefix("@")
    saved = session.saved
    if name not in saved:
        suggest = nearest(name, saved)
        remedy = f"did you mean {suggest[0]}?" if suggest else "newsdex saved ls lists all"
        raise NewsdexError(f"no saved question {name!r}; {remedy}")
    users = [other for other, question in saved.items() if name in names_in(question)]
    if users:
        raise NewsdexError(f"@{name} stands in @{users[0]}; remove that first: newsdex saved rm {users[0]}")
    question = saved[name]
    saved.remove(name)
    session.report(f"@{name} is no more; it was: {question}")


saved = CommandGroup(
    "saved",
    section=ASK,
    help="Save questions; in others @NAME then stands for them.",
    commands=(add, ls, rm),
    alone=ls,
    examples=(
        ("newsdex saved add envoy 'person:Witkoff OR person:Rubio'", "save a question"),
        ("newsdex search '@envoy date:2025-02'", "ask it, within a month"),
        ("newsdex search --new @envoy", "what came into the index since it was last asked so"),
        ("newsdex saved ls", "every saved question"),
        ("newsdex saved rm envoy", "forget one"),
    ),
)
