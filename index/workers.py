"""Worker processes: shares of work go out, results come back in the order of the shares.

Each worker is a fresh interpreter (``spawn``), so that nothing depends on what the parent happened to hold, on any
system. A share is a plain argument of a function that a module names; the result depends on nothing else, so that any
number of workers gives the same. Whatever ends the parent ends the workers: they read from a pipe, and its end is
theirs.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from contextlib import contextmanager
from itertools import chain, islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import NewsdexError
from index.serving import serve

# What starts processes and threads takes a twentieth of a second to import: a few articles are made without either.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ThreadPoolExecutor
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

_Share = TypeVar("_Share")
_Result = TypeVar("_Result")
_AHEAD = 3  # shares a worker that are out or waiting to be fetched: what bounds the memory for results


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
            from concurrent.futures import ThreadPoolExecutor

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
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=serve, args=(theirs,), daemon=True)
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
