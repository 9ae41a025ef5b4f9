"""A refusal in a free comment, or under a question that nobody understands, keeps people apart until it is mended."""

from pathlib import Path

import pytest

from mentorsheets.domain.model import Person
from mentorsheets.sheet.forms.everybody import gather_everybody
from mentorsheets.sheet.reading.everybody import Everybody
from mentorsheets.sheet.reading.refusals import find_refusal
from tests.sheet.forms.desk import QUESTIONS, answered, book, planned, rows, taken, typed
from tests.workflow.sheets import run, table

ASKED = (*QUESTIONS, "Anything else?")
BO, ANA = "bo@example.org", "ana@example.org"


KNOWN = [
    "Bo and I are divorced", "I'm Bo's line manager", "Bo sits next to me every day at work", "There is history between Bo and me",
    "Long story with Bo", "Been there done that with Bo", "Bo gossips", "Had Bo last round", "Keep Bo out of this",
    "Known Bo since school", "Trabajo a las órdenes de Bo", "Je travaille sous les ordres de Bo", "Trabalho para o Bo", "أعمل تحت إدارة Bo",
    "Estoy casada con Bo", "Con Bo hay historia", "Je suis mariée à Bo", "Il y a eu des tensions avec Bo", "Bo ist mein Schwager",
    "Ich bin mit Bo verheiratet", "Há tensões com o Bo", "Sou casada com o Bo", "Bo ابن عمي", "هناك توتر مع Bo",
]  # fmt: skip
NOT_MET = [
    "I studied in Bo", "with experience at Bo Brothers", "I have a Ph.D. from Weber University", "Bo told me about this programme",
    "I'd love to meet Bo", "I loved working with Bo", "Ich würde gern mit Bo arbeiten", "J'aimerais rencontrer Bo",
]  # fmt: skip


def everybody(*names: str) -> Everybody:
    return gather_everybody((), [Person(name, name, None) for name in names])


HERE = everybody("Ana Duarte", "Bo O'Brien", "Will May", "Maria de la Cruz", "Jonas Weber", "نور حداد")


@pytest.mark.parametrize(
    "text",
    [
        "please not with Bo O'Brien",
        "I'd rather not work with my boss Bo",
        "I'd rather not work with my boss, Bo.",
        "Happy to help with grants. Please don't match me with Dr. Bo O’Brien; we fell out.",
        "I know Bo O'Brien. Not with him, please.",
        "not bo",
        "Anyone but Bo",
        "Bo and I are not a good fit",
        "I report to Bo O'Brien",
        "Bo is my manager, my manager is a nice one",
        "Everything is fine except O'Brien",
        "Bo harassed me",
        "I would feel uncomfortable with bo",
        "Preferiría no trabajar con Bo",
        "Con quien sea, menos con Bo",
        "Plutôt pas avec Bo, merci",
        "Tout le monde sauf Bo",
        "Bitte nicht mit Bo",
        "Mit Bo lieber nicht",
        "Prefiro não ficar com o Bo",
        "Não com Bo, por favor",
        "أفضل ألا أعمل مع Bo",
        "ليس مع Bo من فضلك",
        "please not with will",
        "I can not work with Will",
    ],
)
def test_a_comment_that_refuses_a_person_is_one(text: str) -> None:
    assert find_refusal(text, HERE, "ana duarte")


@pytest.mark.parametrize(
    "text",
    [
        "I loved working with Bo",
        "Bo told me about this programme",
        "No preference, Bo is great",
        "I am not available on Mondays, I will travel",
        "I do not mind, I may grow",
        "I have not worked with a mentor before",
        "I am Ana Duarte, and not good with computers",
        "No tengo experiencia de la industria",
        "Not sure yet",
        "I cannot work with spreadsheets",
        "I cannot work with Excel",
        "not with Monday as a day",
        "Ich kann nicht mit Kindern arbeiten",
        "Anything",
        "",
    ],
)
def test_a_comment_that_refuses_nobody_is_none(text: str) -> None:
    assert not find_refusal(text, HERE, "ana duarte")


@pytest.mark.parametrize("text", KNOWN)
def test_who_is_told_of_by_one_name_as_somebody_known_is_kept_apart_until_somebody_read_why(
    text: str,
) -> None:
    assert find_refusal(text, HERE, "ana duarte", is_free=True)


