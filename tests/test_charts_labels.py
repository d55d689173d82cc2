"""Labels and lettering: where words find room, and how wide they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.charts import lettering
from figures.charts.labels import GAP, Box, Wish, place
from figures.charts.lettering import ELLIPSIS, shortened, width, wrapped
from figures.charts.svg import Font

FRAME = Box(0, 0, 400, 200)
MARK = Box(195, 95, 205, 105)
WORDS = st.text("abc dé-", max_size=60)


def labelled(*words, mark=MARK, taken=(), frame=FRAME):
    """Return the place of a label beside a mark, None where it finds none."""
    found = place([Wish(words, mark, Font(14), "key")], [mark, *taken], frame)
    return found[0] if found else None


@pytest.mark.parametrize(("other", "expected"), [
    (Box(5, 5, 15, 15), True), (Box(10, 0, 20, 10), False), (Box(0, 10, 10, 20), False),
    (Box(2, 2, 3, 3), True), (Box(-5, -5, 20, 20), True), (Box(11, 0, 20, 10), False)])
def test_boxes_meet_where_they_share_more_than_an_edge(other, expected):
    box = Box(0, 0, 10, 10)
    assert box.meets(other) is other.meets(box) is expected


@pytest.mark.parametrize(("box", "expected"), [
    (Box(0, 0, 400, 200), True), (Box(-1, 0, 10, 10), False), (Box(0, -1, 10, 10), False),
    (Box(0, 0, 401, 10), False), (Box(0, 0, 10, 201), False)])
def test_a_box_lies_within_another_up_to_its_edges(box, expected):
    assert box.within(FRAME) is expected


def test_a_label_stands_right_of_its_mark_at_its_height():
    found = labelled("300")
    assert found.box.left == MARK.right + GAP
    assert (found.box.top + found.box.bottom) / 2 == pytest.approx(100)
    assert found.box.right - found.box.left == pytest.approx(width("300", 14))


def test_where_the_right_is_taken_it_stands_left():
    found = labelled("300", taken=[Box(206, 0, 400, 200)])
    assert found.box.right == pytest.approx(MARK.left - GAP)


def test_where_both_are_taken_it_stands_above_and_then_below():
    beside = [Box(206, 90, 400, 110), Box(0, 90, 194, 110)]
    assert labelled("300", taken=beside).box.bottom < MARK.top
    assert labelled("300", taken=[*beside, Box(0, 0, 400, 94)]).box.top > MARK.bottom


def test_words_of_two_labels_never_touch():
    others = labelled("300").box
    close = Box(others.right + 1, 90, others.right + 9, 110)
    assert labelled("300", taken=[close]).box.right < MARK.left


def test_where_nothing_is_free_there_is_no_label():
    assert labelled("300", taken=[FRAME]) is None


def test_no_label_leaves_the_frame():
    assert labelled("a very long label of many words", frame=Box(150, 80, 250, 120)) is None


def test_where_the_words_are_too_long_the_shorter_ones_are_taken():
    found = labelled("Office of the Plenipotentiary: 300", "300", frame=Box(150, 80, 250, 120))
    assert ">300<" in found.shape


def test_the_first_wish_is_served_first():
    frame = Box(190, 90, 290, 110)
    wishes = [Wish((f"{name}-300",), MARK, Font(14), name) for name in ("one", "two")]
    assert [label.key for label in place(wishes, [MARK], frame)] == ["one"]
    assert [label.key for label in place(wishes[::-1], [MARK], frame)] == ["two"]


def test_what_is_taken_is_not_changed():
    taken = [MARK]
    place([Wish(("300",), MARK, Font(14))], taken, FRAME)
    assert taken == [MARK]


@given(WORDS, st.floats(1, 50), st.floats(1.1, 4))
def test_width_grows_with_the_size(words, size, factor):
    assert width(words, size * factor) == pytest.approx(width(words, size) * factor)


@given(WORDS, WORDS)
def test_two_texts_are_as_wide_as_both_together(one, other):
    assert width(one + other, 14) == pytest.approx(width(one, 14) + width(other, 14))


def test_bold_is_wider_and_an_m_is_wider_than_an_i():
    assert width("killed", 14, bold=True) > width("killed", 14)
    assert width("m", 14) > width("i", 14) > width("", 14) == 0


@given(WORDS, st.floats(20, 300))
def test_no_word_is_lost_where_lines_break(words, most):
    assert " ".join(wrapped(words, 14, most)).split() == words.split()


@given(WORDS, st.floats(20, 300))
def test_a_line_that_is_too_wide_is_a_single_word(words, most):
    assert all(width(line, 14) <= most or " " not in line for line in wrapped(words, 14, most))


@given(WORDS, st.floats(60, 300))
def test_each_line_takes_all_the_words_that_it_can(words, most):
    lines = wrapped(words, 14, most)
    for line, following in pairwise(lines):
        assert width(f"{line} {following.split()[0]}", 14) > most


def test_nothing_has_no_lines():
    assert wrapped("  ", 14, 100) == []


@given(WORDS, st.floats(20, 300))
def test_a_text_is_cut_only_where_it_is_too_wide(words, most):
    cut = shortened(words, 14, most)
    assert (cut == words) is (width(words, 14) <= most) or words.rstrip() + ELLIPSIS == cut
    assert width(cut, 14) <= most


def test_a_cut_leaves_no_space_before_its_ellipsis():
    most = width("Office of…", 14)
    assert shortened("Office of the Staff", 14, most) == "Office of…"
    assert shortened("Office of the Staff", 14, most - 1) == "Office…"


def test_a_cut_falls_between_words_where_half_of_the_room_stays_filled():
    word = "A Verteidigungsministerium"
    assert shortened(word, 14, width("A Verteidigungs…", 14)) == "A Verteidigungs…"
    assert shortened("Security Service (of Ukraine)", 14, width("Security Service (o…", 14)
                     ) == "Security Service…"


def test_lettering_measures_the_font_that_comes_with_the_package():
    assert (lettering.FONTS / lettering.PLAIN).is_file()
    assert (lettering.FONTS / lettering.BOLD).is_file()
