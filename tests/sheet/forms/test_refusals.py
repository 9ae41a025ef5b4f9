"""Nobody is paired with somebody whom they asked to avoid, however the question or the answer is worded."""

from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.mapping import could_fill, parse, propose, suggest
from mentorsheets.sheet.forms.proposal import propose_for
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.forms.desk import book
from tests.workflow.sheets import run, set_cell, table

REFUSALS = [
    "Is there anyone you don't want to be matched with?", "Is there anyone you don’t want to be matched with?",
    "Is there anyone you would prefer NOT to have as a mentor?", "Who should we not match you with?",
    "Conflicts of interest (people you can't be matched with)", "Anyone you’d rather not work with?",
    "Is there any person we should keep you apart from?", "Names of people to exclude", "Not to be matched with",
    "Who would be a bad match for you?", "Which mentors would you refuse?", "Do you have a conflict with any participant?",
    "¿Hay alguien con quien no te gustaría trabajar?", "Personas que quieres evitar", "Conflictos de interés",
    "Y a-t-il quelqu’un avec qui vous ne souhaitez pas être associé ?", "Personnes à éviter",
    "Mit wem möchtest du nicht zusammengebracht werden?", "Interessenkonflikte",
    "Com quem você não gostaria de ser combinado?", "Há alguém que prefere evitar?",
    "هل هناك شخص لا تريد أن نطابقك معه؟", "أشخاص تريد تجنبهم",
    "Somebody you would feel uneasy with?", "Is there anybody you would struggle to work with?", "Deal-breakers (people)",
    "Incompatibilidades", "Incompatibilités", "Ausschlusswünsche", "Bei wem wäre dir unwohl?", "Incompatibilidade com alguém?",
    "Is anyone off the table?", "Anyone who is a no-go for you?", "Gibt es jemanden, der für dich tabu ist?", "Personne taboue ou hors de question ?",
    "¿Hay alguien vedado para ti?", "Alguém fora de questão?", "Who would you dread being paired with?",
]  # fmt: skip
NO_REFUSALS = [
    "Who would you like to be matched with?", "When are you not available?", "What topics can't you help with?",
    "How many mentees can you take (no more than 5)?", "Which languages do you not speak?", "Phone No.",
    "Do you prefer a technical mentor? Disclaimer: we can not guarantee that your mentor has this background.",
    "Have you not worked with a mentor before?", "Which topics do people struggle with?", "What do you struggle with as a mentor?", "Is there anything we should know?", "¿Qué necesitas?",
    "Wer soll dich begleiten?", "What do you need? Please do not share private details.",
    "What topics are off the table?", "Can you spare an hour a week?", "Welche Themen sind tabu?",
]  # fmt: skip


@pytest.mark.parametrize("question", REFUSALS)
def test_a_question_that_refuses_people_fills_avoid_and_never_a_wish(question: str) -> None:
    assert propose([question]) == {"Avoid": (question,)}


@pytest.mark.parametrize("question", NO_REFUSALS)
def test_a_question_that_refuses_something_else_is_none_for_people_to_avoid(question: str) -> None:
    assert not asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    ["When are you NOT available?", "What topics can't you help with?", "Which languages do you not speak?"],
)
def test_what_denies_fills_nothing_that_means_the_opposite(question: str) -> None:
    assert propose([question]) == {}


def test_a_wish_in_settings_is_not_taken_for_a_slip_of_the_pen_of_a_refusal() -> None:
    found = parse("Would like=Who should we match you with?", ["Who should we not match you with?"])
    assert found == {"Would like": ("Who should we match you with?",)}


@pytest.mark.parametrize(
    "text",
    [
        "None", "N/A", "Nope", "no one", "-", "Not that I know of", "nobody I can think of", "No conflicts", "none :)",
        "nadie que yo sepa", "personne en particulier", "nicht dass ich wüsste", "ninguém", "لا أحد", "keine Angabe",
        "all good", "I get on with everyone", "nadie que se me ocurra", "todo bien", "aucune idée", "mit allen ok", "qualquer pessoa serve", "الجميع مناسب",
    ],
)  # fmt: skip
def test_none_and_its_like_name_nobody(text: str) -> None:
    assert names_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Prefer not to say", "I'd rather not say", "prefiero no decirlo", "je préfère ne pas répondre", "n.a.",
        "Möchte ich nicht sagen", "prefiro não responder", "أفضل عدم الإجابة", "?", "—",
    ],
)  # fmt: skip
def test_what_somebody_would_rather_not_say_is_blank_in_every_column(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["Bo", "No Bo", "Not Bo", "x", "✓", "+", "not online", "No Minwoo"])
def test_a_name_or_a_tick_is_not_nothing(text: str) -> None:
    assert not names_nothing(text)


