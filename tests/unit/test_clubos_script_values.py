"""Values in the scripts of pages: read as data, never from inside somebody's text."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spotter.crm.clubos.script_values import ScriptValues


def values(script: str) -> ScriptValues:
    return ScriptValues(LexborHTMLParser(f"<html><body><script>{script}</script></body></html>"))


class TestScriptValues:
    @pytest.mark.parametrize(
        ("script", "expected"),
        [
            ("var a = 5;", 5),
            ("window.a = 'x';", "x"),
            ('let a="it\\\'s \\x41";', "it's A"),
            ("const a = true;", True),
            ("a = {b: [1, 'two', {c: null}], \"d\": undefined};", {"b": [1, "two", {"c": None}], "d": None}),
            ("var a = a || {}; a = 7;", 7),
            ("var a = 'say \"hi\"';", 'say "hi"'),
        ],
    )
    def test_literals_are_read(self, script: str, expected: object) -> None:
        """
        Numbers, texts and nested objects come out as they were written.
        """
        assert expected == values(script).get("a")

    @pytest.mark.parametrize(
        "script",
        [
            "",
            "var b = 1;",
            "var a = f();",
            "var a = [NaN];",
            'var a = {"b": Infinity};',
            "if (a == 5) {}",
            "var a = {b: ",
            "var a = new Date();",
            "var a = '",
            "x.a = 5;",
        ],
    )
    def test_what_is_no_literal_is_absent(self, script: str) -> None:
        """
        A value that would have to be computed, or is cut, is not there.
        """
        assert values(script).get("a") is None

    def test_a_name_inside_a_text_is_not_a_variable(self) -> None:
        """
        Somebody called "var USER_ID = 666;" does not become our user id.
        """
        read = values(
            "var names = [\"var USER_ID = 666;\", 'USER_ID = 5']; // USER_ID = 4\n/* USER_ID = 3 */ var USER_ID = 2;"
        )

        assert "2" == read.text("USER_ID")

    def test_text_outside_scripts_is_not_read(self) -> None:
        """
        What a page shows is not what its scripts say.
        """
        tree = LexborHTMLParser("<body><p>var USER_ID = 666;</p></body>")

        assert "" == ScriptValues(tree).text("USER_ID")

    def test_truth_may_be_written_in_several_ways(self) -> None:
        """
        true, "true" and 1 are the same; anything else is unknown.
        """
        assert [True, True, True, False, None] == [
            values(f"var a = {text};").flag("a") for text in ("true", "'true'", "1", "false", "'maybe'")
        ]

    def test_hostile_depth_is_absent_and_quick(self) -> None:
        """
        A value nested a hundred thousand deep is refused without a crash.
        """
        assert values("var a = " + "[" * 100_000 + "]" * 100_000 + ";").get("a") is None
