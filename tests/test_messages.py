"""Every reason that the code raises has its sentence in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from graph.messages import _TEXTS, LANGUAGES, TYPE_NAMES, choose_language, say
from graph.model import CONCEPT_TYPES

PACKAGE = Path(__file__).parents[1] / "graph"
REASON = re.compile(
    r"(?:ArticleError|LexiconError|NothingToBuild|OutputError|StoreError|WorkerError)\([^\"\n]*\"([a-z-]+)\"|wrong\(\"([a-z-]+)\"|Skipped\([^\"\n]*\"([a-z-]+)\""
)


def test_both_languages_say_the_same_words() -> None:
    for key, (chinese, english) in _TEXTS.items():
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (chinese, english)]
        assert fields[0] == fields[1], key


def test_every_reason_has_a_sentence() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    reasons = {next(group for group in match.groups() if group) for match in REASON.finditer(text)}
    assert len(reasons) > 10
    assert reasons <= set(_TEXTS)


def test_every_type_has_a_name() -> None:
    assert set(TYPE_NAMES) == set(CONCEPT_TYPES)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LC_ALL": "en_US", "LANG": "zh_CN"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], language: str) -> None:
    assert choose_language(environment) == language


def test_words_are_filled_in() -> None:
    for language in LANGUAGES:
        assert "x{y}" in say(language, "unwritable", path="x{y}", detail="d")
