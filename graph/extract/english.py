"""Stage 3 of 8: terms of English articles that no capital shows: "usage-based pricing", "positional encoding".

Runs of two and three words that the article repeats, whose words keep together and whose neighbours vary (as for
Chinese: compounds.py), none of them a word of grammar or of general use.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from graph.extract.type_cues import type_by_head
from graph.model import Candidate

__all__ = ["find_english_terms"]

_RUN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*(?: [A-Za-z]+(?:['’-][A-Za-z]+)*)+")
_LONGEST = 3
_OFTEN = 3
_COHESION = 0.25
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


def find_english_terms(texts: Sequence[str]) -> list[Candidate]:
    """Find the repeated terms of an English article."""
    unit: Counter[str] = Counter()
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    beside: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for number, text in enumerate(texts):
        for run in _RUN.finditer(text):
            words = list(re.finditer(r"\S+", run[0]))
            stems = [_stem(word[0]) for word in words]
            unit.update(stems)
            fit = [_is_content(word[0], stem) for word, stem in zip(words, stems, strict=True)]
            for first, last in _terms(stems, fit):
                key = " ".join(stems[first : last + 1])
                places[key].append(
                    (number, run.start() + words[first].start(), run.start() + words[last].end())
                )
                beside[key].add(
                    (stems[first - 1] if first else "", stems[last + 1] if last + 1 < len(stems) else "")
                )
    terms = {
        key
        for key, found in places.items()
        if len(found) >= _OFTEN
        and len(found) >= _COHESION * min(unit[stem] for stem in key.split())
        and len(beside[key]) > 1
    }
    return [
        Candidate(
            number, start, end, name := texts[number][start:end], "english-term", "", type_by_head(name)
        )
        for key in sorted(terms - _nested(terms, places))
        for number, start, end in places[key]
    ]


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


def _terms(stems: Sequence[str], fit: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """List the runs of fit words that may be terms: first and last word."""
    for first in range(len(stems)):
        for last in range(first + 1, min(first + _LONGEST, len(stems))):
            if all(fit[first : last + 1]) and not stems[last].endswith(("ed", "ly")):
                yield first, last


def _is_content(word: str, stem: str) -> bool:
    """Tell whether a word may stand in a term: an acronym, or three letters and more, of no general use, no adverb."""
    if len(word) > 1 and word.isupper():
        return True
    return (
        len(stem) > 2
        and stem not in _PLAIN
        and not stem.endswith("ly")
        and "'" not in stem
        and "’" not in stem
    )


def _stem(word: str) -> str:
    """Fold a word for counting: lower case, no plural."""
    plain = word.casefold()
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    return (
        plain[:-1]
        if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is"))
        else plain
    )
