"""Public tables of losses that are known by their headers, a few rows of each in its own form."""

import csv

import pytest

from figures.case import load
from figures.cli import main

# the header and the forms of the rows are those of The Economist's public sheet; figures invented
ECONOMIST = """\
date,estimate_low,estimate_high,estimate,type,source,source_url,country,"ignore for chart, parties"
16/01/2031,,,3905,casualties,Southland army,https://www.army.example/news/1/,north,yes
29/06/2031,,2500,,deaths,Border Watch,https://paper.example/2,north,
20/07/2031,1500,,,deaths,Border Watch,https://paper.example/3,north,
24/07/2031,1500,2000,,deaths,Hill officials (via The Courier),https://courier.example/4,north,
1/11/2031,2900,3500,3200,casualties,Border Watch,https://paper.example/5,north,
21/12/2031,1060,"1,400",1200,deaths,Obituary project,"(new to this piece, via email)",south,
"""
# the columns of UCDP GED 25.1 in their order; events invented
GED_HEADER = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"]
GED_ROW = dict.fromkeys(GED_HEADER, "1") | {
    "id": "900001", "relid": "NOR-2031-1-1-1", "year": "2031",
    "dyad_name": "Government of Northland - Southland army", "side_a": "Government of Northland",
    "side_b": "Southland army", "source_article": '"Agency,2031-03-06,Clashes at the bridge"',
    "source_office": "Agency", "source_date": "2031-03-06", "source_original": "Border Watch",
    "where_description": "Stone Bridge", "date_start": "2031-03-04 00:00:00.000",
    "date_end": "2031-03-05 00:00:00.000", "deaths_a": "12", "deaths_b": "30",
    "deaths_civilians": "3", "deaths_unknown": "0", "best": "45", "high": "60", "low": "40"}


def write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def begin(tmp_path, capsys):
    """Return a function that makes a case of a file and checks that it can be judged."""
    def made(file, *options):
        place = tmp_path / "case"
        assert main(["new", str(place), "--from", str(file), *options]) == 0
        assert main(["check", str(place)]) == 0
        assert main(["reconcile", str(place)]) == 0
        capsys.readouterr()
        with (place / "claims.csv").open(encoding="utf-8", newline="") as rows:
            return list(csv.DictReader(rows))
    return made


@pytest.fixture
def economist(tmp_path, begin):
    file = tmp_path / "estimates.csv"
    file.write_text(ECONOMIST, encoding="utf-8")
    return begin(file)


def test_the_economists_sheet_keeps_low_high_and_middle(economist):
    assert [(row["low"], row["value"], row["high"]) for row in economist] == [
        ("", "3905", ""), ("", "", "2500"), ("1500", "", ""), ("1500", "", "2000"),
        ("2900", "3200", "3500"), ("1060", "1200", "1400")]


def test_the_economists_days_are_those_that_figures_count_up_to(economist):
    assert [row["as_of"] for row in economist] == [
        "2031-01-16", "2031-06-29", "2031-07-20", "2031-07-24", "2031-11-01", "2031-12-21"]
    assert {row.get("reported_on") for row in economist} == {""}


def test_the_economists_countries_are_whose_losses_they_are(economist, tmp_path):
    assert {row["quantity"] for row in economist} == {
        "north_casualties", "north_killed", "south_killed"}
    assert load(tmp_path / "case").definition.quantities["south_killed"].of == "south"


def test_the_economists_sources_are_speakers_and_their_brackets_carriers(economist):
    assert (economist[3]["speaker"], economist[3]["via"]) == ("Hill officials", "The Courier")
    assert (economist[0]["publisher"], economist[0]["url"]) == (
        "army.example", "https://www.army.example/news/1/")


def test_what_stands_in_the_place_of_an_address_and_is_none_goes_into_the_note(economist):
    assert economist[5]["url"] == ""
    assert "(new to this piece, via email)" in economist[5]["note"]


def test_an_event_of_ucdp_ged_is_ucdps_range_with_its_best_figure(tmp_path, begin):
    (row,) = begin(write(tmp_path / "ged.csv", GED_HEADER, [GED_ROW]))
    assert (row["low"], row["value"], row["high"]) == ("40", "45", "60")
    assert (row["id"], row["quantity"], row["as_of"]) == ("900001", "killed", "2031-03-05")
    assert (row["speaker"], row["publisher"], row["informant"]) == (
        "UCDP", "UCDP GED", "Border Watch")
    assert "deaths_civilians: 3" in row["note"] and "where_description: Stone Bridge" in row["note"]


def test_events_of_ucdp_ged_are_each_counted_for_themselves(tmp_path, begin):
    other = GED_ROW | {"id": "900002", "best": "8", "low": "8", "high": "8"}
    rows = begin(write(tmp_path / "ged.csv", GED_HEADER, [GED_ROW, other]))
    assert [row["quantity"] for row in rows] == ["killed_900001", "killed_900002"]


def test_with_a_quantity_named_events_of_ucdp_ged_count_the_same(tmp_path, begin):
    other = GED_ROW | {"id": "900002", "best": "50", "low": "41", "high": "62"}
    rows = begin(write(tmp_path / "ged.csv", GED_HEADER, [GED_ROW, other]),
                 "--quantity", "killed")
    assert [row["quantity"] for row in rows] == ["killed", "killed"]


def test_columns_of_a_known_table_that_no_ledger_needs_are_told_as_left_out(tmp_path, capsys):
    file = write(tmp_path / "ged.csv", GED_HEADER, [GED_ROW])
    assert main(["new", str(tmp_path / "case"), "--from", str(file)]) == 0
    told = capsys.readouterr().err
    assert "best: read as value" in told
    (left_out,) = [line for line in told.splitlines() if line.startswith("left out: ")]
    assert "priogrid_gid" in left_out


def test_an_event_of_acled_is_the_number_that_acled_took_over(tmp_path, begin):
    (row,) = begin(write(tmp_path / "acled.csv", [
        "event_id_cnty", "event_date", "year", "event_type", "actor1", "actor2", "location",
        "source", "notes", "fatalities"], [{
            "event_id_cnty": "NOR123", "event_date": "05 March 2031", "year": "2031",
            "event_type": "Battles", "actor1": "Northland", "actor2": "Southland",
            "location": "Stone Bridge", "source": "Border Watch", "notes": "Clashes.",
            "fatalities": "12"}]))
    assert (row["id"], row["value"], row["as_of"], row["informant"]) == (
        "NOR123", "12", "2031-03-05", "Border Watch")


@pytest.mark.parametrize(("header", "column"), [
    ("estimate_low", "low"), ("low estimate", "low"), ("bound upper", "high"),
    ("est high", "high")])
def test_the_words_of_a_header_may_stand_in_any_order(tmp_path, begin, header, column):
    file = tmp_path / "sheet.csv"
    file.write_text(f"date,who,paper,{header}\n2031-01-09,NIS,BBC,300\n", encoding="utf-8")
    (row,) = begin(file, "--quantity", "killed")
    assert row[column] == "300"
