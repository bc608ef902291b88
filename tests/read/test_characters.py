from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.read.characters import clean_characters


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\u3000\u3000全角　空格", "  全角 空格"),
        ("A\u00a0B\tC", "A B C"),
        ("N\x00U\x01L\x1b[0m", "NUL[0m"),
        ("\u202egnp.exe\u2066 ok\u200f", "gnp.exe ok"),
        ("Trans\u200bformer\ufeff soft\u00adhyphen", "Transformer softhyphen"),
        ("投稿内容\u200d", "投稿内容"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("\u2f24模型与⼈形机器⼈，⻓⻔", "大模型与人形机器人，长门"),
        ("lone \ud83d end", "lone \ufffd end"),
    ],
)
def test_unseen_characters_go_and_seen_ones_stay(raw: str, clean: str) -> None:
    assert clean_characters(raw) == clean


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_is_clean_stays_and_can_be_written(text: str) -> None:
    clean = clean_characters(text)
    assert clean_characters(clean) == clean
    clean.encode("utf-8")
