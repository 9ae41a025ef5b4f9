"""Their end of one connection, and what is said on it about one message."""

import smtplib
import socket
from dataclasses import replace

from mentorsheets.mail.messages import SendOutcome
from mentorsheets.mail.transport.connection import Lane
from mentorsheets.mail.transport.transaction import Talk
from tests.mail.letters import plain

TWO = replace(plain(1), recipients=("p1@example.org", "p2@example.org"))


class Server:
    """Their end of one connection: what it will have said is given beforehand."""

    def __init__(self, *replies: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            ours = socket.create_connection(listener.getsockname())
            self.end, _ = listener.accept()
        self.end.sendall("".join(f"{reply}\r\n" for reply in replies).encode())
        smtp = smtplib.SMTP()
        smtp.sock = ours
        self.lane = Lane(smtp, 5)

    def heard(self) -> str:
        """Return all that was said to it so far."""
        self.end.settimeout(0.2)
        try:
            return self.end.recv(65_536).decode()
        except OSError:
            return ""

    def close(self) -> None:
        self.lane.close()
        self.end.close()


def talk(opened: list[Server], *replies: str, copy_to: str = "") -> Talk:
    server = Server(*replies)
    opened.append(server)
    return Talk(server.lane, TWO, copy_to)


def outcome_to(talk_now: Talk) -> SendOutcome | None:
    """Name every recipient and hear of each, then ask to hand over."""
    for number in range(len(talk_now.takers)):
        if talk_now.outcome is None:
            talk_now.say_to(number)
            talk_now.hear_to(number)
    if talk_now.outcome is None:
        talk_now.say_data()
    return talk_now.outcome
