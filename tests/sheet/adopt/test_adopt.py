"""`mentorsheets adopt`: from a list that somebody has to a programme, whatever its layout."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from tests.workflow.sheets import run, set_cell, table, workbook

Sheet = list[dict[str, object]]


def adopt(folder: Path, *lists: str, code: int = 0, **files: str) -> tuple[Path, str]:
    """Adopt lists given as text, or written before; return the programme and what was told."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    told = run(
        "adopt", *(folder / name for name in (*lists, *(f"{name}.csv" for name in files))), "--yes", code=code
    )
    return folder / "programme.xlsx", told


def pairs(path: Path, code: int = 0) -> set[tuple[str, str]]:
    """Return who is proposed to help whom; the `code` is 1 where cells are to be mended."""
    told = json.loads(run("pair", "--sheet", path, "--today", "2026-11-21", "--format", "json", code=code))
    return {(one["giver"]["name"], one["asker"]["name"]) for one in told["new"]}


def people(path: Path) -> Sheet:
    return table(path, "Participants")


@pytest.mark.thorough
def test_tabs_of_mentors_and_mentees_become_a_programme_beside_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        Mentors=[
            ["Name", "Email", "Topics", "Max mentees"],
            ["Bo Lind", "bo@example.org", "Python; Grants", 2],
        ],
        Mentees=[["Name", "Email", "Looking for"], ["Ana Duarte", "ana@example.org", "Grants"]],
    )
    before = path.read_bytes()
    run("adopt", path, "--yes")
    assert (tmp_path / "list before adopt.xlsx").read_bytes() == before
    assert pairs(path) == {("Bo Lind", "Ana Duarte")}
    assert people(path)[0]["Can support"] == 2
    assert {"Python", "Grants"} <= {row["Need"] for row in table(path, "Need kinds")}


def test_files_of_mentors_and_mentees_become_one_programme(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        mentors="name,email,skills\nBo Lind,bo@example.org,Python\n",
        mentees="name;email;goals\nAna Duarte;ana@example.org;Python\n",
    )
    assert pairs(path) == {("Bo Lind", "Ana Duarte")}


@pytest.mark.thorough
def test_roles_without_topics_ask_for_and_offer_mentoring(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        mentors="name,email,bio\nBo Lind,bo@example.org,I worked for thirty years in small and large libraries.\n",
        mentees="name,email\nAna Duarte,ana@example.org\n",
    )
    assert pairs(path) == {("Bo Lind", "Ana Duarte")}
    assert [row["Need"] for row in table(path, "Needs")] == ["Mentoring"]


@pytest.mark.thorough
def test_a_role_question_parts_one_column_of_topics(tmp_path: Path) -> None:
    head = "Email Address,Name (first & last),Are you signing up as a mentor or mentee?,Topics of interest\n"
    path, told = adopt(
        tmp_path,
        list=head
        + 'ana@example.org,Ana Duarte,Mentee,"Role models, Accountability"\n'
        + "bo@example.org,Bo Lind,Mentor,Role models\nchi@example.org,Chidi Chen,Both,Accountability\n",
    )
    assert "fills nothing" not in told
    assert pairs(path) == {("Bo Lind", "Ana Duarte"), ("Chidi Chen", "Ana Duarte")}


def test_a_grid_of_days_is_when_people_are_free(tmp_path: Path) -> None:
    head = "Timestamp,Email Address,Name,What do you need?,What can you help others with?,When are you free? [Monday],When are you free? [Tuesday]\n"
    path, _ = adopt(
        tmp_path,
        list=head
        + '11/20/2026 9:00:00,ana@example.org,Ana,Role models,,"Morning, Evening",\n'
        + "11/20/2026 9:01:00,bo@example.org,Bo,,Role models,,Evening\n"
        + "11/20/2026 9:02:00,chi@example.org,Chi,,Role models,Evening,x\n",
    )
    assert [row["Availability"] for row in people(path)] == [
        "Monday Morning, Monday Evening", "Tuesday Evening", "Monday Evening; Tuesday",
    ]  # fmt: skip
    assert pairs(path) == {("Chi", "Ana")}


