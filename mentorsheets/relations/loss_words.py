"""In which words it is told what a sheet has lost, and what would follow from going on without it."""

from collections.abc import Mapping

BRING_BACK = "Undo it in your spreadsheet program, or bring the tab back from an earlier version or a copy."
SORTED_ALONE = "Somebody may have sorted one column of it alone."
MIXED_REGISTER = (
    "In the hidden tab Register names, addresses or ids stand in the rows of others.",
    f"{SORTED_ALONE} {BRING_BACK} If nothing helps, delete the tab: you are asked then how to go on.",
)
MIXED_MAIL = (
    "In Messages, or in the hidden tab Mail sent, cells of some mails stand in the rows of others.",
    f"{SORTED_ALONE} {BRING_BACK} If nothing helps, delete the tab that was sorted.",
)
"""Each in a sentence, and what to do."""
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
