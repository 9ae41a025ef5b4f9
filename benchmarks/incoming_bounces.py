"""Measures how bounces are read: who failed, and whether it is the address or the sender.

    python -m benchmarks.incoming_bounces CORPORA

CORPORA holds two public repositories, each in a folder whose name holds theirs: `set-of-emails` (629 bounces of 100
mail systems) and `rb-sisimai` (its tests say what each bounce means: why, and whether it is final).
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flufl.bounce import scan_message

from benchmarks.incoming.rates import format_rate
from mentorsheets.mail.incoming.automatic import is_mailer
from mentorsheets.mail.incoming.bounces import OUR_KEY, Failure, read_failures, returned_text
from mentorsheets.mail.smtp_replies import Fault, find_fault

NO_FAILURE = {"feedback", "vacation", "delivered"}
ADDRESS = {"userunknown", "hasmoved"}
"""Reasons that speak of the mailbox."""
HOST = {"hostunknown", "notaccept"}
"""Reasons that speak of its server alone: where it was merely not found, it may be tomorrow."""
EITHER = {"suspend", "filtered"}
"""The address is gone or refuses; the corpus itself says now one, now the other of the same words."""
POLICY = {
    *(
        "authfailure",
        "badreputation",
        "blocked",
        "policyviolation",
        "rejected",
        "requireptr",
        "securityerror",
    ),
    *(
        "spamdetected",
        "norelaying",
        "speeding",
        "toomanyconn",
        "exceedlimit",
        "virusdetected",
        "contenterror",
    ),
}
"""Reasons that are the sender's or the message's."""
OUR_ID = "<abcdefghijklmnopqrstuvwxyz@example.org>"
ROW = re.compile(r"'(\d+)'\s*=>\s*\[((?:\s*\[[^\]]*\],?)+)\s*\]")
RETURNED_ID = re.compile(rb"^(Message-ID:\s*)<[^>]*>", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    """A bounce and why it came, for each of its recipients."""

    content: bytes
    reasons: tuple[str, ...]

    @property
    def message(self) -> EmailMessage:
        """The bounce, taken apart."""
        return message_from_bytes(self.content, policy=default)


def main(corpora: Path) -> None:
    """Print what is found, by reason."""
    samples = [sample for sample in read_samples(corpora) if not NO_FAILURE & set(sample.reasons)]
    if not samples:
        print("no such folders here")
        return
    ours = [read_failures(sample.message) if is_mailer(sample.message) else [] for sample in samples]
    theirs = [_scan(sample.message) for sample in samples]
    print(f"{len(samples)} bounces: somebody is found who failed in")
    named = sum(any(one.address for one in found) for found in ours)
    print(f"  mentorsheets  {format_rate(named, len(samples))}")
    print(f"  flufl.bounce  {format_rate(sum(map(bool, theirs)), len(samples))}\n")
    _print_ids(samples)
    _print_faults(samples, ours)


def _print_ids(samples: list[Sample]) -> None:
    """Print how many of those that give back the mail's id are tied by it."""
    tied = asked = 0
    for sample in samples:
        ids = list(RETURNED_ID.finditer(sample.content))
        if len(ids) < 2:
            continue
        asked += 1
        last = ids[-1]
        changed = sample.content[: last.start()] + last[1] + OUR_ID.encode() + sample.content[last.end() :]
        text = returned_text(message_from_bytes(changed, policy=default))
        tied += OUR_KEY.search(text) is not None
    print(f"tied by the mail's id, of those that give it back: {format_rate(tied, asked)}\n")


def _find_fault(one: Failure) -> Fault:
    """Return what a failure is counted for: what was refused after DATA buries nobody at once."""
    fault = find_fault(one.reply)
    return Fault.UNCLEAR if fault is Fault.ADDRESS and one.is_of_mail else fault


def _print_faults(samples: list[Sample], ours: list[list[Failure]]) -> None:
    table: defaultdict[str, Counter[Fault]] = defaultdict(Counter)
    for sample, found in zip(samples, ours, strict=True):
        if found and len(set(sample.reasons)) == 1:
            table[sample.reasons[0]][_find_fault(found[0])] += 1
    print(f"{'why':18}{''.join(f'{fault.name:>10}' for fault in Fault)}")
    for reason, row in sorted(table.items()):
        print(f"{reason:18}{''.join(f'{row[fault]:10}' for fault in Fault)}")
    dead = sum((table[reason] for reason in ADDRESS), Counter[Fault]())
    host = sum((table[reason] for reason in HOST), Counter[Fault]())
    policy = sum((table[reason] for reason in POLICY), Counter[Fault]())
    print(f"\nseen so, of those that speak of the mailbox: {format_rate(dead[Fault.ADDRESS], dead.total())}")
    print(f"buries it, of those that speak of its server: {format_rate(host[Fault.ADDRESS], host.total())}")
    buried = format_rate(policy[Fault.ADDRESS], policy.total())
    print(f"would bury the address, of those that are the sender's or the message's: {buried}")


def read_samples(corpora: Path) -> Iterator[Sample]:
    """Yield the bounces whose meaning is written down."""
    for tests in corpora.glob("*rb-sisimai*/test/public"):
        for path in sorted(tests.glob("*.rb")):
            for number, rows in ROW.findall(path.read_text(encoding="utf-8")):
                found = [re.findall(r"'([^']*)'", row) for row in re.findall(r"\[([^\[\]]*)\]", rows)]
                reasons = tuple(row[2] for row in found if len(row) > 2)
                for mail in corpora.glob(f"*set-of-emails*/maildir/bsd/{path.stem}-{number}.eml"):
                    if reasons:
                        yield Sample(mail.read_bytes(), reasons)


def _scan(message: EmailMessage) -> frozenset[bytes]:
    try:
        return frozenset(scan_message(message))
    except Exception:  # noqa: BLE001 - a peer may stumble over anything
        return frozenset()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
