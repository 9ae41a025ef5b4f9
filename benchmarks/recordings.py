"""Plays recordings of the real Google Sheets to the server of our tests, and tells where it answers otherwise.

    python -m benchmarks.recordings FOLDER [--show 10]

FOLDER holds cassettes as VCR.py or Betamax write them in JSON, in any depth: gspread's `tests/cassettes`, say; or
what nock writes in JavaScript. Each is played from its first request on. What Google chose by itself (ids, moments)
is taken for ours where it stands for the first time, and has to be the same from then on. A file that was there
before is put together from what is told of it (`recordings_scene`); how many answers told of one is said. Where Google refused because of too many
calls, nothing is played.
"""

import argparse
import base64
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from benchmarks.recordings_nock import read_nock
from benchmarks.recordings_scene import Scene
from tests.sheets_server.server import SheetsServer

HOSTS = re.compile(r"https://(?:sheets\.googleapis\.com/v4|www\.googleapis\.com/(?:drive|upload))(?=/)")
HOST = re.compile(r"https://(?:sheets|www)\.googleapis\.com")
FILE = re.compile(r"/(?:spreadsheets|files)/([\w-]{20,})")
OK = 200
"""An answer that tells of a file."""
TOO_MANY = 429
"""An answer that tells of a quota, which ours has only where a test wants one; it is not played."""
CHOSEN = frozenset(
    {
        *(
            "id",
            "spreadsheetId",
            "sheetId",
            "spreadsheetUrl",
            "namedRangeId",
            "protectedRangeId",
            "bandedRangeId",
        ),
        *(
            "createdTime",
            "modifiedTime",
            "chartId",
            "filterViewId",
            "metadataId",
            "replacementId",
            "revision",
        ),
        *("emailAddress", "displayName", "photoLink", "permissionId", "etag", "developerMetadataId"),
    }
)
"""Fields whose value Google chooses, or that tell who made the recording."""
ANSWER_SHOWN = 300
"""Letters of an answer that are shown."""
LEAST_ID = 6
"""Letters of an id that is looked for in later requests; shorter ones stand anywhere."""


@dataclass
class Played:
    """What playing came to: how many answers, how many of them as recorded, and what differed.

    `apart` are those about files that were there before the recording began and of which it tells too little,
    and `told` those that told what stood in one.
    """

    answers: int = 0
    apart: int = 0
    told: int = 0
    statuses: int = 0
    equal: int = 0
    differ: list[str] = field(default_factory=list)


