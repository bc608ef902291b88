from __future__ import annotations

from graph.read.metadata import split_metadata


def test_header_lines_between_title_and_text() -> None:
    told, rest = split_metadata(
        "# 题目\n\n文章作者: 某刊\n发布时间: 2024-07-28 12:30\n发布地: 北京\n"
        "原文链接: http://example.com/s?a=1&b=2#rd\n\n封面图链接: https://example.com/x.jpg\n\n正文：第一段。\n"
    )
    assert told == {
        "author": "某刊",
        "published": "2024-07-28 12:30",
        "place": "北京",
        "url": "http://example.com/s?a=1&b=2#rd",
    }
    assert "正文：第一段。" in rest
    assert "封面" not in rest
    assert rest.startswith("# 题目")


def test_front_matter() -> None:
    told, rest = split_metadata('---\ntitle: "题目"\ndate: 2024-01-02\ntags: [a, b]\n---\n正文。\n')
    assert told == {"title": "题目", "published": "2024-01-02"}
    assert rest == "正文。\n"


def test_front_matter_of_programs_that_save_pages() -> None:
    told, _ = split_metadata("---\ntitle: |\n  题目：一\nsource: 某刊\ndate_published: 2024-03-11\n---\n正文")
    assert told == {"title": "题目：一", "author": "某刊", "published": "2024-03-11"}


def test_bracketed_header() -> None:
    told, rest = split_metadata(
        "[#]: collector: (abc)\n[#]: url: ( )\n[#]: via: (https://example.com/a)\n"
        "[#]: author: (Jane Roe https://example.com/jane)\n\n题目\n======\n\n正文。\n"
    )
    assert told == {"author": "Jane Roe", "url": "https://example.com/a"}
    assert rest.strip().startswith("题目\n======")


def test_what_is_not_told_is_not_there() -> None:
    text = "# 题目\n\n正文里说时间：很重要。\n\n作者: 不在头部\n"
    assert split_metadata(text) == ({}, text)


def test_no_script_becomes_an_address() -> None:
    assert split_metadata("url: javascript:alert(1)\n\n正文")[0] == {}
