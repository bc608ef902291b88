"""Stage 1 of 8: bytes -> text: which encoding a file is in.

UTF-8 and the byte order marks are certain by form. GB18030 and Big5 accept nearly any bytes, so
a guess is believed only if it reads as Chinese: in both encodings the everyday characters stand in
a block of their own, which wrong guesses miss. This holds for a title as well as for a book, where
statistical detectors need a page.
"""

from __future__ import annotations

import re

from graph.errors import ArticleError

__all__ = ["decode"]

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY_STARTS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF",
    b"\xd0\xcf\x11\xe0", b"RIFF", b"7z\xbc\xaf", b"SQLite format 3\x00",
)  # fmt: skip
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SAMPLE = 200_000

# Lead bytes of the everyday characters: GB 2312 level 1 (B0-D7), Big5 level 1 (A4-C6); and the
# rows of punctuation and full-width forms (GB A1, A3; Big5 A1, A2).
_GB_PAIR = re.compile(rb"([\x81-\xfe])([\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\xfe])", re.DOTALL)
_GB_EVERYDAY = re.compile(rb"[\xb0-\xd7\xa1\xa3][\xa1-\xfe]")
_BIG5_PAIR = re.compile(rb"([\x81-\xfe])([\x40-\x7e\xa1-\xfe])", re.DOTALL)
_BIG5_EVERYDAY = re.compile(rb"[\xa1\xa2\xa4-\xc6][\x40-\x7e\xa1-\xfe]")
_EVERYDAY_SHARE = 0.6
# Neither block decides between a GB and a Big5 reading of the same bytes, the commonest characters do.
_COMMON = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她"
    "里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老"
    "从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机"
    "给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产"
    "入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提"
    "感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛"
    "林题建南度统色字请交爱让認識這個來國說們為時過學對裡後麼發當無開經頭從動兩長樣現將與進實點種聲話"
    "兒問機給幾業間電門東氣關並內產軍萬體別處總場師書員報難馬張數應車親務術習網模型深智語言，。、：；"
    "？！（）《》「」“”"
)


def decode(data: bytes, path: str) -> str:
    """Decode a file's bytes; lone surrogates become U+FFFD.

    Raises ArticleError with the reason "empty", "binary" or "encoding".
    """
    if not data.strip():
        raise ArticleError(path, "empty")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, path)
    if data.startswith(_BINARY_STARTS):
        raise ArticleError(path, "binary")
    nulls = data.count(b"\0")
    if (text := _utf8(data)) is not None:
        if nulls > 2 + len(data) // 1000:
            raise ArticleError(path, "binary")
        return text
    if nulls:
        raise ArticleError(path, "binary")
    declared = _DECLARED.search(data, 0, 4096)
    if declared and (text := _declared(data, (declared[1] or declared[2]).decode("ascii"))) is not None:
        return text
    if (text := _chinese(data)) is not None:
        return text
    raise ArticleError(path, "encoding")


def _strict(data: bytes, codec: str, path: str) -> str:
    """Decode what a byte order mark announces."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise ArticleError(path, "encoding") from error
    if not text.strip():
        raise ArticleError(path, "empty")
    return text


def _utf8(data: bytes) -> str | None:
    """Decode UTF-8, also where surrogates were written as characters of their own (CESU-8)."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _declared(data: bytes, name: str) -> str | None:
    """Decode as the file itself declares; None where that does not fit."""
    name = name.lower()
    # Pages that declare GB2312 use characters of its supersets.
    codec = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}.get(name, name)
    try:
        return data.decode(codec)
    except (LookupError, ValueError):
        return None


def _chinese(data: bytes) -> str | None:
    """Decode GB18030 or Big5, whichever reads as Chinese; None where neither does."""
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    readings = []
    for codec, pair, everyday in (
        ("gb18030", _GB_PAIR, _GB_EVERYDAY),
        ("cp950", _BIG5_PAIR, _BIG5_EVERYDAY),
    ):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        pairs = [match[0] for match in pair.finditer(sample)]
        fitting = sum(1 for found in pairs if everyday.match(found))
        if not pairs or fitting < _EVERYDAY_SHARE * len(pairs):
            continue
        common = sum(1 for char in text[:_SAMPLE] if char in _COMMON)
        readings.append((common + fitting, codec, text))
    return max(readings)[2] if readings else None
