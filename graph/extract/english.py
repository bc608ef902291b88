"""Stage 3 of 8: terms of English articles that no capital shows: "usage-based pricing", "cost structure".

Noun phrases, by the parts of speech that TextBlob's tagger gives (E. Brill, "A simple rule-based part of speech
tagger", ANLP 1992), as in J. Justeson, S. Katz, "Technical terminology: some linguistic properties and an algorithm for
identification in text", Natural Language Engineering 1 (1995): a phrase of nouns and adjectives that the article
repeats, and one of nouns alone also where it stands once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from graph.extract.english_tags import Tagged
from graph.extract.type_cues import type_by_head
from graph.lexicon.word_lists import everyday_words
from graph.model import Candidate, Sentence

__all__ = ["find_english_terms", "find_english_titles", "without_verbs"]

_WORD = re.compile("[A-Za-z]+(?:-[A-Za-z]+)*")
_OPENING = re.compile("VB[DPZ]?$|MD|W|DT|IN|CC|PRP|TO")
"""Parts of speech that open a sentence and no name."""
_GOVERNED = re.compile("DT|PRP|IN|TO|RB")
"""What a form in -ing governs where it is a verb (firms using the ...), unlike a noun (semantic matching)."""
_FINITE = re.compile("VB[PZ]$|MD")
_ITEM_TITLE = re.compile(
    r"\(?\d{1,3}[).] ([A-Z0-9][^\n]{8,140}?)(?:\? | )[-–—] (?:an? |the )?(?:[a-z]+ )?(?:[a-z]+s|collection|survey|overview|study|paper|model|method|framework|guide)\b"
)
_ITEM_LABEL = re.compile(r"((?:[A-Z][A-Za-z-]+|[A-Z]{2,})(?: [A-Za-z-]{3,}){1,2})(?::|\.$)")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BEFORE_NOUN = frozenset(("DT", "PRP$", "JJ", "POS"))
"""What shows that a form in -ing behind it is a noun's part (the computing costs), no verb (launching features)."""
_OBJECT = frozenset(("DT", "PRP", "PRP$"))
"""What follows a verb more often than a noun's end."""
_SUBORDINATORS = frozenset("as when if while because since that how where until unless".split())
_LONGEST = 3
_PLAIN = frozenset(
    (
        "a about above across actual actually after again against ago all almost along already also although always am "
        "among an and another any anyone anything are around as ask asked at available away back bad based be became "
        "because become becomes been before began begin behind being believe below best better between big both bring "
        "build built but by call called came can cannot case cases certain clear clearly come comes common company "
        "compared complete consider could create created current currently day days did different do does doing done "
        "down due during each early easy either else end enough entire especially etc even ever every everyone "
        "everything example examples exactly existing expect fact far fast feel few final find first five follow "
        "following for form found four from full further gave general get gets getting give given gives go goes going "
        "good got great had hand happen hard has have having he help helps her here high higher him his how however i if "
        "important in include includes including increased indeed instead interesting into is it its itself "
        "just keep key kind knew know known large larger last later latest lead learn least led less let like likely "
        "little live long look looking lot lots low lower made main major make makes making many may maybe me mean "
        "means might million billion month months more most mostly move much must my near nearly need needs never new "
        "next no none nor not nothing now number numbers of off offer often old on once one ones only open or order "
        "other others our out over overall own part parts particular particularly people per perhaps place point points "
        "popular possible potential powerful previous probably provide provides put quite rather read real really "
        "reason recent recently related require required result results right run running said same saw say says second "
        "see seem seems seen set several she should show shows significant similar simple simply since single six small "
        "smaller so some someone something sometimes soon specific start started still strong such sure take taken "
        "takes taking tell ten than that the their them themselves then there these they thing things think this those "
        "though thought three through thus time times to today together told too took top toward towards tried try "
        "trying turn two type types under understand unique until up upon us use used useful user users uses using "
        "usually various very via want wanted wants was way ways we week weeks well went were what when where whether "
        "which while who whole whom whose why wide will with within without word words work worked working works world "
        "would year years yes yet you your"
    ).split()
)
_VAGUE = frozenset(
    (
        "ability advantage answer application approach area aspect benefit capability category challenge "
        "change choice community component concept concern context customer decision detail developer "
        "development difference direction effect effort element engineer environment experience expert "
        "factor feature framework function goal group idea impact implementation improvement individual "
        "industry information insight interest issue item job layer leader level market material method "
        "model moment need opportunity option organization outcome output paper pattern people performance "
        "person perspective piece platform player post practice problem process product program project "
        "property purpose quality question range researcher resource response rest role rule scenario sense "
        "service side situation size skill solution source space stage standard statement step stop story "
        "strategy structure study style subject success system task team technique technology term test tip "
        "tool topic trend value variety version view world"
    ).split()
)
"""Nouns of which any article speaks: a phrase that ends in one is a term only where it is repeated."""
_PRAISE = frozenset(
    (
        "additional advanced amazing appropriate average basic beautiful brand-new broad careful cheap "
        "clean compelling competitive complex comprehensive concrete consistent correct critical crucial "
        "customized dedicated deep detailed difficult distinct effective efficient essential excellent "
        "exciting expensive explicit extensive external extra famous fast-growing favorite fine fresh "
        "fundamental future generic global great growing helpful high-level high-quality higher-quality "
        "huge ideal immediate impressive incredible individual initial inner innovative intense intriguing "
        "leading legitimate local long-term lower massive meaningful mere modern multiple natural necessary "
        "neutral nice notable numerous obvious ongoing optimal ordinary original outdated outer past "
        "perfect personal practical precise premature present primary prior proper proven public quick "
        "random rapid raw real-world reasonable regular relative relevant reliable rich robust senior "
        "separate serious short short-term sole solid sophisticated special specialized standalone "
        "straightforward strategic striking structured substantial subtle successful sufficient suitable "
        "super surprising tangible technical thoughtful tiny top-level total tough traditional tremendous "
        "true typical ultimate underlying unexpected unlikely unusual upcoming valuable varied vast viable "
        "vital weak wonderful worse worst wrong young"
    ).split()
)
"""Adjectives that describe a thing and make no kind of it."""
_ACTS = frozenset(
    "computing engineering learning marketing pricing processing programming reasoning testing training".split()
)
"""Forms in -ing that are names of what is done."""


