"""Taking over what people answered: from forms, the pre-filled form, and the mailbox, in this order."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from mentorsheets.api.answer_rows import FormsOutput, MailboxOutput, NoMailbox, TapsOutput
from mentorsheets.api.arguments import Today
from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.errors import MustLookFirst

Answers = FormsOutput | TapsOutput | MailboxOutput | NoMailbox
"""What came of one source of answers."""


def list_sources(
    sheet: MentoringSheet, *, today: Today = None, dry_run: bool = False
) -> Mapping[str, Callable[[], Answers]]:
    """Return what collects the answers of each source, by its name; all of them are read before mail goes."""
    return {
        "forms": lambda: sheet.collect_forms(today=today, dry_run=dry_run),
        "taps": lambda: sheet.collect_taps(today=today, dry_run=dry_run),
        "mail": lambda: sheet.collect_mail(today=today, dry_run=dry_run),
    }


def collect_each(
    sheet: MentoringSheet, *, exported: Path | None = None, today: Today = None, dry_run: bool = False
) -> Iterator[tuple[str, Answers]]:
    """Yield what came of each source; with an `exported` file, the file is the only one.

    What may mean harm goes to the safety contact, whatever could not be read.

    Raises:
        MentorsheetsError: a source could not be used; what was yielded was taken over.
    """
    with sheet.look_once():
        yield from _collect_each(sheet, exported, today, dry_run=dry_run)


def _collect_each(
    sheet: MentoringSheet, exported: Path | None, today: Today, *, dry_run: bool
) -> Iterator[tuple[str, Answers]]:
    if exported is not None:
        yield "forms", sheet.collect_forms(exported=exported, today=today, dry_run=dry_run)
        yield "taps", sheet.collect_taps(exported=exported, today=today, dry_run=dry_run)
        yield "mail", NoMailbox()
        if not dry_run:
            sheet.send_cries(today=today)
        return
    broken: list[Exception] = []
    for name, collect in list_sources(sheet, today=today, dry_run=dry_run).items():
        try:
            yield name, collect()
        except MustLookFirst as error:
            broken.append(error)
            break
        except Exception as error:  # noqa: BLE001 - somebody may cry for help in what is read after it
            broken.append(error)
    if not dry_run:
        try:
            sheet.send_cries(today=today)
        except Exception as error:  # noqa: BLE001 - what could not be read counts first
            broken.append(error)
    if broken:
        raise broken[0]
