"""A front before a node that speaks TLS and asks who is there: what the security plugin of a real cluster does.

The runner from Maven Central has no such plugin; so a proxy of our own ends the encryption, with certificates of an
authority of our own, and lets in whoever has the right header. What is behind it is the real cluster.
"""

from __future__ import annotations

import base64
import http.client
import http.server
import shutil
import ssl
import subprocess
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

USER, PASSWORD, TOKEN = "desk", "s3cret-word", "t0ken-word"
_WELCOME = {f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}", f"Bearer {TOKEN}"}


class Authority:
    """Signs certificates for ``localhost``, by that name and no other.

    Attributes:
        certificate: Its own.
        signed: A key, and the certificate that it has signed for it.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.certificate, key = folder / "authority.pem", folder / "authority.key"
        self.signed = folder / "node.key", folder / "node.pem"
        self._make(key, "-x509", "-subj", "/CN=authority of the tests", "-out", self.certificate)
        request = folder / "request"
        self._make(self.signed[0], "-subj", "/CN=localhost", "-out", request)
        (folder / "names").write_text("subjectAltName=DNS:localhost\n")
        sign = ["-CA", self.certificate, "-CAkey", key, "-CAcreateserial", "-days", "2", "-extfile", folder / "names"]
        _openssl("x509", "-req", "-in", request, *sign, "-out", self.signed[1])

    @staticmethod
    def _make(key: Path, *arguments) -> None:
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        _openssl("req", *curve, "-keyout", key, *arguments)


def _openssl(*arguments) -> None:
    subprocess.run([shutil.which("openssl"), *map(str, arguments)], check=True, capture_output=True)


class Front:
    """The proxy.

    Attributes:
        port: Where it listens, on the loopback.
        met: The requests that came, by method and path.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.met: list[tuple[str, str]] = []


@contextmanager
def front(authority: Authority, behind: str):
    """Run a front.

    Args:
        authority: Whose certificate it shows.
        behind: Host and port of the node.
    """

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self):
            running.met.append((self.command, self.path))
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Authorization") not in _WELCOME:
                self._answer(401, b'{"error": {"type": "security_exception", "reason": "who is there?"}}', [])
                return
            node = http.client.HTTPConnection(behind, timeout=60)
            kept = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "authorization", "connection")}
            node.request(self.command, self.path, body or None, kept)
            said = node.getresponse()
            self._answer(said.status, said.read(), said.getheaders())
            node.close()

        def _answer(self, status, body, headers):
            self.send_response(status)
            for name, value in headers:
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = _pass  # noqa: N815

        def log_message(self, *_args):
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_args):
            """Say nothing: that somebody hangs up when the certificate is wrong is what is tested."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.signed[1], authority.signed[0])
    with Server(("127.0.0.1", 0), Handler) as serving:
        serving.socket = context.wrap_socket(serving.socket, server_side=True)
        running = Front(serving.server_port)
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        try:
            yield running
        finally:
            serving.shutdown()
            thread.join()