def find_english_terms(texts: Sequence[str], tags: Sequence[Sequence[Tagged]]) -> list[Candidate]:
    """Find the terms of an English article; ``tags`` are its sentences' tokens."""
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    shapes: dict[str, Counter[bool]] = defaultdict(Counter)
    common: set[str] = set()
    for number, pieces in enumerate(tags):
        for phrase in _phrases(pieces, texts[number]):
            phrase = _without_verb(pieces, phrase)
            settled = len(phrase) > 1 and not _holds_verb(pieces, phrase)
            for first in range(len(phrase) - 1):
                for last in range(first + 1, min(first + _LONGEST, len(phrase))):
                    if not phrase[last].tag.startswith(("NN", "VBG")):
                        continue
                    part = phrase[first : last + 1]
                    key = " ".join(piece.stem for piece in part)
                    places[key].append((number, part[0].start, part[-1].end))
                    once = settled and len(part) == len(phrase) and _is_compound(part, texts[number])
                    shapes[key][once] += 1
                    if texts[number][part[0].start].islower():
                        common.add(key)
    terms = {
        key
        for key, found in places.items()
        if shapes[key][True]
        # "Claude models" speak of Claude; "AI features" are a theme where the article keeps to them.
        or (len(found) > 2 and key in common)
        or len(found) > 4
        or (len(found) > 1 and key.split()[-1] not in _VAGUE)
    }
    return [
        Candidate(
            number, start, end, name := texts[number][start:end], "english-term", "", type_by_head(name)
        )
        for key in sorted(terms - _nested(terms, places))
        for number, start, end in places[key]
    ]


def find_english_titles(sentences: Sequence[Sentence]) -> list[Candidate]:
    """Find what an item of an English list is headed by: a paper's title ("3) Weak-to-Strong Reasoning - demonstrates
    ..."), or a term ("Client diversity: ...")."""
    found = []
    for number, sentence in enumerate(sentences):
        if sentence.kind not in ("list", "table"):
            continue
        if (match := _ITEM_TITLE.match(sentence.text)) is not None:
            rule, type_ = "title", "work"
        elif (match := _ITEM_LABEL.match(sentence.text)) is not None and _PLAIN.isdisjoint(
            match[1].casefold().split()
        ):
            rule, type_ = "english-term", type_by_head(match[1])
        else:
            continue
        found.append(Candidate(number, *match.span(1), match[1], rule, "", type_))
    return found


def without_verbs(
    texts: Sequence[str], names: Sequence[Candidate], tags: Sequence[Sequence[Tagged]]
) -> list[Candidate]:
    """Drop the verbs and particles with which headings and commands begin from Latin names (Use Claude Code, Why MCP),
    and names with one inside, which are sentences in capitals."""
    kept = []
    for c in names:
        row = tags[c.sentence]
        inside = list(row[bisect_left(row, (c.start,)) : bisect_left(row, (c.end,))])
        while len(inside) > 1 and (_OPENING.match(inside[0].tag) or inside[0].stem in _PLAIN):
            del inside[0]
        if not any(_FINITE.match(token.tag) for token in inside[1:]):
            start = inside[0].start if inside else c.start
            kept.append(c._replace(start=start, surface=texts[c.sentence][start : c.end]))
    return kept


