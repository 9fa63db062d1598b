"""Where an index on a cluster is, as the user writes it: ``opensearch://host:9200,other:9200/name``.

``opensearch://`` speaks TLS, and certificates are verified. ``opensearch+http://`` is clear text: for a node on this
machine, or a network that does its own encryption; a password is then sent to this machine alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.errors import NewsdexError
from index.location import SCHEMES

_PORT = 9200
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")
_HOST = re.compile(r"(?P<host>[^:\[\]/?#\s]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5}))?")
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|\[::1\]")
_EXAMPLE = "opensearch://host:9200/name"


@dataclass(frozen=True, slots=True)
class Place:
    """An index on a cluster.

    Attributes:
        hosts: Host and port of each node to talk to.
        name: Of the index: an alias of the one that holds the articles.
        encrypted: Whether to speak TLS.
    """

    hosts: tuple[tuple[str, int], ...]
    name: str
    encrypted: bool = True

    @property
    def local(self) -> bool:
        """Whether every host is this machine."""
        return all(_LOOPBACK.fullmatch(host) for host, _ in self.hosts)

    def __str__(self) -> str:
        scheme = "opensearch" if self.encrypted else "opensearch+http"
        return f"{scheme}://{','.join(f'{host}:{port}' for host, port in self.hosts)}/{self.name}"


def read_place(where: str) -> Place:
    """Read a location.

    Raises:
        NewsdexError: It is none, or holds what does not belong there, as a password.
    """
    scheme, _, rest = where.partition("://")
    hosts, _, name = rest.partition("/")
    if "@" in hosts:
        # Not repeated in the message: what stands before the @ is a secret.
        raise NewsdexError(
            f"a user or a password does not belong in the index's location (write {_EXAMPLE}): set "
            "NEWSDEX_OPENSEARCH_USER and NEWSDEX_OPENSEARCH_PASSWORD, or write them into ~/.netrc"
        )
    found = [_HOST.fullmatch(host) for host in hosts.split(",")]
    if scheme not in SCHEMES or not all(found):
        raise NewsdexError(f"{where}: not the location of an index on a cluster; write {_EXAMPLE}")
    if not _NAME.fullmatch(name):
        raise NewsdexError(
            f"{where}: {name!r} is no name for an index on a cluster: lower-case letters, digits, '-', '_' and '.'"
        )
    pairs = tuple((match["host"], int(match["port"] or _PORT)) for match in found if match)
    return Place(pairs, name, SCHEMES[scheme])
