"""Stage 1 of 8: what stands around an article and is not its text.

The tables below name the customs of publishers, not of single articles. What is weak evidence by
its words (a credit, an invitation) counts only before the first or after the last real paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.read.pieces import LINK, Piece
from graph.read.residue import finish, is_bold, visible

__all__ = ["drop_furniture"]

_BODY, _SMALL_BODY = 50, 15
_SHORT = 32
_LEFT_OVER = 16
_MOTTO = 40
_ENDINGS = re.compile(
    r"[\W_]{0,6}(?:©?\s?THE\s+END\b|(?:全文|正文|本文)?完(?=[\W_]{0,6}$)|END(?=[\W_]{0,6}$)"
    r"|The End(?=[\W_]{0,6}$))"
)
_TIME = re.compile(
    r"[(（\[【]?(?:Timestamp:?\s?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[-–~—]\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[)）\]】]?(?![，。、；])"
)
_STAMP = re.compile(r"[(（\[]Timestamp:?\s?\d{1,2}:\d{2}(?::\d{2})?[)）\]]\s?")
"""A reference to the recording that a text is about, within the text."""
_ROLES = (
    "作者|撰文|文|编辑|责编|责任编辑|主编|编译|译者|翻译|校对|审校|校审|审核|选题|排版|美编|设计"
    "|监制|出品|策划|参与|记者|采访|整理|来源|原文|图源|题图|封面|封面图|图片来源|图|出处|转自|首发"
    "|发布|审稿|编审|值班编辑|运营|制作|Author|By|Editor|Translator|Written by|Edited by"
    "|Translated by"
)
_CREDIT = re.compile(
    rf"(?:{_ROLES})\s?(?:[|｜丨/／&、和]\s?(?:{_ROLES})\s?)*[:：|｜丨/／]\s?\S.{{0,60}}$"
    rf"|By [A-Z][^.。]{{0,80}}$"
)
_BYLINE = re.compile(
    r"(?:\S{2,12}(?:报道|编辑部|编译|出品|整理|原创|发布)){1,3}$|\S{1,16}(?:\s\S{1,8}){0,4}\s?发自\s?\S{1,12}"
    r"|\S{2,12}(?:报道|原创|编译)\s?(?:编辑|作者|参与)\s?[:：].{1,40}$"
    r"|.{1,20}(?:[|｜丨]\s?)?公众号\s?\S{1,20}$|\S{1,16}\s(?:投稿|供稿|编译|整理|报道)$"
    r"|(?:本文)?(?:转载|编译|来|选|译|摘|整理)自.{1,40}$|原创\s?\S{1,16}$"
    r"|(?:[a-z0-9-]+\.){1,4}(?:com|cn|org|net)(?![a-z./])[^。！？]{0,60}$"
)
_PLEA = re.compile(
    r"关注[^。]{0,24}(?:视频号|公众号|账号|我们|我(?:[，,！!]|$))|更多精彩|点(?:击|这里|上方"
    r"|下方)[^。]{0,16}(?:关注|阅读|订阅|蓝字|卡片|名片|链接)|一键三连"
    r"|(?:点赞|在看|转发|分享|收藏)[^。]{0,10}(?:点赞|在看|转发|收藏)|星标|日日相见|阅读原文"
    r"|转载(?:请|须|本文)?[^。]{0,8}(?:联系|注明|授权)"
    r"|未经(?:授权|许可)|(?:谢绝|禁止)转载|投稿(?:请|或|邮箱)|寻求报道|欢迎[^。]{0,12}(?:投稿|订阅"
    r"|关注|加入|扫码|转载|转发|留言|评论)"
    r"|扫(?:描|码|一扫)|二维码|长按[^。]{0,10}(?:识别|关注|保存)|加(?:入)?(?:读者|交流|微信|学习"
    r"|技术)?群|进群|商务合作|合作请|邮件联系"
    r"|本文由[^。]{0,60}(?:编译|翻译|原创|授权|发布|推出)|版权(?:归|所有)|联系(?:本|我们|邮箱"
    r"|方式)|微信(?:号|搜索)"
    r"|[Aa]ll rights reserved|[Ss]ubscribe|[Ff]ollow (?:us|me)|[Ss]hare this|[Ss]ign up"
    r"|[Nn]ewsletter|[Rr]ead (?:more|on|[Oo]riginal)|[Aa]dvertisement"
    r"|跳转到.{1,16}(?:查看|打开|阅读)"
)
# Where the article was published first, wherever that is said.
_SOURCE = re.compile(
    r"(?:本文|文章|原文)(?:来自|来源于?|转载自|选自|首发于|原载于?)\s?[:：]?\s?[「“\"]?(?:微信)?(?:公众号|订阅号|视频号)"
    r"|(?:题图|头图|封面图?|配图)\s?(?:均?来自|来源|[:：|｜])\s?[:：]?\s?\S{1,20}$"
    r"|\S{0,16}(?:经|获)(?:作者|原作者)?授权(?:发布|转载)[^。]{0,20}。?$"
)
# Pleas that no text of an article holds, wherever they stand.
_STRONG_PLEA = re.compile(
    r"关注[^。]{0,16}(?:视频号|公众号|账号)|点(?:击|这里)[^。]{0,12}(?:关注|订阅|蓝字|卡片|名片)"
    r"|一键三连|阅读原文"
    r"|^刷新$|视频加载失败|请刷新页面|继续滑动看下一个|微信扫一扫|轻触阅读|在小说阅读器"
    r"|(?:扫|长按)[^。]{0,12}二维码[^。]{0,10}(?:关注|加入|进群|入群|添加|订阅)|设为星标|记得(?:加)?星标"
)
# A line of the time and place of publishing; hashtags; fields of a program that saved the page.
_DATELINE = re.compile(
    r"[^。！？]{0,40}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:[^。！？]{0,24})$"
    r"|[^.。]{0,40}\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r" \d{1,2},? \d{4}[^.。]{0,30}$"
    r"|(?:#\S{1,30}\s?)+$|[a-z]{2,12}_[a-z]{2,12}: .{0,60}$"
)
_STYLE = re.compile(r"\{[^{}]{0,80}:[^{}]{0,80};\s?\}")
_COLUMN = re.compile(
    r"(?:全新|视频|访谈|原创)?(?:栏目|专栏|系列)|公众号|视频号|关注|邀请.{0,8}(?:专家|嘉宾)"
    r"|量身打造|共创|洞见|欢迎"
)
_PUBLISHING = re.compile(
    r"(?:这里|本刊|本周刊|周刊|这个(?:周刊|专栏)|本杂志|本专栏).{0,60}(?:发布|更新|开源|投稿|订阅)"
)
# The card by which a publisher presents itself: its name and motto stand before this line.
_CARD = re.compile(r"\d+\s?篇原创内容")
# Other articles that the publisher advertises; further reading on the subject (拓展阅读) is the article's own.
_FURTHER = re.compile(
    r"[\W_]*(?:往期|精选|热门|更多|推荐)(?:往期|精[选彩]|推荐|文章|回顾|阅读|内容|报道){1,3}[\W_]*$"
)
_ADDRESS_LABEL = re.compile(r"[^。！？]{1,30}[:：][\s_]*$")
_ORDINAL = re.compile(r"^\d{1,3}[、.]\s?")
_ORNAMENT = r"[#*：: |【】\[\]—·\-\u2600-\u27bf\U0001f000-\U0001faff]+"
_EDGES = re.compile(f"^{_ORNAMENT}|{_ORNAMENT}$")
_NUMBER = re.compile(r"(?:\d{1,3}[、.]|[(（]\d{1,3}[)）])$")

_HEADS = frozenset((
    "时间戳", "时间轴", "时间线", "章节", "目录", "封面图", "题图",
    "访谈正文", "访谈文字整理", "访谈整理", "访谈实录", "访谈文字", "文字整理", "文字实录", "对话实录", "采访实录",
    "以下为访谈实录", "拓展阅读", "延伸阅读", "扩展阅读", "相关阅读", "推荐阅读", "参考链接", "参考资料",
    "参考文献", "参考", "阅读更多", "相关链接",
    "摘要", "全文", "正文", "Abstract", "Full Content", "References", "Reference", "Further reading", "Related", "Table of contents", "Contents",
    "Timestamps",
))  # fmt: skip
_SOURCES = frozenset(("参考链接", "参考资料", "参考文献", "参考", "References", "Reference"))
_RUBRICS = frozenset((
    "言论与数字", "言论和数字", "图片和视频", "图片与视频", "每周图片", "封面", "封面图片", "刊首语",
    "活动", "活动消息", "说明",
    "科技动态", "新闻", "文章", "教程", "工具", "资源", "图片", "文摘", "言论", "其他", "本周图片",
    "本周金句", "金句", "一句话新闻", "一句话消息", "本周话题", "链接", "软件", "代码", "AI 相关", "观点",
    "动态", "快讯", "资讯", "开源项目", "好文推荐", "新奇", "讨论", "书籍", "视频",
    "News", "Links", "Tools", "Articles",
))  # fmt: skip
_SECTIONS = frozenset((
    "往年回顾", "往期回顾", "回顾", "往期精彩", "往期推荐", "往期文章", "历史上的本周", "订阅", "欢迎订阅", "鸣谢",
    "关于本刊", "联系我们", "关于我们", "留言", "招聘", "招聘信息", "Subscribe", "About us", "Sponsors",
))  # fmt: skip


def drop_furniture(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop what is not the article's text; the chapter names of a list of times become headings."""
    pieces = _cut_end(pieces)
    pieces = _drop_sections(pieces)
    first, last = _body(pieces)
    advertising = _advertising(pieces, first) | _cards(pieces)
    kept: list[Piece] = []
    chapter = ended = False
    for number, piece in enumerate(pieces):
        if piece.kind in ("image", "rule", "code", "table"):
            if number > first or not _STYLE.search(piece.text):
                kept.append(piece)
            continue
        if "imestamp" in piece.text:
            piece = piece._replace(text=_STAMP.sub("", piece.text))
        text = visible(piece.text)
        time = _TIME.match(text) if text[:1].isdigit() or text[:1] in "(（[【T" else None
        if time:
            text = text[time.end() :].lstrip(" -–—:：|")
            if len(text) <= 40:
                piece = Piece("heading", text, 3) if text else piece
                chapter = not text
                if not text:
                    continue
        elif chapter:
            chapter = False
            if piece.kind == "paragraph" and len(text) <= 40:
                piece = Piece("heading", piece.text, 3)
        outside = number < first or number > last
        left_over = ended and len(text) <= _LEFT_OVER and text[-1:] not in "。？！"
        labels_link = (
            number + 1 < len(pieces)
            and _ADDRESS_LABEL.match(text) is not None
            and _is_address(pieces[number + 1])
        )
        if number in advertising or left_over or labels_link or _is_furniture(piece, text, outside):
            # After a plea or a list of sources come left-overs: names of the publisher, of buttons.
            ended = ended or (number > last and _is_closing(text))
            continue
        kept.append(piece)
    return kept


