"""Stage 1 of 8: the inline markup of Markdown -> words and marks, in linear time.

Every pattern is either anchored at a character that starts it or bounded, and repeats only over
classes that exclude what ends them, so that no input makes it slow.
"""

from __future__ import annotations

import html
import re

from graph.read.characters import clean_characters
from graph.read.pieces import BOLD, IMAGE, LINK

__all__ = ["convert_inline", "drop_addresses", "drop_comments"]

# Escaped characters and code wait in the private use area while markup is read.
_SHIFT = 0xF700
_HIDE = {code: _SHIFT + code for code in map(ord, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")}
_SHOW = {hidden: code for code, hidden in _HIDE.items()}
_HIDDEN = re.compile(f"[{chr(_SHIFT)}-{chr(_SHIFT + 127)}]")

# Marks and wraps are kept apart from the control characters that a reference may stand for.
_KEPT = {ord(BOLD): 0xF7F0, ord(IMAGE): 0xF7F1, ord(LINK): 0xF7F2, ord("\n"): 0xF7F3}
_GIVEN_BACK = {stand_in: mark for mark, stand_in in _KEPT.items()}

_ANY = re.compile(r"[\\`*_\[<&~@]|://|www\.|[A-Za-z0-9]\.[A-Za-z]{2,}[./]|!\[")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
_URL_BODY = r"(?:[^\s()<>\"]++|\([^()\s]{0,500}\))*+"
_PICTURE = re.compile(
    r"!\[[^\[\]]{0,2000}\]\(\s?(?:data:[^()\n]{0,20000}+|"
    + _URL_BODY
    + r"(?:\s[^()]{0,2000})?)\)(?:\{[^{}]{0,80}\})?"
)
_ATTRIBUTES = re.compile(r"(?<=\))\{(?:[.#][\w-]+|[\w-]+=[^{}\n]{0,200})\}")
"""What Pandoc and Quarto write behind a link: {target="_blank"}."""
_PICTURE_REFERENCE = re.compile(r"!\[[^\[\]]{0,500}\]\[[^\[\]]{0,200}\]")
_LINKED = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,2000}+)\]\(\s?<?"
    + _URL_BODY
    + r">?(?:\s+[\"'][^\"\n]{0,300}[\"'])?\s?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,1000})\] ?\[[^\[\]]{0,200}\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_BOLD_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_PICTURE_TAG = re.compile(
    r"<(?:img|iframe|video|audio|embed|source)\b(?![^<>]{0,2000}\son\w)[^<>]{0,2000}>", re.IGNORECASE
)
# Only tags that format are markup; a tag that holds a script is kept as the text that it is.
_TAG = re.compile(
    r"</?(?:a|abbr|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption"
    r"|figure|font|h[1-6]|hr|i|iframe|ins|kbd|li|mark|ol|p|pre|q|s|section|small|span|strike|sub|summary"
    r"|sup|table|tbody|td|th|thead|tr|tt|u|ul"
    r"|var|video|audio)(?:\s(?![^<>]{0,1000}\bon\w{1,20}\s*=)[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>", re.IGNORECASE)
_BOLD = re.compile(r"\*{2,}")
_BOLD_LOW = re.compile(r"(?<![A-Za-z0-9_])__(?=[^\s_])([^_\n]{1,2000})(?<=[^\s_])__(?![A-Za-z0-9_])")
_ITALIC = re.compile(
    r"(?<![A-Za-z0-9*])\*(?=[^\s*)\]）】,.，。:：])([^*\n]{1,2000})(?<=\S)\*(?![A-Za-z0-9*])"
)
_ITALIC_LOW = re.compile(r"(?<![A-Za-z0-9_])_(?=[^\s_])([^_]{1,2000})(?<=[^\s_])_(?![A-Za-z0-9_])")
_LONE = re.compile(rf"(?<![^\s{BOLD}{LINK}])_{{1,2}}(?![^\s{BOLD}{LINK}])")
_STRUCK = re.compile(r"~~([^~\n]{1,2000})~~")

