"""Marks of addresses that a journal has from before they took the secret: they are made into such."""

import re

from mentorsheets.mail.journal.journal import MADE_UP, Journal

PLAIN_MARK = re.compile(r"(?<![0-9a-z])[0-9a-f]{16}(?![0-9a-z])")
IN_A_REPLY = re.compile(rf"#{PLAIN_MARK.pattern}")
AFTER_DIGITS = "g"
"""Sorts behind every plain mark, and before every other."""


def key_old_marks(journal: Journal) -> None:
    """Key what a journal holds of addresses, if its secret is known; done before, it finds nothing.

    A mark that is keyed is that of the same address, so nothing is lost: a dead address stays one.
    """
    if not journal.marks.secrets:
        return
    db = journal.db
    with db.transaction():
        for table in ("dead_address", "strike"):
            found = f"SELECT DISTINCT mark FROM {table} WHERE mark < ? OR mark LIKE ?"  # noqa: S608
            for (old,) in db.execute(found, (AFTER_DIGITS, f"{MADE_UP}%")).fetchall():
                if (new := _key(journal, old)) != old:
                    _move(journal, table, old, new)
        for key, reply in db.execute("SELECT key, reply FROM mail WHERE reply LIKE '%#%'").fetchall():
            if (told := IN_A_REPLY.sub(lambda one: f"#{_key(journal, one[0][1:])}", reply)) != reply:
                db.execute("UPDATE mail SET reply = ? WHERE key = ?", (told, key))


def _key(journal: Journal, text: str) -> str:
    """Return a text with its plain mark keyed; of made-up links the id of the mail stays behind it."""
    return PLAIN_MARK.sub(lambda one: journal.marks.key(one[0]), text, count=1)


def _move(journal: Journal, table: str, old: str, new: str) -> None:
    """Let rows have the new mark, and where there are such already, let those stand for both."""
    same = "" if table == "dead_address" else " AND there.at = old.at"
    db = journal.db
    db.execute(
        f"DELETE FROM {table} WHERE mark = ? AND EXISTS (SELECT 1 FROM {table} AS there"  # noqa: S608
        f" WHERE there.mark = ?{same.replace('old.', f'{table}.')})",
        (old, new),
    )
    db.execute(f"UPDATE {table} SET mark = ? WHERE mark = ?", (new, old))  # noqa: S608