@pytest.mark.thorough
def test_ticks_below_topics_are_offers_or_needs(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        list="Name,Email,Role models,Accountability\nAna,ana@example.org,need,\nBo,bo@example.org,x,x\n",
    )
    assert pairs(path) == {("Bo", "Ana")}
    assert people(path)[1]["Offers"] == "Role models, Accountability"


def test_one_row_for_each_interest_is_one_person_with_all_of_them(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        mentees="name,email,topic\nAna,ana@example.org,Python\nAna,ana@example.org,Grants\n",
        mentors="name,email,topic\nBo,bo@example.org,Python\nBo,bo@example.org,Grants\n",
    )
    assert [(row["Need"], row["Status"]) for row in table(path, "Needs")] == [
        ("Python", None),
        ("Grants", None),
    ]
    assert people(path)[1]["Offers"] == "Python; Grants"
    assert len(people(path)) == 2


@pytest.mark.thorough
def test_the_column_that_holds_addresses_is_the_email_whatever_the_other_is_called(tmp_path: Path) -> None:
    head = "ID,Start time,Completion time,Email,Name,First Name,Last Name,Email address,Which areas of interest would you like to mentor in?\n"
    path, _ = adopt(
        tmp_path,
        list=head
        + '1,10/12/2026 7:30,10/12/2026 7:38,anonymous,,Ana,Duarte,ana@example.org,"Soft skills: ideas, talks etc.;Networking;"\n',
    )
    (ana,) = people(path)
    assert (ana["Name"], ana["Email"]) == ("Ana Duarte", "ana@example.org")
    assert ana["Offers"] == "Soft skills: ideas, talks etc.; Networking"
    run("check", "--sheet", path)


@pytest.mark.thorough
def test_an_export_of_qualtrics_in_three_rows_is_read_without_its_metadata(tmp_path: Path) -> None:
    rows = [
        ["StartDate", "RecipientFirstName", "Q1", "Q2", "Q3"],
        ["Start Date", "Recipient First Name", "Full Name", "Email Address", "What issues are you looking for help with"],
        ['{"ImportId":"startDate"}', '{"ImportId":"x"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2"}', '{"ImportId":"QID3"}'],
        ["2026-01-07 10:27:02", None, "Ana Duarte", "ana@example.org", "Confidence in meetings"],
    ]  # fmt: skip
    path = workbook(tmp_path / "survey.xlsx", Survey=rows)
    told = run("adopt", path, "--yes")
    assert [row["Name"] for row in people(path)] == ["Ana Duarte"]
    assert "Start Date" not in told
    run("check", "--sheet", path)


def test_a_text_about_oneself_is_no_need_and_yes_or_no_is_no_time(tmp_path: Path) -> None:
    path, told = adopt(
        tmp_path,
        mentors="id,email,first_name,last_name,description,is_available,max_mentees\n1,ana@example.org,Ana,Duarte,I am happy to help,1,3\n",
    )
    assert table(path, "Needs") == []
    (ana,) = people(path)
    assert (ana["Name"], ana["Can support"], ana["Availability"]) == ("Ana Duarte", 3, None)
    assert "“description”: This question fills nothing" in told


@pytest.mark.thorough
def test_titles_above_and_groups_over_the_questions_are_no_answers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        Volunteers=[
            ["Spring programme"], [], [None, None, "When are you free?", None],
            ["Name", "Email", "Monday", "Tuesday"], ["Ana", "ana@example.org", "evening", None],
        ],
    )  # fmt: skip
    run("adopt", path, "--yes")
    assert [(row["Name"], row["Availability"]) for row in people(path)] == [("Ana", "Monday evening")]


