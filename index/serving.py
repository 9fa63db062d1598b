"""What a worker process does: it answers one request after the other; what it imports, each of them waits for."""

from __future__ import annotations

import pickle
import signal
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from index.process import collect_seldom

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def serve(pipe: Connection) -> None:
    """Answer until the parent has nothing more to ask, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    with suppress(EOFError, OSError):
        while True:
            function, share = pipe.recv()
            try:
                answer: tuple[bool, Any] = True, function(share)
            except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
                answer = False, (_sendable(error), traceback.format_exc())
            pipe.send(answer)


def _sendable(error: Exception) -> Exception:
    """Return the error, or one that says the same and can cross the pipe."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what was written the moment before
    except Exception:  # noqa: BLE001 - an error may hold anything
        return RuntimeError(str(error))
    return error
