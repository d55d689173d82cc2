"""Wordings that differ in their numbers alone: each is read as it would be by itself."""

import csv
import random
import re
from pathlib import Path

import pytest

from figures.wording import read, read_alike

TESTS = Path(__file__).parent
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
SIZES, ZEROS = (4, 4, 5, 6, 7), (1, 1, 10, 100, 1000)
TRIED = 600


def grouped(draw):
    digits, zeros = draw.choice(SIZES), draw.choice(ZEROS)
    number = draw.randrange(10 ** (digits - 1), 10**digits)
    return f"{max(1000, number // zeros * zeros):,}"


def wordings():
    with (TESTS / "wordings.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["wording"] for row in csv.DictReader(file) if NUMBER.search(
            row["wording"])})


@pytest.mark.parametrize("seed", range(3))
def test_the_press_wordings_with_other_numbers_are_read_as_by_themselves(seed):
    draw = random.Random(seed)
    for words in draw.sample(wordings(), TRIED):
        other = NUMBER.sub(lambda found: grouped(draw) if draw.random() < 0.7 else found[0], words)
        assert read_alike(other) == read(other), other


@pytest.mark.parametrize("words", [
    "1,300 or two thousand", "2,300 or two thousand", "between 1,300 and 1,200", "1,300 to 9,400",
    "9,500 or nine thousand", "1,234 killed (1,234)", "1,300 ± 1,200", "2,000 and two thousand"])
def test_where_the_order_of_two_numbers_decides_they_are_read_by_themselves(words):
    assert read_alike(words) == read(words)


def test_a_second_ledger_row_costs_no_reading_of_its_own():
    read_alike("1,234 soldiers of the plains were killed")
    before = read.cache_info().misses
    found = read_alike("8,765 soldiers of the plains were killed")
    assert (found[0].value, found[0].counted) == (8765, "killed")
    assert read.cache_info().misses == before
