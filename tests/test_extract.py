"""Draft claims of articles: what is a figure of losses, whose, of what, and what is none."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from figures.cli import main
from figures.codebook import CLAIM_COLUMNS
from figures.errors import InputError
from figures.extract import Article, as_row, extract, read_article
from figures.extract.sentences import sentences
from figures.extract.vocabulary import cues

HERE = Path(__file__).parent
PARAGRAPHS = yaml.safe_load((HERE / "paragraphs.yml").read_text("utf-8"))
UNSEEN, PRESS, FRESH = (yaml.safe_load((HERE / f"paragraphs_{name}.yml").read_text("utf-8"))
                        for name in ("unseen", "press", "fresh"))
PAGE = """<!doctype html><html><head><title>News</title>
<meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2025-02-24T10:00:00Z"></head>
<body><nav>Home</nav><article><h1>Losses mount</h1><p>The National Intelligence Service said on
Monday that at least 300 North Korean soldiers had been killed in Kursk since they arrived there in
the autumn, in a long briefing to lawmakers of several parties in Seoul.</p></article></body></html>
"""


def only(text, day=""):
    draft, = extract(text, day)
    return draft


def matched(paragraph):
    """Return the expected figures with the draft on each, and the drafts that are left."""
    left = list(extract(paragraph["text"]))
    pairs = []
    start = -1
    for figure in paragraph["figures"]:
        start = paragraph["text"].index(figure["words"], start + 1)
        end = start + len(figure["words"])
        draft = next((one for one in left if one.start < end and start < one.end), None)
        pairs.append((figure, draft))
        left = [one for one in left if one is not draft]
    return pairs, left


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda p: p["text"][:30])
def test_every_figure_of_a_paragraph_is_found_and_no_other_number(paragraph):
    pairs, left = matched(paragraph)
    assert [figure["words"] for figure, draft in pairs if draft is None] == []
    assert [draft.wording for draft in left] == []


@pytest.mark.parametrize("column", ["quantity", "speaker"])
def test_of_twenty_figures_nineteen_have_the_right_quantity_and_speaker(column):
    pairs = [pair for paragraph in PARAGRAPHS for pair in matched(paragraph)[0]]
    right = sum(getattr(draft, column) == figure[column] for figure, draft in pairs)
    assert len(pairs) > 70
    assert right / len(pairs) >= 19 / 20


@pytest.mark.parametrize(("paragraphs", "figures"), [(UNSEEN, 170), (PRESS, 100), (FRESH, 80)])
def test_paragraphs_written_before_it_was_run_are_read_nearly_as_well(paragraphs, figures):
    found = [matched(paragraph) for paragraph in paragraphs]
    pairs = [pair for pairs, _ in found for pair in pairs]
    drafted = [(figure, draft) for figure, draft in pairs if draft is not None]
    others = sum(len(left) for _, left in found)
    assert len(pairs) > figures and len({one["language"] for one in paragraphs}) >= 8
    assert len(drafted) / len(pairs) >= 0.95
    assert len(drafted) / (len(drafted) + others) >= 0.98
    for column, share in (("quantity", 0.97), ("speaker", 0.92)):
        assert sum(getattr(draft, column) == figure[column]
                   for figure, draft in drafted) / len(drafted) >= share, column


@pytest.mark.parametrize(("column", "share"), [("hedge", 0.95), ("unit", 1)])
def test_hedges_and_units_of_paragraphs_are_read_as_they_stand(column, share):
    told = [(figure[column], getattr(draft.reading, column)) for paragraph in PRESS + FRESH
            for figure, draft in matched(paragraph)[0] if draft and column in figure]
    assert len(told) > 10
    assert sum(expected == read for expected, read in told) / len(told) >= share


@pytest.mark.parametrize("text", [
    "The 25-year-old private of the 8th Regiment was paid $2,300 a month.",
    "On 24 August 2024 at 10:30 they stood 40 km from the border.",
    "The city of 440,000 people lies 500 kilometres south of Moscow.",
    "Russia spent 3 billion rubles and lost 12 tanks and 3 Su-34 jets.",
    "Flight 1420 carried passengers to Seoul for €120 a seat.",
    "One soldier admitted that he had been misled.",
    ""])
def test_dates_ages_units_money_distances_and_weapons_are_left_alone(text):
    assert extract(text) == ()


def test_a_draft_stands_where_its_words_stand_in_the_text():
    text = "Nothing here.\n\nThe NIS said about 300 soldiers were killed. More text."
    draft = only(text)
    assert text[draft.start:draft.end] == draft.wording == "about 300 soldiers"
    assert draft.sentence == "The NIS said about 300 soldiers were killed."


def test_a_hedge_behind_the_figure_belongs_to_its_wording():
    draft = only("Kyiv reported 200 North Korean soldiers or more killed.")
    assert (draft.reading.hedge, draft.wording) == ("at_least", "200 North Korean soldiers or more")


@pytest.mark.parametrize(("text", "speaker"), [
    ("According to the NIS, 300 soldiers were killed.", "NIS"),
    ("300 soldiers were killed, Ukrainian President Volodymyr Zelensky said.",
     "Volodymyr Zelensky"),
    ("Ukraine's military intelligence chief, Kyrylo Budanov, said 300 were killed.",
     "Kyrylo Budanov"),
    ("Zelensky, the president of Ukraine, said 300 soldiers were killed.", "Zelensky"),
    ('"We lost 300 men," said Ivan Petrov, a sergeant.', "Ivan Petrov"),
    ("Seoul's spy agency estimates that 300 soldiers were killed.", "Seoul's spy agency"),
    ("On Monday the General Staff reported that 300 soldiers were killed.", "General Staff"),
    ("300 soldiers were killed.", "")])
def test_the_speaker_is_as_the_sentence_names_him(text, speaker):
    assert only(text).speaker == speaker


@pytest.mark.parametrize(("text", "speaker"), [
    ("In its latest bulletin the Joint Command says 300 were killed.", "Joint Command"),
    ("300 were killed, the doctors' union said.", "doctors' union"),
    ("According to its head, Yusuf Abdi, 300 were killed.", "Yusuf Abdi"),
    ("The coalition's review, published in July, found that 300 were killed.",
     "coalition's review"),
    ("The Institute for Conflict Mapping estimates that 300 were killed.",
     "Institute for Conflict Mapping"),
    ("Officials in Seoul say 300 were killed.", "Officials in Seoul"),
    ("Zelensky in Brussels said 300 were killed.", "Zelensky"),
    ("Officials in an interview said 300 were killed.", "Officials"),
    ("Spokeswoman Marta Leal dismissed the tally and gave a toll of 300 killed.", "Marta Leal"),
    ("The head of the regional administration Serhiy Koval said 300 were killed.", "Serhiy Koval"),
    ("Начальник Генштаба Иван Петров заявил, что погибли 300 человек.", "Иван Петров"),
    ("Según informó Protección Civil, hay 300 muertos.", "Protección Civil"),
    ("Wie das Innenministerium mitteilte, kamen 300 Menschen ums Leben.", "Innenministerium"),
    ("Das teilte Oppositionsführer Paul Reiter mit: 300 Tote.", "Paul Reiter"),
    ("국방부는 이번 교전으로 12명이 전사했다고 밝혔다.", "국방부")])
def test_the_speaker_is_found_among_what_stands_beside_his_name(text, speaker):
    assert only(text).speaker == speaker


def test_a_speaker_who_leads_to_the_next_figure_is_not_that_of_the_one_before():
    first, second, third = extract("The Red Cross reported 118 dead and 64 missing, the government "
                                   "spoke of 95 dead.")
    assert (first.speaker, second.speaker, third.speaker) == (
        "Red Cross", "Red Cross", "government")


@pytest.mark.parametrize(("text", "quantities"), [
    ("19 people were killed, 3 of them children, and 74 wounded.", ["killed", "killed", "wounded"]),
    ("Загинули 19 людей, з них троє дітей, і 74 поранено.", ["killed", "killed", "wounded"]),
    ("The force numbers 6,400 soldiers, of whom 112 were wounded.", ["deployed", "wounded"]),
    ("They hold 2,300 sq km, up from 1,900 sq km in June.", ["territory_held", "territory_held"]),
    ("They won back 64% of the land they lost, or about 800 sq km.",
     ["territory_retaken", "territory_retaken"]),
    ("The number of dead rose to 57, wounded 132 others.", ["killed", "wounded"]),
    ("Two of the wounded died; 300 were killed and 2,700 wounded.",
     ["killed", "killed", "wounded"])])
def test_a_part_and_an_earlier_state_count_what_the_figure_before_them_counts(text, quantities):
    assert [draft.quantity for draft in extract(text)] == quantities


@pytest.mark.parametrize("text", [
    "Some 80 engines were deployed.", "The river is 800 metres wide and the dam 54 metres high.",
    "Police said 23 had been arrested.", "Rescuers said 2,438 people were found alive."])
def test_things_sizes_and_other_fates_are_left_alone(text):
    assert extract(text) == ()


def test_each_figure_has_the_speaker_of_its_own_clause():
    first, second = extract("The NIS said 300 were killed, while Kyiv put it at 4,000 killed.")
    assert (first.speaker, second.speaker) == ("NIS", "Kyiv")


def test_a_pronoun_means_who_spoke_last_and_is_unsure():
    *_, draft = extract("Zelensky spoke on Monday, aides said. Zelensky said it was hard. "
                        "He said 300 soldiers were killed.")
    assert draft.speaker == "Zelensky"
    assert "speaker" in draft.unsure


@pytest.mark.parametrize(("text", "day", "as_of"), [
    ("As of 9 January 2025, 300 soldiers were killed.", "", "2025-01-09"),
    ("In August 2024 they lost 300 soldiers.", "", "2024-08"),
    ("On 9 January 300 soldiers were killed.", "2025-02-01", "2025-01-09"),
    ("On 9 January 300 soldiers were killed.", "", ""),
    ("300 soldiers were killed.", "2025-02-01", ""),
    ("300 soldiers were killed since 6 August 2024.", "", ""),
    ("300 soldiers were killed from 6 August 2024 to 9 January 2025.", "", "2025-01-09"),
    ("С 6 августа 2024 года погибли 300 солдат.", "", ""),
    ("300 Soldaten wurden seit dem 6. August 2024 getötet.", "", "")])
def test_the_day_is_the_one_that_the_sentence_gives(text, day, as_of):
    assert only(text, day).as_of == as_of


def test_a_day_that_only_stands_near_is_unsure():
    assert "as_of" not in only("As of 9 January 2025, 300 soldiers were killed.").unsure
    assert "as_of" in only("On 9 January 2025 Kyiv said 300 soldiers were killed.").unsure


def test_a_share_is_a_share_of_the_figure_before_or_right_behind_it():
    total, share = extract("They suffered 4,000 casualties, two-thirds of those killed in action.")
    assert share.share_of == total.id
    share, whole = extract("Half of the 11,000 troops sent there are dead, officials believe.")
    assert share.share_of == whole.id


def test_killed_or_wounded_together_are_casualties():
    assert only("Some 300 soldiers were killed or wounded.").quantity == "casualties"
    assert [draft.quantity for draft in extract("300 were killed and 2,700 wounded.")] == [
        "killed", "wounded"]


def test_ground_told_by_a_length_is_drafted_and_unsure():
    draft = only("A recent push reclaimed an additional 2.5 kilometers (1.5 miles).")
    assert (draft.quantity, draft.reading.unit) == ("territory_retaken", "km")
    assert "quantity" in draft.unsure


@pytest.mark.parametrize(("text", "found"), [
    ("Gen. Petrov spoke. Losses rose.", ["Gen. Petrov spoke.", "Losses rose."]),
    ("It cost 1.5 million. He left!", ["It cost 1.5 million.", "He left!"]),
    ("One. “Two,” he said.", ["One.", "“Two,” he said."]),
    ("A headline\nThe first sentence.", ["A headline", "The first sentence."]),
    ("韩国表示300人死亡。据报道，无人受伤。", ["韩国表示300人死亡。", "据报道，无人受伤。"]),
    ("The U.S. said so. No.", ["The U.S. said so.", "No."])])
def test_sentences_end_where_a_reader_ends_them(text, found):
    assert [sentence.text for sentence in sentences(text)] == found


def test_a_paragraph_set_in_lines_is_not_cut_at_their_ends():
    text = ("The General Staff of the armed forces said on Friday that at least\n"
            "1,200 soldiers of the enemy had been killed in the region since the\n"
            "start of the operation there, and that many more were wounded.\n")
    assert len(sentences(text)) == 1


@given(st.text(max_size=200))
def test_any_text_is_cut_into_sentences_that_stand_where_they_say(text):
    found = sentences(text)
    assert all(text[one.start:one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=120))
def test_any_text_can_be_drafted_from(text):
    for draft in extract(text):
        assert text[draft.start:draft.end] == draft.wording


def test_the_longest_of_overlapping_words_tells_the_quantity():
    found = cues("300 killed and wounded", "en")
    assert [cue.quantity for cue in found if cue.group == "people"] == ["casualties"]


def test_a_row_has_the_ledger_s_columns_and_where_it_stands():
    row = as_row(only("The NIS said about 300 soldiers were killed."), Article("", publisher="AP"))
    assert {*CLAIM_COLUMNS, "sentence", "start", "end", "unsure"} == set(row)
    assert (row["value"], row["low"], row["hedge"], row["publisher"]) == (300, None, "about", "AP")
    assert "publisher" not in row["unsure"]


def test_a_web_page_gives_its_text_its_day_and_its_publisher(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    article = read_article(str(file))
    assert (article.kind, article.day, article.publisher) == ("html", "2025-02-24", "The Daily")
    assert "at least 300 North Korean soldiers" in article.text
    assert "<p>" not in article.text


def test_the_day_of_a_plain_article_stands_at_its_head(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("Losses mount\nPublished 24 February 2025\n\nOn 9 January it began.\n", "utf-8")
    assert read_article(str(file)).day == "2025-02-24"


def test_a_pdf_is_read(tmp_path):
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"):
                             NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Times")})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F 12 Tf 20 200 Td (Kyiv said 300 soldiers were killed.) Tj ET")
    page[NameObject("/Contents")] = stream
    with (tmp_path / "article.pdf").open("wb") as file:
        writer.write(file)
    article = read_article(str(tmp_path / "article.pdf"))
    assert article.kind == "pdf"
    assert only(article.text).speaker == "Kyiv"


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe\x00", b"caf\xe9", b"%PDF-1.4 broken"])
def test_what_holds_no_text_is_refused(tmp_path, content):
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    with pytest.raises(InputError):
        read_article(str(file))


def test_the_command_prints_one_document(capsys, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("The NIS said about 300 soldiers were killed.", encoding="utf-8")
    assert main(["extract", str(file), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["schema"] == "figures/extract/1"
    assert "text" not in content
    assert content["claims"][0]["quantity"] == "killed"


def test_the_command_gives_the_text_of_a_page_that_the_places_count_in(capsys, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    assert main(["extract", str(file), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    claim = content["claims"][0]
    assert content["text"][claim["start"]:claim["end"]] == claim["wording"]


def test_a_file_that_is_not_there_ends_with_two(capsys):
    assert main(["extract", "no-such-article.txt", "--json"]) == 2
    assert capsys.readouterr().out == ""
