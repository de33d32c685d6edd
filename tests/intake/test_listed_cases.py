"""The thirty-five kinds of hostile and broken input, each with the tests that hold it.

A test that is renamed or dropped is missed here. What no other file tests is tested below.
"""

import ast
import base64
import json
from pathlib import Path

from dashboard.intake import read_path
from dashboard.model import Article, Problem

TESTS = Path(__file__).resolve().parents[1]
HERE = "intake/test_listed_cases.py"
PROSE = (
    "The harbour board met on Friday and closed the quay until the spring, it said in a note. " * 3
)

CASES = {
    "1 nothing in it": ("intake/test_folders.py test_a_file_with_nothing_in_it_is_empty",),
    "2 control characters": (
        "intake/test_character_cleaning.py test_control_characters_go_with_a_count",
    ),
    "3 lone surrogates": (
        "intake/test_character_cleaning.py test_lone_surrogates_become_the_replacement_and_the_rest_stays",
    ),
    "4 charsets": (
        "intake/test_charset.py test_the_text_is_right_in_any_charset",
        "intake/test_charset.py test_chinese_in_gb18030_is_read",
    ),
    "5 double encoding": (
        "intake/test_character_cleaning.py test_double_encoding_is_repaired_where_the_way_back_is_exact",
        "intake/test_character_cleaning.py test_text_that_only_looks_double_encoded_is_left",
    ),
    "6 too large": (
        "intake/test_folders.py test_a_file_over_the_limit_is_named_and_not_read",
        "intake/test_limits.py test_a_file_just_under_the_limit_takes_less_than_300_megabytes",
    ),
    "7 nested deep": (
        "intake/test_webpage.py test_a_page_nested_too_deep_is_read_as_text",
        "intake/test_limits.py test_a_page_nested_very_deep_keeps_its_text",
    ),
    "8 long live blog": (
        "intake/test_webpage.py test_a_long_live_blog_keeps_every_paragraph",
        "intake/test_article_splitting.py test_a_live_blog_keeps_the_times_of_its_entries",
    ),
    "9 links alone": ("intake/test_webpage.py test_a_list_of_links_is_named_index",),
    "10 bombs and unsafe paths": (
        "intake/test_folders.py test_unsafe_members_of_a_zip_are_refused_and_the_rest_is_read",
        "intake/test_folders.py test_a_zip_of_too_many_files_or_bytes_is_a_bomb",
        "intake/test_unsupported_files.py test_a_zip_in_a_zip_is_named_for_what_it_is",
        "intake/test_hostile.py test_a_zip_whose_files_overlap_is_a_bomb",
    ),
    "11 document types": (
        "intake/test_feeds.py test_a_feed_with_a_document_type_is_refused",
        "intake/test_documents.py test_a_word_file_with_a_document_type_is_refused",
        "intake/test_hostile.py test_a_document_type_is_refused_wherever_it_stands",
    ),
    "12 markup and unsafe addresses": (
        "intake/test_webpage.py test_markup_in_a_title_is_kept_as_text",
        "intake/test_webpage.py test_an_unsafe_address_is_dropped_and_named",
        "intake/test_identity.py test_only_web_addresses_are_kept",
    ),
    "13 formulas": ("corpus/test_spreadsheet.py test_formula_cells_are_disarmed",),
    "14 direction and look-alikes": (
        "intake/test_character_cleaning.py test_direction_marks_leave_titles_and_stay_in_bodies",
        "intake/test_character_cleaning.py test_a_name_that_poses_as_another_is_kept_and_warned_of",
    ),
    "15 implausible dates": (
        "intake/test_publication_days.py test_implausible_dates_are_refused",
        "intake/test_tables.py test_a_date_after_the_day_it_was_seen_is_kept_and_said_to_conflict",
    ),
    "16 03/04/2024": (
        "intake/test_publication_days.py test_a_day_that_reads_two_ways_is_not_decided",
        "intake/test_publication_days.py test_evidence_of_the_order_decides",
    ),
    "17 two dates": ("intake/test_webpage.py test_a_page_comes_out_as_its_article",),
    "18 no body": (
        "intake/test_tables.py test_a_record_without_text_is_kept_and_named_with_its_row",
    ),
    "19 paywall": (
        "intake/test_webpage.py test_a_paywall_stub_is_a_truncated_record",
        "intake/test_tables.py test_a_cut_news_api_text_is_marked",
        "intake/test_article_kinds.py test_the_beginning_of_a_paid_article_is_a_stub",
    ),
    "20 walls": ("intake/test_webpage.py test_walls_and_error_pages_are_named",),
    "21 hyphens, ligatures, heads": (
        f"{HERE} test_ligatures_are_the_letters_that_they_stand_for",
        "intake/test_character_cleaning.py test_soft_hyphens_and_zero_width_marks_are_removed",
        "intake/test_pdf.py test_words_broken_at_a_lines_end_are_whole",
        "intake/test_pdf.py test_a_paragraph_goes_on_over_the_page_without_its_heads_and_numbers",
    ),
    "22 unreadable PDF": (
        "intake/test_pdf.py test_a_scan_is_named",
        "intake/test_pdf.py test_a_pdf_with_a_password_is_named",
        "intake/test_pdf.py test_a_damaged_pdf_is_named",
    ),
    "23 one id twice": (f"{HERE} test_records_of_one_id_are_told_by_their_words",),
    "24 broken JSON": (
        "intake/test_tables.py test_bad_lines_are_named_by_number_and_the_rest_is_read",
        "intake/test_tables.py test_numbers_that_are_none_count_as_missing",
        "intake/test_tables.py test_a_long_json_list_is_streamed",
        f"{HERE} test_a_list_with_a_byte_order_mark_and_a_comma_too_many_is_read",
    ),
    "25 broken CSV": (
        "intake/test_tables.py test_csv_is_read_with_any_delimiter",
        "intake/test_tables.py test_an_unclosed_quote_is_named_with_its_line_and_the_rest_is_read",
        "intake/test_tables.py test_too_many_columns_are_refused",
        "intake/test_limits.py test_a_cell_over_the_limit_of_cells_is_named",
        "intake/test_columns.py test_columns_that_are_only_guessed_are_said_and_nothing_is_read",
    ),
    "26 several articles": (
        "intake/test_article_splitting.py test_articles_with_headers_of_their_own_are_parted",
    ),
    "27 copies": (
        "linking/test_copies_found.py test_copies_are_found",
        "corpus/test_copies.py test_copies_count_as_one_story_and_both_are_kept",
    ),
    "28 addresses of copies": ("intake/test_identity.py test_copies_have_one_address",),
    "29 private addresses": (
        "intake/test_fetching.py test_no_private_address_is_connected_to_in_any_spelling",
        "intake/test_fetching.py test_a_redirect_to_a_private_address_is_refused",
        "intake/test_fetching.py test_the_address_that_was_checked_is_the_one_connected_to",
    ),
    "30 servers that misbehave": (
        "intake/test_fetching.py test_a_server_that_drips_is_left",
        "intake/test_fetching.py test_a_reply_that_unpacks_to_too_much_is_left",
        "intake/test_fetching.py test_redirects_end",
        "intake/test_fetching.py test_a_server_that_asks_to_wait_is_asked_once_more",
    ),
    "31 endless sitemaps and feeds": (
        "intake/test_fetching.py test_pages_feeds_and_sitemaps_become_articles_and_offline_asks_for_none",
        "intake/test_limits.py test_a_large_feed_is_named",
    ),
    "32 mail": (
        "intake/test_mail.py test_an_encrypted_mail_is_named",
        f"{HERE} test_a_mail_in_base64_is_read",
        f"{HERE} test_a_mail_that_is_a_winmail_file_is_named",
    ),
    "33 other languages": (f"{HERE} test_a_text_in_a_language_that_is_not_parsed_is_kept",),
    "34 prompts": ("intake/test_clean_lines.py test_prompt_like_words_are_plain_content",),
    "35 stalling patterns": ("intake/test_laws.py test_no_pattern_stalls",),
}


