"""The shipped lexicon is whole: every file parses, every name has one owner."""

import pytest

from graph.lexicon import Entry, load_lexicon
from graph.spelling import fold


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return load_lexicon().entries


def test_the_shipped_lexicon_loads(entries: dict[str, Entry]) -> None:
    assert len(entries) >= 600


def test_no_entry_lists_a_name_twice(entries: dict[str, Entry]) -> None:
    doubled = [
        (entry.id, name)
        for entry in entries.values()
        for i, name in enumerate(entry.names)
        if (fold(name), name.casefold() == name) in {(fold(n), n.casefold() == n) for n in entry.names[:i]}
    ]
    assert doubled == []


def test_families_form_no_circle(entries: dict[str, Entry]) -> None:
    for entry in entries.values():
        seen = {entry.id}
        family = entry.family
        while family is not None:
            assert family not in seen, f"{entry.id}: its family leads back to itself"
            seen.add(family)
            family = entries[family].family


def test_numbers_never_differ_within_a_concept_where_a_version_is_meant(entries: dict[str, Entry]) -> None:
    """A model's aliases hold the same numbers: GPT-3 is no alias of GPT-4. "2.0" and "2" are one number."""
    import re

    wrong = []
    for entry in entries.values():
        if entry.type != "model":
            continue
        numbers = {
            tuple(number.removesuffix(".0") for number in re.findall(r"\d+(?:\.\d+)?", name))
            for name in entry.names
            if re.search(r"\d", name)
        }
        if len(numbers) > 1:
            wrong.append((entry.id, entry.names))
    assert wrong == []
