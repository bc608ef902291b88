"""The command: argv in, exit status out; the only module that prints, writes files and exits."""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from graph import __version__
from graph.errors import ConceptGraphError, LexiconError, NothingToBuild, OutputError, WorkerError
from graph.messages import LANGUAGES, TYPE_NAMES, Language, choose_language, say

if TYPE_CHECKING:
    from graph.model import Exploration, Skipped
    from graph.pipeline import Progress
    from graph.settings import Settings

    class Engine(Protocol):
        """Explore sources under settings, and report how far it is."""

        def __call__(
            self, sources: Sequence[Path], settings: Settings | None = ..., *, progress: Progress
        ) -> Exploration: ...


__all__ = ["main"]

FAILED, WRONG_CALL = 1, 2


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 the page was written, 1 nothing could be built, 2 the call is wrong."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows its escape instead of failing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    _command(_language(words)).main(words, prog_name="concept-graph")


def _language(words: Sequence[str]) -> Language:
    """Find the language before the options are parsed: the help itself is in it."""
    for i, word in enumerate(words):
        value = word.split("=", 1)[1] if word.startswith("--lang=") else ""
        if word == "--lang" and i + 1 < len(words):
            value = words[i + 1]
        for language in LANGUAGES:
            if value == language:
                return language
    return choose_language()


