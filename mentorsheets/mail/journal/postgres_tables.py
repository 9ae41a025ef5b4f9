"""The tables in which all programmes of a PostgreSQL database keep their journals, each row with its own.

A statement of the journal knows nothing of other programmes, and must not have to: it asks views, which show
a connection the rows of the one programme that it said it is for, and let it write no others. So the same
statements do for a file and for the database, and no forgotten condition mails one programme's people from
another. Views hold for every role, where row security would not hold for the owner of the database.
"""

from mentorsheets.mail.journal.database import NEWER

JOURNALS_SCHEMA = "journals_of_mentorsheets"
PROGRAMME_SETTING = "mentorsheets.programme"
"""What a connection says it is for; without it nothing is shown and nothing can be written."""
OF_ALL = "of_all_"
"""How a table of all programmes begins, beside the view of one."""
OLD_SCHEMA = "mentorsheets_"
"""How the schema of its own begins in which each programme had its journal before."""

_ROWS = {
    "journal": "programme TEXT NOT NULL, instance TEXT NOT NULL, sheet TEXT",
    "mail": """
        key TEXT NOT NULL, message_id TEXT, programme TEXT NOT NULL, kind TEXT NOT NULL,
        persons TEXT NOT NULL, period TEXT NOT NULL, generation BIGINT NOT NULL DEFAULT 0,
        rank BIGINT NOT NULL DEFAULT 1, sender TEXT, recipients TEXT, not_before TEXT, not_after TEXT,
        state TEXT NOT NULL, tries BIGINT NOT NULL DEFAULT 0, next_try TEXT NOT NULL DEFAULT '',
        owner TEXT, went_at TEXT, changed_at TEXT NOT NULL, decided_at TEXT,
        reply TEXT NOT NULL DEFAULT '', shared TEXT""",
    "body": "key TEXT NOT NULL, content BYTEA NOT NULL",
    "parts": "key TEXT NOT NULL, about TEXT NOT NULL, carries TEXT NOT NULL",
    "dead_address": "mark TEXT NOT NULL, reply TEXT NOT NULL, at TEXT NOT NULL",
    "strike": "mark TEXT NOT NULL, at TEXT NOT NULL",
    "mailbox": "name TEXT NOT NULL, validity BIGINT, last_uid BIGINT NOT NULL",
    "taken": "what TEXT NOT NULL, at TEXT NOT NULL",
}
"""What a row of each table holds, column by column as in a file."""
_KEYS = {
    "journal": "PRIMARY KEY (of_programme)",
    "mail": "PRIMARY KEY (of_programme, key), UNIQUE (of_programme, message_id)",
    "body": "PRIMARY KEY (of_programme, key), "
    f"FOREIGN KEY (of_programme, key) REFERENCES {JOURNALS_SCHEMA}.{OF_ALL}mail (of_programme, key)",
    "parts": "PRIMARY KEY (of_programme, key)",
    "dead_address": "PRIMARY KEY (of_programme, mark)",
    "strike": "PRIMARY KEY (of_programme, mark, at)",
    "mailbox": "PRIMARY KEY (of_programme, name)",
    "taken": "PRIMARY KEY (of_programme, what)",
}

TABLES_OF_ONE = tuple(_ROWS)


def write_tables() -> str:
    """Return the statements that make the schema with all its tables and views."""
    versions = "".join(f"INSERT INTO {JOURNALS_SCHEMA}.version VALUES ({number});" for number in NEWER)  # noqa: S608 - our own
    tables = map(_write_table, _ROWS)
    return "".join(
        (
            f"CREATE SCHEMA {JOURNALS_SCHEMA};",
            *tables,
            _BESIDE,
            versions,
            _WHAT_IT_LACKS,
            _write_dropping(),
        )
    )


def _write_table(name: str) -> str:
    columns = _ROWS[name].replace("TEXT", 'TEXT COLLATE "C"')
    mine = f"current_setting('{PROGRAMME_SETTING}')"
    table, owned = f"{JOURNALS_SCHEMA}.{OF_ALL}{name}", 'of_programme TEXT COLLATE "C" NOT NULL DEFAULT'
    shown = f"SELECT * FROM {table} WHERE of_programme = {mine} WITH CHECK OPTION"  # noqa: S608 - our own names
    return (
        f"CREATE TABLE {table} ({columns}, {owned} {mine}, {_KEYS[name]});"
        f"CREATE VIEW {JOURNALS_SCHEMA}.{name} AS {shown};"
    )


_BESIDE = f"""
CREATE INDEX waiting ON {JOURNALS_SCHEMA}.{OF_ALL}mail (of_programme, rank, not_before, key)
    WHERE state IN ('planned', 'deferred');
CREATE TABLE {JOURNALS_SCHEMA}.numbers (
    of_programme TEXT COLLATE "C" PRIMARY KEY, number INTEGER GENERATED ALWAYS AS IDENTITY
);
CREATE TABLE {JOURNALS_SCHEMA}.version (number INTEGER NOT NULL);
"""
"""By its number a programme is named in advisory locks."""
_WHAT_IT_LACKS = f"""
CREATE FUNCTION {JOURNALS_SCHEMA}.json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE
    AS 'SELECT json_array_elements_text(list::json)';
"""
"""JSON as SQLite spells it."""


WATCHED_TABLES = ("journal", "mail", "parts", "dead_address", "strike", "mailbox", "taken")
"""The tables of which a change takes a programme's token away: what a pass decides by."""


def write_rests() -> str:
    """Return the statements that make the table of what passes left, in which no old token outlives a change.

    It came after the others, and is made when it is first wanted.
    """
    triggers = "".join(
        f"CREATE TRIGGER end_rest AFTER INSERT OR UPDATE OR DELETE ON {JOURNALS_SCHEMA}.{OF_ALL}{name}"
        f" FOR EACH ROW EXECUTE FUNCTION {JOURNALS_SCHEMA}.end_rest();"
        for name in WATCHED_TABLES
    )
    return f"""
CREATE TABLE {JOURNALS_SCHEMA}.rests (of_programme TEXT COLLATE "C" PRIMARY KEY, token TEXT, note TEXT);
CREATE FUNCTION {JOURNALS_SCHEMA}.end_rest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE {JOURNALS_SCHEMA}.rests SET token = NULL
        WHERE of_programme = coalesce(NEW.of_programme, OLD.of_programme) AND token IS NOT NULL;
    RETURN NULL;
END $$;
{triggers}{_write_dropping("rests")}
"""  # noqa: S608


def _write_dropping(*besides: str) -> str:
    """Return the statement that makes what takes a programme away whole, once it is over."""
    tables = [*(f"{OF_ALL}{name}" for name in reversed(_ROWS)), "numbers", *besides]
    steps = "".join(f"DELETE FROM {JOURNALS_SCHEMA}.{table} WHERE of_programme = id;" for table in tables)  # noqa: S608 - our own names
    name = f"{JOURNALS_SCHEMA}.drop_programme(id TEXT)"
    return f"CREATE OR REPLACE FUNCTION {name} RETURNS void LANGUAGE sql AS '{steps}';"