def _phrases(pieces: Sequence[Tagged], text: str) -> Iterator[list[Tagged]]:
    """List the noun phrases of a sentence, without what only describes at their beginning."""
    phrase: list[Tagged] = []
    for i, piece in enumerate(pieces):
        joins = bool(phrase) and text[phrase[-1].end : piece.start] == " "
        if not joins:
            yield from _trimmed(phrase)
            phrase = []
        before = pieces[i - 1].tag if i else ""
        governs = piece.tag == "VBG" and i + 1 < len(pieces) and _GOVERNED.match(pieces[i + 1].tag)
        if not governs and _may_stand(piece, text, before, inside=bool(phrase)):
            phrase.append(piece)
        else:
            yield from _trimmed(phrase)
            phrase = []
    yield from _trimmed(phrase)


def _may_stand(piece: Tagged, text: str, before: str, *, inside: bool) -> bool:
    """Tell whether a token may be part of a term."""
    word = text[piece.start : piece.end]
    if not _WORD.fullmatch(word) or piece.stem in _PLAIN or (len(word) < 3 and not word.isupper()):
        return False
    if word.endswith("ing") and word not in _ACTS and not inside and before not in _BEFORE_NOUN:
        return False
    return (piece.tag.startswith(("NN", "JJ", "VBG")) and piece.tag not in ("JJR", "JJS")) or (
        "-" in word and piece.tag == "VBN"
    )


def _trimmed(phrase: Sequence[Tagged]) -> Iterator[list[Tagged]]:
    """Give a phrase from its first word that makes a kind of a thing to its last noun, if two are left."""
    first, last = 0, len(phrase)
    while first < last and phrase[first].stem in _PRAISE:
        first += 1
    while last > first and not phrase[last - 1].tag.startswith(("NN", "VBG")):
        last -= 1
    if last - first > 1:
        yield list(phrase[first:last])


def _place(pieces: Sequence[Tagged], phrase: Sequence[Tagged]) -> tuple[int, int]:
    """Give the range of a phrase among its sentence's tokens (half-open); the sentence may be a whole file long."""
    first = bisect_left(pieces, (phrase[0].start,))
    return first, first + len(phrase)


def _without_verb(pieces: Sequence[Tagged], phrase: list[Tagged]) -> list[Tagged]:
    """Drop the verb at the end of a phrase that is tagged as a noun: "as the input length increases" has no other."""
    first, after = _place(pieces, phrase)
    if phrase[-1].tag != "NNS" or not _may_act(phrase[-1].stem):
        return phrase
    while first and pieces[first].stem not in _SUBORDINATORS and pieces[first - 1].tag[0].isalpha():
        first -= 1
    while after < len(pieces) and pieces[after].tag[0].isalpha():
        after += 1
    finite = any(piece.tag.startswith(("VB", "MD")) for piece in pieces[first:after])
    return phrase[:-1] if pieces[first].stem in _SUBORDINATORS and not finite else phrase


def _holds_verb(pieces: Sequence[Tagged], phrase: Sequence[Tagged]) -> bool:
    """Tell whether what is tagged as nouns may begin with a verb (Track staleness metrics; prioritizes reliability),
    or end in one that an object follows (builders face the ...)."""
    first, after = _place(pieces, phrase)
    opens = first == 0 or not pieces[first - 1].tag[0].isalpha()
    joined = first > 1 and pieces[first - 1].tag == "CC" and pieces[first - 2].tag.startswith("VB")
    governs = opens or joined or phrase[0].tag == "NNS"
    if governs and _may_act(phrase[0].stem):
        return True
    if after == len(pieces) or not _may_act(phrase[-1].stem):
        return False
    return pieces[after].tag in _OBJECT or (pieces[after].tag == "JJ" and pieces[after].stem in _PLAIN)


@cache
def _may_act(stem: str) -> bool:
    """Tell by its other forms whether an English word is also a verb (track: tracking, route: routing)."""
    shorter = stem[:-1] if stem.endswith("e") else stem
    forms = (f"{shorter}ing", f"{shorter}{shorter[-1]}ing")
    return any(form in everyday_words() for form in forms)


def _is_compound(part: Sequence[Tagged], text: str) -> bool:
    """Tell whether a phrase is a compound of common nouns (cost structure, data-format-aware aggregation)."""
    first = text[part[0].start : part[0].end]
    return (
        all(piece.tag in _NOUNS or "-" in piece.stem for piece in part)
        and part[-1].stem not in _VAGUE
        and part[0].stem not in _VAGUE
        and text[part[-1].start : part[-1].end].islower()
        and first[1:].islower()
    )


def _nested(terms: Set[str], places: Mapping[str, Sequence[object]]) -> set[str]:
    """Find the terms that only stand in a longer one, and the longer ones that are two terms overlapping."""
    nested: set[str] = set()
    for key in terms:
        words = key.split()
        if len(words) < _LONGEST:
            continue
        parts = {" ".join(words[:2]), " ".join(words[1:])} & terms
        if len(parts) > 1:
            nested.add(key)
        else:
            nested |= {part for part in parts if len(places[part]) - len(places[key]) < 2}
    return nested
