"""What is written with a number and is no figure."""

import pytest

from figures.wording import read


@pytest.mark.parametrize("wording", [
    "on 24 August", "August 24, 2024", "24 August 2024", "Oct. 11", "Sept. 24", "2024-08-06",
    "06.08.2024", "9/11", "24 серпня", "24 августа 2024 года", "8월 6일", "2024年8月6日",
    "24 de agosto de 2024", "24. August", "le 24 août 2024", "24 Agustus 2024", "9 to 12 August",
    "in 2014", "since 1991", "the 1990s", "(2024)", "2014 року",
    "at 08:43", "until 1pm", "10 p.m.", "8 Uhr", "48 hours", "the past two weeks", "44-day war",
    "several days", "три дня", "30일간",
    "aged 18 to 60", "an 18-year-old soldier", "25 years old", "18 лет", "35 ans",
    "the 8th Regiment", "92nd Brigade", "8. Regiment", "19-го", "second brigade",
    "a third soldier",
    "Unit 731", "Resolution 2254", "Boeing 737", "No. 5", "№ 5", "Hill 776", "第8連隊",
    "Tu-95", "F-16 jets", "S-300 missiles", "HIMARS M142", "Ту-95", "COVID-19", "G7",
    "2S19 Msta", "Leopard 2", "Day 1,000 of the war",
    "155 mm", "+7 495 123-45-67", "World War II", "Chapter IV", "three times its level",
    "one witness said he saw it", "two other analysts have put it so",
    "50 percentage points",
    "no longer", "one of the deadliest attacks", "統一", "千葉", "이번", "", " ", "-",
    "the casualties",
])
def test_what_is_no_figure_is_not_read_as_one(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize(("wording", "value"), [
    ("As of the evening of April 6, there were 320 civilians", 320),
    ("11 липня 2014 року загинули 37 військовослужбовців", 37),
    ("on Easter Sunday killed 321 people", 321), ("peaked at 6,729 on Sept. 24", 6729),
    ("killed 20 guerrillas over the past 48 hours", 20), ("711 deaths in the 14 May bombing", 711),
    ("the 8th Regiment with 2,000 soldiers", 2000), ("around 2000 Russian prisoners of war", 2000),
    ("one witness said he saw 15 bodies", 15), ("in 2014 about 3,000 soldiers died", 3000),
    ("с 1 по 18 февраля погибли 56", 56), ("50 200-х", 50), ("May 300 people have died", 300),
])
def test_the_figure_beside_it_is_read(wording: str, value: float) -> None:
    assert [reading.value for reading in read(wording)] == [value]
