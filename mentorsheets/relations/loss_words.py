"""In which words it is told what a sheet has lost, and what would follow from going on without it."""

from collections.abc import Mapping

THINGS: Mapping[str, tuple[str, str]] = {
    "Participants": ("person", "people"),
    "Needs": ("need", "needs"),
    "Matches": ("match", "matches"),
    "History": ("line", "lines"),
}
"""What the rows of a tab are called, one and several."""
THEN: Mapping[str, str] = {
    "Participants": "Then nobody else than who stands there gets mail or is matched.",
    "Needs": "Then only what stands there counts as asked for.",
    "Matches": "Then people may be brought together, and asked, anew.",
    "History": "Then who was held by it gets mail again, and what people said counts no more.",
    "Status": "Then whoever had paused or left, or was held, gets mail again.",
    "Email": "Then nobody can be written to who has none.",
    "Avoid": "Then people may be matched with whom they wanted to avoid.",
    "Reports to": "Then people may be matched along a reporting line.",
    "Person id": "Then who was held by it gets mail again, and what people said counts no more.",
    "Match": "Then what people said of a match or a need counts no more.",
    "Period": "Then what was asked or told in a stretch may be asked or told once more.",
}
"""What follows from going on, by the tab or by the column that was emptied."""
