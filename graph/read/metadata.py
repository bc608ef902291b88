"""Stage 1 of 8: what a file's header tells about the article, and the text without it.

Three customs are known: front matter between ``---`` lines, ``[#]: key: (value)`` lines, and plain
``key: value`` lines between the title and the text.
"""

from __future__ import annotations

import re

__all__ = ["FIELDS", "split_metadata"]

FIELDS = ("title", "author", "published", "place", "url")

_KEYS = {
    "title": "title", "标题": "title", "文章标题": "title",
    "author": "author", "authors": "author", "by": "author",
    "作者": "author", "文章作者": "author", "公众号": "author",
    "date": "published", "published": "published", "pubdate": "published",
    "date_published": "published", "published_at": "published", "publish_date": "published",
    "发布时间": "published", "发布日期": "published", "日期": "published", "时间": "published",
    "place": "place", "location": "place", "发布地": "place", "地点": "place",
    "url": "url", "link": "url", "source_url": "url", "permalink": "url",
    "原文链接": "url", "原文地址": "url", "链接": "url",
    "source": "source", "来源": "source", "via": "via", "subject": "subject",
    "collector": "", "translator": "", "reviewer": "", "publisher": "", "cover": "", "tags": "",
    "封面图链接": "", "封面": "", "阅读时间": "", "字数": "", "标签": "", "分类": "",
}  # fmt: skip
_LINE = re.compile(
    r"(?:[-*] {1,3})?(?:\*\*)?([A-Za-z_\u4e00-\u9fff]{2,12})\s?(?:\*\*)?[:：](?:\*\*)?\s{0,8}(.{0,2000})$"
)
_BRACKETED = re.compile(r"\[#\]:\s{0,4}([A-Za-z_]{2,20}):\s{0,4}\((.{0,1000})\)\s{0,4}$")
_WEB = re.compile(r"https?://\S{1,2000}")
_HEADER_LINES = 40


def split_metadata(text: str) -> tuple[dict[str, str], str]:
    """Split a text into its metadata and the rest.

    >>> split_metadata("# 标题\\n\\n文章作者: 张三\\n发布时间: 2024-07-28 12:30\\n\\n正文。")
    ({'author': '张三', 'published': '2024-07-28 12:30'}, '# 标题\\n\\n\\n正文。')
    """
    found: dict[str, str] = {}
    text = _front_matter(text, found)
    head, tail = _first_lines(text)
    kept: list[str] = []
    header = True
    for number, line in enumerate(head):
        stripped = line.strip()
        if header and stripped and not _is_title(stripped, head, number):
            header = _take(stripped, found)
            if header:
                continue
        kept.append(line)
    source = found.get("source", "")
    url = found.get("url") or found.get("via") or (source if source.startswith("http") else "")
    if source and not source.startswith("http"):
        found.setdefault("author", source)
    told = {field: found[field] for field in FIELDS if found.get(field)} | ({"url": url} if url else {})
    return _trim(told), "\n".join(kept) + tail


def _front_matter(text: str, found: dict[str, str]) -> str:
    """Read YAML-like front matter, one ``key: value`` a line."""
    if not text.startswith(("---\n", "+++\n")):
        return text
    end = text.find("\n" + text[:3] + "\n", 3)
    if not 0 < end < 20_000:
        return text
    waiting = ""
    for line in text[4:end].split("\n"):
        if waiting and line.startswith(" "):
            # The value of a key that ends in a bar stands in the next line.
            found.setdefault(waiting, line.strip())
        waiting = ""
        key, colon, value = line.partition(":" if text[0] == "-" else "=")
        field = _KEYS.get(key.strip().lower())
        value = value.strip().strip("\"'")
        if colon and field and value in ("|", ">", "|-", ">-"):
            waiting = field
        elif colon and field and value:
            found.setdefault(field, value)
    return text[end + 5 :]


def _first_lines(text: str) -> tuple[list[str], str]:
    """Cut off the lines in which a header may stand."""
    end = 0
    for _ in range(_HEADER_LINES):
        end = text.find("\n", end) + 1
        if not end or end > 20_000:
            return text[:20_000].split("\n"), text[20_000:]
    return text[: end - 1].split("\n"), text[end - 1 :]


def _is_title(line: str, lines: list[str], number: int) -> bool:
    """Say whether a line is a heading, an underline, or underlined by the next line."""
    following = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return line.startswith("# ") or not line.strip("=-") or (len(following) > 2 and not following.strip("="))


def _take(line: str, found: dict[str, str]) -> bool:
    """Take a line as metadata, or say that the header is over."""
    match = _BRACKETED.match(line)
    if match:
        found.setdefault(_KEYS.get(match[1].lower(), ""), match[2].strip())
        return True
    match = _LINE.match(line)
    field = _KEYS.get(match[1].lower()) if match else None
    if match is None or field is None:
        return False
    found.setdefault(field, match[2].strip().strip("*").strip())
    return True


def _trim(told: dict[str, str]) -> dict[str, str]:
    """Keep web addresses where one is asked for, and nowhere else."""
    url = _WEB.match(told.pop("url", "").strip("<>"))
    trimmed = {field: _WEB.sub("", value).strip() for field, value in told.items()}
    if url:
        trimmed["url"] = url[0]
    return {field: value for field, value in trimmed.items() if value}
