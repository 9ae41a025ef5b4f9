"""Starts real sending processes that can be killed: `python -m tests.mail.schedulers JOURNAL PORT`.

Each line on standard input starts one more, forked from this process so that hundreds start quickly; its
process id is printed. Each sends what is due, and waits its turn while another holds the journal.
"""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from mentorsheets.errors import Busy
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.smtp import SmtpServer
from tests.mail.letters import WallClock


def send(path: Any, port: Any) -> None:
    clock = WallClock()
    transport = SmtpServer(ServerAddress("smtp", "127.0.0.1", port))
    while True:
        with Journal(path, "harbour", clock.now()) as journal:
            try:
                deliver(journal, transport, clock, Pace(patience=timedelta(0)), Guards())
            except Busy:
                time.sleep(0.002)
            else:
                return


def main(path: Any, port: Any) -> None:
    while sys.stdin.readline():
        pid = os.fork()
        if pid == 0:
            send(path, port)
            os._exit(0)
        print(pid, flush=True)  # noqa: T201 - it is what the test reads
        while True:
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    break
            except ChildProcessError:
                break


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
