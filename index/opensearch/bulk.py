"""Documents sent to a cluster in bulk: as fast as it takes them, and no faster.

A refused bulk (429, or its items) is sent again after a pause that doubles, with full jitter (Brooker 2015,
"Exponential Backoff And Jitter"), and the next ones are half as large; every one that is taken lets them grow again.
Ids are the articles' own, so what is sent twice is there once.
"""

from __future__ import annotations

import json
import random
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.opensearch.connection import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from opensearchpy import OpenSearch

_MOST_BYTES = 4 << 20
_LEAST_BYTES = 64 << 10
_ATTEMPTS = 10
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 30.0
_AGAIN = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        index: Where.
        id: Of the document.
        document: What it is to be; None to delete it.
        name: What the user knows it by.
    """

    index: str
    id: str
    document: dict[str, Any] | None
    name: str

    def lines(self) -> bytes:
        """Return the action as it is sent."""
        head = {"delete" if self.document is None else "index": {"_index": self.index, "_id": self.id}}
        body = b"" if self.document is None else _json(self.document)
        return _json(head) + body


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@dataclass(slots=True)
class Bulk:
    """Sends actions.

    Attributes:
        client: Of the cluster.
        pause: Waits so many seconds.
        written: How many were done.
        refused: What the cluster will never take, and why.
        pauses: How often it asked us to wait.
    """

    client: OpenSearch
    pause: Callable[[float], None] = time.sleep
    written: int = 0
    refused: list[tuple[Action, str]] = field(default_factory=list)
    pauses: int = 0
    _limit: int = _MOST_BYTES // 4

    def send(self, actions: Iterable[Action], done: Callable[[int], None] = lambda _: None) -> None:
        """Send actions in order.

        Args:
            actions: Taken one by one, as the cluster takes them.
            done: Called with how many are written.

        Raises:
            ClusterError: It goes on refusing, or cannot be reached; all that was written before stays.
        """
        batch: list[tuple[Action, bytes]] = []
        size = 0
        for action in actions:
            lines = action.lines()
            if batch and size + len(lines) > self._limit:
                self._send_all(batch)
                done(self.written)
                batch, size = [], 0
            batch.append((action, lines))
            size += len(lines)
        if batch:
            self._send_all(batch)
            done(self.written)

    def _send_all(self, batch: list[tuple[Action, bytes]]) -> None:
        waiting = deque([batch])
        attempt = 0
        while waiting:
            part = waiting.popleft()
            again, reason = self._send_once(part)
            if not again:
                attempt = 0
                self._limit = min(_MOST_BYTES, self._limit * 2)
                continue
            attempt = attempt + 1 if len(again) == len(part) else 1
            if attempt == _ATTEMPTS:
                raise ClusterError(
                    f"the cluster did not take {len(again):,} documents in {_ATTEMPTS} attempts ({reason}); "
                    "what was written stays: run the same command again to go on"
                )
            self.pauses += 1
            self._limit = max(_LEAST_BYTES, self._limit // 2)
            self.pause(random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**attempt)))  # noqa: S311 - no secret
            middle = (len(again) + 1) // 2
            waiting.extendleft(half for half in (again[middle:], again[:middle]) if half)

    def _send_once(self, part: list[tuple[Action, bytes]]) -> tuple[list[tuple[Action, bytes]], str]:
        """Send a batch; return what has to be sent again, and why."""
        from opensearchpy import exceptions  # noqa: PLC0415 - an extra

        try:
            answer = self.client.bulk(body=b"".join(lines for _, lines in part))
        except (exceptions.SSLError, exceptions.AuthenticationException, exceptions.AuthorizationException):
            raise
        except exceptions.ConnectionError as error:  # time-outs among them
            return part, type(error).__name__
        except exceptions.TransportError as error:
            if error.status_code not in _AGAIN:
                raise
            return part, f"{error.status_code} {error.error}"
        if not answer["errors"]:
            self.written += len(part)
            return [], ""
        again, reason = [], ""
        for each, item in zip(part, answer["items"], strict=True):
            (result,) = item.values()
            if result["status"] in _AGAIN:
                again.append(each)
                reason = f"{result['status']} {result['error']['type']}"
            elif "error" in result:
                self.refused.append((each[0], _reason(result["error"])))
            else:
                self.written += 1
        return again, reason


def _reason(error: dict[str, Any]) -> str:
    cause = error.get("caused_by") or {}
    text: str = f"{error['reason']}: {cause['reason']}" if cause.get("reason") else error["reason"]
    return " ".join(text.split())