@pytest.mark.parametrize("text", NOT_MET)
def test_a_name_of_a_place_or_of_somebody_wished_for_keeps_nobody_apart(text: str) -> None:
    assert not find_refusal(text, HERE, "ana duarte", is_free=True)


@pytest.mark.parametrize(
    "text",
    [
        "please do not match me with my ex",
        "I would rather not be paired with someone from my team",
        "keep me away from Dan",
        "not with Robert please",
        "please not with Cristoph",
        "por favor no con Cristóbal",
        "surtout pas avec Robert",
        "bitte nicht mit Robert",
        "Ich möchte nicht mit meinem Nachbarn arbeiten",
        "No quiero estar con mi hermano",
    ],
)
def test_a_refusal_of_somebody_who_is_not_named_waits_for_a_human(text: str) -> None:
    assert find_refusal(text, HERE, "ana duarte")
    assert not find_refusal(text, HERE, "ana duarte", is_own=False)


@pytest.mark.parametrize(
    "text",
    [
        "Bo O'Brien is my husband",
        "I used to date Bo O'Brien",
        "Bo O'Brien fired me in 2019",
        "I work with Bo O'Brien every day",
        "Bo O'Brien knows why",
        "the thing with Bo O'Brien at the summer party",
        "Bo O'Brien es mi expareja",
        "à part Bo O'Brien, tout me va",
        "Bo O'Brien hat mich gemobbt",
        "Alle bis auf Bo O'Brien sind okay",
        "Bo O'Brien é meu irmão",
        "زوجي السابق نور حداد",
    ],
)
def test_whoever_is_named_in_a_comment_that_nobody_understands_is_kept_apart_until_somebody_does(
    text: str,
) -> None:
    assert find_refusal(text, HERE, "ana duarte", is_free=True)


@pytest.mark.parametrize(
    "text",
    [
        "I would love to work with Bo O'Brien",
        "Bo O'Brien told me about this programme",
        "Bo O'Brien recommended it",
        "Me gustaría trabajar con Bo O'Brien",
        "Gerne mit Bo O'Brien",
        "J'aimerais beaucoup parler avec Bo O'Brien",
        "Gostaria de falar com Bo O'Brien",
        "Ana Duarte, new in town",
        "Will may come later",
    ],
)
def test_who_is_wished_for_or_told_somebody_of_the_programme_is_kept_apart_from_nobody(text: str) -> None:
    assert not find_refusal(text, HERE, "ana duarte", is_free=True)


@pytest.mark.parametrize(
    "text", ["Bo is my husband", "I used to date Bo", "Bo est mon frère", "Bo ist mein Ex"]
)
def test_who_is_close_is_kept_apart_by_a_first_name_too(text: str) -> None:
    assert find_refusal(text, HERE, "ana duarte")


def test_what_a_comment_refuses_goes_into_avoid_once_and_stays_mended() -> None:
    said = "Lovely idea, but please not with Bo O'Brien"
    ana = (20, ANA, "Ana Duarte", None, "Role models", None, None, said)
    bo = (21, BO, "Bo O'Brien", "Role models", None, None, None, None)
    sheet = taken(book(ana, bo, questions=ASKED))
    assert rows(sheet, "Participants")[0]["Avoid"] == "Lovely idea – but please not with Bo O'Brien"
    mended = typed(sheet, "Participants", 0, "Avoid", None)
    assert "Avoid" not in rows(taken(mended), "Participants")[0]


def test_a_comment_counts_for_somebody_who_comes_in_later() -> None:
    said = "My old and once so very dear friend Bo O'Brien, never again"
    sheet = taken(book((20, ANA, "Ana Duarte", None, "Role models", None, None, said), questions=ASKED))
    assert "Avoid" not in rows(sheet, "Participants")[0]
    later = answered(sheet, (21, BO, "Bo O'Brien", "Role models", None, None, None, None))
    assert (
        rows(taken(later), "Participants")[0]["Avoid"]
        == "My old and once so very dear friend Bo O'Brien – never again"
    )


