"""A private PostgreSQL on a free loopback port, in a folder that is removed afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from tests.mail.real_servers import free_port

IS_ROOT = os.name == "posix" and os.geteuid() == 0

OURS = "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%mentorsheets%' OR nspname = 'public'"


def tools() -> Path | None:
    """Return the folder of PostgreSQL's own programs (Debian keeps them out of the way), or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found = shutil.which("initdb", path=os.pathsep.join([*map(str, reversed(debian)), os.environ["PATH"]]))
    return Path(found).parent if found else None


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """Run a server; yields the address of an empty database. It refuses root, so root lends it a user.

    Only a power cut tells a durable one from another, which is faster.
    """
    programs, port = tools(), free_port()
    assert programs
    folder = Path(tempfile.mkdtemp(prefix="mentorsheets-postgres-"))
    user: dict[str, Any] = {}
    if IS_ROOT:
        owner = getpwnam("nobody")
        shutil.chown(folder, owner.pw_uid, owner.pw_gid)
        user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    data = ["-D", str(folder / "data")]
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c max_connections=60 -c fsync={'on' if durable else 'off'}"

    def run(program: str, *arguments: str) -> None:
        # A file, not a pipe: the server inherits it, and a pipe would be waited on until it ends.
        with (folder / "log").open("ab") as log:
            subprocess.run(
                [str(programs / program), *data, *arguments],
                **user, check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=60,
            )  # fmt: skip

    try:
        run("initdb", "-A", "trust", "-U", "harbour", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-w", "-o", settings, "start")
        try:
            yield f"postgresql://harbour@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def empty(place: str) -> None:
    """Leave a database without a journal."""
    with psycopg.connect(place, autocommit=True) as connection:
        for (schema,) in connection.execute(OURS).fetchall():
            connection.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(schema)))
        connection.execute("CREATE SCHEMA public")
