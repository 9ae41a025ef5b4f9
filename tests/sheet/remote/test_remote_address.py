"""Whatever people copy out of a browser is understood as their workbook, or told apart with what to copy instead."""

import base64
from pathlib import Path
from urllib.parse import quote

import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import Config, is_file, is_google, is_remote, read_config, usual_journal
from mentorsheets.sheet.google.address import google_key
from mentorsheets.sheet.places import find_original, mark_file, mark_google, mark_server
from mentorsheets.sheet.remote.address import DavFile, MicrosoftFile, is_address, mark_of, parse_address

SITE = "https://club.sharepoint.com"
LINKS = [
    ("https://1drv.ms/x/s!AbC", "https://1drv.ms/x/s!AbC"),
    ("1drv.ms/x/c/1f/EaBc?e=9xYz", "https://1drv.ms/x/c/1f/EaBc"),
    (f"{SITE}/:x:/s/mentors/EaBc?e=9xYz", f"{SITE}/:x:/s/mentors/EaBc"),
    (f"{SITE}/:x:/r/sites/mentors/Shared%20Documents/harbour.xlsx?d=w1&csf=1&web=1&e=Q",
     f"{SITE}/:x:/r/sites/mentors/Shared%20Documents/harbour.xlsx"),
    (f"{SITE}/sites/mentors/Shared%20Documents/harbour.xlsx", f"{SITE}/sites/mentors/Shared%20Documents/harbour.xlsx"),
    (f"{SITE}/sites/m/_layouts/15/Doc.aspx?sourcedoc=%7B1-2%7D&file=harbour.xlsx&action=default&mobileredirect=true",
     f"{SITE}/sites/m/_layouts/15/Doc.aspx?sourcedoc=%7B1-2%7D"),
    ("https://club-my.sharepoint.com/:x:/g/personal/ana_club/EaBc", "https://club-my.sharepoint.com/:x:/g/personal/ana_club/EaBc"),
    ("https://onedrive.live.com/:x:/g/personal/1f/EaBc?rtime=1", "https://onedrive.live.com/:x:/g/personal/1f/EaBc"),
    ("<https://1drv.ms/x/s!AbC>", "https://1drv.ms/x/s!AbC"),
    (f"https://teams.microsoft.com/l/file/1-2?fileType=xlsx&objectUrl={SITE.replace('/', '%2F')}%2Fsites%2Fm%2Fharbour.xlsx",
     f"{SITE}/sites/m/harbour.xlsx"),
    ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F1drv.ms%2Fx%2Fs!AbC&data=05", "https://1drv.ms/x/s!AbC"),
    ("https://www.google.com/url?q=https://1drv.ms/x/s!AbC&sa=D", "https://1drv.ms/x/s!AbC"),
]  # fmt: skip
DRIVES = [
    ("https://onedrive.live.com/edit.aspx?resid=1F!23&cid=1f", "/drives/1F/items/1F!23"),
    ("https://onedrive.live.com/view.aspx?cid=1f&id=1F!23&ithint=file", "/drives/1F/items/1F!23"),
    ("https://d.docs.live.net/1f/Mentoring/harbour.xlsx", "/drives/1f/root:/Mentoring/harbour.xlsx"),
    ("https://graph.microsoft.com/v1.0/drives/b!x/items/01A/content", "/drives/b!x/items/01A"),
    ("https://graph.microsoft.com/v1.0/me/drive/root:/Mentoring/harbour.xlsx:/content", "/me/drive/root:/Mentoring/harbour.xlsx"),
]  # fmt: skip
DAV = [
    ("https://Cloud.example.org:443/remote.php/dav/files/ana/My list.xlsx", "https://cloud.example.org/remote.php/dav/files/ana/My%20list.xlsx"),
    ("davs://ana@cloud.example.org/My%20list.xlsx?x=1#top", "https://cloud.example.org/My%20list.xlsx"),
    ("https://cloud.example.org:8443/%C3%A9t%C3%A9.XLSM", "https://cloud.example.org:8443/%C3%A9t%C3%A9.XLSM"),
    ("http://127.0.0.1:80/a.xlsx", "http://127.0.0.1/a.xlsx"),
]  # fmt: skip
REFUSED = [
    (f"{SITE}/:w:/s/mentors/EaBc", "a Word document"), (f"{SITE}/:f:/s/mentors/EaBc", "a folder"),
    (f"{SITE}/sites/m/Shared%20Documents/Forms/AllItems.aspx?id=%2Fsites", "shows a folder"),
    ("https://onedrive.live.com/", "shows a folder"), ("https://www.office.com/launch/excel", "page of Microsoft's"),
    ("https://excel.cloud.microsoft/open/onedrive/?docId=1", "page of Microsoft's"),
    ("https://graph.microsoft.com/v1.0/me/drive", "not that of a file"),
    ("https://cloud.example.org/apps/files/files/12?dir=/Mentoring", "page in the browser"),
    ("https://cloud.example.org/index.php/s/AbCdEf", "page in the browser"),
    ("https://cloud.example.org/f/1234", "page in the browser"),
    ("https://cloud.example.org/remote.php/dav/files/ana/", "no .xlsx workbook"),
    ("http://cloud.example.org/a.xlsx", "unencrypted"),
    ("https://ana:hush@cloud.example.org/a.xlsx", "holds a password"),
    ("https://cloud.example.org:port/a.xlsx", "wrong host or port"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "link"), LINKS)
