"""Words for being gone, away for a while, put off or not taken hold whoever they are said of; others hold nobody."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.cells.leaving import may_be_leaving
from tests.workflow.sheets import Rows, run, table, workbook

# Language after language; "|" stands between the title of the column and what stands in the cell.
GONE = """
Notes|changed her mind
Notes|jumped ship in March
Notas|prefiere dejarlo
Remarques|plus de nouvelles
Bemerkung|hat hingeschmissen
Bemerkung|will diesmal leider nicht
Obs|pulou fora
ملاحظات|لا تجيب
Status|stepped back
Status|taking a year out
Status|gone quiet, no reply since May
Status|resigned from the board
Programme status|Deferred to 2027
Standing|left us in June
Notes|she quit her job and is no longer at the school
Notes|Not available until September
Notes|I'm sorry, I can't do this any more
Notes|Please skip me this time round
Notes|would prefer to start next year instead
Notes|Moving to Canada in January so can't take part
Notes|on sick leave
Notes|has passed the age limit, not eligible
Notes|sitting this one out
Notes|backup mentor only
Notes|I changed my mind about being a mentor
Notes|I have too much on my plate right now, please don't match me
Notes|please cancel my registration
Notes|unsubscribed
Comments|I don't want to do this after all
Comments|Only signed up by mistake
Stand|pausiert
Stand|Elternzeit bis Herbst
Status|ausgetreten
Bemerkung|ist weggezogen
Bemerkung|erst nächstes Jahr wieder
Bemerkung|hat keine Zeit mehr
Bemerkung|möchte dieses Mal aussetzen
Bemerkung|krankgeschrieben
Anmerkungen|Ich muss leider absagen
Anmerkungen|Bitte meine Anmeldung stornieren
Status|Reserve
Teilnahme bestätigt?|noch offen
Situation|a quitté l'entreprise
Situation|en congé maternité
Statut|en pause
Statut|a abandonné
État|parti
Remarques|je dois malheureusement annuler
Remarques|pas cette année
Remarques|reporte à l'an prochain
Remarques|ne souhaite plus être mentor
Estado|se retiró
Estado|en espera
Estado|aplazado
Notas|se mudó a otra ciudad
Notas|de vacaciones hasta octubre, no contactar
Notas|este año no puedo
Notas|Lo siento, tengo que cancelar mi plaza
Notas|ya no trabaja aquí
Situação|afastada
Situação|lista de reserva
Obs|mudou de cidade
Obs|está de licença
Obs|não pode este ano
Obs|Preciso cancelar minha inscrição
Obs|saiu da empresa
الحالة|معلق
ملاحظات|انتقل إلى مدينة أخرى
ملاحظات|لا يستطيع هذا العام
ملاحظات|أعتذر عن المشاركة
Status|fell through
Status|gave notice
Status|went back to Spain
Notes|she had a baby, back after summer
Notes|said no by phone
Notes|told us he can't
Notes|prefers to wait till spring
Notes|hand over to Tim, he is leaving
Notes|Could you take me off please
Notes|I need to give up my place
Notes|Life got in the way, I'm afraid I'm out
Notes|not a good time for me
Notes|Regrettably I must decline
Notes|I've been promoted and have no bandwidth any more
Notes|burnt out, needs a rest
Notes|no longer on the staff list
Notes|contract ended in June
Notes|on secondment until May
Notes|in hospital
Notes|parked for now
Notes|already has a mentor elsewhere, doesn't need us
Notes|see waitlist
Notes|opted for another programme
Stand|rausgeflogen
Bemerkung|hat einen neuen Job und keine Kapazität
Bemerkung|Vertrag läuft aus
Bemerkung|will doch nicht
Bemerkung|erst ab Herbst
Bemerkung|bitte streichen
Bemerkung|ist im Ausland
Bemerkung|Ich schaffe es zeitlich nicht
Bemerkung|meldet sich selbst wieder
Remarques|s'est retirée du programme
Remarques|n'a pas donné suite
Remarques|finalement non
Remarques|enceinte, revient en septembre
Remarques|trop occupée en ce moment
Remarques|mutée à Lyon
Remarques|ne veut plus
Notas|al final no
Notas|está embarazada, vuelve en otoño
Notas|prefiere esperar
Notas|no le es posible
Notas|se cambió de trabajo
Notas|bórrenme de la lista
Obs|não quer mais
Obs|no fim não vai dar
Obs|grávida, volta em agosto
Obs|pediu para esperar
Obs|foi transferida
Obs|me tirem da lista
ملاحظات|لم تعد تعمل معنا
ملاحظات|في إجازة أمومة
ملاحظات|تريد الانتظار
ملاحظات|مشغول جدا هذه الفترة
Status|ended early
Status|went AWOL
Notes|lost touch
Notes|has handed in her resignation
Notes|wedding in June, resume afterwards
Notes|overcommitted, revisit in the new year
Notes|Sorry but count me as a no
Notes|I'd rather pass this year
Notes|family emergency, can't make it
Notes|visa ran out, back home
Notes|not keen any longer
Notes|she is stepping out for personal reasons
Stand|nicht mehr zu erreichen
Bemerkung|hört auf
Bemerkung|macht Pause wegen Prüfungen
Bemerkung|Ich bin dieses Jahr leider verhindert
Bemerkung|kommt nach der Geburt zurück
Situation|démissionnaire
Remarques|a besoin de faire une pause
Remarques|je passe mon tour
Remarques|indisponible tout le semestre
Notas|lo deja por motivos personales
Notas|dejará la empresa en mayo
Notas|prefiero dejarlo para otro año
Obs|vai sair em maio
Obs|deixo para a próxima
Obs|sem disponibilidade neste período
ملاحظات|ستغادر الشركة قريبا
ملاحظات|أفضل تأجيل المشاركة
"""
OTHER_WORDS = """
About you|I left my job in 2019 to open a bakery
About you|I moved to Lisbon ten years ago and love it
Notes|left-handed
Notes|Happy to start any time
Notes|Can only meet after 5
Notes|I'd rather not be contacted by phone
Notes|New this year
Status|Student
Status|Employed
Status|Active
Status|Confirmed
Status|matched
Status|looking for a mentor
Notes|I can't do Mondays
Notes|I want to leave my current job and need advice
Notes|How to come back to work after maternity leave
Notes|No allergies
Notes|not available on Fridays
Notes|Away in August, otherwise flexible
Notes|Please don't match me with Bo
Bemerkung|Ich habe mein Studium abgebrochen und bin jetzt Bäcker
Bemerkung|komme erst um 17 Uhr
Bemerkung|neu dabei
Stand|dabei
Stand|2. Semester
Remarques|Pas le lundi
Remarques|J'ai quitté Paris il y a dix ans
Statut|Inscrite
Estado|activa
Notas|No puedo los lunes
Notas|Quiero cambiar de trabajo este año
Obs|Não posso às segundas
Obs|mudei de carreira em 2015
Situação|ativo
ملاحظات|لا أستطيع يوم الاثنين
Topic|Returning to work
Goal|Leaving academia
Notes|I missed the last session, sorry
Notes|I am retired and have plenty of time
Notes|My last mentor left the company
Comments|Looking forward to this year
Location|out of town
Notes|I work part time this year
Notes|Cancelled my gym, have time now
Notes|Back pain, prefers to sit
Notes|prefers to write
Notes|I was told about this by Tim
Notes|No preference
Notes|No thanks needed, I enjoy it
Notes|Left a voicemail with my number
Notes|out of office at 4
Notes|Gluten free
Notes|I'm in a wheelchair, step-free access please
Notes|Back in the classroom after ten years
Notes|Please match me with somebody senior
Notes|I retired last spring
Notes|Passed my exams
Notes|pending promotion
Notes|not a native speaker
Notes|can't meet in the evening
Notes|No experience yet
Bemerkung|keine
Bemerkung|nicht montags
Bemerkung|Zeit nur abends
Bemerkung|Vegetarierin
Bemerkung|gerade umgezogen, suche Anschluss
Remarques|aucune
Remarques|pas de viande
Remarques|parle trois langues
Notas|ninguna
Notas|prefiero por la tarde
Notas|sin gluten
Obs|nenhuma
Obs|só à noite
Obs|sou nova na cidade
ملاحظات|لا شيء
ملاحظات|أفضل المساء
Status|PhD
Status|full-time
Cohort|2026
Group|A
Class|out of school club
Notes|speaks Dutch too
Notes|prefers video calls
Notes|was great last year
Notes|please introduce me to someone in finance
Notes|works nights
Notes|only online
Notes|two children, evenings are hard
Notes|waiting to hear from you
Notes|first generation student
Notes|I can host in my office
Bemerkung|am liebsten online
Bemerkung|hat zwei Kinder
Bemerkung|kommt aus Wien
Bemerkung|freut sich sehr
Remarques|très motivée
Remarques|préfère le téléphone
Remarques|vient de Lille
Notas|le encanta el cine
Notas|viene de Quito
Obs|gosta de futebol
Notes|Just moved here
Notes|new in town, left school at 16
Notes|on leave on Fridays only
Notas|Recién llegada a la ciudad
Bemerkung|gerade hergezogen
Obs|recém-chegada
Obs|mora longe
ملاحظات|متحمسة جدا
"""


@pytest.mark.parametrize("line", GONE.strip().splitlines())
def test_a_remark_that_somebody_is_gone_away_or_put_off_is_heard(line: str) -> None:
    question, text = line.split("|")
    assert may_be_leaving(text, question)


@pytest.mark.parametrize("line", OTHER_WORDS.strip().splitlines())
def test_a_remark_of_something_else_holds_nobody(line: str) -> None:
    question, text = line.split("|")
    assert not may_be_leaving(text, question)


def _list(title: str, *cells: str | None) -> Rows:
    people = ["Ana Duarte", "Bo Lind", "Cy Young", "Di Prince"]
    return [
        ["Name", "Email", "Offers", title],
        *(
            [name, f"{name.split()[0].lower()}@example.org", "Grants", cell]
            for name, cell in zip(people, cells, strict=True)
        ),
    ]


def _held(tmp_path: Path, rows: Rows) -> list[str]:
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    return [row["Name"] for row in table(path, "Participants") if row["Status"]]


@pytest.mark.every(16)
@pytest.mark.parametrize(
    ("title", "plainly", "unknown"),
    [
        ("Status", "active", "in the doldrums"),
        ("Status 2026", "confirmed", "shadow list"),
        ("Decision", "Selected", "Tier 2"),
        ("Stand", "dabei", "Wackelkandidat"),
        ("Teilnahme", "nimmt teil", "fraglich"),
        ("Statut", "inscrite", "en ballottage"),
        ("Situación", "activa", "en el limbo"),
        ("Situação", "ativo", "no banco"),
        ("الحالة", "مسجل", "غامض"),
        ("Suivi", "inscrite", "en ballottage"),
        ("Coordinator's column", "enrolled", "on the moon"),
        ("Lista", "participa", "en el limbo"),
        ("Status", "wants a mentor", "wants a breather"),
    ],
)
def test_a_word_that_nobody_knows_beside_others_that_take_part_is_asked_about(
    tmp_path: Path, title: str, plainly: str, unknown: str
) -> None:
    assert _held(tmp_path, _list(title, plainly, plainly, unknown, None)) == ["Cy Young"]


def test_a_rare_word_in_a_status_where_most_are_the_same_is_asked_about(tmp_path: Path) -> None:
    rows = _list("Status", "green", "green", "amber", "green")
    assert _held(tmp_path, rows) == ["Cy Young"]
    left = _list("Status", "green", "green", "dropped out", "green")
    assert _held(tmp_path, left) == ["Cy Young"]


@pytest.mark.thorough
def test_a_word_beside_many_empty_cells_of_a_status_is_asked_about(tmp_path: Path) -> None:
    assert _held(tmp_path, _list("Status", None, None, "in the doldrums", None)) == ["Cy Young"]


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Status", ("Student", "Employed", "Student", "Alumna")),
        ("Status", ("matched", "not matched yet", "waiting for a mentor", "confirmed")),
        ("State", ("IN", "OR", "CA", "NY")),
        ("Role", ("Mentor", "Mentor", "Mentor", "Mentor")),
        ("Employment status", ("active", "retired", "seeking", "active")),
        ("Team", ("active", "passive", "active", "mixed")),
    ],
)
def test_words_of_another_state_hold_nobody(
    tmp_path: Path, title: str, cells: tuple[str, str, str, str]
) -> None:
    assert _held(tmp_path, _list(title, *cells)) == []


@pytest.mark.every(4)
@pytest.mark.parametrize("said", ["no", "dropped out in May", "fallen asleep", False])
def test_what_a_coordinator_types_later_beside_an_answer_holds_that_person(
    tmp_path: Path, said: str | bool
) -> None:
    when = datetime(2026, 11, 1, 10)
    rows = [
        ["Timestamp", "Name", "Email", "Needs", "Offers", "Active"],
        [when, "Ana Duarte", "ana@example.org", "Grants", None, "yes"],
        [when, "Bo Lind", "bo@example.org", None, "Grants", None],
    ]
    path = workbook(tmp_path / "list.xlsx", **{"Form Responses 1": rows})
    run("adopt", path, "--yes", code=None)
    assert "Bo Lind → Ana" in run("pair", "--sheet", path, "--dry-run", code=None)
    book = openpyxl.load_workbook(path)
    book["Form Responses 1"]["F3"] = said
    book.save(path)
    assert "may say that they take no part" in run("collect", "--sheet", path, code=None)
    assert "Bo Lind → Ana" not in run("pair", "--sheet", path, "--dry-run", code=None)
    assert "may say" not in run("collect", "--sheet", path, code=None)