def test_a_comment_adds_to_whom_somebody_avoids_already() -> None:
    there = [{"Name": "Ana Duarte", "Email": ANA, "Avoid": "Dan Park"}, {"Name": "Bo O'Brien", "Email": BO}]
    said = (20, ANA, "Ana Duarte", None, "Role models", None, None, "not with Bo please")
    sheet = taken(book(said, questions=ASKED, Participants=there))
    assert rows(sheet, "Participants")[0]["Avoid"] == "Dan Park, not with Bo please"


def test_a_comment_that_was_taken_over_is_told_by_its_cell() -> None:
    said = (20, ANA, "Ana Duarte", None, "Role models", None, None, "not with Bo please")
    there = [{"Name": "Bo O'Brien", "Email": BO}]
    plan, _ = planned(book(said, questions=ASKED, Participants=there))
    assert [one.cell for one in plan.problems if "seems to refuse" in one.sentence] == ["H2"]


MENTORS = "Name,Email,Topics\nBo Tull,bo@example.org,Grants\nAnn Berg,ann@example.org,Grants\n"


@pytest.mark.every(4)
@pytest.mark.parametrize("named", ["Bo Tull", "bo@example.org", "Tull Bo", "Dr. Bo Tull", "Bo"])
def test_names_of_another_list_under_a_question_that_nobody_understands_keep_apart(
    tmp_path: Path, named: str
) -> None:
    (tmp_path / "mentors.csv").write_text(MENTORS, encoding="utf-8")
    mentees = f"Name,Email,Topics,Gefahrenzone\nCy Rook,cy@example.org,Grants,{named}\n"
    (tmp_path / "mentees.csv").write_text(mentees, encoding="utf-8")
    made = tmp_path / "made.xlsx"
    lists = (tmp_path / "mentors.csv", tmp_path / "mentees.csv")
    run("adopt", *lists, "--sheet", made, "--yes", code=None)
    assert {row["Name"]: row["Avoid"] for row in table(made, "Participants")}["Cy Rook"] == named
    run("pair", "--sheet", made, "--today", "2026-11-23", code=None)
    assert [row["Giver"] for row in table(made, "Matches")] == ["Ann Berg"]


def test_people_of_the_programme_named_in_a_list_that_comes_later_are_kept_apart(tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    (tmp_path / "mentors.csv").write_text(MENTORS, encoding="utf-8")
    run("adopt", tmp_path / "mentors.csv", "--sheet", made, "--yes", code=None)
    mentees = "Name,Email,Topics,Zorn\nCy Rook,cy@example.org,Grants,Bo Tull\n"
    (tmp_path / "mentees.csv").write_text(mentees, encoding="utf-8")
    run("adopt", tmp_path / "mentees.csv", "--sheet", made, "--yes", code=None)
    run("pair", "--sheet", made, "--today", "2026-11-23", code=None)
    assert [row["Giver"] for row in table(made, "Matches")] == ["Ann Berg"]


NICK = everybody("Ana Duarte", "Bo Lind", "Robert Wolf", "Katherine Mills", "José Ruiz", "William Hart")


@pytest.mark.parametrize(
    "text",
    [
        "I can't wait to meet Bo Lind",
        "I have never met Bo Lind but would like to",
        "Couldn't recommend Bo Lind highly enough",
        "Ich kann es kaum erwarten, Bo Lind zu treffen",
        "No veo la hora de conocer a Bo Lind",
        "J'ai hâte de rencontrer Bo Lind",
        "Je n'ai jamais rencontré Bo Lind mais j'aimerais",
        "Mal posso esperar para conhecer Bo Lind",
    ],
)
def test_what_denies_something_and_is_kindly_meant_keeps_nobody_apart(text: str) -> None:
    assert not find_refusal(text, NICK, "ana duarte", is_free=True)


@pytest.mark.parametrize(
    "text",
    [
        "I have never met Bo Lind and would like to keep it that way",
        "I can't wait to be rid of Bo Lind",
        "I can't wait to start, but not with Bo",
        "Bob harassed me",
        "I fell out with Kate",
        "Pepe y yo tuvimos problemas",
    ],
)
def test_what_only_sounds_kind_and_a_short_name_keep_apart(text: str) -> None:
    assert find_refusal(text, NICK, "ana duarte", is_free=True)