def test_each_listed_case_has_its_tests():
    assert [int(case.split(" ")[0]) for case in CASES] == [*range(1, 36)]
    held = [one.split(" ") for names in CASES.values() for one in names]
    trees = {file: ast.parse((TESTS / file).read_text("utf-8")) for file, _ in held}
    there = {
        (file, one.name)
        for file, tree in trees.items()
        for one in tree.body
        if isinstance(one, ast.FunctionDef)
    }
    assert not [(file, name) for file, name in held if (file, name) not in there]


def read(folder, name, data):
    place = folder / name
    place.write_bytes(data.encode() if isinstance(data, str) else data)
    return [*read_path(place)]


def article(found):
    (one,) = found
    assert isinstance(one, Article)
    return one


def test_ligatures_are_the_letters_that_they_stand_for(tmp_path):
    found = article(read(tmp_path, "a.txt", f"Quay closed\n\nThe oﬃcer ﬁled it. {PROSE}\n"))
    assert "The officer filed it." in found.text


def record(words, title="Quay"):
    return json.dumps({"id": 7, "title": title, "text": words})


def test_records_of_one_id_are_told_by_their_words(tmp_path):
    other = PROSE.replace("quay", "pier")
    lines = "\n".join([record(PROSE), record(other, "Pier"), record(PROSE)])
    first, second, again = (article([one]).id for one in read(tmp_path, "a.jsonl", lines))
    assert first != second
    assert first == again


def test_a_list_with_a_byte_order_mark_and_a_comma_too_many_is_read(tmp_path):
    assert article(read(tmp_path, "a.json", f"\ufeff[{record(PROSE)},]")).title == "Quay"


HEAD = (
    "From: Bay Courier <news@bay.example>\nSubject: Quay closed\n"
    "Date: Mon, 22 Apr 2024 08:00:00 +0200\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n"
)


def test_a_mail_in_base64_is_read(tmp_path):
    page = base64.encodebytes(f"<h1>Quay closed</h1><p>{PROSE}</p>".encode()).decode()
    found = article(
        read(tmp_path, "a.eml", f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{page}")
    )
    assert found.of_kind("paragraph") == (PROSE.strip(),)


def test_a_mail_that_is_a_winmail_file_is_named(tmp_path):
    packed = base64.encodebytes(b"\x78\x9f\x3e\x22" + bytes(90)).decode()
    (found,) = read(
        tmp_path, "a.eml", f"{HEAD}Content-Type: application/ms-tnef; name=winmail.dat\n\n{packed}"
    )
    assert isinstance(found, Problem)
    assert found.name == "unsupported_format"


BURMESE = "ဆိပ်ကမ်းဘုတ်အဖွဲ့သည် သောကြာနေ့တွင် တွေ့ဆုံခဲ့ပြီး နွေဦးအထိ ဆိပ်ခံတံတားကို ပိတ်ထားခဲ့သည်။"


def test_a_text_in_a_language_that_is_not_parsed_is_kept(tmp_path):
    found = article(read(tmp_path, "a.txt", f"ဆိပ်ကမ်း\n\n{BURMESE}\n"))
    assert found.language in {"my", None}
    assert found.of_kind("paragraph") == (BURMESE,)