def kept_apart(avoid: str, column: str = "Avoid") -> tuple[set[str], int]:
    """Return the names of those whom Ana is kept apart from, and how many cells are to be mended."""
    names = ("Ana Duarte", "Bo O'Brien", "Chidi Chen", "Dan Park", "Bo Lind")
    people = [
        {"Name": name, "Email": f"{name.split()[0].lower()}{place}@example.org"}
        for place, name in enumerate(names)
    ]
    people[0][column] = avoid
    programme = read_programme(book(Participants=people)).programme
    told = sum(problem.needs_mending for problem in programme.problems)
    return {programme.person_by_id[one].name for one in programme.people[0].avoid}, told


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("Chidi and Bo O'Brien", {"Chidi Chen", "Bo O'Brien"}, 0),
        ("1. Bo O'Brien\n2. Dan Park", {"Bo O'Brien", "Dan Park"}, 0),
        ("1) Bo O'Brien 2) Dan Park", {"Bo O'Brien", "Dan Park"}, 0),
        ("Bo O’Brien y Dan Park", {"Bo O'Brien", "Dan Park"}, 0),
        ("Dr. Bo O'Brien (my supervisor)", {"Bo O'Brien"}, 1),
        ("O'Brien Bo", {"Bo O'Brien"}, 1),
        ("Please keep me away from Dan, he was my manager", {"Dan Park"}, 2),
        ("I work with Mr Chen every day", {"Chidi Chen"}, 1),
        ("Bo from accounting", {"Bo O'Brien", "Bo Lind"}, 1),
        ("nobody that I can think of", set(), 0),
        ("My former landlord", set(), 1),
    ],
)
def test_everybody_whose_name_stands_in_a_refusal_is_kept_apart(
    text: str, names: set[str], told: int
) -> None:
    assert kept_apart(text) == (names, told)


@pytest.mark.parametrize(
    "text",
    [
        "Anyone but Dan Park",
        "Dan Park makes me nervous",
        "I used to report to Dan",
        "not Dan",
        "Somebody patient, no Dan Park please",
    ],
)
def test_a_wish_that_refuses_somebody_keeps_them_apart_and_says_so(text: str) -> None:
    assert kept_apart(text, "Would like") == ({"Dan Park"}, 1)


@pytest.mark.parametrize("title", ["Would not like", "Do not pair with", "Conflicts of interest"])
def test_a_header_that_refuses_people_is_read_as_avoid(title: str) -> None:
    rows = (
        ("Name", "Email", title),
        ("Ana", "ana@example.org", "Dan"),
        ("Dan", "dan@example.org", None),
    )
    programme = read_programme(Book((Tab("Participants", rows),))).programme
    ana, dan = programme.people
    assert ana.avoid == {dan.id}
    assert ana.would_like == ()


BASE = "Timestamp,Email Address,Your name,What do you need?,What can you help others with?"
BO = "11/20/2026 9:00:00,bo@example.org,Bo Lind,,Role models"
ANA = "11/21/2026 9:00:00,ana@example.org,Ana Duarte,Role models,"
QUESTION = "Is there anyone you don't want to be matched with?"


def collect(path: Path, *lines: str, code: int = 0) -> str:
    answers = path.with_name("answers.csv")
    answers.write_text("\n".join(lines), encoding="utf-8")
    return run("collect", "--sheet", path, "--from", answers, code=code)


def pair(path: Path, code: int = 0) -> str:
    return run("pair", "--sheet", path, "--today", "2026-11-21", code=code)


def programme(path: Path) -> Path:
    run("init", "--sheet", path / "p.xlsx")
    return path / "p.xlsx"


@pytest.mark.every(12)
@pytest.mark.parametrize("question", REFUSALS)
def test_no_pair_is_proposed_against_an_answer_whatever_the_question(tmp_path: Path, question: str) -> None:
    path = programme(tmp_path)
    collect(path, f'{BASE},"{question}"', f"{BO},", f"{ANA},Bo Lind")
    assert "Bo Lind → Ana" not in pair(path)


def test_a_refusal_that_is_asked_for_later_counts_and_is_told_on_each_run(tmp_path: Path) -> None:
    path = programme(tmp_path)
    collect(path, BASE, BO)
    told = collect(path, f'{BASE},"{QUESTION}"', f"{BO},", f"{ANA},Bo Lind", code=1)
    assert "its answers go into Avoid, though Settings do not name it yet" in told
    assert table(path, "Participants")[1]["Avoid"] == "Bo Lind"
    assert "Bo Lind → Ana" not in pair(path)


