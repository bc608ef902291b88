"""Stage 4 of 8: all articles' candidates -> concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.lexicon import Entry, Lexicon
from graph.merge.aliases import Aliases
from graph.merge.families import find_families
from graph.merge.glosses import accepts
from graph.merge.keys import LISTED, NEW, KeyMaker
from graph.merge.overlaps import keep_longest
from graph.merge.people import match_name_parts
from graph.model import CONCEPT_TYPES, Alias, ArticleTable, Candidate, Concept, ConceptType, Mention
from graph.spelling import digits_of, fold, is_cjk, slug

__all__ = [
    "Names",
    "Row",
    "gather_names",
    "join_names",
    "make_concepts",
    "merge_candidates",
    "place_mentions",
    "unify_names",
]

_RULES = (
    "lexicon", "version", "title", "person", "definition", "latin-name", "latin-acronym", "proper-name", "brand", "item", "link", "coinage",
    "latin-phrase", "label", "enumeration", "compound-head", "sibling", "field-word", "part", "compound", "latin-lower", "latin-cued", "latin-weak", "latin-weak-phrase", "coinage-weak", "compound-weak",
)  # fmt: skip
_RANK = {rule: i for i, rule in enumerate(_RULES)}


@dataclass(frozen=True, slots=True)
class Names:
    """Hold what articles tell about which names are one concept: the keys of their candidates, pairs of
    keys that a definition joins (with its rule), pairs (person in full, a part), works' titles, and the
    keys that may be plurals."""

    keys: frozenset[str]
    definitions: frozenset[tuple[str, str, str]]
    parts: frozenset[tuple[str, str]]
    titles: Mapping[str, str]
    plurals: frozenset[str]


Row = tuple[str, Mention, str]
"""A mention with the id of its article and the rule's guess of its type."""


def merge_candidates(
    tables: Sequence[ArticleTable], first_sentence: Sequence[int], lexicon: Lexicon
) -> tuple[Concept, ...]:
    """Merge the candidates of all articles into concepts, sorted by id.

    ``first_sentence[i]`` is the number, over all articles, of the first sentence of ``tables[i]``.
    The steps may also run apart: names are gathered and unified part by part, and once all names are
    joined, each article's mentions stand on their own.
    """
    key_of = KeyMaker(lexicon)
    aliases = join_names(gather_names(tables, key_of), key_of, lexicon)
    kept: dict[str, list[Row]] = defaultdict(list)
    for table, offset in zip(tables, first_sentence, strict=True):
        for root, row in place_mentions(table, offset, aliases, key_of):
            kept[root].append(row)
    return make_concepts(kept, aliases, lexicon)


def place_mentions(
    table: ArticleTable, offset: int, aliases: Aliases, key_of: KeyMaker
) -> list[tuple[str, Row]]:
    """Choose among an article's overlapping candidates: the mentions, each with its concept's root.

    ``offset`` is the number, over all articles, of the article's first sentence.
    """
    roots = {what: aliases.root(key_of(c)) for what, c in _distinct(table.candidates).items()}
    # Where two concepts own a name (CNN), the one that the article also calls otherwise is meant.
    names = Counter(root for root, _ in {(root, fold(what[0])) for what, root in roots.items()})

    def rank(c: Candidate) -> tuple[object, ...]:
        return _RANK.get(c.rule, len(_RULES)), -names[roots[c[3:]]]

    article = table.article.id
    return [
        (roots[c[3:]], (article, Mention(c.sentence + offset, c.start, c.end, c.surface, c.rule), c.type))
        for c in keep_longest(table.candidates, rank)
    ]


def _distinct(candidates: Iterable[Candidate]) -> dict[tuple[str, str, str, str], Candidate]:
    """Give one candidate for each (surface, rule, concept, type): articles repeat themselves."""
    return {c[3:]: c for c in candidates}


def make_concepts(
    kept: Mapping[str, Sequence[Row]], aliases: Aliases, lexicon: Lexicon
) -> tuple[Concept, ...]:
    """Make the concepts of all mentions by root, each root's in reading order; sorted by id."""
    types = {
        root: _type(rows, lexicon.entries.get(root[1:]) if root[0] == LISTED else None)
        for root, rows in kept.items()
    }
    surfaces = {root: frozenset(m.surface for _, m, _ in rows) for root, rows in kept.items()}
    families = find_families(surfaces, types, lexicon)
    ids = _ids(kept)
    concepts = [
        _concept(root, rows, ids, families.get(root), aliases, lexicon) for root, rows in sorted(kept.items())
    ]
    return tuple(sorted(concepts, key=lambda concept: concept.id))


