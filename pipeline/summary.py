"""What a run shows at its end: the tables with their rows, the first honours, and what went wrong."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.compute as pc
from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from pipeline.messages import Messages

_HONOURS_SHOWN = 5
_FAILURES_SHOWN = 10
_IDS_SHOWN = 5


def summarise(tables: Mapping[str, pa.Table], say: Messages) -> RenderableType:
    """A run in one view: how much was read, the rows of every table, and the first honours."""
    articles = tables["articles"]
    counts = {name: pc.sum(articles[name]).as_py() or 0 for name in ("sentences", "characters")}
    head = Text.assemble((say("run.title"), "bold"), "  ", say("run.counts", articles=articles.num_rows, **counts))
    parts: list[RenderableType] = [head, _rows(tables, say)]
    shown = tables["honours_flat"].slice(0, _HONOURS_SHOWN).to_pylist()
    if shown:
        preview = Table(box=SIMPLE_HEAD, title=say("run.preview", n=len(shown)), title_justify="left")
        for key in ("run.honoree", "run.award", "run.awarders"):
            preview.add_column(say(key), overflow="fold")
        for row in shown:
            name = row["honoree_name"] or str(row["group_size"] or "")
            preview.add_row(*map(Text, (name, row["award_title"] or "", row["awarders"] or "")))
        parts.append(preview)
    return Group(*parts)


def _rows(tables: Mapping[str, pa.Table], say: Messages) -> Table:
    view = Table(box=SIMPLE_HEAD)
    view.add_column(say("run.table"), no_wrap=True)
    view.add_column(say("run.rows"), justify="right", no_wrap=True)
    view.add_column(say("run.meaning"), style="dim")
    for name, table in tables.items():
        style = "red" if name == "failures" and table.num_rows else ""
        view.add_row(name, f"{table.num_rows:,}", say(f"table.{name}"), style=style)
    return view


def failures(tables: Mapping[str, pa.Table], say: Messages) -> list[str]:
    """A line for each of the first inputs that failed."""
    rows = tables["failures"].slice(0, _FAILURES_SHOWN).to_pylist()
    lines = [f"  {row['source']}: {say.failure(row['error'], row['message'] or '')}" for row in rows]
    total = tables["failures"].num_rows
    if total > len(rows):
        lines.append("  " + say("run.more", n=total - len(rows)))
    return [say("run.failures", n=total), *lines] if total else []


def warnings(tables: Mapping[str, pa.Table], metadata: Mapping[str, object], say: Messages) -> list[str]:
    """Publication dates that are none, and rows of the metadata that are about no article."""
    articles = tables["articles"]
    ids = articles["article_id"].to_pylist()
    bases = articles["published_on_basis"].to_pylist()
    undated = [i for i, basis in zip(ids, bases, strict=True) if basis == "invalid"]
    unknown = sorted(set(metadata) - set(ids))
    return [
        say(key, n=len(some), ids=", ".join(some[:_IDS_SHOWN]) + (" …" if len(some) > _IDS_SHOWN else ""))
        for key, some in (("warning.dates", undated), ("warning.metadata", unknown))
        if some
    ]


@contextmanager
def progress(console: Console, say: Messages) -> Iterator[Callable[[int, int], None] | None]:
    """What to call with the articles and characters of each finished task; None where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    done = [0, 0]
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console) as view:
        task = view.add_task("", total=None)

        def advance(articles: int, characters: int) -> None:
            done[0] += articles
            done[1] += characters
            view.update(task, description=say("run.progress", articles=done[0], characters=done[1]))

        yield advance
