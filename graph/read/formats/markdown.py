"""Stage 1 of 8: Markdown, as people write it and as converters (html2text) leave it."""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.read.inline import convert_inline, drop_comments
from graph.read.metadata import split_metadata
from graph.read.pieces import BOLD, IMAGE, Draft, Piece, PieceKind, Reader
from graph.read.wraps import GOES_ON, is_wrap, join_wraps, starts_anew, starts_by_line

__all__ = ["READER", "parse_markdown"]

# By the book a space follows; without it one # and Latin letters are a hashtag.
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?<=##)(?=[^\s#!])|(?=[\u4e00-\u9fff][^#]*$))(.*)$")
_RULE = re.compile(r"(?:\*\s?){3,}$|(?:-\s?){3,}$|(?:_\s?){3,}$")
_UNDERLINE = re.compile(r"={3,}$|-{2,}$")
_ITEM = re.compile(r"(?:[-+•·]|\*(?!\*))\s+|\d{1,3}[.)](?:\s+|(?=[\u4e00-\u9fff\[]))")
_DEFINITION = re.compile(r"\[[^\[\]]{1,80}\]:\s*\S|\[#\]:")
_NOTE = re.compile(r"\[\^[^\[\]]{1,40}\]:\s*")
_TABLE_RULE = re.compile(r"\|?\s{0,8}:?-{2,}:?\s{0,8}(?:\|\s{0,8}:?-{2,}:?\s{0,8})*\|?$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_MANY_LINES = 20
_SPECIAL = frozenset("#`~>-+*•·|[=_0123456789<")


def parse_markdown(text: str) -> Draft:
    """Parse Markdown into pieces."""
    metadata, text = split_metadata(text)
    lines = drop_comments(text).split("\n")
    blank = sum(1 for line in lines if not line.strip())
    # Where line breaks are marked, as converters do, all other line ends are wraps.
    broken = sum(1 for line in lines if line.endswith("  "))
    parted = len(lines) < _MANY_LINES or _MANY_LINES * blank >= len(lines) or 4 * broken >= len(lines)
    return Draft(metadata, _Parser(starts_anew if parted else starts_by_line).parse(lines))


class _Parser:
    """Walk over the lines once, gathering those that belong together."""

    def __init__(self, starts: Callable[[str, str], bool]) -> None:
        self.starts = starts
        self.pieces: list[Piece] = []
        self.kind: PieceKind = "paragraph"
        self.lines: list[str] = []
        self.fence = ""
        self.after_blank = True

    def parse(self, lines: list[str]) -> list[Piece]:
        """Give the pieces of the lines."""
        for raw in lines:
            line = raw.strip()
            if self.fence:
                self._in_code(raw, line)
            elif not line:
                self.flush()
                self.after_blank = True
            elif line[0] in _SPECIAL and self._special(raw, line):
                self.after_blank = False
            else:
                self._plain(raw, line)
                self.after_blank = False
        self.flush()
        return self.pieces

    def flush(self) -> None:
        """Finish the piece that is being gathered."""
        if not self.lines:
            return
        lines, self.lines = self.lines, []
        kind, self.kind = self.kind, "paragraph"
        if kind == "code":
            self.pieces.append(Piece("code", "\n".join(lines)))
        elif kind == "table":
            self.pieces.append(Piece("table", "\n".join(convert_inline(line) for line in lines)))
        else:
            self._add(kind, lines)

    def _add(self, kind: PieceKind, lines: list[str], level: int = 0) -> None:
        """Add gathered lines: wraps joined, a piece for each line of its own, pictures apart."""
        start = 0
        for end in range(1, len(lines) + 1):
            if end < len(lines) and not self.starts(lines[end - 1], lines[end]):
                continue
            text = join_wraps(convert_inline("\n".join(lines[start:end])))
            start = end
            if IMAGE not in text:
                self.pieces.append(Piece(kind, text, level))
                continue
            parts = text.split(IMAGE)
            for number, part in enumerate(parts):
                if number:
                    self.pieces.append(Piece("image", ""))
                if not part.strip():
                    continue
                if number and parts[number - 1].strip() and part.lstrip(f" {BOLD}")[:1] in GOES_ON:
                    # A picture inside a sentence is an emoji.
                    del self.pieces[-1]
                    part = self.pieces.pop().text.rstrip() + part.lstrip()
                self.pieces.append(Piece(kind, part, level))

    def _in_code(self, raw: str, line: str) -> None:
        """Gather a line of fenced code, or end it."""
        if line.startswith(self.fence) and not line.strip(self.fence[0]):
            self.fence = ""
            self.flush()
        else:
            self.kind = "code"
            self.lines.append(raw)

    def _special(self, raw: str, line: str) -> bool:
        """Read a line that its first character may make special; say whether it was."""
        first = line[0]
        if first == "#" and (match := _HEADING.match(line)) and not self._wrapped(line):
            self.flush()
            self._add("heading", [match[2].rstrip("#").strip() or " "], len(match[1]))
            return True
        if first in "`~" and (match := _FENCE.match(line)):
            self.flush()
            self.fence = match[1]
            return True
        if first == ">":
            quoted = line.lstrip("> ")
            item = _ITEM.match(quoted)
            if self.kind != "quote" or not quoted or item:
                self.flush()
            if quoted:
                self.kind = "quote"
                self._gather(quoted[item.end() :] if item else quoted, raw)
            return True
        if first == "[" and (match := _NOTE.match(line)):
            self.flush()
            self._gather(line[match.end() :], raw)
            return True
        if first == "[" and _DEFINITION.match(line):
            self.flush()
            return True
        if first in "=-" and _UNDERLINE.match(line) and self.kind == "paragraph" and len(self.lines) == 1:
            lines, self.lines = self.lines, []
            self._add("heading", lines, 1 if first == "=" else 2)
            return True
        if first in "-*_" and _RULE.match(line):
            self.flush()
            self.pieces.append(Piece("rule", ""))
            return True
        if (first == "|" or "|" in line) and _TABLE_RULE.match(line) and "|" in line:
            if self.kind == "paragraph" and self.lines:
                header = self.lines.pop()
                self.flush()
                self.lines = [header]
            self.kind = "table"
            return True
        if (match := _ITEM.match(line)) and not (first in "+0123456789" and self._wrapped(line)):
            self.flush()
            self.kind = "list"
            self._gather(line[match.end() :], raw)
            return True
        return False

    def _wrapped(self, line: str) -> bool:
        """Say whether a line goes on with the paragraph before it, whatever it begins with."""
        return (
            bool(self.lines)
            and self.kind != "list"
            and self.lines[-1][-1] not in ":："
            and is_wrap(self.lines[-1], line)
        )

    def _plain(self, raw: str, line: str) -> None:
        """Gather a line of text."""
        if self.kind == "table" and "|" in line:
            self.lines.append(line)
            return
        if self.kind == "table":
            self.flush()
        indented = raw.startswith(("    ", "\t")) and self.after_blank and not self.lines
        if indented and line.isascii() and not (self.pieces and self.pieces[-1].kind == "list"):
            self.kind = "code"
        if self.kind == "code":
            self.lines.append(raw)
            return
        if indented and self.pieces and self.pieces[-1].kind == "list":
            self.kind = "list"
        self._gather(line, raw)

    def _gather(self, line: str, raw: str) -> None:
        """Add a line to the piece; two spaces or a backslash at its end are a line break."""
        if line.endswith("\\"):
            self.lines.append(line[:-1])
            kind = self.kind
            self.flush()
            self.kind = kind
            return
        self.lines.append(line)
        if raw.endswith("  "):
            kind = self.kind
            self.flush()
            self.kind = "quote" if kind == "quote" else "paragraph"


READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx"), parse_markdown)
