"""A real WebDAV server, on loopback: Apache's httpd with mod_dav, as Debian has it."""

import base64
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mail.real_servers import free_port, wait_for_port

APACHE = shutil.which("apache2", path="/usr/sbin:/usr/bin")
MODULES = Path("/usr/lib/apache2/modules")
NEEDED = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs"]
USER = "www-data"


@contextmanager
def run_apache(password: str, tags: str) -> Iterator[tuple[str, Path]]:
    """Run a server; give its address and the folder that it serves. `tags` is its directive FileETag."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        files = folder / "files"
        files.mkdir()
        digest = base64.b64encode(hashlib.sha1(password.encode()).digest()).decode()
        (folder / "users").write_text(f"ana:{{SHA}}{digest}\n")
        lines = [
            *(f"LoadModule {module}_module {MODULES}/mod_{module}.so" for module in NEEDED),
            f"Listen 127.0.0.1:{port}", "ServerName 127.0.0.1", f"PidFile {folder}/pid",
            f"ErrorLog {folder}/errors", f"DefaultRuntimeDir {folder}", f"DavLockDB {folder}/locks",
            "StartServers 1", f"DocumentRoot {files}", f"FileETag {tags}",
            "<Location />", "Dav On", "AuthType Basic", 'AuthName "files"', f"AuthUserFile {folder}/users",
            "Require valid-user", "</Location>",
        ]  # fmt: skip
        if os.geteuid() == 0:
            lines += [f"User {USER}", f"Group {USER}"]
            for path in (folder, files, folder / "users"):
                shutil.chown(path, USER, USER)
        (folder / "conf").write_text("\n".join([*lines, ""]))
        process = subprocess.Popen([str(APACHE), "-f", str(folder / "conf"), "-DFOREGROUND"])
        try:
            wait_for_port(port)
            yield f"http://127.0.0.1:{port}", files
        finally:
            process.terminate()
            process.wait(20)
