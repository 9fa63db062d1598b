"""The connection to a cluster: credentials, encryption, retries, and its errors in words.

A user and a password, or a token, come from the environment (``NEWSDEX_OPENSEARCH_USER``, ``…_PASSWORD``,
``…_TOKEN``) or a netrc file, never from the command line; no message shows them. ``NEWSDEX_OPENSEARCH_CA`` names the
certificate of the authority that signed the cluster's, where the machine does not trust it already.
"""

from __future__ import annotations

import logging
import netrc
import ssl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import NewsdexError, NoIndexError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from opensearchpy import OpenSearch
    from opensearchpy.exceptions import TransportError

    from index.opensearch.place import Place

_PREFIX = "NEWSDEX_OPENSEARCH_"
_SECONDS = 60
_ATTEMPTS = 3
_GONE = (502, 503, 504)
_LOST = (
    "no_shard_available",
    "node_not_connected",
    "node_disconnected",
    "node_closed",
    "context_missing",
)
_TOO_LARGE = ("too_many", "too_complex", "TooMany", "maxClauseCount")


class ClusterError(NewsdexError):
    """The cluster cannot be reached, will not let us in, or cannot answer now."""


class TooLargeError(ClusterError):
    """A question stands for more than the cluster takes at once; which clause of it, the cluster does not say."""


def connect(place: Place, environment: Mapping[str, str]) -> OpenSearch:
    """Return a client; nothing is sent yet.

    Args:
        place: The index.
        environment: The process's variables.

    Raises:
        NewsdexError: The client's package is not installed, the credentials are half given, or would be sent in the
            clear to another machine.
    """
    try:
        from opensearchpy import OpenSearch  # noqa: PLC0415 - an extra, and a quarter of a second to import
    except ImportError:
        raise NewsdexError(
            "an index on a cluster needs the package opensearch-py; run: pip install 'newsdex[opensearch]'"
        ) from None
    _silence()
    options: dict[str, Any] = credentials(place, environment)
    if options and not place.encrypted and not place.local:
        raise NewsdexError(f"{place}: a password is never sent unencrypted to another machine; write opensearch://")
    if place.encrypted:
        # The host's name is verified where nothing else is said of it.
        options |= {"use_ssl": True, "verify_certs": True}
        if authority := environment.get(f"{_PREFIX}CA"):
            _check_authority(authority)
            options["ca_certs"] = authority
    return OpenSearch(
        hosts=[{"host": host.strip("[]"), "port": port} for host, port in place.hosts],
        timeout=_SECONDS,
        max_retries=_ATTEMPTS,
        retry_on_timeout=True,
        retry_on_status=_GONE,
        http_compress=not place.local,
        **options,
    )


def _check_authority(path: str) -> None:
    if not Path(path).is_file():
        raise NewsdexError(f"{_PREFIX}CA: {path}: no such file")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except ssl.SSLError:
        raise NewsdexError(f"{_PREFIX}CA: {path}: no certificate in PEM") from None


def _silence() -> None:
    """Keep the client's log out of the terminal: what matters of it is raised, and said once."""
    log = logging.getLogger("opensearch")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
        log.propagate = False


