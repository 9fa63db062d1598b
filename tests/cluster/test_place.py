"""Locations, credentials and what a cluster that does not serve is taken for; no node is needed."""

import http.server
import json
import re
import ssl
import threading

import pytest

from index.errors import NewsdexError, NoIndexError
from index.location import is_place
from index.opensearch.bulk import Action, Bulk
from index.opensearch.connection import ClusterError, answers, connect, credentials
from index.opensearch.making import Part, read_part
from index.opensearch.place import Place, read_place
from index.opensearch.wire import glob_text, read_wire_text, signed, unsigned, wire_text
from search.engine import open_engine

pytest.importorskip("opensearchpy", reason="the extra opensearch is not installed")

SECRET = "s3cret-word"  # noqa: S105 - nobody's


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("opensearch://news.example/wire", Place((("news.example", 9200),), "wire")),
        ("opensearch://a:1,b:2,c/w-1.x_2", Place((("a", 1), ("b", 2), ("c", 9200)), "w-1.x_2")),
        ("opensearch+http://127.0.0.1:9290/wire", Place((("127.0.0.1", 9290),), "wire", encrypted=False)),
        ("opensearch://[::1]:9200/wire", Place((("[::1]", 9200),), "wire")),
        ("opensearch:///wire", None),
        ("opensearch://host:port/wire", None),
        ("opensearch://host/", None),
        ("opensearch://host", None),
        ("opensearch://host/Wire", None),
        ("opensearch://host/-wire", None),
        ("opensearch://host/wire/more", None),
        ("opensearch://host/wire*", None),
        ("opensearch://host/" + "w" * 201, None),
        (f"opensearch://user:{SECRET}@host/wire", None),
    ],
)
def test_a_location_is_read_or_refused_without_showing_a_secret(where, place):
    assert is_place(where)
    if place is None:
        with pytest.raises(NewsdexError) as error:
            read_place(where)
        assert SECRET not in str(error.value)
    else:
        assert read_place(where) == place
        assert read_place(str(place)) == place


@pytest.mark.parametrize("where", [".newsdex", "/var/news", "C:/news", "opensearch", "http://host/wire"])
def test_other_locations_are_folders(where):
    assert not is_place(where)


HERE = read_place("opensearch+http://127.0.0.1:1/wire")
THERE = read_place("opensearch://news.example/wire")


