"""Stage 1 of 8: pieces -> blocks: titles, turns with their speakers, captions, items, biographies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Block, BlockKind
from graph.read.furniture import drop_furniture
from graph.read.pieces import BOLD, IMAGE, LINK, Draft, Piece
from graph.read.residue import finish, is_bold, visible
from graph.read.speakers import find_speakers, join_name_lines, split_turns

__all__ = ["compose_blocks"]

_HEADING = 45
_ITEM_TITLE = 80
_BIO = re.compile(
    r"[^。]{0,8}(?:嘉宾|作者|讲者|演讲者|人物|个人|主讲人|受访者)(?:简介|介绍)$|关于作者$"
    r"|[Aa]bout the [Aa]uthors?$|[Ss]peaker [Bb]io$"
)
_BIO_FIELD = re.compile(r"[^。：]{0,6}(?:嘉宾|作者|讲者|演讲者|主讲人|受访者)(?:简介|介绍)[：:]\s*(?=\S)")
_CAPTION = re.compile(
    rf"(?:来源|图源|出处|图片来源|图片|摄影|供图|地址|链接|论文|[Ss]ource|[Cc]redit|[Vv]ia"
    rf"|Photo)\s?[:：]|[（(]\s?via|{LINK}|^[▲△▼↑]|^(?:图|表|Figure|Fig\.?|Table)\s?\d+"
)
_SOURCE = re.compile(
    r"(?:来源|图源|出处|[Ss]ource"
    r"|[Cc]redit)\s?[:：]\s?[A-Za-z][A-Za-z0-9 .,&'/-]{0,60}(?<=[A-Za-z0-9.])(?=[\u4e00-\u9fff])"
)
_NUMBER = re.compile(
    r"(?:\d{1,2}[、.]\s?(?=\D)|0\d\s?(?=[A-Za-z\u4e00-\u9fff])|[一二三四五六七八九十]{1,3}、)"
)
_LANGUAGE = re.compile(
    r"\s?[（(](?:中文|英文|日文|视频|PDF|英文视频|中文视频|英文 ?PDF|英文，[^（）]{1,10}|中英文)[）)]$"
)
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、[^。！，；]{1,30}(?<![：:])$")
_LONG_HEADING = 80
_SITE = re.compile(
    r"\s*[-_|–—｜]\s*(?:知乎|知乎专栏|简书|CSDN博客|CSDN|博客园|掘金|36氪|InfoQ|少数派|虎嗅网?"
    r"|腾讯云|腾讯新闻|澎湃新闻|微信公众平台|Medium)\s*$"
)
_LEAD = re.compile(
    rf"[\s{BOLD}]*(?:【[^】]{{0,10}}导读】|【摘要】|导读[：:]|【编者按】|编者按[：:])[\s{BOLD}：:]*"
)
_BY = re.compile(r"(?:--|——|—|–)\s?(?=\S)")
TOLD = -1
_STOPS = frozenset("。！；，,;、")


def compose_blocks(draft: Draft) -> tuple[Block, ...]:
    """Compose the blocks of an article from its pieces."""
    pieces = join_name_lines(drop_furniture(draft.pieces))
    composer = _Composer(find_speakers(pieces), _has_items(pieces))
    title = _title(pieces, draft.metadata.get("title"))
    # A saved page repeats its title and names its publisher once more.
    known = {visible(pieces[title].text)} if title is not None and title >= 0 else set()
    known.add(draft.metadata.get("author", ""))
    if title == TOLD:
        composer.add("title", _SITE.sub("", draft.metadata["title"]))
    for number, piece in enumerate(pieces):
        if number == title:
            composer.add("title", _SITE.sub("", piece.text))
        elif not piece.text or visible(piece.text) not in known:
            composer.take(piece)
    composer.flush_item()
    return tuple(composer.blocks)


def _title(pieces: Sequence[Piece], told: str | None) -> int | None:
    """Find the piece that is the title, TOLD where the header tells it."""
    for number, piece in enumerate(pieces):
        if piece.kind == "heading" and piece.level == 1:
            return number
    if told:
        return TOLD
    written = [number for number, piece in enumerate(pieces) if piece.kind not in ("image", "rule")]
    return written[0] if written and pieces[written[0]].kind == "heading" else None


def _has_items(pieces: Sequence[Piece]) -> bool:
    """Say whether the article is a list of short items, each with a numbered title."""
    return sum(1 for piece in pieces if _is_item_title(piece)) >= 3


def _is_item_title(piece: Piece) -> bool:
    """Say whether a piece is a numbered title: short and without a full stop."""
    if piece.kind not in ("paragraph", "list", "heading") or len(piece.text) > _ITEM_TITLE:
        return False
    text = visible(piece.text)
    match = _NUMBER.match(text)
    return match is not None and len(text) > match.end() and text[-1] not in _STOPS and "。" not in text


class _Composer:
    """Turn pieces into blocks, remembering whose turn it is and whether a picture came last."""

    def __init__(self, speakers: frozenset[str], items: bool) -> None:
        self.blocks: list[Block] = []
        self.speakers = speakers
        self.items = items
        self.speaker: str | None = None
        self.started = False
        self.after_image = False
        self.in_bio = False
        self.in_lead = False
        self.item = ""

    def add(self, kind: BlockKind, text: str, speaker: str | None = None) -> None:
        """Add a block, if there is text in it."""
        text = finish(text)
        if any(char.isalnum() for char in text):
            self.blocks.append(Block(kind, speaker, text))

    def flush_item(self) -> None:
        """Add an item's title that found no description."""
        title, self.item = self.item, ""
        if title:
            self.add("heading", title)

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        if piece.kind == "image":
            self.after_image = True
            return
        after_image, self.after_image = self.after_image, False
        if piece.kind == "rule":
            self.in_bio = False
            return
        if piece.kind in ("code", "table"):
            self.flush_item()
            self._lines(piece)
            return
        if piece.kind == "caption":
            self.add("caption", piece.text)
            return
        text = visible(piece.text)
        if _BIO.match(text.strip(" ：:")) and len(text) <= 16:
            self.flush_item()
            self.in_bio, self.speaker = True, None
        elif match := _BIO_FIELD.match(text):
            self.flush_item()
            self.add("bio", text[match.end() :])
        elif match := _LEAD.match(piece.text):
            self.flush_item()
            self.add("lead", piece.text[match.end() :])
            self.in_lead = match.end() == len(piece.text)
        elif self._is_heading(piece, text):
            self._heading(piece, text)
        elif self.items and _is_item_title(piece):
            self.flush_item()
            self.speaker = None
            self.item = _LANGUAGE.sub("", finish(_NUMBER.sub("", text, count=1)))
        elif piece.kind == "list":
            self.flush_item()
            self.add("bio" if self.in_bio else "list", piece.text, self.speaker)
        elif piece.kind == "quote":
            self._quote(piece)
        else:
            self._paragraph(piece.text, after_image)

    def _lines(self, piece: Piece) -> None:
        """Add code or a table as it stands, cells apart by bars."""
        if piece.kind == "code":
            text = piece.text.strip("\n")
        else:
            rows = (
                " | ".join(finish(cell) for cell in row.strip("| ").split("|"))
                for row in piece.text.split("\n")
            )
            text = "\n".join(row for row in rows if row.strip("| "))
        text = text.replace(BOLD, "").replace(LINK, "").replace(IMAGE, "")
        if any(char.isalnum() for char in text):
            self.blocks.append(Block(piece.kind if piece.kind == "table" else "code", None, text))

    def _is_heading(self, piece: Piece, text: str) -> bool:
        """Say whether a piece is a heading, as is a bold line that is short, no sentence, no speaker's."""
        marked = piece.text
        if piece.kind == "heading":
            return len(text) <= _LONG_HEADING or text[-1] not in "。！？"
        if piece.kind != "paragraph" or not text:
            return False
        if _CHAPTER.match(text):
            return True
        if not is_bold(marked) or len(text) > _HEADING or text[-1] in _STOPS:
            return False
        return split_turns(marked, self.speakers)[0][0] is None

    def _heading(self, piece: Piece, text: str) -> None:
        """Add a heading; it ends turn and biography, but for one that names whom the biography is of."""
        self.flush_item()
        if self.in_bio and piece.kind == "paragraph":
            self.add("bio", piece.text)
            return
        self.in_bio = False
        self.speaker = None
        # What stands under a heading of the article is no lead any more.
        self.started = self.started or 0 < piece.level < 3
        match = _NUMBER.match(text)
        text = finish(text[match.end() :] if match else piece.text)
        self.add("heading", _LANGUAGE.sub("", text))

    def _quote(self, piece: Piece) -> None:
        """Add a quotation; one before all text is the lead."""
        self.flush_item()
        first = all(block.kind in ("title", "lead") for block in self.blocks)
        self.add("lead" if first else "quote", piece.text.lstrip(" -•·"))

    def _paragraph(self, marked: str, after_image: bool) -> None:
        """Add a paragraph: turns, a caption, an item's description, or plain text."""
        turns = split_turns(marked, self.speakers)
        if turns[0][0] is None and after_image and not self.item:
            marked = self._caption(turns[0][1])
            turns = ([(None, marked)] if marked else []) + turns[1:]
        if self.item and self.speaker is None:
            title, self.item = self.item, ""
            body = finish(marked)
            self.blocks.append(Block("list", None, f"{title}\n{body}" if body else title))
            return
        if self.in_lead:
            self.in_lead = False
            self.add("lead", marked)
            return
        for speaker, words in turns:
            if speaker is not None:
                self.speaker, self.started, self.in_bio = speaker, True, False
            self._words(words)

    def _words(self, words: str) -> None:
        """Add words of the one who speaks, or of nobody in particular."""
        if self.in_bio:
            # A biography before the text is one paragraph long, one after it goes on to the end.
            self.in_bio = any(block.kind in ("paragraph", "turn") for block in self.blocks)
            self.add("bio", words)
        elif self.speaker is not None:
            self.add("turn", words, self.speaker)
        elif _BY.match(words.strip(f" {BOLD}")):
            self.add("quote", _BY.sub("", words.strip(f" {BOLD}"), count=1))
        elif self.speakers and not self.started:
            self.add("lead", words)
        else:
            self.add("paragraph", words)

    def _caption(self, marked: str) -> str:
        """Add the caption that a picture is followed by; give the words that are not the caption."""
        text = visible(marked)
        glued = _SOURCE.search(marked)
        if glued and len(marked) - glued.end() > 30:
            self.add("caption", marked[: glued.end()])
            return marked[glued.end() :]
        short = len(text) <= 30 and text[-1:] not in "。！？：；」”"
        if (len(text) <= 300 and _CAPTION.search(marked)) or short:
            self.add("caption", marked)
            return ""
        return marked
