from __future__ import annotations

import pytest

from graph.errors import ArticleError
from graph.read.encoding import decode

SIMPLIFIED = "人工智能正在改变世界，机器学习是其中的核心技术。"
TRADITIONAL = "人工智慧正在改變世界，機器學習是其中的核心技術。"


@pytest.mark.parametrize("text", [SIMPLIFIED, "微调", "神经网络", "大模型 LLM 与 RAG", SIMPLIFIED * 500])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_simplified_chinese_is_read_in_its_encodings(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "a.md") == text


@pytest.mark.parametrize("text", [TRADITIONAL, "機器學習", "深度學習與 AI", TRADITIONAL * 500])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "big5"])
def test_traditional_chinese_is_read_in_its_encodings(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "a.md") == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_by_its_mark(codec: str) -> None:
    assert decode(("\ufeff" + SIMPLIFIED).encode(codec), "a.md").strip("\ufeff") == SIMPLIFIED


def test_a_page_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="shift_jis"></head><body>人工知能の研究</body></html>'
    assert decode(page.encode("shift_jis"), "a.html") == page
    old = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>微調與微调</p>'
    assert decode(old.encode("gbk"), "a.html") == old


def test_a_wrong_declaration_is_not_believed() -> None:
    page = f'<meta charset="utf-8"><p>{SIMPLIFIED}</p>'
    assert decode(page.encode("gbk"), "a.html") == page


def test_surrogates_written_as_characters_are_mended() -> None:
    data = "脑".encode() + b"\xed\xa0\xbd\xed\xb8\x80" + b"\xed\xa0\x80" + "图".encode()
    assert decode(data, "a.md") == "脑😀\ufffd图"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"%PDF-1.7\n...", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"text\x00" * 100, "binary"),
        ("人工智能".encode() + b"\xff\xfe\xfd", "encoding"),
        (b"\x80\x81\xfe\xff" * 20, "encoding"),
        ("人工智能机器学习".encode() + b"\xe4\xba", "encoding"),
        ("人工知能の研究について".encode("euc-jp")[1:], "encoding"),
        (b"\xff\xfe\x00\xd8A\x00", "encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError) as refused:
        decode(data, "some/file.md")
    assert (refused.value.path, refused.value.reason) == ("some/file.md", reason)


def test_a_stray_null_is_no_reason_to_refuse() -> None:
    assert decode("一\0二".encode(), "a.md") == "一\0二"
