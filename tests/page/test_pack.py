"""Joining modules: what is accepted keeps its meaning, the rest is refused by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.page.pack import PackError, pack_modules

JS = Path(__file__).parents[2] / "graph" / "page" / "web" / "js"


def test_modules_come_after_what_they_import_each_once() -> None:
    joined = pack_modules(
        {
            "main.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
            "b.js": 'import { c } from "./c.js";\nexport function b() { return c; }\n',
            "c.js": "export const c = 1;\n",
            "unused.js": "export const d = 1;\n",
        },
        "main.js",
    )
    assert re.findall(r"^// (\S+)$", joined, re.MULTILINE) == ["c.js", "b.js", "main.js"]
    assert "import" not in joined
    assert "export" not in joined


@pytest.mark.parametrize(
    ("main", "reason"),
    [
        ('import b from "./b.js";', "import of a form"),
        ('import * as b from "./b.js";', "import of a form"),
        ('import { b as d } from "./b.js";', "does not export"),
        ('import { b } from "b";', "import of a form"),
        ('import "./b.js";', "import of a form"),
        ('const b = await import("./b.js");', "dynamic import"),
        ("export default 1;", "export of a form"),
        ('export { b } from "./b.js";', "export of a form"),
        ("await 1;", "await"),
        ('import { b } from "./b.js";\nfunction b() {}', "declared in b.js too"),
        ('import { nothing } from "./b.js";', "does not export nothing"),
        ('import { x } from "./missing.js";', "does not exist"),
        ('import { a } from "./a.js";', "circle"),
        ('const s = "</script>";', "end or hide"),
        ('const s = "<!--";', "end or hide"),
    ],
)
def test_what_would_change_its_meaning_is_refused(main: str, reason: str) -> None:
    sources = {
        "main.js": main,
        "b.js": "export const b = 1;\n",
        "a.js": 'import { main } from "./main.js";\nexport const a = 1;\n',
    }
    with pytest.raises(PackError, match=reason):
        pack_modules(sources, "main.js")


def test_the_pages_own_modules_join_and_none_is_left_over() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in JS.glob("*.js")}
    joined = pack_modules(sources, "main.js")
    assert set(re.findall(r"^// ([\w-]+\.js)$", joined, re.MULTILINE)) == set(sources)
