"""A mail server on this machine that takes messages, or refuses the addresses it is told to refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class MailServer(ThreadingTCPServer):
    """What came in, and the answers to some recipients."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Conversation)
        self.taken: list[EmailMessage] = []
        self.refused: dict[str, int] = {}

    @property
    def went_to(self) -> list[str]:
        """Whom the messages are to, in the order in which they came."""
        return [str(message["To"]) for message in self.taken]


class _Conversation(StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().decode().strip():
            if line.upper() == "QUIT":
                self._say("221 bye")
                return
            self._say(self._answer(line))

    def _answer(self, line: str) -> str:
        if line.upper().startswith("RCPT TO:"):
            address = line.partition("<")[2].partition(">")[0]
            return f"{self.server.refused.get(address, 250)} {address}"
        if line.upper() == "DATA":
            self._say("354 go on")
            self.server.taken.append(self._message())
        return "250 ok"

    def _message(self) -> EmailMessage:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server(port: int) -> Iterator[MailServer]:
    """Be there for the time of the block."""
    with MailServer(port) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
