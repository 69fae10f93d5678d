"""Servers on this machine that take what we send and keep it."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Group:
    """A robot's server. `answer` and `status` are what it says; None as `answer`: it hangs up without a word."""

    answer: Any = field(default_factory=lambda: {"errcode": 0})
    status: int = 200
    got: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    port: int = 0

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"


@contextmanager
def robot_server() -> Iterator[Group]:
    group = Group()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            group.got.append((self.path, json.loads(body)))
            if group.answer is None:
                self.connection.close()
                return
            said = json.dumps(group.answer).encode()
            self.send_response(group.status)
            self.send_header("Content-Length", str(len(said)))
            if group.status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        group.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield group
        server.shutdown()
        thread.join()


@dataclass
class Post:
    """A mail server. `refuse`: the code with which it answers recipients (None: takes them)."""

    letters: list[bytes] = field(default_factory=list)
    refuse: int | None = None
    port: int = 0


@contextmanager
def mail_server() -> Iterator[Post]:
    post = Post()

    class Handler(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 ready")
            while line := self.rfile.readline().decode().strip():
                word = line.split()[0].upper()
                if word == "DATA":
                    self.say("354 go on")
                    self.keep()
                elif word == "RCPT" and post.refuse:
                    self.say(f"{post.refuse} no")
                else:
                    self.say("221 bye" if word == "QUIT" else "250 ok")
                if word == "QUIT":
                    return

        def keep(self) -> None:
            lines = []
            while (line := self.rfile.readline()) not in {b".\r\n", b""}:
                lines.append(line)
            post.letters.append(b"".join(lines))
            self.say("250 kept")

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address, daemon_threads = True, True

    with Server(("127.0.0.1", 0), Handler) as server:
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield post
        server.shutdown()
        thread.join()
