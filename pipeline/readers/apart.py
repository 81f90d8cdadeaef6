"""Readers in a process of their own: a file that is made to hurt costs that process, not the run.

Pages, Word files, spreadsheets, PDF and Parquet are read by large libraries. Whatever such a file does to them (endless
loops, all the memory, a crash in C) ends the process, which is then started anew, and the file becomes a Failure.
"""

import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, TypeAlias

from pipeline.encodings import NotTextError
from pipeline.readers.found import Found, Refused, RefusedError

SECONDS = 60.0
"""Time for one article, after which the file is given up."""
MEMORY = 4 * 2**30
"""Bytes that the process may take."""
Reader: TypeAlias = Callable[[bytes, Mapping[str, str]], Iterator[Found | Refused]]
_SIZE = struct.Struct(">Q")
# What the loader says of a library for which the limit leaves no room.
_NO_ROOM = ("failed to map segment from shared object", "Cannot allocate memory")
_START = "import sys; sys.path.insert(0, {folder!r}); from pipeline.readers.apart import serve; serve({memory})"


def reader_of(suffix: str) -> Reader:
    """The reader for files with this suffix; the libraries that it needs are imported now."""
    if suffix in (".html", ".htm"):
        from pipeline.readers.html import read_html

        return lambda data, _: read_html(data)
    if suffix == ".docx":
        from pipeline.readers.docx import read_docx

        return lambda data, _: read_docx(data)
    if suffix == ".pdf":
        from pipeline.readers.pdf import read_pdf

        return lambda data, _: read_pdf(data)
    from pipeline.readers import sheets

    return sheets.read_xlsx if suffix == ".xlsx" else sheets.read_parquet


SUFFIXES = (".html", ".htm", ".docx", ".pdf", ".xlsx", ".parquet")


class Apart:
    """The process that reads, started when it is first needed. `seconds` is the time for one article."""

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = SECONDS if seconds is None else seconds
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, suffix: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Found | Refused]:
        """What a file holds. Raises RefusedError where the file cannot be read or the reading was given up."""
        process = self.process = self.process or self._started()
        finished = False
        try:
            self._sent(process, (suffix, data, dict(columns)))
            while True:
                item = self._received(process)
                if item is None:
                    finished = True
                    return
                if isinstance(item, RefusedError):
                    finished = True
                    raise item
                yield item
        finally:
            if not finished:
                self.close()

    def _started(self) -> subprocess.Popen[bytes]:
        folder = str(Path(__file__).resolve().parents[2])
        command = [sys.executable, "-c", _START.format(folder=folder, memory=MEMORY)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def _sent(self, process: subprocess.Popen[bytes], request: tuple[str, bytes, dict[str, str]]) -> None:
        try:
            _write(process.stdin, request)
        except OSError:
            raise RefusedError("ReaderDied", "the process that reads such files ended") from None

    def _received(self, process: subprocess.Popen[bytes]) -> "Found | Refused | RefusedError | None":
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            item: Found | Refused | RefusedError | None = _read(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            if late.is_set():
                message = f"it was not read within {self.seconds:g} seconds and is given up"
                raise RefusedError("TooSlow", message) from None
            raise RefusedError("ReaderDied", "the process that read it ended, perhaps for want of memory") from None
        finally:
            timer.cancel()
        return item

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def _write(stream: IO[bytes] | None, item: object) -> None:
    if stream is None:
        raise OSError
    data = pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def _read(stream: "IO[bytes] | None") -> "Found | Refused | RefusedError | None":
    if stream is None:
        raise EOFError
    return pickle.loads(_exactly(stream, _SIZE.unpack(_exactly(stream, _SIZE.size))[0]))  # type: ignore[no-any-return]


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def serve(memory: int) -> None:
    """Read the files that come on standard input, for ever; answers go to what was standard output.

    memory: bytes that this process may take.
    """
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    _limit(memory)
    while True:
        try:
            suffix, data, columns = _read(sys.stdin.buffer)  # type: ignore[misc]
        except EOFError:
            return
        try:
            for item in reader_of(suffix)(data, columns):
                _write(answers, item)
            _write(answers, None)
        except BaseException as error:
            _write(answers, refusal(suffix, error))


def refusal(suffix: str, error: BaseException) -> RefusedError:
    """Why a file is refused over which a reader raised `error`."""
    if isinstance(error, RefusedError):
        return error
    behind = {type(cause).__name__ for cause in _causes(error)}
    if "MemoryError" in behind or (isinstance(error, ImportError | OSError) and str(error).endswith(_NO_ROOM)):
        return RefusedError("TooLong", "it takes more memory than there is")
    if "PDFPasswordIncorrect" in behind:
        return RefusedError("Encrypted", "it is protected by a password")
    if isinstance(error, NotTextError):
        return RefusedError("NotText", str(error))
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return RefusedError("Damaged", f"it cannot be read as {suffix[1:]}: {reason}")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those that libraries have wrapped in it."""
    waiting: list[object] = [error]
    for _ in range(10):
        if not waiting:
            return
        cause = waiting.pop()
        if isinstance(cause, BaseException):
            yield cause
            waiting += [cause.__context__, cause.__cause__, *cause.args[:1]]


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (OSError, ValueError):
        return