@pytest.mark.thorough
def test_a_refusal_that_an_older_mapping_took_for_a_wish_is_taken_again(tmp_path: Path) -> None:
    path = programme(tmp_path)
    lines = (f'{BASE},"{QUESTION}"', f"{BO},", f"{ANA},Bo Lind")
    collect(path, *lines)
    mapping = table(path, "Settings")
    place = next(i for i, row in enumerate(mapping) if str(row["Setting"]).startswith("Form:"))
    set_cell(
        path, "Settings", place + 1, "Value", str(mapping[place]["Value"]).replace("Avoid=", "Would like=")
    )
    (tmp_path / "other").mkdir()
    other = programme(tmp_path / "other")
    collect(other, BASE, BO, ANA)
    told = collect(other, *lines, code=1)
    assert "into Avoid" in told
    assert table(other, "Participants")[1]["Avoid"] == "Bo Lind"
    assert "into Avoid, not Would like, as Settings say" in collect(path, *lines, code=1)


@pytest.mark.thorough
def test_what_fills_nothing_is_listed_on_each_run_until_it_is_meant_to(tmp_path: Path) -> None:
    path = programme(tmp_path)
    lines = (f"{BASE},Shoe size,What is your second e-mail?", f"{BO},44,b@example.org")
    for _ in range(2):
        told = collect(path, *lines)
        assert "“Shoe size”: This question fills nothing. If it should, write a column=Shoe size" in told
        assert "It could fill Email: write Email=Email Address + What is your second e-mail?" in told
    mapping = table(path, "Settings")
    place = next(i for i, row in enumerate(mapping) if str(row["Setting"]).startswith("Form:"))
    set_cell(path, "Settings", place + 1, "Value", f"{mapping[place]['Value']}; Nothing=Shoe size")
    assert "Shoe size" not in collect(path, *lines)


@pytest.mark.thorough
def test_a_form_full_of_none_has_nothing_to_mend(tmp_path: Path) -> None:
    path = programme(tmp_path)
    none = ["None", "N/A", "Nope", "no one", "-", "Not that I know of", "nobody I can think of"]
    rows = [
        f"11/20/2026 9:0{i}:00,p{i}@example.org,Person {i},,Role models,{said}" for i, said in enumerate(none)
    ]
    collect(path, f"{BASE},Who should we not match you with?", *rows)
    assert "Nothing needs mending." in run("check", "--sheet", path)
    assert [row["Avoid"] for row in table(path, "Participants")] == [None] * len(none)


def test_three_choices_all_go_into_the_wish(tmp_path: Path) -> None:
    path = programme(tmp_path)
    collect(
        path, f"{BASE},Mentor 1st choice,Mentor 2nd choice", f"{BO},,", f"{ANA},Bo Lind,Chidi Chen", code=1
    )
    assert table(path, "Participants")[1]["Would like"] == "Bo Lind, Chidi Chen"


@pytest.mark.parametrize(
    "question", ["Wann hast du Zeit?", "Wann ist es dir recht?", "Wer ist dein Wunschmentor?"]
)
def test_german_words_that_end_like_an_english_contraction_deny_nothing(question: str) -> None:
    assert not is_negated(question)
    assert not asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who would you least like to work with?",
        "Who would you like less as a mentor?",
        "Who do you want to be matched with least?",
        "Least preferred mentor",
        "Who is the last person you'd like to be matched with?",
        "Would rather not be paired with: choice 1",
        "Mit wem hattest du schon einmal Streit?",
        "Mit wem verträgst du dich schlecht?",
        "Mit wem würdest du am wenigsten gern arbeiten?",
        "Mit wem würdest du eher weniger gern gematcht werden?",
        "Avec qui aimerais-tu le moins travailler ?",
        "Avec qui as-tu déjà eu des tensions ?",
        "Avec qui êtes-vous en froid ?",
        "I'd rather not be paired with",
        "Anyone you've fallen out with?",
        "Who should we steer you away from?",
        "Everyone's fine except",
        "Is there a mentor you would like to skip?",
        "Who would you like a break from?",
        "Whom would you like us to spare you?",
        "Anyone you dread?",
        "Relatives in the programme",
        "Ex-partners, family, or direct reports taking part",
        "Any objections to particular mentors?",
        "Whom would you take only as a last resort?",
        "I'm not keen on",
        "Anyone you find difficult to work with?",
        "With whom have you had trouble before?",
        "Any COI?",
        "COI",
        "Recusals",
        "Sin emparejar con",
        "¿Con quién te llevas mal?",
        "¿Con quién has tenido problemas?",
        "¿Quién sería tu peor pareja?",
        "A quien preferirías perder de vista",
        "Tout le monde sauf",
        "Quelle personne te mettrait mal à l'aise ?",
        "Todos menos",
        "من هو آخر شخص تود أن تعمل معه؟",
        "Mit wem möchtest du lieber nichts zu tun haben?",
        "Avec qui préférerais-tu garder tes distances ?",
        "¿De quién prefieres mantenerte lejos?",
        "Who would you like to have nothing to do with?",
        "Con quién te gustaría tener poco que ver",
    ],
)
def test_a_refusal_that_denies_nothing_is_one(question: str) -> None:
    assert could_fill(question) == "Avoid"


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Mit wem würdest du gern arbeiten?", "Would like"),
        ("Avec qui aimerais-tu travailler ?", "Would like"),
        ("مع من تود أن تعمل؟", "Would like"),
        ("Mit wem arbeitest du ohnehin schon zusammen?", None),
        ("Avec qui travailles-tu déjà tous les jours ?", None),
        ("How many mentees at least?", "Supports at least"),
        ("What problems would you like help with?", "Needs"),
        ("Tell us about your family", None),
    ],
)
def test_with_whom_is_a_wish_only_where_somebody_wishes(question: str, column: str | None) -> None:
    assert could_fill(question) == column


