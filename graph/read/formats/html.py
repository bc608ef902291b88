"""Stage 1 of 8: HTML pages: their text, without what only surrounds or runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.read.characters import clean_characters
from graph.read.inline import drop_addresses, drop_comments
from graph.read.pieces import BOLD, IMAGE, LINK, Draft, Piece, PieceKind, Reader

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["READER", "parse_html"]

_DROPPED = (
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "iframe", "svg", "button",
    "select", "head", "title",
)  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "dd", "dt", "tr", "td", "th",
    "body", "html", "figure", "center", "hgroup", "details", "summary", "address", "fieldset", "tbody",
    "thead", "table", "br",
))  # fmt: skip
_KINDS: dict[str, PieceKind] = {"li": "list", "blockquote": "quote", "pre": "code", "figcaption": "caption"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_METADATA = {
    "author": "author", "article:author": "author", "byline": "author",
    "article:published_time": "published", "date": "published", "pubdate": "published",
    "publishdate": "published", "og:url": "url", "og:title": "title",
}  # fmt: skip
# The parser behind BeautifulSoup takes quadratic time over "<" that begin nothing: they are escaped first.
_NO_TAG = re.compile(
    r"<(?!/?[A-Za-z](?:[^<>]{0,4000}>|(?:[^<>\"']|\"[^\"]{0,1000}\"|'[^']{0,1000}'){0,200}+>)|!doctype\b[^<>]{0,200}>)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def parse_html(text: str) -> Draft:
    """Parse an HTML page into pieces; the body of an ``article`` or ``main`` element where there is one."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(_NO_TAG.sub("&lt;", drop_comments(text)), "html.parser")
    metadata = _metadata(page)
    articles = page.find_all("article")
    root = articles[0] if len(articles) == 1 else page.find("main") or page.find(id="js_content") or page
    title = page.find("h1") if root is not page else None
    for tag in root.find_all(_DROPPED):
        tag.decompose()
    walker = _Walker()
    if title is not None and not any(title is tag for tag in root.find_all("h1")):
        walker.walk(title)
    walker.walk(root)
    walker.flush()
    return Draft(metadata, walker.pieces)


def _metadata(page: BeautifulSoup) -> dict[str, str]:
    """Read what the page's head tells."""
    found: dict[str, str] = {}
    for tag in page.find_all("meta"):
        field = _METADATA.get(
            str(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        )
        content = clean_characters(str(tag.get("content") or "")).strip()
        if field and content:
            found.setdefault(field, content)
    canonical = page.find("link", rel="canonical")
    if canonical is not None and canonical.get("href"):
        found.setdefault("url", str(canonical["href"]))
    if page.title is not None and page.title.string:
        found.setdefault("title", _SPACE.sub(" ", clean_characters(str(page.title.string))).strip())
    if not found.get("url", "").startswith(("http://", "https://")):
        found.pop("url", None)
    return found


class _Walker:
    """Walk over the tree without recursion (pages may be nested deeper than Python's stack)."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.parts: list[str] = []
        self.kind: PieceKind = "paragraph"
        self.level = 0

    def walk(self, root: object) -> None:
        """Gather pieces from an element and all below it."""
        from bs4.element import Comment, Doctype, NavigableString, Tag

        # Each entry is an element to open, a text, or what to do when an element is left.
        stack: list[tuple[str, object]] = [("node", root)]
        kinds: list[tuple[PieceKind, int]] = []
        while stack:
            what, node = stack.pop()
            if what == "mark":
                self.parts.append(str(node))
            elif what == "close":
                self.flush()
                self.kind, self.level = kinds.pop() if node else (self.kind, self.level)
            elif isinstance(node, NavigableString):
                if not isinstance(node, (Comment, Doctype)):
                    self._text(str(node))
            elif isinstance(node, Tag):
                name = node.name.lower()
                after: tuple[str, object] | None = None
                if name == "img":
                    self.parts.append(IMAGE)
                    continue
                if name == "hr":
                    self.flush()
                    self.pieces.append(Piece("rule", ""))
                    continue
                if name in _HEADINGS or name in _KINDS:
                    self.flush()
                    kinds.append((self.kind, self.level))
                    self.kind, self.level = _KINDS.get(name, "heading"), _HEADINGS.get(name, 0)
                    after = ("close", True)
                elif name in _BLOCKS:
                    self.flush()
                    after = ("close", False)
                elif name in ("b", "strong"):
                    self.parts.append(BOLD)
                    after = ("mark", BOLD)
                if after:
                    stack.append(after)
                stack.extend(("node", child) for child in reversed(list(node.children)))

    def _text(self, text: str) -> None:
        """Take a text in."""
        if self.kind == "code":
            self.parts.append(clean_characters(text))
        else:
            self.parts.append(_SPACE.sub(" ", clean_characters(text)))

    def flush(self) -> None:
        """Finish the piece that is being gathered; pictures become pieces of their own."""
        text, self.parts = "".join(self.parts), []
        if self.kind == "code":
            if text.strip():
                self.pieces.append(Piece("code", text.strip("\n")))
            return
        for number, part in enumerate(drop_addresses(text).split(IMAGE)):
            if number:
                self.pieces.append(Piece("image", ""))
            if part.strip(f" {BOLD}{LINK}"):
                self.pieces.append(Piece(self.kind, part.strip(), self.level))


READER = Reader("html", (".html", ".htm", ".xhtml"), parse_html)
