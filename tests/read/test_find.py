from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.model import Skipped
from graph.read import find_articles


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_folders_are_searched_through_and_sorted_by_name(tmp_path: Path) -> None:
    write(tmp_path, b_md="b", a_txt="a", sub__c_html="c", sub__deeper__d_markdown="d")
    found, skipped = find_articles([tmp_path])
    assert [source.name for source in found] == ["a.txt", "b.md", "sub/c.html", "sub/deeper/d.markdown"]
    assert [source.id for source in found] == ["a", "b", "sub-c", "sub-deeper-d"]
    assert skipped == ()


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    write(tmp_path, a_md="a")
    (tmp_path / ".hidden.md").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "note.md").write_text("y")
    assert [source.name for source in find_articles([tmp_path])[0]] == ["a.md"]


def test_the_same_file_counts_once_and_the_order_of_arguments_is_without_effect(tmp_path: Path) -> None:
    write(tmp_path, sub__a_md="a", b_md="b")
    ways = [tmp_path, tmp_path / "sub", tmp_path / "sub" / "a.md", tmp_path / "sub" / ".." / "b.md"]
    found = find_articles(ways)
    assert [source.name for source in found[0]] == ["b.md", "sub/a.md"]
    assert find_articles(ways[::-1]) == found


def test_ids_keep_letters_of_any_script(tmp_path: Path) -> None:
    (tmp_path / "Llama 对决 GPT（上）.md").write_text("a")
    (tmp_path / "…….md").write_text("b")
    assert [source.id for source in find_articles([tmp_path])[0]] == ["llama-对决-gpt-上", "article"]


def test_colliding_ids_are_told_apart_by_content(tmp_path: Path) -> None:
    for folder, text in (("one", "一"), ("two", "二")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(text, encoding="utf-8")
    found, _ = find_articles([tmp_path / "one", tmp_path / "two"])
    again, _ = find_articles([tmp_path / "two", tmp_path / "one"])
    ids = [source.id for source in found]
    assert len(set(ids)) == 2
    assert all(len(id) == len("a-") + 8 for id in ids)
    assert found == again


def test_files_of_the_same_content_count_once(tmp_path: Path) -> None:
    write(tmp_path, a_md="same", b_txt="same", c_md="else")
    found, skipped = find_articles([tmp_path])
    assert [source.name for source in found] == ["a.md", "c.md"]
    assert skipped == (Skipped("b.txt", "duplicate", (("of", "a.md"),)),)


def test_what_is_no_article_is_skipped_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path, a_md="a", picture_png="x")
    (tmp_path / "empty").mkdir()
    _, skipped = find_articles([tmp_path, tmp_path / "empty", tmp_path / "missing.md"])
    assert {(item.source.rpartition("/")[2], item.reason) for item in skipped} == {
        ("picture.png", "unsupported"),
        ("empty", "empty-folder"),
        ("missing.md", "missing"),
    }


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    write(tmp_path, data_json="{}")
    found, skipped = find_articles([tmp_path])
    assert found == ()
    assert {item.reason for item in skipped} == {"unsupported", "empty-folder"}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, a_md="a")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "gone")
    assert [source.name for source in find_articles([tmp_path])[0]] == ["a.md"]
