"""Stage 4 of 8: all articles' candidates -> concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

import numpy as np

from graph.lexicon import Entry, Lexicon
from graph.merge.aliases import Aliases
from graph.merge.columns import NameTable, number_all, tabulate_names
from graph.merge.families import find_families
from graph.merge.glosses import accepts
from graph.merge.keys import LISTED, NEW, KeyMaker
from graph.merge.names import Names, gather_names
from graph.merge.overlaps import keep_longest
from graph.model import (
    CONCEPT_TYPES,
    Alias,
    Article,
    Concept,
    ConceptType,
    FoundNames,
    Mention,
    Name,
)
from graph.spelling import digits_of, fold, is_cjk, slug

__all__ = [
    "join_names",
    "make_concepts",
    "merge_candidates",
    "place_mentions",
    "roots_of",
]

_RULES = (
    "lexicon", "version", "title", "person", "definition", "latin-name", "latin-acronym", "proper-name", "brand", "item", "link", "coinage",
    "latin-phrase", "label", "enumeration", "compound-head", "sibling", "field-word", "part", "compound", "english-term", "latin-lower", "latin-cued", "latin-weak", "latin-weak-phrase", "coinage-weak", "compound-weak",
)  # fmt: skip
_RANK = {rule: i for i, rule in enumerate(_RULES)}
_TYPE_OF_RULE: dict[str, ConceptType] = {
    "english-term": "other",
    "latin-lower": "method",
    "latin-weak": "method",
    "coinage": "theory",
}
_SURE = ("title", "person", "version", "proper-name")
_MENTION: Callable[[Iterable[object]], Mention] = partial(tuple.__new__, Mention)


def merge_candidates(
    found: Iterable[FoundNames], articles: Sequence[Article], first_sentence: Sequence[int], lexicon: Lexicon
) -> tuple[Concept, ...]:
    """Merge what the extractors found in all articles into concepts, sorted by id.

    ``first_sentence[i]`` is the number, over all articles, of the first sentence of ``articles[i]``.
    The steps may also run apart: names are gathered and unified part by part, and once all names are
    joined, each part's mentions stand on their own.
    """
    key_of = KeyMaker(lexicon)
    table, definitions = tabulate_names(found, first_sentence)
    aliases = join_names(gather_names(table, definitions, key_of), key_of, lexicon)
    root_of = roots_of(table, aliases, key_of)
    mentions = place_mentions(table, root_of)
    return make_concepts(mentions, root_of, [article.id for article in articles], aliases, lexicon)


def place_mentions(table: NameTable, root_of: Sequence[str]) -> NameTable:
    """Choose among overlapping candidates: the mentions. ``root_of`` are the roots of the table's names."""
    roots, root = number_all(root_of)
    folded, spelling = number_all([fold(name.surface) for name in table.names])
    _, concept = number_all([name.concept for name in table.names])
    ranks = [_RANK.get(name.rule, len(_RULES)) for name in table.names]
    # Where two concepts own a name (CNN), the one that the article also calls otherwise is meant.
    said = np.unique((table.article * len(roots) + root[table.name]) * len(folded) + spelling[table.name])
    owner, names = np.unique(said // max(len(folded), 1), return_counts=True)
    known = names[np.searchsorted(owner, table.article * len(roots) + root[table.name])]
    rank = np.array(ranks, dtype=np.int64)[table.name] * (len(folded) + 1) - known
    return table.take(keep_longest(table.sentence, table.start, table.end, rank, concept[table.name]))


def roots_of(table: NameTable, aliases: Aliases, key_of: KeyMaker) -> list[str]:
    """Give the key that stands for its concept for each name of a table."""
    return [aliases.root(key_of(name)) for name in table.names]


def make_concepts(
    mentions: NameTable,
    root_of: Sequence[str],
    articles: Sequence[str],
    aliases: Aliases,
    lexicon: Lexicon,
) -> tuple[Concept, ...]:
    """Make the concepts of all mentions; sorted by id. ``root_of`` are the roots of the mentions' names,
    ``articles`` the ids of the articles."""
    said = _gather_mentions(mentions, articles, root_of)
    entries = {root: lexicon.entries.get(root[1:]) if root[0] == LISTED else None for root in said}
    types = {root: _type(one.names, entries[root]) for root, one in said.items()}
    surfaces = {root: frozenset(name.surface for name, _ in one.names) for root, one in said.items()}
    families = find_families(surfaces, types, lexicon)
    ids = _ids(surfaces)
    concepts = [
        _concept(root, one, types[root], ids, families.get(root), aliases, entries[root])
        for root, one in said.items()
    ]
    return tuple(sorted(concepts, key=lambda concept: concept.id))


@dataclass(frozen=True, slots=True)
class _Said:
    """Hold a concept's mentions, the ids of its articles, and its names with their counts, as they first occur."""

    mentions: tuple[Mention, ...]
    articles: tuple[str, ...]
    names: list[tuple[Name, int]]


def _gather_mentions(
    mentions: NameTable, articles: Sequence[str], root_of: Sequence[str]
) -> dict[str, _Said]:
    """Gather the mentions of each root, in the order in which roots first occur."""
    roots, root = number_all(root_of)
    root = root[mentions.name]
    names = mentions.names
    order = np.argsort(root, kind="stable")
    columns = mentions.take(order)
    spelled = [names[number] for number in columns.name.tolist()]
    places = (column.tolist() for column in (columns.sentence, columns.start, columns.end))
    told = (map(itemgetter(field), spelled) for field in (0, 1))
    rows = list(map(_MENTION, zip(*places, *told, strict=True)))
    own_names: dict[int, list[tuple[Name, int]]] = defaultdict(list)
    codes, first, counts = np.unique(root * len(names) + mentions.name, return_index=True, return_counts=True)
    by_place = np.argsort(first)
    owner, name = np.divmod(codes[by_place], max(len(names), 1))
    for one, number, count in zip(owner.tolist(), name.tolist(), counts[by_place].tolist(), strict=True):
        own_names[one].append((names[number], count))
    own_articles: dict[int, list[str]] = defaultdict(list)
    owner, article = np.divmod(np.unique(root * len(articles) + mentions.article), max(len(articles), 1))
    for one, number in zip(owner.tolist(), article.tolist(), strict=True):
        own_articles[one].append(articles[number])
    ends = np.cumsum(np.bincount(root, minlength=len(roots))).tolist()
    return {
        roots[one]: _Said(
            tuple(rows[ends[one - 1] if one else 0 : ends[one]]), tuple(sorted(own_articles[one])), own
        )
        for one, own in own_names.items()
    }


def join_names(names: Names, key_of: KeyMaker, lexicon: Lexicon) -> Aliases:
    """Join keys by definitions and by spelling (a plural is its singular)."""
    aliases = Aliases(
        {key: digits_of(lexicon.entries[key[1:]].name if key[0] == LISTED else key) for key in names.keys}
    )
    for key in sorted(names.keys):
        if key[0] != NEW:
            continue
        listed = key_of.owner_of(key[1:])
        # Three letters in another case are another name: MAC is not Mac.
        if listed is not None and listed in aliases and (len(key) > 4 or not key.isascii()):
            aliases.join(listed, key, "spelling")
        elif key in names.plurals:
            singular = key[:-3] + "y" if key.endswith("ies") else key[:-1]
            if singular in aliases:
                aliases.join(singular, key, "plural")
    for short, long, rule in sorted(names.definitions):
        if accepts(lexicon, short, long, rule) and accepts(lexicon, long, short, rule):
            aliases.join(short, long, rule)
    for key in sorted(names.keys):
        # 《A long title》 and the title without its marks are one work; a short one may name a theory as well.
        bare = key.replace("《", "").replace("》", "")
        if bare != key and bare in aliases and bare[0] == NEW and names.titles.get(key, "").count(" ") > 1:
            aliases.join(key, bare, "title-marks")
        # A work is also cited by what stands before its colon, where that is more than one word.
        short, colon, _ = bare.partition(":")
        if (
            colon
            and key[0] == NEW
            and short in aliases
            and aliases.root(short)[0] == NEW
            and (is_cjk(short[-1]) or (names.titles.get(key) or "").partition(":")[0].count(" "))
        ):
            aliases.join(key, short, "short-title")
    owners = Counter(part for part, _ in {(part, full) for full, part, _ in names.parts})
    for full, part, is_last in sorted(names.parts):
        # A part that is two persons' (达尔) joins neither, though each stands in an article of its own; a first name
        # (亚历山大) that stands alone in another article may be anybody's there.
        if owners[part] == 1 and (is_last or part not in names.alone):
            aliases.join(full, part, "name-part")
    return aliases


def _ids(surfaces: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Give every concept its id: the lexicon's, else the slug of its longest Latin (or only) name."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for root in sorted(surfaces, key=lambda key: (key[0] != LISTED, key)):
        if root[0] == LISTED:
            id_ = root[1:]
        else:
            names: Collection[str] = surfaces[root]
            if len(names) > 1:
                names = sorted(names, key=lambda name: (any(map(is_cjk, name)), -len(fold(name)), name))
            id_ = slug(next(iter(names)))
        while id_ in taken:
            id_ += "-x"
        taken.add(id_)
        ids[root] = id_
    return ids


def _concept(
    root: str,
    said: _Said,
    type_: ConceptType,
    ids: Mapping[str, str],
    family: str | None,
    aliases: Aliases,
    entry: Entry | None,
) -> Concept:
    """Make one concept."""
    count: dict[str, int] = {}
    rules: dict[str, str] = {}
    for name, times in said.names:
        if name.surface not in count:
            count[name.surface] = 0
            rules[name.surface] = _alias_rule(name, root, aliases)
        count[name.surface] += times
    names = tuple(
        Alias(surface, n, rules[surface])
        for surface, n in sorted(count.items(), key=lambda item: (-item[1], item[0]))
    )
    return Concept(
        id=ids[root],
        name=_name(names, entry),
        type=type_,
        aliases=names,
        mentions=said.mentions,
        articles=said.articles,
        family=ids[family] if family is not None else None,
        also=() if entry is None else tuple(sorted(set(entry.names) - count.keys())),
    )


def _alias_rule(name: Name, root: str, aliases: Aliases) -> str:
    """Say by which rule a surface form belongs to its concept."""
    if root[0] == LISTED and name.rule in ("lexicon", "version"):
        return "lexicon"
    key = NEW + fold(name.surface)
    return aliases.rule(key) if key in aliases and aliases.root(key) == root else "name"


def _name(names: Sequence[Alias], entry: Entry | None) -> str:
    """Choose what a reader sees: the lexicon's name, unless the text says another one twice as often.

    Spellings of one name count together; of several, the lexicon's is shown, else the most frequent.
    """
    if entry is None and len(names) == 1:
        return _without_marks(names[0].surface)
    listed = {fold(name): name for name in reversed(entry.names)} if entry else {}
    said: Counter[str] = Counter()
    for alias in names:
        said[fold(alias.surface)] += alias.count
    own = fold(entry.name) if entry else ""
    best = min(said, key=lambda key: (-said[key], key))
    # "GGUF 格式" is GGUF still.
    if entry is not None and (said[own] * 2 >= said[best] or own in best):
        return entry.name
    written = [alias.surface for alias in names if fold(alias.surface) == best]
    shown = listed.get(best, written[0])
    if shown not in written and any(map(is_cjk, shown)):
        shown = written[0]  # a text in traditional characters keeps them
    return _without_marks(shown)


def _without_marks(title: str) -> str:
    """Drop a title's marks where they are around the whole."""
    return title.strip("《》") if title.startswith("《") and title.endswith("》") else title


def _type(names: Sequence[tuple[Name, int]], entry: Entry | None) -> ConceptType:
    """Take the lexicon's type, or vote; surer rules weigh more. The names come with their counts."""
    if entry is not None:
        return entry.type
    votes: dict[str, int] = {}
    for name, times in names:
        if name.type:
            votes[name.type] = votes.get(name.type, 0) + times * (3 if name.rule in _SURE else 1)
    if votes:
        return max(CONCEPT_TYPES, key=lambda type_: votes.get(type_, 0))
    first = names[0][0]
    if any(map(is_cjk, first.surface)) or first.rule == "latin-acronym":
        return "other"
    # An unknown lower-case English word in Chinese text is jargon; an unknown capitalized one names a thing.
    return _TYPE_OF_RULE.get(first.rule, "software")
