"""Completion by a shell: commands, options, and every name that the graph knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import gapgraph, shell

BASH = """
eval "$(_GAPGRAPH_COMPLETE=bash_source gapgraph)"
complete -p gapgraph > /dev/null || exit 9
COMP_WORDS=({words}) COMP_CWORD={last}
_gapgraph_completion gapgraph
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def completed(*words: str, **environment: str) -> list[str]:
    """The words that bash offers to complete the last word."""
    typed = " ".join(f"'{word}'" for word in ("gapgraph", *words))
    ran = shell(BASH.format(words=typed, last=len(words)), **environment)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("che",), ["check-source"]),
        (("gaps", "per-20"), ["per-2017", "per-2019", "per-2020", "per-2021"]),
        (("explain", "per-2021", "transgendergirl"), ["TransgenderGirl", "TransgenderGirlInSexTrafficking"]),
        (("explain", "per-2021", "Adult+M"), ["Adult+Male"]),
        (("explain", "per-2021", "Female|A"), ["Female|Adult", "Female|AnotherGender"]),
        (("explain", "per-2021", "Man", "Temp"), ["TemporaryLodging"]),
        (("gaps", "--format", ""), ["table", "csv", "json", "md", "html", "xlsx"]),
        (("gaps", "--lang", "e"), ["en", "es"]),
        (("gaps", "--where", "per:L"), ["per:LaLibertad", "per:LaPampa", "per:Lambayeque", "per:Lima", "per:Loreto"]),
        (("gaps", "--when", "night"), ["NightsAndWeekends"]),
        (("matrix", "--group", "ManIn"), ["ManInSexTrafficking", "ManInLaborTrafficking", "ManInProceedings"]),
    ],
    ids=str,
)
def test_bash_completes_commands_options_and_names(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


def test_completion_reads_the_users_folder(root: Path) -> None:
    assert completed("gaps", "per-", GAPGRAPH_ROOT=str(root)) == ["per-1999"]
    assert completed("--root", str(root), "gaps", "per-") == ["per-1999"]


def test_completion_from_an_unreadable_folder_offers_nothing() -> None:
    assert completed("gaps", "per-", GAPGRAPH_ROOT="/nonexistent") == []


@pytest.mark.parametrize(
    ("form", "typed"), [("zsh_complete", "plain\nMan\nmen\n"), ("fish_complete", "plain,Man\tmen\n")]
)
def test_zsh_and_fish_show_labels_too(form: str, typed: str) -> None:
    place = "3" if form.startswith("zsh") else "Man"
    ran = shell("gapgraph", _GAPGRAPH_COMPLETE=form, COMP_WORDS="gapgraph explain per-2021 Man", COMP_CWORD=place)
    assert typed in ran.out


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(kind: str) -> None:
    ran = shell("gapgraph", _GAPGRAPH_COMPLETE=f"{kind}_source")
    assert ran.status == 0
    assert "_GAPGRAPH_COMPLETE=" + kind in ran.out


def test_the_page_of_commands_explains_completion() -> None:
    assert gapgraph("--help").status == 0
    text = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    for kind in ("bash", "zsh", "fish"):
        assert f"_GAPGRAPH_COMPLETE={kind}_source gapgraph" in text
