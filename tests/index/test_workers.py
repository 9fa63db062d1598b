"""Worker processes: results in order, errors told, nobody left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from index.errors import NewsdexError
from index.workers import Workers
from tests.conftest import PROJECT, TODAY, Library


def double(number):
    return 2 * number


def process(_number):
    return os.getpid()


def fail_at_three(number):
    if number == 3:
        raise LookupError("the third")
    return number


def die_at_three(number):
    if number == 3:
        os._exit(9)
    return number


def test_results_come_in_the_order_of_the_shares():
    with Workers(2) as workers:
        assert list(workers.run(double, range(50))) == [2 * number for number in range(50)]


def test_one_share_or_one_job_starts_no_process():
    with Workers(2) as workers:
        assert list(workers.run(process, [1])) == [os.getpid()]
    with Workers(1) as workers:
        assert set(workers.run(process, range(9))) == {os.getpid()}


def test_an_error_in_a_worker_is_raised_here_and_tells_its_place():
    with Workers(2) as workers, pytest.raises(LookupError, match="the third") as raised:
        list(workers.run(fail_at_three, range(9)))
    assert "fail_at_three" in "".join(raised.value.__notes__)


def test_a_worker_that_is_ended_from_outside_is_reported():
    with Workers(2) as workers, pytest.raises(NewsdexError, match="worker process was ended with exit code 9"):
        list(workers.run(die_at_three, range(9)))


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_the_workers_end_with_the_process_that_started_them(tmp_path, sent):
    script = tmp_path / "sleeper.py"
    script.write_text(
        textwrap.dedent("""
            import os, time
            from index.workers import Workers

            def sleep(number):
                print(os.getpid(), flush=True)
                time.sleep(number)

            if __name__ == "__main__":
                with Workers(2) as workers:
                    list(workers.run(sleep, [1, 1, 1, 1, 1, 1]))
            """)
    )
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, script], env=environment, **quiet) as parent:
        workers = {int(parent.stdout.readline()) for _ in range(2)}
        parent.send_signal(sent)
        assert parent.wait() != 0
    for pid in workers:
        for _ in range(200):
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                break
            time.sleep(0.05)
        else:
            pytest.fail(f"worker {pid} is still there")


def test_any_number_of_workers_gives_the_same_bytes(tmp_path, json_lines):
    texts = [line for path in sorted((PROJECT / "corpus").rglob("*.txt")) for line in path.read_text().splitlines()]
    short = [text for text in texts if 20 < len(text) < 120] * 100
    lines = json_lines(*({"id": str(number), "text": text} for number, text in enumerate(short[:600])))
    segments = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        library = Library(folder)
        path = tmp_path / "wire.jsonl"
        path.write_text(lines)
        assert library.update(path, jobs=jobs, today=TODAY).articles == 600
        segments.append([path.read_bytes() for path in library.index.glob("*.seg")])
        assert not list(library.index.glob(".renditions*"))
    assert segments[0] == segments[1]
