"""Where cases are found, and the hash of what they hold."""

import pytest

from figures.errors import CallError
from figures.folders import DATA_VARIABLE, data_folder, find_case, inputs_hash, list_cases


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Return a data folder with one open and one resolved case, which $FIGURES_DATA names."""
    for name in ("kursk", "resolved/beslan"):
        (tmp_path / "data" / name).mkdir(parents=True)
        (tmp_path / "data" / name / "case.yml").touch()
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def test_the_variable_names_the_data_folder(data):
    assert data_folder() == data


def test_a_blank_variable_names_none(data, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, "")
    monkeypatch.chdir(data / "kursk")
    assert data_folder() == data


def test_without_a_data_folder_above_there_is_none(tmp_path, monkeypatch):
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert data_folder() is None


def test_the_nearest_data_folder_counts(data, monkeypatch):
    (data / "kursk" / "data").mkdir()
    monkeypatch.delenv(DATA_VARIABLE)
    monkeypatch.chdir(data / "kursk")
    assert data_folder() == data / "kursk" / "data"


def test_cases_are_folders_with_a_case_file_in_order_of_name(data):
    (data / "notes").mkdir()
    (data / "autumn").mkdir()
    (data / "autumn" / "case.yml").touch()
    assert [folder.name for folder in list_cases(data)] == ["autumn", "kursk"]


def test_a_folder_that_is_not_there_has_no_cases(data):
    assert list_cases(data / "nowhere") == []


def test_a_case_is_found_by_name_among_open_and_resolved_ones(data):
    assert find_case("kursk") == data / "kursk"
    assert find_case("beslan") == data / "resolved" / "beslan"


def test_an_open_case_goes_before_a_resolved_one_of_its_name(data):
    (data / "resolved" / "kursk").mkdir()
    (data / "resolved" / "kursk" / "case.yml").touch()
    assert find_case("kursk") == data / "kursk"


def test_a_path_leads_to_a_case_anywhere(data, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "case.yml").touch()
    assert find_case(tmp_path / "elsewhere") == tmp_path / "elsewhere"
    assert find_case("./elsewhere").resolve() == tmp_path / "elsewhere"


def test_a_point_is_the_folder_where_one_is(data, monkeypatch):
    monkeypatch.chdir(data / "kursk")
    assert find_case(".").resolve() == data / "kursk"


@pytest.mark.parametrize(("name", "told"), [
    ("kursc", "found 'kursc'"), ("", "found (nothing)"), ("..", "a folder with case.yml")])
def test_what_is_no_case_is_refused(data, name, told):
    with pytest.raises(CallError, match="expected a case under data/") as caught:
        find_case(name)
    assert told in str(caught.value)


def test_a_resolved_case_is_suggested_too(data):
    with pytest.raises(CallError, match="did you mean 'beslan'"):
        find_case("beslam")


def test_without_data_no_folder_is_named(tmp_path, monkeypatch):
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CallError, match=r"expected a case, or a folder with case\.yml"):
        find_case("kursk")


def test_the_hash_changes_with_a_files_content_and_with_its_name(data):
    before = inputs_hash(data / "kursk")
    (data / "kursk" / "case.yml").write_text("title: x")
    changed = inputs_hash(data / "kursk")
    (data / "kursk" / "case.yml").rename(data / "kursk" / "case.txt")
    assert len({before, changed, inputs_hash(data / "kursk")}) == 3


def test_a_file_further_down_counts_and_an_empty_folder_does_not(data):
    before = inputs_hash(data / "kursk")
    (data / "kursk" / "measured").mkdir()
    assert inputs_hash(data / "kursk") == before
    (data / "kursk" / "measured" / "m.csv").touch()
    assert inputs_hash(data / "kursk") != before


def test_what_moves_from_one_file_to_the_next_changes_the_hash(data):
    one, other = data / "kursk" / "a", data / "kursk" / "b"
    one.write_text("xy")
    other.write_text("z")
    before = inputs_hash(data / "kursk")
    one.write_text("x")
    other.write_text("yz")
    assert inputs_hash(data / "kursk") != before


@pytest.mark.parametrize("name", [".swp", ".git/config"])
def test_hidden_files_are_no_part_of_a_case(data, name):
    before = inputs_hash(data / "kursk")
    (data / "kursk" / name).parent.mkdir(exist_ok=True)
    (data / "kursk" / name).write_text("x")
    assert inputs_hash(data / "kursk") == before


def test_hidden_folders_above_a_case_are_no_matter(tmp_path):
    for place in ("plain", ".hidden"):
        (tmp_path / place / "case").mkdir(parents=True)
        (tmp_path / place / "case" / "case.yml").write_text("title: x")
    assert inputs_hash(tmp_path / "plain" / "case") == inputs_hash(tmp_path / ".hidden" / "case")