def _is_closing(text: str) -> bool:
    """Say whether a piece of furniture is one that nothing but furniture follows."""
    return _PLEA.search(text) is not None or text.strip("_*：: ") in _SOURCES


def _is_address(piece: Piece) -> bool:
    """Say whether a piece is an address and nothing else."""
    return piece.kind == "paragraph" and LINK in piece.text and not finish(piece.text)


def _is_furniture(piece: Piece, text: str, outside: bool) -> bool:
    """Judge one piece; ``outside`` says that it stands before or after the body."""
    if not text or (LINK in piece.text and not finish(piece.text)):
        return True
    bare = _EDGES.sub("", _ORDINAL.sub("", text, count=1))
    if bare in _HEADS or bare in _RUBRICS or _NUMBER.match(text):
        return True
    if piece.kind == "heading" and piece.level == 1:
        return False
    if LINK in piece.text and _ADDRESS_LABEL.match(text):
        return True
    if text.count("{") > 1 and _STYLE.search(text):
        return True
    if len(text) > 160:
        return False
    if piece.kind == "paragraph" and _SOURCE.match(text):
        return True
    if outside:
        return any(pattern.match(text) for pattern in (_CREDIT, _BYLINE, _DATELINE, _PUBLISHING)) or (
            _PLEA.search(text) is not None or _STRONG_PLEA.search(text) is not None
        )
    return len(text) <= _BODY and piece.kind == "paragraph" and _STRONG_PLEA.search(text) is not None


