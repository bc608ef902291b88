"""A wrong lexicon is refused, with file and line."""

from pathlib import Path

import pytest

from graph.errors import LexiconError
from graph.lexicon import load_lexicon
from graph.lexicon.load import parse_lexicon

GOOD = """
type = "method"

[concepts]
mixture-of-experts = { name = "MoE", aliases = ["混合专家"] }
"""


def parse(text: str) -> LexiconError:
    with pytest.raises(LexiconError) as caught:
        parse_lexicon([("mine.toml", text)])
    return caught.value


def test_an_entry_is_read_whole() -> None:
    entry = parse_lexicon([("mine.toml", GOOD)]).entries["mixture-of-experts"]
    assert entry.names == ("MoE", "混合专家")
    assert entry.type == "method"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('moe = { name = "混合 专家", type = "method" }', "name-twice"),
        ('other = { name = "Other", type = "thing" }', "unknown-type"),
        ('other = { name = "Other", kind = "x" }', "unknown-field"),
        ('other = { aliases = ["Other"] }', "no-name"),
        ('other = { name = "Other", family = "nobody" }', "no-family"),
        ('other = { name = "Other", aliases = "Another" }', "not-a-list"),
        ('other = { name = "Other", versioned = 1 }', "not-a-boolean"),
        ('other = { name = "Other", ambiguous = ["Stranger"], context = ["x"] }', "ambiguous-stray"),
        ('other = { name = "Other", ambiguous = ["Other"] }', "no-context"),
        ('Not_An_Id = { name = "Other" }', "bad-id"),
        ("other = { name = ", "syntax"),
    ],
)
def test_each_mistake_is_named_with_its_line(line: str, reason: str) -> None:
    error = parse(GOOD + line + "\n")
    assert error.reason == reason
    assert error.path == "mine.toml"
    assert error.details["line"] == 6


def test_an_ambiguous_name_may_have_two_owners() -> None:
    text = (
        GOOD
        + """
apple = { name = "苹果公司", type = "organization", aliases = ["苹果"], ambiguous = ["苹果"], context = ["iPhone"] }
fruit = { name = "苹果树", type = "other", aliases = ["苹果"], ambiguous = ["苹果"], context = ["果园"] }
"""
    )
    assert len(parse_lexicon([("mine.toml", text)]).entries) == 3


def test_a_further_file_replaces_an_entry(tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text('type = "other"\n[concepts]\nmy-term = { name = "我的术语" }\n', encoding="utf-8")
    assert "my-term" in load_lexicon([more], shipped=False).entries


def test_a_lexicon_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon([tmp_path / "none.toml"], shipped=False)
    assert caught.value.reason == "unreadable"
