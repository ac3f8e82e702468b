"""Files as our users send them: encodings, separators, titles above the header, broken ones."""

import re
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from yingdan.platform.exchange.errors import FileProblem
from yingdan.platform.exchange.limits import MAX_CELL
from yingdan.platform.exchange.reading import tables

CHINESE = "客户名称,城市\n华兴机械,上海\n𠮷野家,北京\n"


def written(folder: Path, content: bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def read_all(path: Path, name: str) -> list[list[object]]:
    return [row for table in tables.describe(path, name) for _, row in tables.rows(path, name, table)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same_text(tmp_path, encoding):
    path = written(tmp_path, CHINESE.encode(encoding))
    (table,) = tables.describe(path, "t.csv")
    assert table.columns == ("客户名称", "城市")
    assert [row for _, row in tables.rows(path, "t.csv", table)] == [["华兴机械", "上海"], ["𠮷野家", "北京"]]


def test_a_late_chinese_character_decides_against_utf8(tmp_path):
    path = written(tmp_path, b"name,city\n" + b"plain,ascii\n" * 20_000 + "末行,上海\n".encode("gb18030"))
    (table,) = tables.describe(path, "t.csv")
    assert table.encoding == "gb18030"
    assert list(tables.rows(path, "t.csv", table))[-1][1] == ["末行", "上海"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found_even_with_commas_in_quotes(tmp_path, mark):
    text = f'name{mark}note\n"a"{mark}"x, y; z"\nb{mark}plain\n'
    path = written(tmp_path, text.encode())
    (table,) = tables.describe(path, "t.csv")
    assert table.delimiter == mark
    assert [row for _, row in tables.rows(path, "t.csv", table)] == [["a", "x, y; z"], ["b", "plain"]]


def test_line_breaks_inside_a_cell_do_not_split_the_row(tmp_path):
    path = written(tmp_path, b'name,note\n"a","one\ntwo"\nb,c\n')
    (table,) = tables.describe(path, "t.csv")
    assert list(tables.rows(path, "t.csv", table)) == [(2, ["a", "one\ntwo"]), (3, ["b", "c"])]


def test_a_merged_title_above_the_header_is_skipped(tmp_path):
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("客户")
    sheet.merge_range("A1:C1", "2026 年客户表")
    sheet.write_row("A3", ["名称", "登记日期", "营业额"])
    sheet.write("A4", "华兴")
    sheet.write_datetime("B4", date(2026, 1, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_formula("C4", "=600+34.5", None, 634.5)
    book.close()
    (table,) = tables.describe(path, "t.xlsx")
    assert (table.sheet, table.header, table.columns) == ("客户", 3, ("名称", "登记日期", "营业额"))
    assert list(tables.rows(path, "t.xlsx", table)) == [(4, ["华兴", date(2026, 1, 31), 634.5])]


def test_a_header_of_two_merged_lines_takes_the_names_from_both(tmp_path):
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.merge_range("A1:A2", "名称")
    sheet.merge_range("B1:C1", "地址")
    sheet.write_row("B2", ["省", "市"])
    sheet.write_row("A3", ["华兴", "江苏", "苏州"])
    book.close()
    (table,) = tables.describe(path, "t.xlsx")
    again = tables.redescribe(path, "t.xlsx", tables.Table(sheet=table.sheet, header=2))
    assert again.columns == ("名称", "省", "市")


def test_columns_of_the_same_name_and_without_one_stay_apart(tmp_path):
    path = written(tmp_path, "电话,电话,,备注\n1,2,3,4\n".encode())
    (table,) = tables.describe(path, "t.csv")
    assert table.columns == ("电话", "电话 (2)", "[C]", "备注")


def test_blank_rows_and_short_rows(tmp_path):
    path = written(tmp_path, b"name,city\n\na\n,,\nb,c,extra\n")
    (table,) = tables.describe(path, "t.csv")
    assert list(tables.rows(path, "t.csv", table)) == [(3, ["a"]), (5, ["b", "c", "extra"])]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "t.csv", "import_file_empty"),
        (b"PK\x03\x04 not really a zip", "t.xlsx", "import_file_unreadable"),
        (b"<html><table><tr><td>1</td></tr></table>", "t.xls", "import_file_html"),
        (bytes(range(256)) * 4, "t.csv", "import_file_binary"),
        (b"name\n\xff\xff\xfe\n", "t.csv", "import_encoding_unknown"),
        (b"name\n" + b"x" * (MAX_CELL + 1) + b"\n", "t.csv", "import_cell_too_big"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, name, code):
    path = written(tmp_path, content, name)
    with pytest.raises(FileProblem) as caught:
        read_all(path, name)
    assert caught.value.code == code
    assert name in caught.value.message("zh-CN") or code == "import_cell_too_big"


def test_a_broken_workbook_is_told_in_the_readers_language_with_the_remedy(tmp_path):
    path = written(tmp_path, b"PK\x03\x04 not really a zip", "客户.xlsx")
    with pytest.raises(FileProblem) as caught:
        tables.describe(path, "客户.xlsx")
    said = caught.value.message("zh-CN")
    assert "另存为 .xlsx" in said
    assert not re.search(r"[A-Za-z]", re.sub(r"Excel|WPS|xlsx", "", said))
    assert "Save it as .xlsx" in caught.value.message("en")


def test_an_empty_workbook_is_told_from_a_broken_one(tmp_path):
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet()
    book.close()
    with pytest.raises(FileProblem) as caught:
        tables.describe(path, "t.xlsx")
    assert caught.value.code == "import_file_empty"
