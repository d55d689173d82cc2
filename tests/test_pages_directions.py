"""Words written from right to left keep to themselves, whatever stands beside them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.pages.directions import END, FIRST_STRONG, isolated


def apart(text):
    return f"{FIRST_STRONG}{text}{END}"


@pytest.mark.parametrize("text", ["", "300 killed", "<p>6000명 and 约1000人, тысяча</p>"])
def test_a_page_without_such_words_is_left_as_it_is(text):
    assert isolated(text) is text


def test_a_name_before_a_colon_and_a_number_does_not_change_places_with_them():
    assert isolated("<h3>قتلى من الجنود: 3 statements</h3>") == (
        f"<h3>{apart('قتلى من الجنود')}: 3 statements</h3>")


def test_a_number_between_such_words_stays_between_them():
    assert isolated("أكثر من 300 قتيل, printed") == f"{apart('أكثر من 300 قتيل')}, printed"


def test_what_is_quoted_stands_apart_whole_with_its_numbers():
    assert isolated("<td>“1000 قتيل”</td>") == f"<td>“{apart('1000 قتيل')}”</td>"


def test_names_on_either_side_of_other_words_stand_apart_each():
    assert isolated("وزارة to הארץ") == f"{apart('وزارة')} to {apart('הארץ')}"


@pytest.mark.parametrize("tag", ['<a href="x/وزارة">', '<meta content="وزارة">',
                                 "<script>const a = 'وزارة'</script>", "<style>/* ה */</style>"])
def test_nothing_inside_a_tag_or_a_script_changes(tag):
    assert isolated(f"{tag}x ה") == f"{tag}x {apart('ה')}"


def test_signs_by_which_a_name_would_turn_the_number_beside_it_round_are_left_out():
    assert isolated("<p>\u202e12 of A\u202c: 340</p>") == "<p>12 of A: 340</p>"


@given(st.text("aב <>&“”(3", max_size=30))
def test_signs_are_added_in_pairs_and_nothing_else_is_changed(text):
    page = f'<p title="ב">{html.escape(text)}</p>'
    found = isolated(page)
    assert found.replace(FIRST_STRONG, "").replace(END, "") == page
    depth = 0
    for sign in found:
        depth += (sign == FIRST_STRONG) - (sign == END)
        assert depth in (0, 1)
    assert depth == 0
