"""The page of statements: each room (folder of the source) is counted once, and every pattern matches a file.

The page's numbers may be older than the code: no test compares them.
"""

from __future__ import annotations

import re

from scripts import rooms, statements

ROOMS = [room for of in statements.CAPABILITIES.values() for room in of]


def test_every_folder_of_the_source_is_assigned_to_a_capability() -> None:
    assert sorted(ROOMS) == sorted(rooms.imports_of_rooms())


def test_the_page_lists_every_folder_of_the_source() -> None:
    text = statements.PAGE.read_text(encoding="utf-8").partition("## By room")[2]
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == sorted(ROOMS)


def test_every_pattern_of_files_matches_a_file_of_the_source() -> None:
    files = [path.with_suffix("") for path in statements.by_file()]
    patterns = [one for of in statements.IN_THE_HOUSE.values() for one in of]
    assert [one for one in patterns if not any(path.match(one) for path in files)] == []
    house = next(iter(statements.CAPABILITIES.values()))
    assert {one.partition("/")[0] for one in patterns} <= set(house)


def test_statements_count_neither_lines_nor_comments() -> None:
    assert statements.statements("def f(\n    a: int,\n) -> int:\n    # nothing\n    return a\n") == 2
    assert sum(statements.by_room().values()) == sum(statements.by_file().values())