def test_credentials_come_from_the_environment_or_a_netrc(tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine news.example login desk password {SECRET}\n")
    netrc.chmod(0o600)
    user = {"NEWSDEX_OPENSEARCH_USER": "desk", "NEWSDEX_OPENSEARCH_PASSWORD": SECRET}
    assert credentials(THERE, {"HOME": str(tmp_path)}) == {}
    assert credentials(THERE, {"NETRC": str(netrc)}) == {"http_auth": ("desk", SECRET)}
    assert credentials(HERE, {"NETRC": str(netrc)}) == {}
    assert credentials(THERE, user) == {"http_auth": ("desk", SECRET)}
    assert credentials(THERE, user | {"NEWSDEX_OPENSEARCH_TOKEN": "abc"}) == {
        "headers": {"Authorization": "Bearer abc"}
    }
    with pytest.raises(NewsdexError, match="NEWSDEX_OPENSEARCH_USER is not set"):
        credentials(THERE, {"NEWSDEX_OPENSEARCH_PASSWORD": SECRET})
    netrc.write_text(f"machine news.example login desk passwort {SECRET}\n")
    with pytest.raises(NewsdexError, match="cannot be read as a netrc file") as error:
        credentials(THERE, {"NETRC": str(netrc)})
    assert SECRET not in str(error.value)


def test_what_is_no_character_is_sent_as_one_of_its_own():
    assert wire_text("naïve/\udcff.txt").encode()
    texts = ("a\udcff", "a\udcfe", "a", "naïve", "\ud83d")
    assert len(set(map(wire_text, texts))) == len(texts)
    assert all(read_wire_text(wire_text(text)) == text for text in texts)
    assert all(unsigned(signed(number)) == number for number in (0, 1, (1 << 63) - 1, 1 << 63, (1 << 64) - 1))


def test_a_glob_tells_apart_what_a_regular_expression_without_case_tells_apart():
    letters = [chr(code) for code in (*range(0x20, 0x250), *range(0x370, 0x530), 0x1E9E, 0x212A, 0x2126, 0x10400)]
    for one in letters:
        for other in {one.upper()[:1], one.lower()[:1], one.swapcase()[:1], "k", "s", "i", "ß", "µ"}:
            same = re.fullmatch(re.escape(one), other, re.IGNORECASE) is not None
            assert (glob_text(one) == glob_text(other)) == same, (one, other)


@pytest.mark.parametrize(("text", "part"), [("1/1", Part()), ("3/16", Part(3, 16)), ("16/16", Part(16, 16))])
def test_a_part_is_read(text, part):
    assert read_part(text) == part


@pytest.mark.parametrize("text", ["0/16", "17/16", "3", "/16", "3/", "a/b", "-1/4", ""])
def test_what_is_no_part_is_refused(text):
    with pytest.raises(NewsdexError, match="3/16"):
        read_part(text)


def test_every_article_is_in_one_part():
    for name in map(str, range(200)):
        assert sum(Part(number, 16).has(name) for number in range(1, 17)) == 1


# A server that answers as a cluster does when it does not serve.


class Answers:
    """What the server says to the next requests, the last of them again and again."""

    def __init__(self):
        self.script = []
        self.requests = []

    def next(self, request):
        self.requests.append(request)
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


@pytest.fixture
def server():
    said = Answers()

    class Handler(http.server.BaseHTTPRequestHandler):
        def _answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, answer = said.next((self.path, dict(self.headers), body))
            text = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PUT = do_HEAD = _answer  # noqa: N815

        def log_message(self, *_args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        said.place = read_place(f"opensearch+http://127.0.0.1:{serving.server_port}/wire")
        yield said
        serving.shutdown()
        thread.join()


def error(kind, reason="no"):
    return {"error": {"type": kind, "reason": reason}}


MAPPED = {"wire-000001": {"mappings": {"_meta": {"newsdex": {"mapping": 0, "schema": 1, "roots": []}}}}}


@pytest.mark.parametrize(
    ("status", "answer", "kind", "says"),
    [
        (401, error("security_exception"), ClusterError, "does not know us"),
        (403, error("security_exception"), ClusterError, "may not do that"),
        (404, error("index_not_found_exception"), NoIndexError, "make one with"),
        (200, {"wire": {"mappings": {}}}, NewsdexError, "an index of something else"),
        (200, MAPPED, NewsdexError, "another version .*--rebuild"),
        (503, error("cluster_manager_not_discovered_exception"), ClusterError, "no cluster manager"),
    ],
)
def test_what_a_cluster_says_is_said_in_words(server, status, answer, kind, says):
    server.script = [(status, answer)]
    environment = {"NEWSDEX_OPENSEARCH_USER": "desk", "NEWSDEX_OPENSEARCH_PASSWORD": SECRET}
    with pytest.raises(kind, match=says) as raised:
        open_engine(str(server.place), environment)
    assert SECRET not in str(raised.value)
    assert str(server.place) in str(raised.value)


def test_a_red_index_is_called_so(server):
    health = {"status": "red", "unassigned_shards": 2, "initializing_shards": 0}
    server.script = [*[(503, error("search_phase_execution_exception"))] * 4, (200, health)]
    client = connect(server.place, {})
    with pytest.raises(ClusterError, match="red: 2 of its shards"), answers(server.place, client):
        client.search(index="wire")


@pytest.mark.usefixtures("server")
def test_nobody_there_is_said():
    with pytest.raises(ClusterError, match=r"no host answers .connection refused"):
        open_engine("opensearch+http://127.0.0.1:1/wire", {})


def test_encryption_is_not_given_up(server):
    server.script = [(200, {})]
    place = f"opensearch://127.0.0.1:{server.place.hosts[0][1]}/wire"
    with pytest.raises(ClusterError, match="cannot be trusted"):
        open_engine(place, {})
    assert not server.requests


def test_certificates_are_verified():
    client = connect(THERE, {})
    pool = client.transport.connection_pool.connections[0].pool
    assert pool.cert_reqs in ("CERT_REQUIRED", ssl.CERT_REQUIRED)
    assert pool.assert_hostname is not False


def test_a_password_is_never_sent_in_the_clear_to_another_machine():
    place = read_place("opensearch+http://news.example/wire")
    with pytest.raises(NewsdexError, match="never sent unencrypted") as error:
        connect(place, {"NEWSDEX_OPENSEARCH_USER": "desk", "NEWSDEX_OPENSEARCH_PASSWORD": SECRET})
    assert SECRET not in str(error.value)


def item(status, kind=None):
    result = {"_id": "x", "status": status}
    return {"index": result | ({"error": {"type": kind, "reason": f"{kind} here"}} if kind else {})}


def actions(count):
    return [Action("wire", str(number), {"title": "x" * 100}, f"article {number}") for number in range(count)]


def test_what_a_cluster_refuses_for_now_is_sent_again_after_a_pause(server):
    busy = item(429, "rejected_execution_exception")
    server.script = [
        (429, error("rejected_execution_exception")),
        (200, {"errors": True, "items": [item(201), busy]}),
        (200, {"errors": False, "items": [item(201)] * 2}),
        (200, {"errors": False, "items": [item(201)]}),
    ]
    pauses = []
    bulk = Bulk(connect(server.place, {}), pauses.append)
    bulk.send(actions(4))
    ids = [[json.loads(line)["index"]["_id"] for line in body.split(b"\n")[:-1:2]] for _, _, body in server.requests]
    assert ids == [["0", "1", "2", "3"], ["0", "1"], ["1"], ["2", "3"]]
    assert (bulk.written, bulk.refused, len(pauses)) == (4, [], 2)
    assert all(0 <= pause <= 30 for pause in pauses)


def test_what_a_cluster_will_never_take_is_named(server):
    server.script = [(200, {"errors": True, "items": [item(201), item(400, "mapper_parsing_exception"), item(201)]})]
    bulk = Bulk(connect(server.place, {}))
    bulk.send(actions(3))
    assert bulk.written == 2
    ((action, reason),) = bulk.refused
    assert (action.name, reason) == ("article 1", "mapper_parsing_exception here")


def test_a_cluster_that_never_takes_anything_ends_the_run_and_says_what_to_do(server):
    server.script = [(429, error("rejected_execution_exception"))]
    with pytest.raises(ClusterError, match="run the same command again"):
        Bulk(connect(server.place, {}), lambda _seconds: None).send(actions(3))
