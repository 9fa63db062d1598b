"""A cluster behind TLS that asks who is there: whom we trust, what we say of ourselves, and what is never shown."""

import json
import os
import shutil
import subprocess
import sys
import uuid

import pytest

from index.errors import NewsdexError
from index.opensearch.connection import ClusterError, connect
from index.opensearch.place import read_place
from search.engine import open_engine
from tests.cluster.front import PASSWORD, TOKEN, USER, Authority, front
from tests.conftest import PROJECT

_CA, _USER, _PASSWORD, _TOKEN = (f"NEWSDEX_OPENSEARCH_{name}" for name in ("CA", "USER", "PASSWORD", "TOKEN"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("no openssl, which makes the certificates")
    return Authority(tmp_path_factory.mktemp("tls") / "ours")


@pytest.fixture(scope="module")
def node(authority, hosts):
    with front(authority, hosts.split(",")[0]) as running:
        yield running


@pytest.fixture(scope="module")
def place(node):
    """A place behind the front."""
    return read_place(f"opensearch://localhost:{node.port}/tls-{uuid.uuid4().hex[:8]}")


def known(authority):
    return {_CA: str(authority.certificate), _USER: USER, _PASSWORD: PASSWORD}


def test_articles_are_indexed_and_found_through_tls(authority, place, tmp_path):
    environment = os.environ | known(authority) | {"PYTHONPATH": str(PROJECT), "NEWSDEX_INDEX": str(place)}
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": "Snow in Oslo."}) + "\n")

    def run(*arguments):
        command = [sys.executable, "-m", "search.cli", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)

    try:
        done = run("index", "a.jsonl", "--shards", "1", "--replicas", "0")
        assert (done.returncode, done.stderr) == (0, "1 article: 1 added\n")
        found = run("search", "snow", "--format", "json")
        assert [hit["id"] for hit in json.loads(found.stdout)["hits"]] == ["1"]
    finally:
        connect(place, known(authority)).indices.delete(index=f"{place.name}-*")


def ways(authority, folder):
    """Return the ways in which one may say who one is."""
    netrc = folder / "netrc"
    netrc.write_text(f"machine localhost login {USER} password {PASSWORD}\n")
    netrc.chmod(0o600)
    trusting = {_CA: str(authority.certificate)}
    return [
        known(authority),
        trusting | {_TOKEN: TOKEN},
        trusting | {"NETRC": str(netrc)},
    ]


def test_whoever_is_known_by_password_token_or_netrc_is_let_in(authority, place, tmp_path):
    for environment in ways(authority, tmp_path):
        assert connect(place, environment).cluster.health()["status"] in ("green", "yellow")


@pytest.mark.parametrize("wrong", [{_PASSWORD: "wr0ng-word"}, {_TOKEN: "wr0ng-word"}])
def test_whoever_is_not_known_is_told_so_without_the_secret(authority, place, wrong):
    with pytest.raises(ClusterError, match=r"does not know us \(401\); set NEWSDEX_OPENSEARCH_USER") as error:
        open_engine(str(place), known(authority) | wrong)
    assert "wr0ng" not in str(error.value)


def test_a_certificate_of_another_authority_is_refused_before_anything_is_said(authority, node, place, tmp_path):
    other = Authority(tmp_path / "other")
    for trusted in ({}, {_CA: str(other.certificate)}):
        met = len(node.met)
        environment = {k: v for k, v in known(authority).items() if k != _CA} | trusted
        with pytest.raises(ClusterError, match=r"cannot be trusted \(certificate verify failed\)") as error:
            open_engine(str(place), environment)
        assert len(node.met) == met
        assert PASSWORD not in str(error.value)


def test_a_certificate_of_another_host_is_refused_before_anything_is_said(authority, node):
    met = len(node.met)
    with pytest.raises(ClusterError, match=r"cannot be trusted \(.*mismatch\)") as error:
        open_engine(f"opensearch://127.0.0.1:{node.port}/wire", known(authority))
    assert len(node.met) == met
    assert PASSWORD not in str(error.value)


def test_an_authority_that_is_no_certificate_is_named(authority, place, tmp_path):
    (tmp_path / "ca.pem").write_text("no certificate\n")
    with pytest.raises(NewsdexError, match=r"NEWSDEX_OPENSEARCH_CA: .*ca\.pem: no certificate"):
        open_engine(str(place), known(authority) | {_CA: str(tmp_path / "ca.pem")})