def test_a_link_is_found_behind_what_was_copied(typed: str, link: str) -> None:
    token = base64.urlsafe_b64encode(link.encode()).decode().rstrip("=")
    assert parse_address(typed) == MicrosoftFile(f"/shares/u!{token}/driveItem", f"graph:{link}")
    assert is_remote(typed)


@pytest.mark.parametrize(("typed", "path"), DRIVES)
def test_an_address_that_names_the_drive_is_that_file_there(typed: str, path: str) -> None:
    assert parse_address(typed) == MicrosoftFile(path, f"graph:{path.casefold()}")


@pytest.mark.parametrize(("typed", "url"), DAV)
def test_a_dav_address_is_the_same_however_it_is_spelt(typed: str, url: str) -> None:
    found = parse_address(typed)
    assert isinstance(found, DavFile)
    assert (found.url, mark_of(typed)) == (url, url)
    assert found.user == ("ana" if "@" in typed else "")


@pytest.mark.parametrize(("typed", "words"), REFUSED)
def test_another_address_is_told_apart_and_no_password_is_repeated(typed: str, words: str) -> None:
    with pytest.raises(WrongUse, match=words) as raised:
        parse_address(typed)
    assert raised.value.hint
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    "sheet", ["harbour.xlsx", "C:\\lists\\harbour.xlsx", "/home/ana/1drv.ms/x", "lists/a:b.xlsx", "~/x.xlsx"]
)
def test_a_path_stays_a_path(sheet: str) -> None:
    assert is_file(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        "https://docs.google.com/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ/edit",
        "https://docs.google.com/document/d/1a",
    ],
)
def test_what_is_googles_stays_googles(sheet: str) -> None:
    assert not is_remote(sheet)
    assert is_google(sheet) == ("spreadsheets" in sheet)


def test_the_journal_lies_on_this_computer_and_is_the_same_for_each_spelling(tmp_path: Path) -> None:
    one, other = "https://ana@cloud.example.org/a%20b.xlsx", "https://cloud.example.org:443/a b.xlsx?download"
    assert usual_journal(one) == usual_journal(other)
    assert usual_journal(one).is_absolute()
    assert Config(one).mark == Config(other).mark == "https://cloud.example.org/a%20b.xlsx"
    (tmp_path / "mentorsheets.toml").write_text('sheet = "1drv.ms/x/s!AbC"')
    assert read_config({}, {}, tmp_path).sheet == "1drv.ms/x/s!AbC"


def test_a_workbook_that_was_uploaded_goes_on_and_one_that_was_fetched_from_a_server_is_a_copy() -> None:
    file, there, other = (
        mark_file(Path("/a.xlsx")),
        mark_server("https://a.example.org/a.xlsx"),
        mark_server("b"),
    )
    assert find_original(there, [file], dict) == ""
    assert find_original(there, [file, there], dict) == ""
    assert find_original(file, [there], dict) == "a workbook on a server"
    assert find_original(other, [there], dict) == "a workbook on a server"
    assert find_original(mark_google("k"), [there], dict) == "another sheet"


@pytest.mark.parametrize(
    ("address", "keeper"),
    [
        ("https://www.dropbox.com/scl/fi/abc/list.xlsx?rlkey=x&dl=0", "Dropbox"),
        ("dropbox.com/s/abc/list.xlsx", "Dropbox"),
        ("https://www.icloud.com/numbers/0abc", "iCloud"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.icloud.com%2Fnumbers%2F0abc&data=05", "iCloud"),
        ("https://forms.gle/AbC", "Google Forms"),
        ("https://airtable.com/appX/shrY", "Airtable"),
    ],
)  # fmt: skip
def test_a_link_to_what_is_kept_elsewhere_is_called_so_and_says_what_to_do(address: str, keeper: str) -> None:
    assert is_address(address)
    with pytest.raises(WrongUse, match=rf"(?s){keeper}.*") as refused:
        parse_address(address)
    assert "Download it there" in refused.value.hint


@pytest.mark.parametrize(
    "around",
    [
        "https://nam02.safelinks.protection.outlook.com/?url={}&data=05",
        "https://urldefense.com/v3/__{}__;!!abc",
    ],
)
def test_what_mail_programs_put_around_the_address_of_a_google_sheet_is_taken_off(around: str) -> None:
    key = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdEFG"
    inner = f"https://docs.google.com/spreadsheets/d/{key}/edit"
    address = around.format(inner if "__" in around else quote(inner, safe=""))
    assert google_key(address) == key
    assert not is_address(address)
