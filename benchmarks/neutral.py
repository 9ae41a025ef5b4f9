"""Reads pairing instances in the neutral JSON format, and writes pairs as it wants them."""

import gzip
import json
from pathlib import Path
from typing import Any

from mentorsheets.pairing.community import Ask, Circles, Community, Member, Weights

FORMAT = "mentorsheets-instance/1"


def load(path: Path) -> dict[str, Any]:
    """Read an instance, gzipped or not."""
    raw = path.read_bytes()
    data: dict[str, Any] = json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    if data.get("format") != FORMAT:
        raise SystemExit(f"{path} is not in the format {FORMAT}.")
    return data


def community(data: dict[str, Any], circles: Circles | None = None) -> Community:
    """Return an instance as a community; the neutral rules know the direct manager only."""
    kept = {(g, a): None for name in ("pinned", "active") for g, a in data.get(name, ())}
    return Community(
        members=tuple(_member(person) for person in data["people"]),
        min_overlap=data["rules"]["min_overlap_slots"],
        blocked=_pairs(data, "blocked"),
        declined=_pairs(data, "declined"),
        kept=kept,
        asked_for=_pairs(data, "requested"),
        several_helpers=False,
        circles=circles,
        weights=Weights(),
    )


def _pairs(data: dict[str, Any], name: str) -> frozenset[tuple[str, str]]:
    return frozenset((left, right) for left, right in data.get(name, ()))


def _member(person: dict[str, Any]) -> Member:
    here = "in_person" in person["mode"] and person["city"] is not None
    return Member(
        id=person["id"],
        asks={kind: Ask(ask["w"], ask["k"]) for kind, ask in person["asks"].items()},
        offers=frozenset(person["offers"]),
        give=person["cap_give"],
        take=person["cap_recv"],
        languages=frozenset(person["languages"]),
        availability=int(person["slots"], 16),
        remote="remote" in person["mode"],
        cities=frozenset([person["city"]] if here else []),
        # Any text may be an id, also none at all; to the engine the empty team is no team.
        team="" if person["team"] is None else f"team {person['team']}",
        above=frozenset([person["manager"]] if person["manager"] is not None else []),
        topics=frozenset(person["topics"]),
        experience=person["experience"],
        gap_pref=person["gap_pref"],
        place=person["city"] or "",
    )
