"""`spotter eval` and what it prints: figures, curves, thresholds, and lines that cannot be read."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cli
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.evaluation.curve import terminal_curve
from spotter.engine.evaluation.figures import Bin, Share, message_figures
from spotter.engine.evaluation.files import UnreadableFile, read_records
from spotter.engine.evaluation.messages import evaluate_messages
from spotter.engine.evaluation.running import each_in_order
from spotter.engine.evaluation.thresholds import Thresholds, missed

_DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A dozen labelled messages, among them control characters and half a character."""
    records = read_records(_DATA / "gym_examples.jsonl")[::25]
    odd: dict[str, Any] = {**records[0], "id": "odd", "text": "what are your hours\u0007\ud83d"}
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in [*records, odd]) + "\n", encoding="utf8")
    return path


def _eval(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, ["eval", *map(str, arguments)])
    return result.exit_code, result.output


def test_files_of_all_forms_are_told_apart_and_each_has_its_report(few: Path, tmp_path: Path) -> None:
    """
    One command reads messages, conversations and hostile texts, and writes a line for each.
    """
    out, picture = tmp_path / "out.jsonl", tmp_path / "curve.svg"
    talks, attacks = _DATA / "conversation_examples.jsonl", _DATA / "injection_examples.jsonl"

    code, said = _eval(
        few, talks, attacks, "--out", out, "--picture", picture, "--min-accepted", "1", "--max-forbidden", "0"
    )

    assert 0 == code
    assert all(f"{name}.jsonl: " in said for name in ("few", "conversation_examples", "injection_examples"))
    assert all(word in said for word in ("macro-F1", "opt-out recall", "accepted actions", "forbidden outcomes"))
    lines = [json.loads(line) for line in out.read_text(encoding="utf8").splitlines()]
    kinds = [sum(key in line for line in lines) for key in ("opt_out", "turn")]
    assert [len(read_records(few)), 11, 8] == [*kinds, len(lines) - sum(kinds)]
    assert {"id", "action", "outbound", "ok", "why"} == set(lines[-1])
    assert "{http://www.w3.org/2000/svg}svg" == ET.parse(picture).getroot().tag


def test_a_missed_threshold_ends_in_exit_code_1_and_says_which(few: Path) -> None:
    """
    A gate that is missed is named, one line each; a gate that nothing measures is missed too.
    """
    code, said = _eval(few, "--max-ece", "0", "--min-lenient", "0.1", "--min-accepted", "0.5")

    assert 1 == code
    assert ["--max-ece 0: few.jsonl", "--min-accepted 0.5: none"] == [
        " ".join(line.removeprefix("Missed ").split()[:3]) for line in said.splitlines() if line.startswith("Missed ")
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "no id"}', "no `id`"),
        ('{"id": "1"}', "`text` is missing"),
        ('{"id": "1", "text": 5}', "`text` is missing or not a text"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, line: str, why: str) -> None:
    """
    Whoever wrote the file is told where to look, and nothing is run.
    """
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b'{"id": "0", "text": "hi", "intent": "other"}\n\n' + line.encode("utf8", "surrogateescape"))

    code, said = _eval(path)

    assert 2 == code
    assert "line 3" in said
    assert why in " ".join(said.split())


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """
    A wrong path is told in a sentence, with the exit code of bad input.
    """
    code, said = _eval(tmp_path / "nowhere.jsonl")

    assert 2 == code
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "turn", [{"text": "no from"}, {"from": "member", "text": "hi", "expect": {"must_not_include": ["("]}}]
)
def test_a_script_that_cannot_be_played_is_named(tmp_path: Path, turn: Mapping[str, Any]) -> None:
    """
    A turn without a speaker, or a pattern that is none, is found before anything runs.
    """
    path = tmp_path / "bad.jsonl"
    script = {"id": "x", "now": "2026-11-17T09:40", "club": {"tz": "America/Denver"}, "turns": [turn]}
    path.write_text(json.dumps(script), encoding="utf8")

    with pytest.raises(UnreadableFile, match=r"line 1: turn 0"):
        read_records(path)


async def test_the_figures_are_those_of_the_scorer() -> None:
    """
    Counted again in the plainest way from the very lines that are written, each figure is the same.
    """
    gold = read_records(_DATA / "gym_examples.jsonl")[::4]
    predictions = await evaluate_messages(gold, EmbeddedEngine())
    # What is half wrong tells more than what is right: every third reading is spoiled.
    said = {line["id"]: line for line in map(json.loads, (each.as_line() for each in predictions))}
    for record in gold[::3]:
        said[record["id"]] |= {"intent": "spam", "confidence": 0.97, "escalate": not said[record["id"]]["escalate"]}
    figures = message_figures(gold, [type(predictions[0])(**line) for line in said.values()])

    right = [said[record["id"]]["intent"] == record["intent"] for record in gold]
    surest = sorted(((said[record["id"]]["confidence"], hit) for record, hit in zip(gold, right, strict=True)))[::-1]
    f1 = []
    for intent in {record["intent"] for record in gold}:
        hits = sum(hit and record["intent"] == intent for record, hit in zip(gold, right, strict=True))
        named = sum(line["intent"] == intent for line in said.values())
        meant = sum(record["intent"] == intent for record in gold)
        f1.append(2 * hits / (named + meant) if named + meant else 0.0)
    gaps: dict[int, list[float]] = {}
    for sure, hit in surest:
        gaps.setdefault(min(9, int(sure * 10)), []).append(hit - sure)
    must = [said[record["id"]]["escalate"] for record in gold if record["must_escalate"]]
    plain = [said[record["id"]]["escalate"] for record in gold if not record["may_escalate"]]

    assert Share(hits=sum(right), total=len(gold)) == figures.strict
    assert Share(hits=sum(hit for _, hit in surest[: len(gold) // 2]), total=len(gold) // 2) == figures.surest_half
    assert pytest.approx(sum(f1) / len(f1)) == figures.macro_f1
    assert pytest.approx(sum(abs(sum(gap)) for gap in gaps.values()) / len(gold)) == figures.calibration_error
    assert Share(hits=sum(must), total=len(must)) == figures.must_escalate
    assert Share(hits=sum(plain), total=len(plain)) == figures.needless


def test_the_curve_shows_where_the_reader_is_too_sure() -> None:
    """
    A bin that is right half as often as it believes lies below the diagonal.
    """
    (row,) = [
        line
        for line in terminal_curve([Bin(confidence=0.9, right=Share(hits=45, total=100))]).splitlines()
        if "●" in line
    ]

    assert row.index("·") < row.index("●")


def test_thresholds_are_met_exactly() -> None:
    """
    What is asked for and reached to the digit is reached.
    """
    asked = Thresholds(min_accuracy=0.8, max_forbidden=0)

    assert [] == missed(asked, [("a", {"min_accuracy": 0.8}), ("b", {"max_forbidden": 0.0})])
    assert 2 == len(missed(asked, [("a", {"min_accuracy": 0.799}), ("b", {"max_forbidden": 1.0})]))


async def test_several_at_once_come_back_in_order() -> None:
    """
    A model far away is asked several things at a time, and the lines stay where they belong.
    """
    heard: list[int] = []

    async def work(number: int) -> int:
        return number * number

    assert [0, 1, 4, 9] == await each_in_order(range(4), work, at_once=3, done=lambda: heard.append(1))
    assert 4 == len(heard)