@pytest.mark.thorough
def test_names_of_the_list_under_a_question_that_nobody_understands_keep_them_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        "Name,Email,Role,Topics,Known as,Gefahrenzone",
        "Ann Berg,ann@example.org,Mentor,Grants,Ann Berg,",
        "Bo Tull,bo@example.org,Mentor,Grants,Bo Tull,",
        "Cy Rook,cy@example.org,Mentee,Grants,Cy Rook,Ann Berg",
    ]
    Path("list.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    run("adopt", "list.csv", "--sheet", "made.xlsx", "--yes", code=None)
    people = table(Path("made.xlsx"), "Participants")
    assert {row["Name"]: row.get("Avoid") for row in people} == {
        "Ann Berg": None,
        "Bo Tull": None,
        "Cy Rook": "Ann Berg",
    }
    run("pair", "--sheet", "made.xlsx", "--today", "2026-11-23")
    assert [row["Giver"] for row in table(Path("made.xlsx"), "Matches")] == ["Bo Tull"]


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Do you prefer to mentor someone with similar hobbies?", None),
        ("How much do you prefer a mentor who shares your major?", None),
        ("Do you prefer a mentor of a technical background? The team will put their best efforts to match you, but we can't", None),
        ("How many students are you comfortable mentoring?", "Can support"),
        ("How would you like to meet?", "Where"),
        ("How would you like to talk?", "Channel"),
        ("Wie möchtest du dich treffen?", "Where"),
        ("Comment préférez-vous communiquer ?", "Channel"),
        ("Notes for the team", None),
    ],
)  # fmt: skip
def test_what_somebody_prefers_is_no_kind_of_need_and_meeting_is_no_channel(
    question: str, column: str | None
) -> None:
    assert could_fill(question) == column


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Days", "Availability"), ("Fachgebiete", "Offers"), ("Wunschthemen", "Needs"), ("Kapazität", "Can support"),
        ("المواضيع", "Interests"), ("Disponibilités", "Availability"), ("Mes disponibilités", "Availability"), ("Plazas", "Can support"),
        ("Führungskraft", "Reports to"), ("Idiomas", "Languages"), ("Ort", "Where"), ("Häufigkeit", "How often"), ("Équipe", "Team"),
        ("Anliegen", "In their words"), ("Urgência", "Priority"), ("المستوى", "Level"), ("Vagas", "Can support"), ("Kanal", "Channel"),
    ],
)  # fmt: skip
def test_a_header_of_a_word_is_known_in_six_languages(header: str, column: str) -> None:
    assert suggest(header) == column
    assert propose([header]) == {column: (header,)}


@pytest.mark.parametrize(
    "asked",
    [
        "Manager's email",
        "E-mail de votre responsable",
        "E-Mail deines Chefs",
        "E-mail do seu gestor",
        "Gestor direto",
        "Email do superior",
        "Correo de tu responsable",
        "المشرف المباشر",
    ],
)
def test_the_address_of_a_manager_is_whom_somebody_reports_to(asked: str) -> None:
    rows = (
        ("Name", "Email", "What do you need?", "What can you offer?", asked),
        ("Ana Duarte", "ana@example.org", "Role models", None, "bo@example.org"),
        ("Bo Lind", "bo@example.org", None, "Role models", None),
    )
    form = as_form(Tab("List", rows))
    assert form is not None
    assert propose_for(form).get("Reports to") == (asked,)
