"""Worker processes: shares of work go out, results come back in the order of the shares.

Each worker is a fresh interpreter (``spawn``), so that nothing depends on what the parent happened to hold, on any
system. A share is a plain argument of a function that a module names; the result depends on nothing else, so that any
number of workers gives the same. Whatever ends the parent ends the workers: they read from a pipe, and its end is
theirs.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain, islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import NewsdexError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

_Share = TypeVar("_Share")
_Result = TypeVar("_Result")
_AHEAD = 3  # shares a worker that are out or waiting to be fetched: what bounds the memory for results


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def collect_seldom() -> None:
    """Have this process look for cycles of objects seldom: articles and columns make none, and are many.

    Looking after each 700 new objects, as is usual, takes a sixth of the time in which they are made.
    """
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 20)


class Workers:
    """A pool of processes that starts when there is work for it; as a context, it ends them.

    Args:
        jobs: How many processes; with one, all work is done in this one.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._threads: ThreadPoolExecutor | None = None
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the processes, and give back their memory; with more work, others start."""
        for worker in self._workers:
            worker.end()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        self._threads, self._workers, self._idle = None, [], SimpleQueue()

    def run(self, function: Callable[[_Share], _Result], shares: Iterable[_Share]) -> Iterator[_Result]:
        """Yield the function's result for each share, in their order.

        A single share is done in this process: a few articles are done before another process has started.

        Args:
            function: One that a module holds by its name.
            shares: Taken as they are needed.

        Raises:
            NewsdexError: A worker was ended from outside.
        """
        rest = iter(shares)
        first = list(islice(rest, 2))
        if self._jobs < 2 or len(first) < 2:
            yield from map(function, chain(first, rest))
            return
        threads = self._started()
        waiting: deque[Future[_Result]] = deque()
        for share in chain(first, rest):
            waiting.append(threads.submit(self._ask, function, share))
            if len(waiting) >= _AHEAD * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _started(self) -> ThreadPoolExecutor:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._jobs)
            with _interrupts_ignored():
                self._workers = [_Worker() for _ in range(self._jobs)]
            for worker in self._workers:
                self._idle.put(worker)
        return self._threads

    def _ask(self, function: Callable[[_Share], _Result], share: _Share) -> _Result:
        # There are as many threads as workers: one is always idle here.
        worker = self._idle.get()
        try:
            result: _Result = worker.ask(function, share)
            return result
        finally:
            self._idle.put(worker)


class _Worker:
    """One process, and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, function: Callable[[Any], Any], share: Any) -> Any:  # noqa: ANN401 - what the function takes and gives
        try:
            self._pipe.send((function, share))
            done, result = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.join(timeout=5)
            code = self._process.exitcode
            how = f"by signal {-code}" if code and code < 0 else f"with exit code {code}"
            raise NewsdexError(f"a worker process was ended {how}; is memory short? try: --jobs 1") from error
        if not done:
            raised, trace = result
            raised.add_note(f"in a worker process:\n{trace}")
            raise raised
        return result

    def end(self) -> None:
        self._process.terminate()
        self._process.join()
        self._pipe.close()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Have new processes ignore Ctrl-C from their first moment: the parent hears it, and ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection) -> None:
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
