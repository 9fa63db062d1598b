"""Where articles are kept: in a folder, or on a cluster, told by the location of the index alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NewsdexError
from index.location import is_place
from index.writer import update_index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.checking import Finding
    from index.options import Options
    from index.writer import Report


def update(  # noqa: PLR0913 - what the command line gives
    where: str,
    paths: Sequence[str],
    options: Options,
    standard_input: str | None,
    environment: Mapping[str, str],
    *,
    part: str | None = None,
    shards: int | None = None,
    replicas: int | None = None,
) -> Report:
    """Bring an index up to date, wherever it is; make it if there is none.

    Args:
        where: A folder, or ``opensearch://host:9200/name``.
        paths: What to look at; none means the remembered roots, else ``corpus``.
        options: How to run.
        standard_input: JSON Lines that were piped in, if any.
        environment: The process's variables, where a cluster's credentials are.
        part: Of several machines that share one corpus, which this is: ``3/16``. Of a cluster alone, as the next two.
        shards: Of an index that is made.
        replicas: Of each shard.

    Raises:
        NewsdexError: See ``update_index`` and ``update_cluster``.
    """
    if not is_place(where):
        if part or shards or replicas is not None:
            raise NewsdexError(f"{where}: a folder has no parts, shards or replicas; they are a cluster's")
        return update_index(Path(where), paths, options, standard_input)
    # An extra, and half a second to import.
    from index.opensearch.connection import connect  # noqa: PLC0415
    from index.opensearch.making import read_part  # noqa: PLC0415
    from index.opensearch.place import read_place  # noqa: PLC0415
    from index.opensearch.writer import DEFAULT_LAYOUT, WHOLE, Layout, update_cluster  # noqa: PLC0415

    layout = Layout(shards or DEFAULT_LAYOUT.shards, DEFAULT_LAYOUT.replicas if replicas is None else replicas)
    place = read_place(where)
    mine = read_part(part) if part else WHOLE
    return update_cluster(
        connect(place, environment), place, paths, options, layout=layout, part=mine, standard_input=standard_input
    )


def findings_of(where: str, environment: Mapping[str, str]) -> list[Finding]:
    """Return what is wrong with an index, wherever it is; nothing if it is whole.

    Args:
        where: A folder, or ``opensearch://host:9200/name``.
        environment: As in ``update``.

    Raises:
        NewsdexError: See ``checking.check`` and ``opensearch.checking.check``.
    """
    if not is_place(where):
        from index.checking import check as check_folder  # noqa: PLC0415 - most runs check nothing

        return check_folder(Path(where))
    from index.opensearch.checking import check as check_cluster  # noqa: PLC0415 - an extra
    from index.opensearch.connection import connect  # noqa: PLC0415
    from index.opensearch.place import read_place  # noqa: PLC0415

    place = read_place(where)
    return check_cluster(connect(place, environment), place)
