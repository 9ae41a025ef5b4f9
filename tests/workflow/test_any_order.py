"""In any order of what people write and what a coordinator types: no act without proof, no word lost, no mail to a held one."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cases import EACH_CASE
from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import mailbox
from tests.workflow.living import living
from tests.workflow.sheets import run, small_programme, table
from tests.workflow.test_check_in import ACTIVE
from tests.workflow.test_check_in import SETTINGS as TWO

ANA = "ana@example.org"
SAYS = {
    "yes": "Yes, we met.",
    "no": "Not yet.",
    "stop": "Please stop writing to me.",
    "back": "I am back.",
    "odd": "Perhaps, unless it rains.",
}
PLAIN = "no"
"""What is a plain answer as it stands, and acts: it is kept as what it says."""
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("genuine"), st.sampled_from(sorted(SAYS))),
        st.tuples(st.just("forged"), st.sampled_from(sorted(SAYS))),
        st.tuples(st.just("word"), st.just("I have talked to them, go on")),
        st.tuples(st.just("pass"), st.just("")),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=5 if EACH_CASE else 2,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_in_any_order_nothing_forged_acts_no_word_is_lost_and_no_mail_goes_to_a_held_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    with pytest.MonkeyPatch.context() as patch, living(tmp_path_factory.mktemp("life"), patch) as life:
        life.run("checkin", "2026-11-23")
        for number, (how, what) in enumerate(steps):
            before = life.status("Ana")
            day = f"2026-11-{24 + number}"
            if how == "word":
                if any(str(row["What"]).startswith("Held") for row in life.today()):
                    life.say("Held", what)
            elif how != "pass":
                life.write(
                    ANA, SAYS[what] + f" ({number})", genuine=False
                ) if how == "forged" else life.reply(ANA, SAYS[what] + f" ({number})", place=0)
            sent = len(life.to(ANA))
            life.pass_day(day)
            is_held = life.status("Ana") == "held" or any(
                str(row["What"]).startswith("Held") and "Ana" in str(row["Who"]) for row in life.today()
            )
            assert not (is_held and len(life.to(ANA)) > sent)
            if how == "forged":
                assert life.status("Ana") in {before, "held"}
            if how == "forged" or (how == "genuine" and what != PLAIN):
                assert f"({number})" in life.everything()
        ends = life.mails and [
            row["Became"] for row in table(life.path, "Mail read") if row["Became"] != "read up to"
        ]
        assert len(ends) == len(life.mails)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_programme(tmp_path_factory.mktemp("cut"), Matches=ACTIVE, Settings=TWO)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(count=st.integers(0, 1100))
def test_wherever_the_line_is_cut_nobody_who_just_wrote_stop_is_mailed(asked: Path, count: int) -> None:
    stop: Any = (
        "From: {0}@example.org\nTo: co@example.org\nSubject: Hello\nMessage-ID: <{0}@client.example>\n"
        "Content-Type: text/plain\n\nPlease stop writing to me.\n"
    )
    with pytest.MonkeyPatch.context() as patch, mailbox() as box, FaultyServer() as server:
        sheet = asked.with_name(f"cut{count}.xlsx")
        sheet.write_bytes(asked.read_bytes())
        box.hold(stop.format("ana"), stop.format("gil"))
        box.cut_after(count)
        patch.setenv("MENTORSHEETS_MAILBOX", box.address)
        patch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        told = (
            "--sheet",
            sheet,
            "--mail",
            f"smtp://127.0.0.1:{server.port}",
            "--today",
            "2026-11-23T10:00",
            "--yes",
        )
        run("checkin", *told, code=None)
        readers = [address for taken in server.taken for address in _to(taken)]
        assert not {"ana@example.org", "gil@example.org"} & set(readers)


def _to(taken: Any) -> list[str]:
    return [word.strip("<>,;:'\"()").lower() for word in str(taken).split() if "@example.org" in word]