_WEB = re.compile(
    r"(?:https?|ftp)://(?:[!#-'+-;=?-Z\\^-z~]++|\([!#-'+-;=?-Z\\^-z~]{0,300}\))++"
    r"|(?<![A-Za-z0-9@./-])www\.(?:[A-Za-z0-9-]{1,60}\.){1,4}[A-Za-z]{2,10}(?:/[!-~]{0,500})?",
    re.IGNORECASE,
)
_ENDINGS = (
    "com|org|net|io|gov|edu|cn|ai|dev|co|me|uk|jp|de|fr|us|eu|info|app|tech|top|xyz|tv|cc|hk|tw"
    "|sg|gg|page|site|blog|ly|to|sh|im"
)
_BARE = re.compile(
    rf"(?<![A-Za-z0-9@./_-])(?:[A-Za-z0-9-]{{1,60}}\.){{1,5}}(?:{_ENDINGS})(?::\d{{2,5}})?/(?:[!#-'+-;=?-Z\\^-z~]{{0,800}})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_DEEP = re.compile(
    rf"(?<![A-Za-z0-9@./_-])(?:[A-Za-z0-9-]{{1,60}}\.){{2,5}}(?:{_ENDINGS})(?![A-Za-z0-9._/-]*[A-Za-z0-9])",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?<![A-Za-z0-9.+_-])(?:mailto:)?[A-Za-z0-9.+_-]{1,64}@(?:[A-Za-z0-9-]{1,60}\.){1,4}[A-Za-z]{2,10}(?![A-Za-z0-9])"
)
_HANDLE = re.compile(r"(?<=[A-Za-z])@[A-Za-z0-9_]{3,30}(?![A-Za-z0-9_.])")
# A converter cuts long addresses behind a hyphen, as it does words.
_CUT = re.compile(r"://(?:[!-~]{1,500}-\n){1,20}(?=[A-Za-z0-9])")
# Converters escape what may be markup in an address too.
_ESCAPED = re.compile(r"https?://[!-'*-;=?-Z\\^-z~]+")
_NOISE = re.compile(r"(?<![!-~])[!-~]{300,}")


def convert_inline(text: str) -> str:
    """Turn Markdown's inline markup into words and marks.

    >>> convert_inline("See [the **paper**](http://a.b/c) and `x_y`.").replace(BOLD, "|")
    'See the |paper| and x_y.'
    """
    if not _ANY.search(text):
        return text
    if "-\n" in text and "://" in text:
        text = _CUT.sub(lambda match: match[0].replace("\n", ""), text)
    hidden = False
    if "\\" in text and "://" in text:
        text = _ESCAPED.sub(lambda match: match[0].replace("\\", ""), text)
    if "\\" in text:
        text, count = _ESCAPE.subn(lambda match: chr(_HIDE[ord(match[1])]), text)
        hidden = count > 0
    if "`" in text:
        text, count = _CODE.subn(lambda match: match[2].translate(_HIDE), text)
        hidden = hidden or count > 0
    if "[" in text:
        text = _convert_links(_ATTRIBUTES.sub("", text) if "){" in text else text)
    if "<" in text:
        text = _convert_tags(text)
    if "*" in text:
        # Four asterisks close one bold stretch and open the next.
        text = _BOLD.sub(lambda match: BOLD * (len(match[0]) // 2), text)
    if "__" in text:
        text = _BOLD_LOW.sub(BOLD + r"\1" + BOLD, text)
    text = drop_addresses(text)
    if "*" in text:
        text = _ITALIC.sub(r"\1", text)
    if "_" in text:
        text = _LONE.sub("", _ITALIC_LOW.sub(r"\1", text))
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    if "&" in text:
        text = unescape_entities(text)
    if hidden or _HIDDEN.search(text):
        # An address in code is an address.
        text = drop_addresses(text.translate(_SHOW))
    return text


def drop_comments(text: str) -> str:
    """Drop HTML comments, also those of many lines."""
    if "<!--" not in text:
        return text
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept.append(text[place:start])
        place = end + 3
    kept.append(text[place:])
    return "".join(kept)


def unescape_entities(text: str) -> str:
    """Replace character references; what they may smuggle in is cleaned like any character."""
    if "&" not in text:
        return text
    text = clean_characters(html.unescape(text.translate(_KEPT)))
    return text.replace("\n", " ").translate(_GIVEN_BACK)


def drop_addresses(text: str) -> str:
    """Replace web addresses, bare domains with a path and mail addresses by the mark of a link.

    >>> drop_addresses("论文地址：arxiv.org/pdf/2405.20947，见 deeplearning.ai").replace(LINK, "|")
    '论文地址：|，见 deeplearning.ai'
    """
    if "://" in text or "www." in text:
        text = _WEB.sub(_mark_link, text)
    if "@" in text:
        text = _HANDLE.sub("", _MAIL.sub(LINK, text))
    if "." in text:
        if "/" in text:
            text = _BARE.sub(_mark_link, text)
        text = _DEEP.sub(LINK, text)
    if len(text) > 300:
        text = _NOISE.sub(LINK, text)
    return text


def _mark_link(match: re.Match[str]) -> str:
    """Mark an address; a stop at its end is the sentence's."""
    return LINK + match[0][len(match[0].rstrip(".,;:!?'")) :]


def _convert_links(text: str) -> str:
    """Keep the text of links, mark pictures, drop footnote marks."""
    if "![" in text:
        text = _PICTURE_REFERENCE.sub(IMAGE, _PICTURE.sub(IMAGE, text))
    if "](" in text:
        text = _LINKED.sub(r"\1", text)
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    if "][" in text or "] [" in text:
        text = _REFERENCE.sub(r"\1", text)
    return text


def _convert_tags(text: str) -> str:
    """Mark what is bold or a picture, drop tags that only format."""
    text = _AUTOLINK.sub(LINK, text)
    text = _BOLD_TAG.sub(BOLD, text)
    text = _PICTURE_TAG.sub(IMAGE, text)
    return _TAG.sub("", text)
