"""The long proofs of ``tests.faults``, each in a small size, so that they run when they are wanted."""

import subprocess
import sys

import pytest

from tests.faults.disk import compiler
from tests.shell import PROJECT

SIZES = [(("kills", "together", "bytes", "poison"), 1), (("questions",), 0.2), (("documents",), 0.05), (("disk",), 1)]


@pytest.mark.parametrize(("proofs", "percent"), SIZES)
def test_nothing_is_lost(proofs, percent):
    if "disk" in proofs and compiler() is None:
        pytest.skip("what refuses calls to the disk is compiled: it needs Linux and cc")
    command = [sys.executable, "-m", "tests.faults", *proofs, "--size", str(percent)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=600)
    assert (done.returncode, done.stdout.count(" 0 losses")) == (0, len(proofs)), done.stdout + done.stderr
