"""Invented facts for every kind of mail."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mentorsheets.mail import facts as f

LISBON, NAIROBI = ZoneInfo("Europe/Lisbon"), ZoneInfo("Africa/Nairobi")
WORDS = "Read my grant draft before May.\nSix pages, and please be frank about the budget."


def link(words: str) -> f.Link:
    return f.mailto("care+k3v9q2@harbour.example.org", f"[ms:k3v9q2] {words}")


def cell(row: int) -> f.Link:
    return f.Link(f"https://docs.google.com/spreadsheets/d/invented/edit#gid=0&range=F{row}")


TAPS = f.Taps(met=link("We talked"), not_yet=link("Not yet"), something=link("Something"),
               no_fit=link("Not a fit"), done=link("It is met"))  # fmt: skip
YES_NO = f.YesNo(yes=link("Yes"), no=link("No"))
SERVED = f.GoalQuestion(
    question="was it good for you?", yes=link("Yes"), partly=link("Partly"), no=link("No")
)


def times(*days: int) -> tuple[f.Times, ...]:
    moments = [datetime(2026, 11, day, 17, 30, tzinfo=LISBON) for day in days]
    return tuple(f.Times(giver=moment, asker=moment.astimezone(NAIROBI)) for moment in moments)


def letter(**facts: Any) -> f.LetterFacts:
    usual: dict[str, Any] = {
        "to": ("Amina",),
        "programme": "Harbour Peers",
        "coordinator": "Tess Okafor",
        "pause": link("pause"),
        "leave": link("leave"),
        "fewer": link("fewer"),
    }
    return f.LetterFacts(**(usual | facts))


COORDINATORS = f.LetterFacts(to=("Tess",), programme="Harbour Peers", to_coordinator=True)

ASKED = f.AskedRelationship(
    other="Yusuf Demir",
    helps=False,
    needs=("Project-specific feedback",),
    words=WORDS,
    question="Which page would you most like to talk about next, and why that one?",
    taps=TAPS,
    served=SERVED,
)
HELPED = f.AskedRelationship(
    other="نورة القحطاني",
    helps=True,
    needs=("Role models", "Access to networks"),
    words="أود أن أتعرف إلى من سبقني في هذا الطريق.",
    question="What did you ask that opened something?",
    taps=TAPS,
)
ABOUT: dict[str, Any] = {"needs": ("Project-specific feedback",), "words": WORDS, "every": timedelta(weeks=2)}
COMMON = f.Common(offered=True, languages=("Portuguese", "English"), hours=3, mutual=True, named=True)
ASK: dict[str, Any] = {
    "common": COMMON,
    "likes": ("Baking bread", "Birds"),
    "shares": f.Shares(address=True, where="e-mail, or Signal: +254 700 000000"),
    "answer": YES_NO,
    "until": date(2026, 12, 4),
}

SAMPLES: dict[str, f.Section] = {
    one.kind: one
    for one in (
        f.CheckInFacts(others=(ASKED.other, HELPED.other), asked=(ASKED, HELPED)),
        f.Confirm(
            address="ana.work@example.org",
            channel="a call",
            no_longer=("Role models",),
            answer=YES_NO,
        ),
        f.WhichOne(
            names=("Amina Njoroge", "Yusuf Demir"), said="We talked!",
            others=(
                f.NamedAnswer(name="Amina Njoroge", link=link("met0")),
                f.NamedAnswer(name="Yusuf Demir", link=link("met1")),
            ),
        ),
        f.AskGiver(other="Amina Njoroge", **ABOUT, **ASK),
        f.AskAsker(other="Yusuf Demir", **ABOUT, **ASK),
        f.Introduction(
            giver="Yusuf Demir",
            asker="Amina Njoroge",
            needs=("Project-specific feedback",),
            words=WORDS,
            common=COMMON,
            interests=("baking bread", "birds"),
            other="Yusuf Demir",
            helps=False,
            where="e-mail, or video in the evenings",
            write=link("Write to Yusuf"),
            address="yusuf@example.org",
            first="Amina Njoroge",
            is_first=True,
            met=link("We talked"),
            no_fit=link("Not a fit"),
            times=times(24, 26, 28),
        ),
        f.FirstConversation(
            giver="Yusuf Demir",
            asker="Amina Njoroge",
            questions=("What would a good version of this draft do?", "Which part are you unsure of?"),
            every=timedelta(weeks=2),
            lasts=timedelta(weeks=8),
        ),
        f.SuggestedTimes(other="Yusuf", giver="Yusuf", asker="Amina", times=times(24, 26)),
        f.Reminder(other="Yusuf Demir", asked_on=date(2026, 11, 16), question=ASKED.question, taps=TAPS),
        f.DeclinedKindly(needs=("Accountability",), helps=False),
        f.Withdrawn(other="Yusuf Demir", needs=("Accountability",), was_asked=False, helps=False),
        f.SilenceOtherSide(other="Yusuf Demir", needs=("Accountability",), taps=TAPS),
        f.ClosingQuestions(
            other="Yusuf Demir",
            needs=("Accountability",),
            since=date(2026, 9, 1),
            questions=("What is different now from when you began?", "What would you do again?"),
            met=link("it is met"),
            still=link("I still need this"),
            go_on=link("go on"),
        ),
        f.EndedThanks(
            other="Yusuf Demir", helped=False, met=("Accountability",), since=date(2026, 9, 1),
            pass_on=link("thank them from me"),
        ),
        f.ThanksFromOther(other="Yusuf Demir", needs=("Accountability",)),
        f.YourData(asked_on=date(2026, 11, 20), mails=True),
        f.SomeoneLeft(other="Yusuf Demir", needs=("Accountability",), helped=False),
        f.NeedsRefresh(
            needs=(
                f.NeedLine(title="Accountability", words="Ask me on Fridays.", since=date(2026, 8, 3)),
                f.NeedLine(title="Role models", stand="helped", helpers=("Yusuf Demir",)),
            ),
            same=link("same"),
            change=link("change"),
        ),
        f.VagueNeed(
            need="Role models", words="help", prompt="What have they done that you would like to see?",
            reply=link("need"),
        ),
        f.OfferBack(need="Accountability", answer=YES_NO),
        f.CircleInvitation(
            topic="Access to networks", givers=("Zoë Adeyemi", "Ivan Petrov"), seats=6,
            when=date(2026, 12, 3), where="Video, 18:00", answer=YES_NO,
        ),
        f.CircleAgenda(
            topic="Access to networks", givers=("Zoë Adeyemi", "Ivan Petrov"),
            when=date(2026, 12, 3), where="Video, 18:00",
            questions=("How did you write to the first person you did not know?", "Whom did you ask first?"),
        ),
        f.CircleCheckIn(
            topic="Access to networks", givers=("Zoë Adeyemi", "Ivan Petrov"), when=date(2026, 12, 3),
            met=link("done"),
        ),
        f.Digest(
            week=date(2026, 11, 23),
            count=4, urgent=(f.WaitingGroup(topic="help", count=1),),
            waiting=(
                f.WaitingGroup(topic="help", count=1, type="I have talked to them, go on",
                               items=(f.Item(words="Amina and Yusuf: “we keep missing each other”",
                                             since=date(2026, 11, 20), cell=cell(12)),)),
                f.WaitingGroup(topic="decide", count=3, type="approve · decline", more=1,
                               items=(f.Item(words="Zoë for Ivan", cell=cell(4)),
                                      f.Item(words="נועה for Li Wei", cell=cell(5)))),
            ),
            single=(f.Item(words="Li Wei rests on Zoë alone"),),
            good=(f.Item(words="Noor's need for Project-specific feedback is met"),),
            coming=(f.Item(words="14 check-ins, 2 introductions"),),
            today=cell(1),
        ),
        f.Escalation(
            person="Amina Njoroge", other="Yusuf Demir", needs=("Accountability",),
            why="Amina says that something needs attention.", said="We keep missing each other.",
            on=date(2026, 11, 20), write=link("hello"), cell=cell(12),
            words=f.DeskWords(answered=link("wans"), again=link("wagain"), met=link("wmet"), hand_over=link("whand"),
                              end=link("wend")),
        ),
        f.SafetyEscalation(
            person="Amina Njoroge", said="Can somebody please talk to me", on=date(2026, 11, 20),
            write=link("hello"), cell=cell(12),
            words=f.HoldWords(go_on=link("hgoon"), pause=link("hpause"), leave=link("hleave")),
        ),
    )
}  # fmt: skip
