"""Many articles: cut into tasks, worked off by one process or several, gathered on disk in the order of the input.

The same tasks in the same order give the same tables, whatever the number of workers. What is kept in memory is a few
tasks, never the whole run.
"""

import multiprocessing
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

import pyarrow as pa

from pipeline.process import Pipeline
from pipeline.records import Article, Failure
from pipeline.tables import TABLES, TableBuilder, join

ARTICLES_A_TASK = 200
CHARACTERS_A_TASK = 400_000

Item: TypeAlias = Article | Failure
Task: TypeAlias = tuple[Item, ...]
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs to make its own pipeline: the folder of the rules, the name of the segmenter, the user's files."""

    rules: Path
    segmenter: str = "jieba"
    authority: Path | None = None
    dictionary: Path | None = None


@contextmanager
def run(
    items: Iterable[Item],
    settings: Settings,
    jobs: int = 1,
    progress: Progress | None = None,
    scratch: Path | None = None,
) -> Iterator[dict[str, pa.Table]]:
    """The tables of `items`, valid inside the `with`: they lie in a temporary folder below `scratch`, mapped into memory.

    jobs: number of processes; with 1 the work is done in this one. progress: called with the articles and characters of
    each finished task. Raises RuleError where the rules cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="honorroll-", dir=scratch, ignore_cleanup_errors=True) as folder:
        gathered = _Gathered(Path(folder))
        with gathered:
            for task, tables in _worked(tasks(items), settings, jobs):
                gathered.add(tables)
                if progress:
                    progress(len(task), sum(len(item.text) for item in task if isinstance(item, Article)))
        yield join([gathered.tables()])


def tasks(items: Iterable[Item]) -> Iterator[Task]:
    """`items` in pieces of at most 200 items and about 400,000 characters."""
    task: list[Item] = []
    characters = 0
    for item in items:
        task.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(task) >= ARTICLES_A_TASK or characters >= CHARACTERS_A_TASK:
            yield tuple(task)
            task, characters = [], 0
    if task:
        yield tuple(task)


def _worked(pieces: Iterator[Task], settings: Settings, jobs: int) -> Iterator[tuple[Task, Mapping[str, pa.Table]]]:
    pipeline = _pipeline(settings)  # broken rules are found before any worker starts
    if jobs == 1:
        for task in pieces:
            yield task, pipeline.arrow(task)
        return
    waiting: deque[tuple[Task, Future[bytes]]] = deque()
    with _Workers(settings, jobs) as workers:
        for task in pieces:
            waiting.append((task, workers.submit(task)))
            if len(waiting) > 2 * jobs:
                yield _finished(waiting, workers)
        while waiting:
            yield _finished(waiting, workers)


def _finished(waiting: "deque[tuple[Task, Future[bytes]]]", workers: "_Workers") -> tuple[Task, Mapping[str, pa.Table]]:
    """The oldest task and its tables. A worker that died takes all waiting tasks with it: they are begun again."""
    task, future = waiting.popleft()
    try:
        return task, _unpacked(future.result())
    except BrokenProcessPool:
        workers.restart()
        tables = join(list(_carefully(task, workers)))
        again = [(other, workers.submit(other)) for other, _ in waiting]
        waiting.clear()
        waiting.extend(again)
        return task, tables


def _carefully(task: Task, workers: "_Workers") -> Iterator[Mapping[str, pa.Table]]:
    """The tables of a task in which a worker died, half by half, until the article is found that kills it."""
    try:
        yield _unpacked(workers.submit(task).result())
    except BrokenProcessPool:
        workers.restart()
        if len(task) == 1:
            yield _died(task[0])
            return
        middle = len(task) // 2
        yield from _carefully(task[:middle], workers)
        yield from _carefully(task[middle:], workers)


def _died(item: Item) -> Mapping[str, pa.Table]:
    builder = TableBuilder()
    source = item.source if isinstance(item, Failure) else item.source or item.id
    message = "the worker died over this article, perhaps for want of memory; the others were processed"
    builder.add_failure(Failure(source, "process", "WorkerDied", message))
    return builder.tables()


class _Workers:
    """A pool of processes that can be started anew. Each makes one pipeline and keeps it."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings = settings
        self.jobs = jobs
        self.pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # spawn works on every system and inherits no threads or locks
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, context)

    def submit(self, task: Task) -> "Future[bytes]":
        try:
            return self.pool.submit(_work, self.settings, task)
        except BrokenProcessPool:
            broken: Future[bytes] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def restart(self) -> None:
        """Start new workers. Raises RuntimeError where they cannot even do nothing: then no article is to blame."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = self._started()
        try:
            self.submit(()).result()
        except BrokenProcessPool:
            raise RuntimeError("no worker can be started here; run with -j 1") from None

    def __enter__(self) -> "_Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)


@cache
def _pipeline(settings: Settings) -> Pipeline:
    """The one pipeline of this process."""
    return Pipeline(settings.rules, settings.segmenter, settings.authority, settings.dictionary)


def _work(settings: Settings, task: Task) -> bytes:
    return _packed(_pipeline(settings).arrow(task))


def _packed(tables: Mapping[str, pa.Table]) -> bytes:
    """Tables as Arrow IPC, one stream after another."""
    sink = pa.BufferOutputStream()
    for name in TABLES:
        with pa.ipc.new_stream(sink, tables[name].schema) as stream:
            stream.write_table(tables[name])
    return bytes(sink.getvalue())


def _unpacked(data: bytes) -> dict[str, pa.Table]:
    source = pa.BufferReader(data)
    return {name: pa.ipc.open_stream(source).read_all() for name in TABLES}


class _Gathered:
    """The tables of the finished tasks: one Arrow file a table, grown task by task, at last mapped into memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = ExitStack()
        self.streams: dict[str, pa.ipc.RecordBatchFileWriter] = {}

    def _file(self, name: str) -> str:
        return str(self.folder / f"{name}.arrow")

    def __enter__(self) -> "_Gathered":
        for name, table in TableBuilder().tables().items():
            self.streams[name] = self.files.enter_context(pa.ipc.new_file(self._file(name), table.schema))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.files.__exit__(kind, error, trace)

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        for name, stream in self.streams.items():
            stream.write_table(tables[name])

    def tables(self) -> dict[str, pa.Table]:
        return {name: pa.ipc.open_file(pa.memory_map(self._file(name))).read_all() for name in self.streams}
