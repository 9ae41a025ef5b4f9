"""Private Postfix and Dovecot on free loopback ports, in a folder that is removed afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam
from typing import Any

SBIN = "/usr/sbin:/usr/lib/dovecot"
POSTFIX = shutil.which("postfix", path=SBIN)
DOVECOT = shutil.which("dovecot", path=SBIN)
IS_ROOT = os.name == "posix" and os.geteuid() == 0

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = {folder}/log/postfix.log
maillog_file_prefixes = {folder}
myhostname = mail.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 100
virtual_mailbox_domains = example.org, harbour.example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = regexp:{{ {{ !/^vanished@/ all/ }} }}
smtpd_reject_unlisted_recipient = no
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_alias_maps =
alias_maps =
default_transport = error:no mail leaves this computer
smtpd_recipient_restrictions =
  check_recipient_access inline:{{ {{nobody@example.org = 550 5.1.1 no such user}} }}
  permit_mynetworks reject
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
"""
IMAP = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mail/all
default_internal_user = dovecot
default_login_user = dovenull
passdb {{
  driver = static
  args = password=correct-horse
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


@contextmanager
def mail_folder() -> Iterator[Any]:
    """Yield a folder that the servers' own users can reach, removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="mentorsheets-mail-"))
    folder.chmod(0o755)
    owner = getpwnam("mail")
    for name in ("spool", "data", "log", "mail", "run", "state", "postfix"):
        (folder / name).mkdir()
    shutil.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def empty_mailbox(folder: Path) -> Path:
    """Return the folder of new mail in the one mailbox of `folder`, emptied, for Dovecot's user to read."""
    new = folder / "mail" / "all" / "new"
    for part in ("new", "cur", "tmp"):
        new.with_name(part).mkdir(parents=True, exist_ok=True)
    for old in new.parent.glob("*/*"):
        old.unlink()
    for place in (new.parent, *new.parent.glob("*")):
        place.chmod(0o777)
    return new


@contextmanager
def postfix(folder: Any) -> Iterator[Any]:
    """Run Postfix in `folder`; yields its port. All mail for example.org lands in one Maildir, `mail/all`."""
    owner, port, config = getpwnam("mail"), free_port(), folder / "postfix"
    values: dict[str, Any] = {"folder": folder, "port": port, "uid": owner.pw_uid, "gid": owner.pw_gid}
    (config / "main.cf").write_text(MAIN.format(**values))
    (config / "master.cf").write_text(MASTER.format(**values))
    shutil.chown(folder / "data", "postfix")
    command = [POSTFIX, "-c", str(config)]
    _run(folder, [*command, "start"])
    try:
        wait_for_port(port)
        yield port
    finally:
        _run(folder, [*command, "stop"])


@contextmanager
def dovecot(folder: Any) -> Iterator[Any]:
    """Run Dovecot on the Maildir in `folder`; yields its port. Anybody logs in with `correct-horse`."""
    owner, port, config = getpwnam("mail"), free_port(), folder / "dovecot.conf"
    values: dict[str, Any] = {"folder": folder, "port": port, "uid": owner.pw_uid, "gid": owner.pw_gid}
    config.write_text(IMAP.format(**values))
    _run(folder, [DOVECOT, "-c", str(config)])
    try:
        wait_for_port(port)
        yield port
    finally:
        _run(folder, [DOVECOT, "-c", str(config), "stop"])


def _run(folder: Any, command: Any) -> None:
    # A file, not a pipe: the servers inherit it, and a pipe would be waited on until they end.
    with (folder / "log" / "start.log").open("a") as log:
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=30)


def free_port() -> Any:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: Any) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