def credentials(place: Place, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what of the client's options says who we are; nothing where nothing is said.

    Raises:
        NewsdexError: A user without a password, or the other way round; a netrc that cannot be read.
    """
    token, user, password = (environment.get(f"{_PREFIX}{name}", "") for name in ("TOKEN", "USER", "PASSWORD"))
    if token:
        return {"headers": {"Authorization": f"Bearer {token}"}}
    if bool(user) != bool(password):
        missing = "PASSWORD" if user else "USER"
        raise NewsdexError(f"{_PREFIX}{missing} is not set; set both, or neither")
    if user:
        return {"http_auth": (user, password)}
    path = Path(environment.get("NETRC") or Path(environment.get("HOME", "~")).expanduser() / ".netrc")
    if not path.is_file():
        return {}
    try:
        entries = netrc.netrc(str(path))
    except (OSError, netrc.NetrcParseError) as error:
        # The parser's own message may hold a piece of the file.
        line = getattr(error, "lineno", None)
        raise NewsdexError(f"{path}{f':{line}' if line else ''}: cannot be read as a netrc file") from None
    known = next((found for host, _ in place.hosts if (found := entries.hosts.get(host.strip("[]")))), None)
    return {"http_auth": (known[0], known[2])} if known else {}


@contextmanager
def answers(place: Place, client: OpenSearch) -> Iterator[None]:
    """Turn what a cluster says when it cannot serve into what the user can do.

    Raises:
        NoIndexError: There is no such index.
        ClusterError: Nobody answers, or not us, or shards are missing, or the question is too large for it.
            What is none of these stays as it is: a bug.
    """
    from opensearchpy import exceptions  # noqa: PLC0415 - see connect

    try:
        yield
    except exceptions.SSLError as error:
        raise ClusterError(
            f"{place}: the connection cannot be trusted ({_reason(error)}); name the certificate of its authority in "
            f"{_PREFIX}CA, or, for a node without TLS, write opensearch+http://"
        ) from None
    except exceptions.ConnectionTimeout:
        raise ClusterError(f"{place}: no answer within {_SECONDS} seconds, {_ATTEMPTS + 1} times") from None
    except exceptions.ConnectionError as error:
        raise ClusterError(f"{place}: no host answers ({_reason(error)}); is the cluster running there?") from None
    except exceptions.AuthenticationException:
        raise ClusterError(
            f"{place}: the cluster does not know us (401); set {_PREFIX}USER and {_PREFIX}PASSWORD, or {_PREFIX}TOKEN"
        ) from None
    except exceptions.AuthorizationException as error:
        if "block" in str(error.error):
            raise ClusterError(f"{place}: the cluster takes no writes ({_cause(error)}); is its disk full?") from None
        raise ClusterError(f"{place}: this user may not do that here (403); ask for the rights on the index") from None
    except exceptions.NotFoundError as error:
        if "index_not_found" in str(error.error):
            raise NoIndexError(f"{place}: no such index; make one with: newsdex index -i {place} PATH") from None
        if _lost(error):
            raise ClusterError(f"{place}: a node was lost while its pages were read; ask again") from None
        raise
    except exceptions.TransportError as error:
        found = _unanswered(client, place, error)
        if found is None:
            raise
        raise found from None


def _unanswered(client: OpenSearch, place: Place, error: TransportError) -> ClusterError | None:
    """Return what is to be said of an answer that is none; None of what is a bug."""
    if any(word in str(error.info) for word in _TOO_LARGE):
        return TooLargeError(f"{place}: the question stands for more words than the cluster takes (1,024)")
    if error.status_code == 503 or _lost(error):
        return ClusterError(f"{place}: {_state(client, place)}")
    return None


def _lost(error: TransportError) -> bool:
    return any(word in str(error.info) for word in _LOST)


def _reason(error: TransportError) -> str:
    text = str(getattr(error, "info", "") or error)
    for known in (
        "Connection refused",
        "Hostname mismatch",
        "IP address mismatch",
        "CERTIFICATE_VERIFY_FAILED",
        "Name or service not known",
        "WRONG_VERSION_NUMBER",
    ):
        if known in text:
            return known.lower().replace("_", " ")
    return type(getattr(error, "info", error)).__name__


def _cause(error: TransportError) -> str:
    about = error.info.get("error") if isinstance(error.info, dict) else None
    return str(about["reason"] if isinstance(about, dict) else error.error)


def _state(client: OpenSearch, place: Place) -> str:
    """Say which shards of an index are missing, or that the cluster cannot even say that."""
    from opensearchpy import exceptions  # noqa: PLC0415 - see connect

    try:
        health = client.cluster.health(index=place.name, level="indices")
    except exceptions.TransportError:
        return "the cluster cannot answer now: it has no cluster manager; wait, or start its nodes"
    if health["status"] != "red":
        return "the cluster could not answer; it has recovered since: ask again"
    missing = health["unassigned_shards"] + health["initializing_shards"]
    return f"the index is red: {missing} of its shards are on no node that runs; start the missing nodes"
