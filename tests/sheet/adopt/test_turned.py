"""Lists that lie on their side: a column for each person, and a row for each question."""

import pytest

from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize(
    "text",
    [
        """
|Person 1|Person 2|Person 3
Name|Ana Duarte|Bo Lind|Cy Tan
Email|ana@example.org|bo@example.org|cy@example
Role|Mentee|Mentor|Mentor
Topics|Grants|Grants|Excel
Not with|Cy Tan||
""",
        """
Nombre|Ana Duarte|Bo Lind|Cy Tan
Correo electrónico|ana@example.org|bo@example.org|cy@example
¿Mentora o mentorada?|Mentorada|Mentora|Mentora
Temas|Grants|Grants|Excel
""",
    ],
)
def test_a_list_on_its_side_is_read_by_its_columns_and_told_by_its_own_cells(text: str) -> None:
    came = adopt_text(text)
    assert (came.asks, came.offers) == ({"Ana Duarte": {"Grants"}}, {"Bo Lind": {"Grants"}})
    assert came.pairs == {("Bo Lind", "Ana Duarte")}
    row = 2 + ("Person" in text)
    assert any(f"D{row}" in said and "cannot reach this address" in said for said in came.told), came.told


def test_a_list_of_two_people_in_rows_is_read_by_its_rows() -> None:
    came = adopt_text("Name|Email|Needs|Offers\nNeeds|ana@example.org|Grants|\nOffers|bo@example.org||Grants")
    assert came.people == {"Needs", "Offers"}
