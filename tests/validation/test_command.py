"""``gapgraph validate`` and ``gapgraph rules``: inputs, statuses, profile, baseline, corpus, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from scripts.core import ROOT
from tests.looking import each
from tests.validation.command import Run
from tests.validation.graphs import HERE, PERU, faulty, quads_of

SMALL = HERE / "small.ttl"
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


STATEMENTS = len({quad.triple for quad in quads_of(SMALL)})
"""How many statements the small report has."""


def as_format(form: RdfFormat) -> bytes:
    """The small report in the format, in a named graph if the format has them."""
    graph = NamedNode("https://w3id.org/gapgraph/report/atl-2021/claims")
    quads = [Quad(q.subject, q.predicate, q.object, graph) for q in quads_of(SMALL)]
    source = quads if form.supports_datasets else [quad.triple for quad in quads]
    return serialize(source, format=form) or b""


def broken(folder: Path) -> Path:
    """The small report with parts that don't add up to their total."""
    (source,) = faulty(SMALL, ["claim/004 sdmx-measure:obsValue"], "<claim/004> sdmx-measure:obsValue 9 .")
    path = folder / "atl-2021.nt"
    path.write_bytes(serialize([quad.triple for quad in source.quads], format=RdfFormat.N_TRIPLES) or b"")
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_the_ending_of_a_file_chooses_its_format(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"report.{ending}"
    path.write_bytes(as_format(FORMATS[ending]))
    ran = run("validate", path, "--only", "data", "--fail-on", "info")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{STATEMENTS} statements checked with shacl")


@pytest.mark.parametrize("ending", FORMATS)
def test_an_option_chooses_the_format_of_standard_input(run: Run, ending: str) -> None:
    ran = run("validate", "-", "--input-format", ending, "--only", "data", given=as_format(FORMATS[ending]))
    assert (ran.status, ran.out.split(" ", 1)[0]) == (0, str(STATEMENTS))


def test_standard_input_is_trig_by_default(run: Run) -> None:
    assert run("validate", "-", "--only", "data", given=SMALL.read_bytes()).status == 0


def test_a_folder_or_a_glob_means_its_files(run: Run, tmp_path: Path) -> None:
    deep = tmp_path / "deep"
    deep.mkdir()
    shutil.copy(SMALL, deep / "a.ttl")
    (tmp_path / "notes.txt").write_text("not RDF", encoding="utf-8")
    for name in (tmp_path, f"{tmp_path}/**/*.ttl"):
        assert run("validate", name, "--only", "data").out.startswith(f"{STATEMENTS} statements")
    nothing = run("validate", tmp_path / "*.rdf")
    assert (nothing.status, "GG207" in nothing.err) == (2, True)


@pytest.mark.parametrize(("fail_on", "status"), [("violation", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_exit_status_shows_whether_something_was_found(run: Run, tmp_path: Path, fail_on: str, status: int) -> None:
    assert run("validate", broken(tmp_path), "--only", "data", "--fail-on", fail_on).status == status


def test_a_warning_fails_only_with_the_option_fail_on(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('parts-sum = "warning"\n', encoding="utf-8")
    arguments = ("validate", broken(tmp_path), "--only", "data", "--profile", profile)
    assert run(*arguments).status == 0
    assert run(*arguments, "--fail-on", "warning").status == 1
    profile.write_text('parts-sum = "off"\n', encoding="utf-8")
    assert "parts-sum (" not in run(*arguments, "--fail-on", "info").out


@pytest.mark.parametrize(
    ("text", "code"), [("parts-sum", "GG404"), ('parts-sum = "grave"', "GG404"), ('part-sum = "off"', "GG405")]
)
def test_an_unusable_profile_is_refused(run: Run, tmp_path: Path, text: str, code: str) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(text, encoding="utf-8")
    ran = run("validate", SMALL, "--profile", profile)
    assert (ran.status, code in ran.err) == (2, True)


def test_findings_listed_in_a_baseline_are_hidden(run: Run, tmp_path: Path) -> None:
    baseline, path = tmp_path / "baseline.json", broken(tmp_path)
    assert run("validate", path, "--format", "json", "-o", baseline).status == 1
    again = run("validate", path, "--baseline", baseline)
    assert (again.status, "Data: nothing found; law: nothing found" in again.out) == (0, True)
    baseline.write_text("{}", encoding="utf-8")
    assert "GG406" in run("validate", path, "--baseline", baseline).err


def test_an_option_checks_the_data_alone_or_the_law_alone(run: Run, tmp_path: Path) -> None:
    data, law = (run("validate", broken(tmp_path), "--only", only).out for only in ("data", "law"))
    assert ("THE DATA" in data, "THE LAW" in data) == (True, False)
    assert ("THE DATA" in law, "THE LAW" in law) == (False, True)
    first_data, first_law = data.splitlines()[0], law.splitlines()[0]
    assert "Data: " in first_data
    assert "law: " not in first_data, "what was not asked for isn't said to be fine"
    assert "Law: " in first_law
    assert "data: " not in first_law.lower()


def test_the_text_around_the_findings_is_in_the_chosen_language(run: Run, tmp_path: Path) -> None:
    out = run("validate", broken(tmp_path), "--lang", "es").out
    assert "enunciados revisados con shacl" in out.splitlines()[0]
    assert {"LOS DATOS", "LA LEY: deberes que"} <= {line.partition(",")[0] for line in out.splitlines()}
    assert "(en sdmx-measure:obsValue: “" in out
    assert "What to do" not in out
    assert "Qué hacer: Lea de nuevo la frase" in out
    assert "<html lang='es'>" in run("validate", SMALL, "--lang", "es", "--format", "html").out


def test_a_report_is_compared_with_a_law_in_the_file_of_the_report(run: Run) -> None:
    out = run("validate", SMALL, "--only", "law").out
    assert "Male victims: Denied. “There were no shelters that accepted men.”, says the report." in out
    assert (
        "Law 1, article 2 (text read) asks: temporary lodging (temporary lodging, for victims). What the report says "
        "is at odds with the duty." in out
    )


def test_nodes_without_a_shape_are_named(run: Run) -> None:
    more = "".join(f"<https://example.org/{name}> <https://example.org/is> 1 . " for name in "abcde")
    given = f"{more} <https://example.org/odd> a <https://example.org/Odd> .".encode()
    out = run("validate", "-", given=given).out
    assert "Types that no shape checks: https://example.org/Odd." in out
    assert (
        "Nodes without a type that no shape checks: https://example.org/a, https://example.org/b, "
        "https://example.org/c and 2 more." in out
    )
    document = json.loads(run("validate", "-", "--format", "json", given=given).out)
    assert document["unseen_nodes"] == [f"https://example.org/{name}" for name in "abcde"]
    assert document["unseen_types"] == ["https://example.org/Odd"]
    assert run("validate", SMALL, "--format", "json", "--only", "data").out.count('"unseen_nodes": []') == 1


def test_a_report_that_cannot_be_checked_is_named_and_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "unjudged.ttl"
    broken_claim = "<https://w3id.org/gapgraph/report/atl-2021/claim/001> gap:frequency gap:Abruptly ."
    path.write_text(f"{SMALL.read_text(encoding='utf-8')}\n{broken_claim}\n", encoding="utf-8")
    profile = tmp_path / "profile.toml"
    rules = ("claim-frequency", "undeclared-term", "observation", "provision")
    profile.write_text("".join(f'{rule} = "off"\n' for rule in rules), encoding="utf-8")
    arguments = ("validate", path, "--profile", profile)
    ran = run(*arguments)
    assert (ran.status, "law: 1 not judged" in ran.out) == (1, True)
    assert "Not compared with the law: atl-2021: 'Abruptly' is not a valid Frequency." in ran.out
    assert run(*arguments, "--only", "data").status == run(*arguments, "--fail-on", "never").status == 0
    (sarif,) = json.loads(run(*arguments, "--format", "sarif").out)["runs"]
    (notification,) = sarif["invocations"][0]["toolExecutionNotifications"]
    assert "atl-2021" in notification["message"]["text"]
    assert 'errors="1"' in run(*arguments, "--format", "junit").out
    assert "Not compared with the law: atl-2021" in run(*arguments, "--format", "html").out


def test_findings_can_be_written_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "findings.sarif"
    assert run("validate", SMALL, "--format", "sarif", "-o", target).out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"
    ran = run("validate", SMALL, "-o", tmp_path / "no" / "where.txt")
    assert (ran.status, "GG002" in ran.err) == (2, True)


@pytest.mark.parametrize("form", ["html", "sarif", "json"])
def test_the_ending_of_the_file_decides_the_format(run: Run, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"findings.{form}"
    written = run("validate", SMALL, "--only", "data", "-o", str(target))
    assert written.out == ""
    assert target.read_text("utf-8") == run("validate", SMALL, "--only", "data", "--format", form).out


def test_the_size_of_the_corpus_does_not_change_the_number_of_statements_checked_for_one_report(
    run: Run, tmp_path: Path
) -> None:
    """The test counts the checked statements and measures no time; docs/proof/validation.md has the times."""
    change = tmp_path / "change.ttl"
    change.write_text(
        SMALL.read_text(encoding="utf-8") + "<https://w3id.org/gapgraph/report/atl-2021/claim/014>"
        " prov:wasRevisionOf <https://w3id.org/gapgraph/report/per-2021/claim/001> .\n",
        encoding="utf-8",
    )
    seen = []
    for reports in (("per-2021",), tuple(path.stem for path in PERU.parent.glob("*.ttl"))):
        corpus = tmp_path / f"corpus-{len(reports)}"
        corpus.mkdir()
        for report in reports:
            shutil.copy(PERU.parent / f"{report}.ttl", corpus)
        ran = run("validate", change, "--corpus", corpus, "--only", "data", "--format", "json")
        document = json.loads(ran.out)
        seen.append((document["statements"], document["statements_beside"]))
        assert {one["rule"] for one in document["findings"]} == {"revision-in-report"}
    assert seen[0] == seen[1]
    alone = json.loads(run("validate", change, "--only", "data", "--format", "json").out)
    assert {one["rule"] for one in alone["findings"]} == {"revision-in-report", "claim-revision"}


def test_rules_are_listed_and_explained(run: Run) -> None:
    listed = run("rules").out
    assert "quote-verbatim: The words of the quote are not at its position" in listed
    assert "per-28950-7-unmet" in listed
    page = run("rules", "quote-verbatim", "--lang", "es").out
    assert "Las palabras de la cita" in page
    missing = run("rules", "quote-verbatin")
    assert (missing.status, "quote-verbatim" in missing.err) == (2, True)


def test_every_rule_has_its_page() -> None:
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    for line in each(index.splitlines()):
        if line.startswith("| ["):
            rule, page = line.split("](", 1)[0].removeprefix("| ["), line.split("](", 1)[1].split(")", 1)[0]
            text = (ROOT / "docs" / "rules" / page).read_text(encoding="utf-8")
            assert f"# {rule}\n" in text
            assert "What to do: " in text


def test_the_index_of_rules_equals_the_list_of_the_command(run: Run) -> None:
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    paged = {line.split("](", 1)[0].removeprefix("| [") for line in index.splitlines() if line.startswith("| [")}
    listed = {line.split(maxsplit=1)[1].partition(":")[0] for line in run("rules").out.splitlines()}
    assert paged == listed