@pytest.mark.thorough
def test_new_rows_of_the_list_are_collected_and_a_second_adopt_changes_nothing_edited(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx", Mentors=[["Name", "Email", "Topics"], ["Bo", "bo@example.org", "Python"]]
    )
    run("adopt", path, "--yes")
    set_cell(path, "Participants", 1, "Name", "Bo the Great")
    assert [(row["Question"], row["Fills"]) for row in table(path, "Mapping")] == [
        ("Name", "Name"),
        ("Email", "Email"),
        ("Topics", "Offers"),
    ]
    set_cell(path, "Mapping", 3, "Fills", "Interests")
    set_cell(path, "Mentors", 2, "Name", "Chi")
    set_cell(path, "Mentors", 2, "Email", "chi@example.org")
    set_cell(path, "Mentors", 2, "Topics", "Chess")
    run("collect", "--sheet", path)
    run("adopt", path, "--yes")
    assert [(one["Name"], one["Interests"]) for one in people(path)] == [
        ("Bo the Great", "Python"),
        ("Chi", "Chess"),
    ]
    assert [(row["Fills"], row["In use"]) for row in table(path, "Mapping")][2] == ("Interests", "Interests")


def test_a_dry_run_and_an_unattended_run_without_yes_write_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", Mentors=[["Name", "Email"], ["Bo", "bo@example.org"]])
    before = path.read_bytes()
    told = run("adopt", path, "--dry-run")
    assert "Email → Email" in told
    assert "bo@example.org" not in told
    run("adopt", path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["list.xlsx"]


def test_samples_of_answers_are_never_in_json(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", Mentors=[["Name", "Email"], ["Bo Lind", "bo@example.org"]])
    told = run("adopt", path, "--dry-run", "--format", "json")
    assert json.loads(told)["rows"] == 1
    assert "Lind" not in told


def test_a_list_whose_first_row_is_an_answer_gives_everybody_in_it(tmp_path: Path) -> None:
    path, told = adopt(tmp_path, list="Ana,Duarte,ana@example.org,Music\nBo,Lind,bo@example.org,Art\n")
    assert [(one["Name"], one["Email"]) for one in people(path)] == [
        ("Ana Duarte", "ana@example.org"),
        ("Bo Lind", "bo@example.org"),
    ]
    assert "list D1 “Column D”: This question fills nothing" in told


@pytest.mark.thorough
def test_a_list_of_answers_alone_is_known_by_answers_that_others_give_too(tmp_path: Path) -> None:
    rows = [
        "Ana,Duarte,Female,No",
        "Bo,Lind,Male,No",
        "Chi,Chen,Female,Yes",
        "Dov,Levi,Male,No",
        "Eva,Sato,Female,No",
    ]
    path, _ = adopt(tmp_path, mentors="\n".join(rows), mentees="name\nPia Roth\nQuin Abel\n")
    assert {one["Name"] for one in people(path)} >= {"Ana Duarte", "Eva Sato", "Pia Roth", "Quin Abel"}
    assert len(people(path)) == 7


def test_people_without_an_address_come_in_and_are_told(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        mentors="name,topic\nBo Lind,Grants\n",
        mentees="name,email,topic\nAna,ana@example.org,Grants\nPia Roth,,Grants\n",
    )
    assert [(one["Name"], one["Email"]) for one in people(path)] == [
        ("Bo Lind", None), ("Ana", "ana@example.org"), ("Pia Roth", None),
    ]  # fmt: skip
    assert "There is no address, so this person is rung" in run("check", "--sheet", path)
    set_cell(path, "Participants", 1, "Email", "bo@example.org")
    told = json.loads(run("pair", "--sheet", path, "--today", "2026-11-21", "--format", "json"))
    assert [(one["giver"]["name"], one["asker"]["name"]) for one in told["new"]] == [("Bo Lind", "Ana")]


@pytest.mark.thorough
def test_a_row_without_address_whose_name_several_have_is_told_and_left(tmp_path: Path) -> None:
    path, _ = adopt(tmp_path, mentors="name,email\nBo Lind,bo1@example.org\nBo Lind,bo2@example.org\n")
    (tmp_path / "mentees.csv").write_text("name,topic\nBo Lind,Grants\n", encoding="utf-8")
    told = run("adopt", tmp_path / "mentees.csv", "--sheet", path, "--yes", code=1)
    assert "Several people have this name" in told
    assert len(people(path)) == 2
    assert table(path, "Needs") == []


def test_one_name_in_several_rows_without_address_is_one_person_and_told(tmp_path: Path) -> None:
    path, told = adopt(tmp_path, mentees="name,interest\nAna,Python\nAna,Grants\n")
    assert [row["Need"] for row in table(path, "Needs")] == ["Python", "Grants"]
    assert "taken for one person" in told


@pytest.mark.thorough
def test_files_whose_tabs_have_the_same_name_do_not_hide_one_another(tmp_path: Path) -> None:
    mentors = workbook(tmp_path / "mentors.xlsx", Sheet1=[["Name", "Email"], ["Bo", "bo@example.org"]])
    mentees = workbook(tmp_path / "mentees.xlsx", Sheet1=[["Name", "Email"], ["Ana", "ana@example.org"]])
    path = tmp_path / "new.xlsx"
    run("adopt", mentors, mentees, "--sheet", path, "--yes")
    assert pairs(path) == {("Bo", "Ana")}
    assert "No new answers" in run("collect", "--sheet", path, "--from", mentors)


@pytest.mark.thorough
def test_topics_that_people_ranked_are_asked_for_by_those_ranked_first(tmp_path: Path) -> None:
    head = "name,email,Networking,Confidence,Grants,Teaching\n"
    path, _ = adopt(
        tmp_path,
        mentees=head + "Ana,ana@example.org,2,1,4,3\nPia,pia@example.org,1,4,2,3\n",
        mentors="name,email,skills\nBo,bo@example.org,Grants\n",
    )
    assert [row["Need"] for row in table(path, "Needs")] == [
        "Confidence", "Networking", "Teaching", "Networking", "Grants", "Teaching",
    ]  # fmt: skip
    assert pairs(path) == {("Bo", "Pia")}


def test_marks_from_one_to_five_are_no_ranking(tmp_path: Path) -> None:
    head = "name,email,Networking,Confidence,Grants\n"
    path, told = adopt(tmp_path, mentees=head + "Ana,ana@example.org,5,5,1\nPia,pia@example.org,4,2,2\n")
    assert [row["Need"] for row in table(path, "Needs")] == ["Mentoring", "Mentoring"]
    assert told.count("fills nothing") == 3


@pytest.mark.thorough
def test_topics_that_nobody_offers_become_the_words_of_who_asks_for_mentoring(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        mentors="full_name,email,capacity\nBo Lind,bo@example.org,2\n",
        mentees="full_name,email,looking_for\nAna Duarte,ana@example.org,Grants\n",
    )
    assert [(row["Need"], row["In their words"]) for row in table(path, "Needs")] == [("Mentoring", "Grants")]
    assert pairs(path) == {("Bo Lind", "Ana Duarte")}


def test_init_on_a_list_says_that_adopt_is_meant(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", Mentors=[["Name", "Email"], ["Bo", "bo@example.org"]])
    result = CliRunner().invoke(main, ["init", "--sheet", str(path)])
    assert "mentorsheets adopt" in result.stderr


@pytest.mark.thorough
@pytest.mark.parametrize(
    "question", ["Who should we not match you with?", "Anyone you’d rather not work with?"]
)
def test_nobody_is_paired_against_a_wish_in_an_adopted_list(tmp_path: Path, question: str) -> None:
    path, _ = adopt(
        tmp_path,
        mentors="name,email,topic\nBo Lind,bo@example.org,Python\n",
        mentees=f"name,email,topic,{question}\nAna,ana@example.org,Python,Dr. Bo Lind\n",
        code=1,
    )
    told = run("pair", "--sheet", path, "--today", "2026-11-21", code=1)
    assert "Bo Lind → Ana" not in told


def test_questions_of_yes_or_no_are_no_topics(tmp_path: Path) -> None:
    path, _ = adopt(
        tmp_path,
        mentors="Name,Email,Finished,Likes tea,Topic\nBo,bo@example.org,1,yes,Python\nChi,chi@example.org,1,no,Grants\n",
    )
    assert [row["Offers"] for row in people(path)] == ["Python", "Grants"]


@pytest.mark.thorough
def test_a_tab_that_has_a_name_of_ours_is_told_before_anything_is_written(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        Mentors=[["Name", "Email", "Topics"], ["Bo", "bo@example.org", "Grants"]],
        Matches=[["Mentor", "Mentee"], ["Bo", "Ana"]],
    )
    result = CliRunner().invoke(main, ["adopt", str(path), "--dry-run"])
    assert "There already: Matches" in result.stderr
    run("adopt", path, "--yes", code=1)
    assert "There already" not in CliRunner().invoke(main, ["adopt", str(path), "--yes"]).stderr


def test_what_answers_cannot_be_is_not_what_the_question_asks(tmp_path: Path) -> None:
    head = "name,email,Experience,Capacity\n"
    rows = "\n".join(f"P{n},p{n}@example.org,{n} years in libraries,Machine learning" for n in range(1, 6))
    path, told = adopt(tmp_path, mentors=head + rows)
    assert {(one["Level"], one["Can support"]) for one in people(path)} == {(None, None)}
    assert "“Experience”: This question fills nothing. It could fill Level" in told


def test_questions_that_differ_by_a_number_fill_one_column_together(tmp_path: Path) -> None:
    path, told = adopt(
        tmp_path,
        mentors="name,email,Skill 1,Skill 2,Slot 1,Slot 2,Slot 3\nBo,bo@example.org,Python,Grants,a,b,c\n",
        mentees="name,email,first topic,second topic\nAna,ana@example.org,Grants,Chess\n",
    )
    assert people(path)[0]["Offers"] == "Python, Grants"
    assert [row["Need"] for row in table(path, "Needs")] == ["Grants", "Chess"]
    assert pairs(path) == {("Bo", "Ana")}
    assert "This question and 2 like it fill nothing." in told


@pytest.mark.thorough
def test_the_name_of_a_file_says_who_is_in_it_where_its_tab_does_not(tmp_path: Path) -> None:
    for name, row in (
        ("mentorsExport", ["Bo", "bo@example.org"]),
        ("Our_mentees", ["Ana", "ana@example.org"]),
    ):
        workbook(tmp_path / f"{name}.xlsx", Survey=[["Name", "Email"], row])
    path, _ = adopt(tmp_path, "mentorsExport.xlsx", "Our_mentees.xlsx")
    assert pairs(path) == {("Bo", "Ana")}
    assert "No new answers" in run("collect", "--sheet", path, "--from", tmp_path / "mentorsExport.xlsx")


def test_a_tab_of_names_that_is_left_out_is_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        Mentors=[["Name", "Email"], ["Bo Lind", "bo@example.org"]],
        Rooms=[["Name", "Floor"], ["Red Room", 1], ["Blue Room", 2]],
    )
    assert "Rooms A1: It has names and no addresses" in run("adopt", path, "--dry-run")


@pytest.mark.every(4)
@pytest.mark.parametrize("title", ["Mentorés", "Mentorées", "Mentoré(e)s", "mentoré·e·s"])
def test_a_french_mentee_is_no_spanish_mentor(tmp_path: Path, title: str) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        **{title: [["Nom", "Courriel", "Domaines"], ["Ana", "ana@example.org", "Role models"]]},
    )
    run("adopt", path, "--yes")
    assert [row["Need"] for row in table(path, "Needs")] == ["Role models"]
