"""Sign-up sheets as strangers write them: what is read is the truth or is told, and nobody meets whom they refuse."""

import os

from hypothesis import given, settings

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.pairing.propose import propose
from tests.sheet.adopt.strangers import TOPICS, Sheet, sheets
from tests.sheet.adopt.test_layout_grammar import MENTORING, adopted
from tests.sheet.forms.desk import TODAY

EXAMPLES = 1000 if os.environ.get("MENTORSHEETS_SEARCH") else 40


@settings(max_examples=EXAMPLES, deadline=None)
@given(sheets())
def test_whatever_a_stranger_writes_is_read_or_told_and_nobody_meets_whom_they_refuse(sheet: Sheet) -> None:
    reading, told = adopted(sheet.book)
    programme = reading.programme
    names = {one.id: one.name for one in programme.people}
    assert sorted(names.values()) == sorted(one.name for one in sheet.guests), (sheet.how, told)

    kinds = {kind.title for kind in programme.catalogue}
    assert kinds <= {*TOPICS, MENTORING, *(kind.title for kind in DEFAULT)}, (sheet.how, kinds)

    unknown = {one.name for one in sheet.guests if one.is_unknown}
    for guest in sheet.guests:
        assert not guest.is_unknown or any("no role that we know" in one for one in told), (
            sheet.how,
            guest,
            told,
        )
    needs = {(names[one.person], programme.catalogue.title(one.kind)) for one in programme.needs}
    known = [one for one in sheet.guests if one.name not in unknown and one.asks]
    wanted = {(one.name, topic) for one in known for topic in one.topics}
    in_general = {(one.name, MENTORING) for one in known}
    assert needs in (wanted, in_general), (sheet.how, needs, told)

    kept_apart = {(names[one.id], names[other]) for one in programme.people for other in one.avoid}
    refused = {(one.name, other) for one in sheet.guests for other in one.refused}
    assert refused <= kept_apart, (sheet.how, refused - kept_apart, told)
    assert kept_apart == refused or any("more than a name" in one for one in told), (
        sheet.how,
        kept_apart,
        told,
    )
    pairs = {(names[one.giver], names[one.asker]) for one in propose(programme, TODAY).new}
    assert not pairs & {pair for one, other in refused for pair in ((one, other), (other, one))}, sheet.how