def list_cassettes(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the name and the interactions of each recording, of either recorder."""
    for path in sorted(folder.rglob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        found = told.get("interactions") or told.get("http_interactions") if isinstance(told, dict) else None
        if found:
            yield path.name, found
    for path in sorted(folder.rglob("*.js")):
        if found := read_nock(path.read_text(encoding="utf-8")):
            yield path.name, found


def play(interactions: list[dict[str, Any]], name: str, server: SheetsServer, played: Played) -> None:
    """Send each request of a recording in its order, and compare the answers."""
    ours: dict[str, str] = {}
    session = requests.Session()
    scene = Scene(server, lambda one: _json(_text(one["response"].get("body"))))
    for number, one in enumerate(interactions):
        asked, recorded = one["request"], one["response"]
        status = recorded["status"]["code"]
        if not HOSTS.match(asked["uri"]) or status == TOO_MANY:
            continue
        found = FILE.search(asked["uri"])
        file = found[1] if found else ""
        is_new = file and file not in ours and status == OK
        if _is_of_others(asked["uri"], recorded, ours) or (
            is_new and not scene.make(file, interactions[number:])
        ):
            played.apart += 1
            continue
        if is_new:
            ours[file] = file
        played.told += bool(is_new) or scene.take_in(file, one)
        address = HOST.sub(server.address, _in_our_words(asked["uri"], ours))
        body = _in_our_words(_text(asked.get("body")), ours)
        scene.note_write(file, one, body)
        reply = session.request(
            *(asked["method"], address),
            data=body.encode() or None,
            headers={"Authorization": "Bearer anything", "Content-Type": _type_of(asked)},
            timeout=60,
        )
        _judge(f"{name} {number}: {asked['method']}", recorded, reply, ours, played)


def _is_of_others(address: str, recorded: dict[str, Any], ours: dict[str, str]) -> bool:
    """Return whether an answer of Drive tells of folders and files alone that the recording did not make."""
    if "/drive/" not in address or recorded["status"]["code"] != OK:
        return False
    told = _json(_text(recorded.get("body")))
    files = told.get("files", []) if isinstance(told, dict) else []
    return address.partition("?")[0].endswith("/files/root") or bool(
        files and all(one.get("id") not in ours for one in files)
    )


def _judge(
    place: str, recorded: dict[str, Any], reply: requests.Response, ours: dict[str, str], played: Played
) -> None:
    """Count one answer, and say where it differs."""
    played.answers += 1
    status = recorded["status"]["code"]
    if reply.status_code != status:
        told = f"{status} there, {reply.status_code} here: {reply.text[:ANSWER_SHOWN]}"
        played.differ.append(f"{place} {told}")
        return
    played.statuses += 1
    wrong = next(compare(_json(_text(recorded.get("body"))), _json(reply.text), ours), None)
    played.equal += wrong is None
    if wrong:
        played.differ.append(f"{place} {wrong}")


def compare(there: Any, here: Any, ours: dict[str, str], at: str = "") -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield where our answer differs from the recorded one, and learn what Google chose by itself."""
    last = at.rpartition(".")[2]
    if isinstance(there, dict) and isinstance(here, dict):
        for name in sorted(there.keys() | here.keys()):
            if (name in there) != (name in here):
                yield f"{at}.{name} only {'there' if name in there else 'here'}"
            else:
                yield from compare(there[name], here[name], ours, f"{at}.{name}")
    elif isinstance(there, list) and isinstance(here, list) and len(there) == len(here):
        for one, other in zip(there, here, strict=True):
            yield from compare(one, other, ours, at)
    elif last in CHOSEN and ours.setdefault(str(there), str(here)) == str(here):
        return
    elif there != here and last not in CHOSEN:
        yield f"{at}: {json.dumps(there)[:60]} there, {json.dumps(here)[:60]} here"


def _in_our_words(text: str, ours: dict[str, str]) -> str:
    for theirs in sorted(ours, key=len, reverse=True):
        if len(theirs) >= LEAST_ID and theirs != ours[theirs]:
            text = text.replace(theirs, ours[theirs])
    return text


def _unpack(packed: str) -> str:
    raw = base64.b64decode(packed)
    return (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode(errors="replace")


def _type_of(asked: dict[str, Any]) -> str:
    for name, said in asked.get("headers", {}).items():
        if name.lower() == "content-type":
            return str(said[0] if isinstance(said, list) else said)
    return "application/json"


def _text(body: Any) -> str:  # noqa: ANN401 - each recorder has its own
    if isinstance(body, dict):
        packed = body.get("base64_string")
        body = _unpack(packed) if packed else body.get("string", "")
    return body if isinstance(body, str) else ""


def _json(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except ValueError:
        return text


def main() -> None:
    """Play all, and print how many answers were as recorded, and which were not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=10)
    given = parser.parse_args()
    played, count = Played(), 0
    with SheetsServer() as server:
        for name, interactions in list_cassettes(given.folder):
            count += 1
            play(interactions, name, server, played)
    whole = max(played.answers, 1)
    print(
        f"{count} recordings, {played.answers} answers ({played.told} told what was there before), "
        f"beside {played.apart} of which too little is told: status as recorded {played.statuses / whole:.1%}, "
        f"the whole answer {played.equal / whole:.1%}"
    )
    sorts = Counter(re.sub(r"^\S+ \d+: ", "", one) for one in played.differ)
    for said, times in sorts.most_common(given.show):
        print(f"{times:5}  {said}")


if __name__ == "__main__":
    main()
