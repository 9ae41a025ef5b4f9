"""Files as people have them: separators, encodings, addresses, and names of parts."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.forms.decoding import decode_text
from mentorsheets.sheet.forms.file import read_export
from mentorsheets.sheet.google.address import google_key
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import run, workbook

KEY = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG"


def rows(path: Path, data: bytes) -> tuple[tuple[object, ...], ...]:
    (path / "list.csv").write_bytes(data)
    return read_export(path / "list.csv").tabs[0].rows


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nName;Email\nAna;ana@example.org\n", '"sep=;"\nName;Email\nAna;ana@example.org\n',
        "Name|Email\nAna|ana@example.org\n", "Name\tEmail\nAna\tana@example.org\n",
    ],
)  # fmt: skip
def test_any_separator_is_found(tmp_path: Path, text: str) -> None:
    assert rows(tmp_path, text.encode()) == (("Name", "Email"), ("Ana", "ana@example.org"))


def test_commas_within_questions_part_nothing_where_semicolons_part_each_answer(tmp_path: Path) -> None:
    text = "Email;Your name, as you like it, please;What do you need, want, wish, or hope for?\na@example.org;Ana;Role models\n"
    assert [len(row) for row in rows(tmp_path, text.encode())] == [3, 3]


LISTS = [
    ("cp1256", "الاسم,البريد,أعرض\nسلمى حداد,salma@example.org,البرمجة"),
    ("cp1251", "Имя,Почта,Помогу\nАнна Ким,anna@example.org,Право"),
    ("cp1250", "Imię i nazwisko,E-mail,Kogo unikać?\nŁukasz Żak,l@example.org,Małgorzata Wiśniewska"),
    ("cp1252", "Prénom,Courriel,J'offre\nÉlise Lefèvre,e@example.org,Écriture"),
    ("mac_roman", "Prénom,Courriel,J'offre\nÉlise Lefèvre,e@example.org,Écriture"),
]


NAMES = [
    ("cp1250", "Michał Świątek,Grażyna Żółć"), ("cp1250", "Jiří Řehoř,Žaneta Čížková"), ("cp1250", "Győző Tőkés,Szűcs"),
    ("cp1250", "Ştefan Ţăran,Mădălina Brâncuş"), ("cp1250", "Željko Čović,Đurđa Šimić"), ("cp1254", "Ayşe Yıldız,Şükrü Doğan"),
    ("cp1257", "Živilė Šimkutė,Jānis Bērziņš"), ("cp1258", "Trân Thi,Đăng Ô"), ("cp1255", "דנה כהן,יוסי לוי"),
    ("cp1253", "Γιώργος Παππάς,Ελένη"), ("cp874", "สมชาย ใจดี,สุดา แก้ว"), ("cp932", "山田太郎,さとう はな"), ("cp936", "王小明,李丽华"),
    ("cp949", "김민수,이영희"), ("cp949", "오세훈,강하늘"), ("cp950", "陳大文,林美玲"), ("cp850", "Jürgen Groß,Begoña Peña"), ("cp852", "Jiří Řehoř,Žaneta"),
    ("cp857", "Şükrü Doğan,Ayşe"), ("cp866", "Анна Петрова,Борис"), ("mac_latin2", "Łukasz Żółć,Świątek"),
    ("mac_turkish", "Ayşe Yıldız,Oğuz Işık"), ("mac_roman", "José Núñez,Zoë Müller"), ("cp1252", "José Núñez,Guðrún Þórðardóttir"),
    ("cp1252", "I don’t know – perhaps £20,“Anaïs”"), ("mac_roman", "I don’t know,Bo"), ("utf-16-le", "Łukasz,Zoë"),
    ("utf-16-be", "Łukasz,Zoë"), ("iso8859_15", "Cœur Lefèvre,Œuvrard"), ("iso8859_2", "Łukasz Żółć,Śliwa"), ("koi8_r", "Анна Петрова,Борис"),
    ("koi8_u", "Олена Їжакевич,Ґудзь"), ("iso8859_5", "Анна Петрова,Борис"), ("utf-32", "Łukasz,Zoë"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "names"), NAMES)
def test_names_are_read_by_the_table_of_their_language(table: str, names: str) -> None:
    text = f"Name,Email,Avoid\n{names.replace(',', ',a@example.org,')}\n"
    assert decode_text(text.encode(table)) == text


@pytest.mark.parametrize(("table", "text"), LISTS)
def test_letters_of_any_script_that_excel_writes_are_read(tmp_path: Path, table: str, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(table))
    assert read_export(path).tabs[0].rows == tuple(tuple(line.split(",")) for line in text.splitlines())


@pytest.mark.parametrize("last", ["Law", '"Law"'])
def test_a_quotation_mark_that_is_never_closed_takes_no_row_in_silence(tmp_path: Path, last: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        f'Name,Email,Need\nAna,ana@example.org,"not Bo\nBo,bo@example.org,Law\nCy,cy@example.org,{last}\n'
    )
    with pytest.raises(WrongUse, match="row 2 of list"):
        read_export(path)


def test_an_answer_of_several_lines_is_one_answer(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('Name,Email,Need\nAna,ana@example.org,"Law, tax,\nor me@example.org, if any, or so"\n')
    assert len(read_export(path).tabs[0].rows) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_any_encoding_of_excel_is_read(tmp_path: Path, encoding: str) -> None:
    text = "Name,Email\nZoë Müller,zoe@example.org\nJosé Peña,jose@example.org\n"
    assert [row[0] for row in rows(tmp_path, text.encode(encoding))] == ["Name", "Zoë Müller", "José Peña"]


@pytest.mark.parametrize(
    "address",
    [
        f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=0", f"docs.google.com/spreadsheets/d/{KEY}", f"HTTPS://Docs.Google.com/spreadsheets/d/{KEY}",
        f"https://drive.google.com/open?id={KEY}", f"https://drive.google.com/file/d/{KEY}/view?usp=sharing",
        f'"https://docs.google.com/spreadsheets/u/1/d/{KEY}/edit"', KEY,
        f"https://www.google.com/url?q=https%3A%2F%2Fdocs.google.com%2Fspreadsheets%2Fd%2F{KEY}%2Fedit&sa=D",
    ],
)  # fmt: skip
def test_any_form_of_a_link_to_a_sheet_is_understood(address: str) -> None:
    assert google_key(address) == KEY


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://1drv.ms/x/s!Abc", "OneDrive"), ("https://club.sharepoint.com/:x:/s/Abc", "OneDrive"),
        ("https://example.org/list.xlsx", "no Google sheet"),
    ],
)  # fmt: skip
def test_other_addresses_are_named_for_what_they_are(address: str, said: str) -> None:
    with pytest.raises(WrongUse) as raised:
        Workbook(Path(address)).read()
    assert said in raised.value.sentence


def test_new_tabs_get_parts_whose_names_differ_by_more_than_case(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[["Name", "Email"], ["Ana", "ana@example.org"]],
        Needs=[["Person", "Need"]],
    )
    other = tmp_path / "capital.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for info in old.infolist():
            data = old.read(info).replace(b"worksheets/sheet", b"worksheets/Sheet")
            new.writestr(info.filename.replace("worksheets/sheet", "worksheets/Sheet"), data)
    run("init", "--sheet", other)
    with zipfile.ZipFile(other) as now:
        names = [name.lower() for name in now.namelist()]
    assert len(names) == len(set(names))
    assert "1 person" in run("check", "--sheet", other)
    assert openpyxl.load_workbook(other)["Participants"]["A2"].value == "Ana"


@pytest.mark.thorough
def test_a_workbook_that_unpacks_to_far_more_than_a_table_is_refused_at_once(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", Participants=[["Name", "Email"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/media/empty.bin", bytes(60_000_000))
    with pytest.raises(WrongUse) as raised:
        Workbook(path).read()
    assert "unpacks to" in raised.value.sentence


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://drive.google.com/drive/folders/1sqUM", "a folder of Google Drive"),
        ("https://docs.google.com/forms/d/e/1FAIpQ/viewform", "a form, and not of the sheet"),
        ("docs.google.com/document/d/1sqUM/edit", "a document of Google's"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pubhtml", "a page made of a sheet"),
    ],
)
def test_an_address_of_something_else_is_named_for_what_it_is(address: str, kind: str) -> None:
    with pytest.raises(WrongUse) as raised:
        read_export(Path(address))
    assert f"This address is that of {kind}" in raised.value.sentence


@pytest.mark.parametrize("name", ["list.ods", "list.xls", "list.XLSB", "list.numbers"])
def test_a_table_of_another_program_is_named_for_what_it_is_and_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04\x00 table")
    with pytest.raises(WrongUse, match="which is not read") as told:
        read_export(tmp_path / name)
    assert "save it as .xlsx" in str(told.value.hint)


@pytest.mark.parametrize("name", ["x.eml", "x.msg", "box.MBOX", "x.txt", "x.csv"])
def test_a_saved_mail_is_named_for_what_it_is_and_where_mail_is_read(tmp_path: Path, name: str) -> None:
    header = "Received: from a by b;\n\t1 May\nFrom: ana@example.org\nTo: co@example.org\nSubject: Hi\n"
    (tmp_path / name).write_text(f"{header}Message-ID: <1@example.org>\n\nWe met, and it went well.\n")
    with pytest.raises(WrongUse, match=r"mail.*no table of answers") as told:
        read_export(tmp_path / name)
    assert "MENTORSHEETS_MAILBOX" in str(told.value.hint)


def test_letters_that_a_file_does_not_name_are_guessed_and_that_is_told(tmp_path: Path) -> None:
    text = "Name;Email;Needs\nGülşen Işık;g@example.org;Role models\n"
    for encoding, is_told in (("cp1254", True), ("utf-8", False), ("utf-16", False)):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(text.encode(encoding))
        told = run("adopt", path, "--sheet", tmp_path / f"{encoding}.xlsx", "--yes")
        assert ("does not say how its letters" in told) == is_told


@pytest.mark.parametrize("separator", ["^", "~", ":"])
def test_a_separator_that_hardly_anybody_uses_is_found_where_no_other_parts_anything(
    tmp_path: Path, separator: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\nAna,ana@example.org\nBo,bo@example.org\n".replace(",", separator))
    assert [row[0] for row in read_export(path).tabs[0].rows] == ["Name", "Ana", "Bo"]