def gather_names(tables: Iterable[ArticleTable], key_of: KeyMaker) -> Names:
    """Gather what articles tell about which names are one."""
    keys: set[str] = set()
    definitions: set[tuple[str, str, str]] = set()
    parts: set[tuple[str, str]] = set()
    titles: dict[str, str] = {}
    plurals: set[str] = set()
    for table in tables:
        distinct = _distinct(table.candidates).values()
        parts.update(match_name_parts(distinct, key_of.settled))
        titles.update((key_of(c), c.surface) for c in table.candidates if c.rule == "title")
        seen: dict[str, set[str]] = defaultdict(set)
        for c in distinct:
            key = key_of(c)
            keys.add(key)
            if c.surface[-1] == "s" and len(c.surface) > 3 and c.surface[-2].isascii():
                plurals.add(key)  # GPUs is GPU, but iPS is not IP
            seen[fold(c.surface)].add(key)
        for definition in table.definitions:
            short, long = (_pick(seen, name, key_of) for name in (definition.short, definition.long))
            if short is not None and long is not None and short != long:
                definitions.add((short, long, definition.rule))
    return Names(frozenset(keys), frozenset(definitions), frozenset(parts), titles, frozenset(plurals))


def unify_names(left: Names, right: Names) -> Names:
    """Take together what two parts of the articles tell, the former part first."""
    return Names(
        left.keys | right.keys, left.definitions | right.definitions, left.parts | right.parts,
        {**left.titles, **right.titles}, left.plurals | right.plurals,
    )  # fmt: skip


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
        elif key in names.plurals and key[:-1] in aliases:
            aliases.join(key[:-1], key, "plural")
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
    owners = Counter(part for _, part in names.parts)
    for full, part in sorted(names.parts):
        # A part that is two persons' (达尔) joins neither, though each stands in an article of its own.
        if owners[part] == 1:
            aliases.join(full, part, "name-part")
    return aliases


def _pick(seen: Mapping[str, set[str]], name: str, key_of: KeyMaker) -> str | None:
    """Choose the key that a definition's name speaks of: a listed one before a new one."""
    keys = seen.get(fold(name)) or set()
    return min(keys, key=lambda key: (key[0] == NEW, key), default=None) or key_of.owner_of(name)


def _ids(kept: Mapping[str, Sequence[tuple[str, Mention, str]]]) -> dict[str, str]:
    """Give every concept its id: the lexicon's, else the slug of its longest Latin (or only) name."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for root in sorted(kept, key=lambda key: (key[0] != LISTED, key)):
        if root[0] == LISTED:
            id_ = root[1:]
        else:
            names = {mention.surface for _, mention, _ in kept[root]}
            id_ = slug(min(names, key=lambda name: (any(map(is_cjk, name)), -len(fold(name)), name)))
        while id_ in taken:
            id_ += "-x"
        taken.add(id_)
        ids[root] = id_
    return ids


def _concept(
    root: str,
    rows: Sequence[tuple[str, Mention, str]],
    ids: Mapping[str, str],
    family: str | None,
    aliases: Aliases,
    lexicon: Lexicon,
) -> Concept:
    """Make one concept of its mentions: (article id, mention, type guess)."""
    count = Counter(mention.surface for _, mention, _ in rows)
    rules: dict[str, str] = {}
    for _, mention, _ in rows:
        if mention.surface not in rules:
            rules[mention.surface] = _alias_rule(mention, root, aliases)
    names = tuple(
        Alias(surface, n, rules[surface])
        for surface, n in sorted(count.items(), key=lambda item: (-item[1], item[0]))
    )
    entry = lexicon.entries.get(root[1:]) if root[0] == LISTED else None
    return Concept(
        id=ids[root],
        name=_name(names, entry),
        type=_type(rows, entry),
        aliases=names,
        mentions=tuple(sorted(mention for _, mention, _ in rows)),
        articles=tuple(sorted({article for article, _, _ in rows})),
        family=ids[family] if family is not None else None,
        also=() if entry is None else tuple(sorted(set(entry.names) - set(count))),
    )


def _alias_rule(mention: Mention, root: str, aliases: Aliases) -> str:
    """Say by which rule a surface form belongs to its concept."""
    if root[0] == LISTED and mention.rule in ("lexicon", "version"):
        return "lexicon"
    key = NEW + fold(mention.surface)
    return aliases.rule(key) if key in aliases and aliases.root(key) == root else "name"


def _name(names: Sequence[Alias], entry: Entry | None) -> str:
    """Choose what a reader sees: the lexicon's name, unless the text says another one twice as often.

    Spellings of one name count together; of several, the lexicon's is shown, else the most frequent.
    """
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
    return shown.strip("《》") if shown.startswith("《") and shown.endswith("》") else shown


def _type(rows: Sequence[tuple[str, Mention, str]], entry: Entry | None) -> ConceptType:
    """Take the lexicon's type, or vote; surer rules weigh more."""
    if entry is not None:
        return entry.type
    votes: Counter[str] = Counter()
    for _, mention, guess in rows:
        if guess:
            votes[guess] += 3 if mention.rule in ("title", "person", "version", "proper-name") else 1
    if votes:
        best = min(votes, key=lambda type_: (-votes[type_], CONCEPT_TYPES.index(type_)))
        return next(type_ for type_ in CONCEPT_TYPES if type_ == best)
    if any(map(is_cjk, rows[0][1].surface)):
        return "other"
    if rows[0][1].rule == "latin-acronym":
        return "other"
    # An unknown lower-case English word in Chinese text is jargon; an unknown capitalized one names a thing.
    return (
        "method"
        if rows[0][1].rule == "latin-lower"
        else "theory"
        if rows[0][1].rule == "coinage"
        else "software"
    )
