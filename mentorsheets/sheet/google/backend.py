"""A Google sheet: read by `long_tabs`, written in one guarded batch, taken back if it landed elsewhere."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mentorsheets.errors import Busy, Unreachable
from mentorsheets.sheet.backend import Book, ChangedMeanwhile, Operation
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.journal import entering, leaving
from mentorsheets.sheet.google.long_tabs import ALL_SIZES, LongReader, ReadSizes
from mentorsheets.sheet.google.looks import Looks
from mentorsheets.sheet.google.parts import parts, still_fit
from mentorsheets.sheet.google.past_file import PastFile
from mentorsheets.sheet.google.read import FIELDS, Snapshot, snapshot_of
from mentorsheets.sheet.google.record import RecordedChange
from mentorsheets.sheet.google.retries import HttpAnswer, explain_answer
from mentorsheets.sheet.google.undo import undoing
from mentorsheets.sheet.google.version import Claim, Version, after, say_busy, succession
from mentorsheets.sheet.google.write import draft_fix, draft_requests
from mentorsheets.sheet.reading.headers import find_tab

GOOGLE_TRIES = 8
"""Times that a write is planned anew after somebody changed the sheet; people type about once a second."""
LONGEST_CELL = 50_000
"""Characters of a cell, which Google does not exceed."""
FRESH = timedelta(seconds=2)  # A claim shows the sheet as well, so a read at once needs no call of its own.


class GoogleSheet:
    """The sheet that stands in one Google spreadsheet; `clock` tells the time in UTC.

    What a pass read of its past it leaves for the next one in the file `past`, if one is named.
    """

    def __init__(
        self,
        key: str,
        google: Google,
        clock: Callable[[], datetime],
        sizes: ReadSizes = ALL_SIZES,
        past: Path | None = None,
    ) -> None:
        self._key = key
        self._google = google
        self._reader = LongReader(google, key, sizes, PastFile(past, clock) if past else None)
        self._clock = clock
        self._sizes = sizes
        self._claim: Claim | None = None
        self._looks = Looks()
        self._fresh_until = self._looked = datetime.min.replace(tzinfo=UTC)

    @property
    def name(self) -> str:
        """The title of the sheet, once it was read."""
        return self._looks.last.title if self._looks.last else "the Google sheet"

    @property
    def longest_cell(self) -> int:
        """How many characters Google takes for a cell."""
        return LONGEST_CELL

    def read(self) -> Book:
        """Return what the sheet holds now; right after it was claimed, without a call.

        Where it is looked at once, a glance will do, and what was seen last if nothing was written since.

        Raises:
            WrongUse: it does not exist, is not shared, or the login is not accepted.
            Unreachable: Google did not answer.
        """
        is_fresh, shares = self._clock() < self._fresh_until, self._looks.may_share
        self._fresh_until = datetime.min.replace(tzinfo=UTC)
        whole = self._looks.whole if is_fresh or shares else None
        return self._looks.show(whole or self._look(at_a_glance=shares))

    def look_anew(self, within: timedelta = timedelta(), top_of: TabSpec | None = None) -> Book:
        """Return what the sheet holds at this moment, or held `within` so short a time before.

        Only where it is looked at once an older look will do: whoever asks by themselves sees what is there.
        Of whom the `top_of` one tab is enough, no more is read.

        Raises:
            WrongUse, Unreachable: as `read`.
        """
        is_recent = self._looks.may_share and self._clock() < self._looked + within
        if is_recent and self._looks.whole:
            return self._looks.show(self._looks.whole)
        tab = find_tab(self._looks.last.book(), top_of) if top_of and self._looks.last else None
        top = self._reader.look_at_top(tab.title) if tab else None
        return top.book() if top else self._looks.show(self._look())

    def look_once(self) -> AbstractContextManager[None]:
        """Look once for all that reads the sheet while this lasts."""
        return self._looks.share(self._reader.remembered.save)

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        """Carry out all operations at once, or none, if the sheet is still the one that was `seen`.

        It is looked at again (one read) and written in one batch, whose reply shows each tab that it wrote
        into as it was just before. If somebody moved rows or columns in between, or typed into a cell that
        was written over, the batch is taken back. What changes nothing in the sheet as it was seen costs no
        call.

        Raises:
            ChangedMeanwhile: the sheet is another; nothing was written, or all was taken back.
            Busy: another run has claimed it; nothing was written.
            WrongUse: it may not be written to.
            Unreachable: Google did not answer.
        """
        if self._stands_already(operations, seen):
            return
        now = self._look()
        self._refuse_if_claimed(now.version)
        now = self._settle(now)
        if self._looks.show(now).version != seen.version:
            raise ChangedMeanwhile
        *early, last = parts(operations)
        for part in early:
            now = self._carry_out(now, part, to_go_on=True)
            if not still_fit(operations, seen, now.book()):
                raise ChangedMeanwhile
        now = self._carry_out(now, last, to_go_on=False)
        if now.entries and self._claim is None:
            self._tidy()

    def _stands_already(self, operations: Sequence[Operation], seen: Book) -> bool:
        """Return whether the sheet, as it was looked at last and `seen`, holds all that is to be written."""
        last = self._looks.whole
        if last is None or last.entries or self._looks.show(last).version != seen.version:
            return False
        if draft_requests(last, operations, last.free_id).requests:
            return False
        self._refuse_if_claimed(last.version)
        return True

    def _carry_out(self, now: Snapshot, operations: Sequence[Operation], *, to_go_on: bool) -> Snapshot:
        """Write in one batch, and return the sheet as it is then, whole only if something is `to_go_on`."""
        draft = draft_requests(now, operations, now.free_id)
        if not draft.requests:
            return now
        there = self._commit(now, draft.requests, list(draft.changes.values()), whole=to_go_on)
        if all(entry.stood_still() for entry in there.entries):
            return there
        # What was moved about is known from whole copies alone.
        there = self._look()
        if not all(entry.landed() for entry in there.entries):
            self._settle(there)
            raise ChangedMeanwhile
        return there

    @contextmanager
    def claimed(self, holder: str, minutes: int = 15, *, lightly: bool = False) -> Iterator[None]:
        """Keep other runs from writing for as long as this lasts, at most `minutes`.

        A claim whose time is over, because its run died, gives way to the next one. A light one writes
        nothing: it refuses where another run was at work when the sheet was looked at last.

        Raises:
            Busy: another run has claimed the sheet.
            WrongUse: it may not be written to.
            Unreachable: Google did not answer.
        """
        if lightly:
            if (last := self._looks.last) and last.version and last.version.claim:
                self._refuse_if_claimed(self._look().version)
            yield
            return
        if not self._claim_as_seen(claim := Claim.of(holder, self._clock() + timedelta(minutes=minutes))):
            now = self._look()
            self._refuse_if_claimed(now.version)
            try:
                self._take(claim, self._settle(now))
            except ChangedMeanwhile:
                self._refuse_if_claimed(self._look().version)
                raise Busy(f"Another run is at work on {self.name}.", "Run again in a minute.") from None
        try:
            yield
        finally:
            self._release()

    def _claim_as_seen(self, claim: Claim) -> bool:
        """Return whether the claim could be laid without another look, as nobody wrote since the last one.

        Its batch fails whole if somebody did, and shows all that people typed meanwhile.
        """
        seen = self._looks.whole
        if seen is None or seen.entries or (seen.version is not None and seen.version.claim is not None):
            return False
        try:
            self._take(claim, seen)
        except ChangedMeanwhile:
            return False
        return True

    def _take(self, claim: Claim, now: Snapshot) -> None:
        self._claim = claim
        try:
            self._commit(now, [], whole=True)
        except ChangedMeanwhile:
            self._claim = None
            raise
        self._fresh_until = self._clock() + FRESH

    def _release(self) -> None:
        """Release the claim; if that fails, or it was lost, it ends by itself."""
        claim, self._claim = self._claim, None
        if (last := self._looks.last) and last.version and last.version.claim == claim:
            self._tidy()

    def _tidy(self) -> None:
        """Leave nothing of this run beside what it wrote; if that fails, the next run does it."""
        if (last := self._looks.last) is None or last.version is None:
            return
        with suppress(ChangedMeanwhile, Unreachable):
            try:
                self._commit(last, [])
            except ChangedMeanwhile:
                # Somebody may have deleted a tab of ours, which is no reason to keep others out.
                if (now := self._look()).version == last.version:
                    self._commit(now, [])

    def _settle(self, now: Snapshot) -> Snapshot:
        """Take back what landed elsewhere than meant, of this run or of one that died; return what is then.

        Raises:
            Busy: things kept moving.
            ChangedMeanwhile, WrongUse, Unreachable: as `write`.
        """
        for _ in range(GOOGLE_TRIES):
            fixes = undoing(now.entries, now.leaves)
            if not fixes:
                return now
            changes = [RecordedChange(leaf) for leaf in now.leaves if leaf.id in fixes]
            batch = [one for change in changes for one in draft_fix(change, fixes[change.leaf.id])]
            now = self._commit(now, batch, changes, whole=True, settled=False)
        raise Busy(f"{self.name} was moved about while it was written.", "Run again: that puts it right.")

    def _look(self, *, at_a_glance: bool = False) -> Snapshot:
        self._looked = self._clock()
        try:
            return self._looks.keep(self._reader.look(at_a_glance=at_a_glance), is_whole=True)
        except HttpAnswer as answer:
            raise explain_answer(answer, self._google.robot) from None

    def _refuse_if_claimed(self, version: Version | None) -> None:
        claim = None if version is None else version.claim
        if claim is not None and claim != self._claim and self._clock() < claim.until:
            raise say_busy(claim, self.name)

    def _commit(
        self,
        now: Snapshot,
        requests: Sequence[dict[str, Any]],
        changes: Sequence[RecordedChange] = (),
        *,
        whole: bool = False,
        settled: bool = True,
    ) -> Snapshot:
        """Carry out a batch on the sheet as it is `now`, and return the sheet as it is then.

        What it changes is entered in the journal, from which the entries before are struck if they are
        `settled`. Only its rows are shown, which tell whether all landed, unless the `whole` is asked for.
        """
        self._looks.whole = None
        new = after(now.ids, secrets.token_hex(4), self._claim)
        entry, ranges = entering(new.number, changes, {leaf.id for leaf in now.leaves}, now.ids)
        struck = leaving(now.entries) if settled else []
        body: dict[str, Any] = {"requests": [*succession(now.version, new), *entry, *struck, *requests]}
        body |= {"includeSpreadsheetInResponse": True, "responseIncludeGridData": True}
        if is_part := not whole or self._reader.is_long:
            body["responseRanges"] = [new.range(), *ranges]
        try:
            # A repeat is safe: a batch that was carried out after all fails whole the second time.
            reply = self._google.batch(self._key, body, f"updatedSpreadsheet({FIELDS})")
        except (HttpAnswer, Unreachable) as failed:
            return self._settled(new, now, failed)
        there = snapshot_of(reply["updatedSpreadsheet"])
        self._reader.remembered.wrote(now.version, new, changes)
        there = self._looks.keep(replace(there, ids=there.ids | now.ids), is_whole=not is_part)
        return self._look() if whole and is_part else there

    def _settled(self, new: Version, now: Snapshot, failed: HttpAnswer | Unreachable) -> Snapshot:
        """Return the sheet if the batch was carried out although its answer was lost."""
        if isinstance(failed, HttpAnswer) and failed.status in (401, 403, 404):
            raise explain_answer(failed, self._google.robot, writing=True) from None
        there = self._look()
        if there.version == new:
            return there
        lost = {sheet for entry in now.entries for sheet in entry.ids} - there.ids
        if lost or there.version != now.version or there.book().version != now.book().version:
            raise ChangedMeanwhile
        if isinstance(failed, Unreachable):
            raise failed
        raise explain_answer(failed, self._google.robot, writing=True)