def _command(language: Language) -> click.Group:
    """Declare the command line in a language."""
    names = {"help_option_names": ["-h", "--help"]}

    @click.group(help=say(language, "about"), context_settings=names)
    @click.version_option(__version__, prog_name="concept-graph", help=say(language, "version"))
    def group() -> None:
        pass

    @group.command("build", help=say(language, "build"))
    @click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option("--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), show_default=True,
                  default=Path("output/concept-graph.html"), help=say(language, "option-output"))  # fmt: skip
    @click.option("--json", "json_file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(language, "option-json"))  # fmt: skip
    @click.option("--open", "open_page", is_flag=True, help=say(language, "option-open"))
    @click.option("--no-lexicon", is_flag=True, help=say(language, "option-no-lexicon"))
    @click.option("--lexicon", "lexicons", metavar="FILE", multiple=True, type=click.Path(path_type=Path),
                  help=say(language, "option-lexicon"))  # fmt: skip
    @click.option("--workers", metavar="N", type=click.IntRange(1), help=say(language, "option-workers"))
    @click.option("--store", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(language, "option-store"))  # fmt: skip
    @click.option("--engine", type=click.Choice(("local", "dask")), default="local", show_default=True,
                  help=say(language, "option-engine"))  # fmt: skip
    @click.option("--scheduler", metavar="ADDRESS", help=say(language, "option-scheduler"))
    @click.option("--lang", type=click.Choice(LANGUAGES), help=say(language, "option-lang"))
    @click.option("--quiet", is_flag=True, help=say(language, "option-quiet"))
    def build(sources: tuple[Path, ...], output: Path, json_file: Path | None, lang: str | None, quiet: bool,
              no_lexicon: bool, lexicons: tuple[Path, ...], open_page: bool, workers: int | None,
              store: Path | None, engine: str, scheduler: str | None) -> None:  # fmt: skip
        from graph.settings import Settings

        del lang  # read before parsing
        report = _Report(language, quiet)
        json_path = json_file or output.with_suffix(".json")
        if store is not None and (engine == "dask" or scheduler):
            raise click.UsageError(say(language, "store-and-cluster"))
        settings = Settings(use_lexicon=not no_lexicon, lexicons=lexicons, workers=workers, store=store)
        try:
            _build(sources, (output, json_path), settings, report, _choose_engine(engine, scheduler))
        except ConceptGraphError as error:
            report.fail(error)
        if open_page:
            report.opened(_open(output))

    return group


def _choose_engine(name: str, scheduler: str | None) -> Engine:
    """Choose where the work is done; the address of a scheduler says that it is on its cluster."""
    if name == "dask" or scheduler:
        from graph.cluster import explore_on_cluster

        return functools.partial(explore_on_cluster, scheduler=scheduler)
    from graph.pipeline import explore

    return explore


def _build(
    sources: Sequence[Path], targets: tuple[Path, Path], settings: Settings, report: _Report, explore: Engine
) -> None:
    """Explore the sources and write page and JSON; neither is written unless both can be."""
    from graph.export.json import write_json
    from graph.page.render import render_page
    from graph.pipeline import no_search_for_cycles

    output, json_path = targets
    if output.resolve() == json_path.resolve():
        raise OutputError(str(output), "same-file")
    if settings.store is not None and settings.store.resolve() in (output.resolve(), json_path.resolve()):
        raise OutputError(str(settings.store), "same-file")
    with (
        no_search_for_cycles(),
        _writing(output) as page_file,
        _writing(json_path) as graph_file,
        report.progress() as progress,
    ):
        exploration = explore(sources, settings, progress=progress)
        progress("write", 0, 1)
        with ThreadPoolExecutor(1) as beside:
            # Compression needs no Python: the JSON is written meanwhile.
            rendered = beside.submit(render_page, exploration, settings)
            size = sum(map(graph_file, write_json(exploration)))
        page = rendered.result().encode("utf-8", "replace")
        page_file(page)
        gc.freeze()  # it stays to the end: no search for garbage need walk through it
    report.summary(exploration, [(output, len(page)), (json_path, size)])


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[Callable[[bytes], int]]:
    """Open a temporary file beside the target and put it in the target's place at the end, whole.

    Raises OutputError at once where the target cannot be written; leaves nothing behind on failure.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, os.strerror(21))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(str(path), "unwritable", detail=error.strerror or "") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield lambda content: _write(file.write, content, path)
        if temporary.stat().st_size:
            # mkstemp makes the file private; the page is as readable as any new file.
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(0o666 & ~mask)
            temporary.replace(path)
    except OSError as error:
        raise OutputError(str(path), "unwritable", detail=error.strerror or "") from error
    finally:
        temporary.unlink(missing_ok=True)


def _write(write: Callable[[bytes], int], content: bytes, path: Path) -> int:
    """Write, and name the file where the disk refuses."""
    try:
        return write(content)
    except OSError as error:
        raise OutputError(str(path), "unwritable", detail=error.strerror or "") from error


def _open(page: Path) -> bool:
    """Open the page in the default browser."""
    import webbrowser

    return webbrowser.open(page.resolve().as_uri())


class _Report:
    """Tell the person what happens: progress and errors on standard error, the summary on standard output."""

    def __init__(self, language: Language, quiet: bool) -> None:
        """Speak a language; ``quiet`` keeps all but errors back."""
        self._language = language
        self._quiet = quiet

    def _say(self, key: str, **words: object) -> str:
        return say(self._language, key, **words)

    @contextlib.contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """Show a progress bar, on a terminal only."""
        if self._quiet or not sys.stderr.isatty():
            yield lambda _stage, _done, _total: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("")
            yield lambda stage, done, total: bar.update(
                task, description=self._say(stage), completed=done, total=total
            )

    def summary(self, exploration: Exploration, files: Sequence[tuple[Path, int]]) -> None:
        """Say what was read and found, what was left out and why, and where the page is."""
        self.skipped(exploration.skipped)
        if self._quiet:
            return
        concepts = exploration.concepts
        types = Counter(concept.type for concept in concepts)
        words = LANGUAGES.index(self._language)
        mark, comma = ("：", "，") if self._language == "zh" else (" ", ", ")
        listed = comma.join(f"{TYPE_NAMES[t][words]}{mark}{n}" if words == 0 else f"{n} {TYPE_NAMES[t][words]}"
                            for t, n in sorted(types.items(), key=lambda item: (-item[1], item[0])))  # fmt: skip
        strongest = sorted(concepts, key=lambda concept: (-len(concept.mentions), concept.id))[:10]
        page, graph = files
        lines = [
            self._say("articles-read", n=len(exploration.articles), sentences=len(exploration.sentences)),
            self._say("found", concepts=len(concepts), links=len(exploration.comentions),
                      communities=len(exploration.analysis.communities)),
            "  " + listed,
            self._say("strongest") + comma.join(f"{c.name} ({len(c.mentions)})" for c in strongest),
            self._say("page-at", path=page[0], size=_size(page[1])),
            self._say("json-at", path=graph[0], size=_size(graph[1])),
        ]  # fmt: skip
        click.echo("\n".join(lines))

    def skipped(self, files: Sequence[Skipped]) -> None:
        """Name the files that were not used, and why."""
        if not files:
            return
        click.echo(self._say("skipped-files", n=len(files)), err=True)
        for file in files:
            click.echo(f"  {file.source}: {self._say(file.reason, **dict(file.details))}", err=True)

    def opened(self, worked: bool) -> None:
        """Say whether a browser has opened the page."""
        if not self._quiet:
            click.echo(self._say("opened" if worked else "not-opened"))

    def fail(self, error: ConceptGraphError) -> None:
        """Say what is wrong and exit with the status that says so."""
        text = self._reason(error)
        status = FAILED if isinstance(error, (NothingToBuild, WorkerError)) else WRONG_CALL
        if isinstance(error, NothingToBuild):
            skipped = error.details.get("skipped")
            self.skipped(skipped if isinstance(skipped, (list, tuple)) else [])
        click.echo(self._say("error", text=text), err=True)
        raise click.exceptions.Exit(status)

    def _reason(self, error: ConceptGraphError) -> str:
        """Put an error's reason into words."""
        words = {key: value for key, value in error.details.items() if key != "skipped"} | {
            "path": error.path
        }
        text = self._say(error.reason, **words)
        if isinstance(error, LexiconError):
            return self._say("lexicon" if "line" in words else "lexicon-file", **(words | {"text": text}))
        return text


def _size(count: int) -> str:
    """Write a number of bytes for people: 12 kB, 3.4 MB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"