def _cut_end(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Cut off what follows the sign of the end, if that is the smaller part, or a last list of other articles."""
    total = sum(len(piece.text) for piece in pieces)
    before = 0
    for number, piece in enumerate(pieces):
        if len(piece.text) < 200 and 2 * before >= total:
            text = visible(piece.text)
            if _ENDINGS.match(text):
                return pieces[:number]
            rest = (visible(piece.text) for piece in pieces[number:])
            if _FURTHER.match(text) and not any(line.endswith("。") and len(line) > _BODY for line in rest):
                return pieces[:number]
        before += len(piece.text)
    return pieces


def _cards(pieces: Sequence[Piece]) -> set[int]:
    """Find the cards by which publishers present themselves, with the name and the motto before the count of articles."""
    found: set[int] = set()
    for number, piece in enumerate(pieces):
        if len(piece.text) <= _SHORT and _CARD.match(visible(piece.text)):
            around = range(max(0, number - 2), min(number + 3, len(pieces)))
            found.update(
                n
                for n in around
                if (
                    n <= number
                    and len(pieces[n].text) <= _MOTTO
                    and pieces[n].kind in ("paragraph", "heading")
                )
                or visible(pieces[n].text) in ("公众号", "，")
            )
    return found


def _drop_sections(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop sections that speak of the publisher, with all below their heading."""
    kept: list[Piece] = []
    level = 0
    for piece in pieces:
        if piece.kind == "heading":
            if level and piece.level <= level:
                level = 0
            if visible(piece.text).strip(" ：:") in _SECTIONS and piece.level > 1:
                level = piece.level
        if not level:
            kept.append(piece)
    return kept


def _body(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Find the first and the last real paragraph (all is body where there is none).

    An article of short paragraphs only has a body too.
    """
    for least in (_BODY, _SMALL_BODY):
        first = next((n for n, piece in enumerate(pieces) if _is_real(piece, least)), None)
        if first is not None:
            return first, next(n for n in reversed(range(len(pieces))) if _is_real(pieces[n], least))
    return 0, len(pieces)


def _is_real(piece: Piece, least: int) -> bool:
    """Say whether a piece is running text of at least so many characters."""
    if piece.kind not in ("paragraph", "list", "quote") or len(piece.text) < least:
        return False
    return not _around(visible(piece.text))


def _around(text: str) -> bool:
    """Say whether a long text still is one of those that stand around an article."""
    return len(text) <= 160 and bool(_PLEA.search(text) or _PUBLISHING.match(text) or _CREDIT.match(text))


def _advertising(pieces: Sequence[Piece], first: int) -> set[int]:
    """Find runs of three and more short lines before the body that praise the column they stand in."""
    found: set[int] = set()
    run: list[int] = []
    for number in range(first + 1):
        piece = pieces[number] if number < len(pieces) else Piece("rule", "")
        text = visible(piece.text)
        slogan = (
            piece.kind == "paragraph"
            and len(text) <= _SHORT
            and text[-1:] not in "。？：:"
            and not is_bold(piece.text)
        )
        if slogan and number < first and not _TIME.match(text):
            run.append(number)
            continue
        if len(run) >= 3 and any(_COLUMN.search(pieces[n].text) for n in run):
            found.update(run)
        run = []
    return found
