"""``docs/proof/statements.md`` lists the number of Python statements in each folder of the source once.

No test compares the numbers in ``docs/proof/statements.md`` with the code, so the numbers may be older than the code.
"""

from __future__ import annotations

import re

from scripts import rooms, statements

ROOMS = [room for of in statements.CAPABILITIES.values() for room in of]


def test_every_folder_of_the_source_is_in_the_table_capabilities() -> None:
    assert sorted(ROOMS) == sorted(rooms.imports_of_rooms())


def test_the_page_of_python_statements_lists_every_folder_of_the_source() -> None:
    text = statements.PAGE.read_text(encoding="utf-8").partition("## By room")[2]
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == sorted(ROOMS)


def test_every_file_pattern_of_the_statement_counts_matches_a_file_of_the_source() -> None:
    files = [path.with_suffix("") for path in statements.by_file()]
    patterns = [one for of in statements.SINGLE_USE.values() for one in of]
    assert [one for one in patterns if not any(path.match(one) for path in files)] == []
    house = next(iter(statements.CAPABILITIES.values()))
    assert {one.partition("/")[0] for one in patterns} <= set(house)


def test_line_breaks_and_comments_do_not_change_the_number_of_python_statements() -> None:
    assert statements.statements("def f(\n    a: int,\n) -> int:\n    # nothing\n    return a\n") == 2
    assert sum(statements.by_room().values()) == sum(statements.by_file().values())
