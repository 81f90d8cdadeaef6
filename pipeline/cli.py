"""The commands. They read what the user asks for, call the pipeline and say what came of it; nothing else."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from pipeline import batch, examples, gate, interchange
from pipeline.compare import load_abbreviations
from pipeline.difference import differences, render_differences
from pipeline.explain import explain as explain_article
from pipeline.explain import render_explanation, render_figures
from pipeline.gold import DEV, TEST, GoldError, load_gold, load_labels, read_split, read_tables, rows_of, write_rows
from pipeline.messages import LANGUAGES, Messages, locale_language, take_language
from pipeline.process import Pipeline, checkout, default_folder
from pipeline.read import COLUMNS, MetadataError, read, read_metadata, with_metadata
from pipeline.records import Article, Failure
from pipeline.report import FORMATS as REPORT_FORMATS
from pipeline.report import render
from pipeline.rules import RuleError, load_rules
from pipeline.score import Part, agreement, checked_rows, evaluate_parts, found_rows, known_abbreviations
from pipeline.score import evaluate as score
from pipeline.segment import SEGMENTERS
from pipeline.style import HEADERS, Style
from pipeline.summary import failures, progress, summarise, warnings
from pipeline.tables import TABLES
from pipeline.user import UserFileError
from pipeline.wordcheck import check_words
from pipeline.write import FORMATS, write

DONE, WORSE, WRONG, SOME_FAILED, NOTHING = 0, 1, 2, 3, 4
_WIDTH = 100
IMPORTS = ("tables", "label-studio", "doccano")
EXPORTS = (*IMPORTS, "docbin")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
rules_app = typer.Typer(no_args_is_help=True)
app.add_typer(rules_app, name="rules")
gold_app = typer.Typer(no_args_is_help=True)
app.add_typer(gold_app, name="gold")
dict_app = typer.Typer(no_args_is_help=True)
app.add_typer(dict_app, name="dict")

Rules = Annotated[Path | None, typer.Option("--rules", metavar="DIR")]
Authority = Annotated[Path | None, typer.Option("--authority", metavar="FILE.csv")]
Dictionary = Annotated[Path | None, typer.Option("--dict", metavar="FILE")]
Segmenter = Annotated[str, typer.Option(metavar="|".join(SEGMENTERS))]
ShowTest = Annotated[bool, typer.Option("--show-test")]


def main() -> None:
    """The entry point `honorroll`."""
    written, arguments = take_language(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    language = locale_language(os.environ) if written is None else written
    if language not in LANGUAGES:
        say = Messages(locale_language(os.environ))
        _complain(say("usage.choose", given=language, known=", ".join(LANGUAGES)))
        sys.exit(WRONG)
    command(language)(arguments, prog_name="honorroll", obj=Messages(language))


def command(language: str) -> Any:
    """The whole command line as a click command, with its help in `language`."""
    made = typer.main.get_command(app)
    _translate(made, Messages(language), "help")
    return made


def _translate(made: Any, say: Messages, key: str) -> None:
    made.help = say(key)
    for parameter in made.get_params(typer.Context(made)):
        parameter.help = say("help.help" if parameter.name == "help" else f"{key}.{parameter.name}")
    for name, below in getattr(made, "commands", {}).items():
        _translate(below, say, f"{key}.{name}")


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"honorroll {version('honorroll')}")
        raise typer.Exit


@app.callback()
def _options(
    lang: Annotated[str | None, typer.Option(metavar="|".join(LANGUAGES))] = None,
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False,
) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Job:
    """What `run` reads and where it writes.

    `base` is the folder from which sources are shown; `left_out` are articles that are not run.
    """

    inputs: Sequence[str]
    metadata: Path | None
    out: Path
    base: Path | None = None
    left_out: frozenset[str] = frozenset()


def _job(inputs: Sequence[str], metadata: Path | None, out: Path | None) -> _Job:
    """What the user named; without INPUT the corpus of the checkout that he stands in, else the package's article.

    Articles of the corpus that are kept for testing are left out: nobody who changes rules should see their tables.
    """
    if inputs:
        return _Job(inputs, metadata, out or Path("honorroll-out"))
    corpus = default_folder("corpus")
    project = checkout()
    inside = project is not None and Path.cwd().is_relative_to(project)
    place = Path(os.path.relpath(project / "outputs")) if project and inside else Path("honorroll-out")
    kept = frozenset(article_id for article_id, part in read_split(corpus).items() if part == TEST)
    known = metadata or corpus / "gold" / "articles.csv"
    return _Job([str(corpus / "articles")], known, out or place, corpus.parent, kept)


def _left_out(item: Article | Failure, job: _Job) -> bool:
    return isinstance(item, Article) and item.id in job.left_out


def _columns(written: Sequence[str], say: Messages) -> dict[str, str]:
    """The columns that the user named: text=正文."""
    columns: dict[str, str] = {}
    for one in written:
        part, sign, name = one.partition("=")
        if part not in COLUMNS or not sign or not name:
            _complain(say("usage.column", given=one, known=", ".join(COLUMNS)))
            raise typer.Exit(WRONG)
        columns[part] = name
    return columns


@app.command()
def run(
    context: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR")] = None,
    format: Annotated[str, typer.Option(metavar=",".join(FORMATS))] = "csv",  # noqa: A002 - the option's name
    metadata: Annotated[Path | None, typer.Option(metavar="FILE.csv")] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="PART=NAME")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1)] = 1,
    rules: Rules = None,
    only: Annotated[str | None, typer.Option(metavar="TABLE,...")] = None,
    bom: Annotated[bool, typer.Option("--bom/--no-bom")] = True,
    headers: Annotated[str, typer.Option(metavar="|".join(HEADERS))] = "",
    excel_safe: Annotated[bool, typer.Option("--excel-safe")] = False,
    segmenter: Segmenter = "jieba",
    authority: Authority = None,
    dictionary: Dictionary = None,
) -> None:
    """Read articles, write tables."""
    say: Messages = context.obj
    formats = _chosen(format, FORMATS, say)
    if headers:
        _chosen(headers, HEADERS, say)
    names = _chosen(only, list(TABLES), say) if only else None
    _chosen(segmenter, SEGMENTERS, say)
    columns = _columns(column or [], say)
    job = _job(inputs or [], metadata, out)
    screen = Console(stderr=True, highlight=False)
    begun = time.monotonic()
    with _told(say):
        known = read_metadata(job.metadata) if job.metadata else {}
        passing = [path for path in (job.metadata, job.out) if path]
        items = (item for item in read(job.inputs, known, job.base, columns, passing) if not _left_out(item, job))
        settings = batch.Settings(rules or default_folder("rules"), segmenter, authority, dictionary)
        with (
            progress(screen, say) as advance,
            batch.run(items, settings, jobs, advance) as tables,
        ):
            if not tables["articles"].num_rows and not tables["failures"].num_rows:
                _complain(say("error.nothing"))
                raise typer.Exit(NOTHING)
            write(tables, job.out, formats, names, Style(bom, headers, excel_safe))
            view = summarise(tables, say)
            # What the corpus says of articles that are not run is nothing for the user to mend.
            complaints = [*warnings(tables, known if metadata else {}, say), *failures(tables, say)]
            failed = tables["failures"].num_rows
            characters = sum(tables["articles"]["characters"].to_pylist())
    output = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    output.print(view)
    output.print(say("run.written", folder=job.out), markup=False, soft_wrap=True)
    for line in complaints:
        _complain(line)
    if screen.is_terminal:
        seconds = time.monotonic() - begun
        _complain(say("run.seconds", seconds=f"{seconds:.1f}", speed=round(characters / seconds)))
    raise typer.Exit(SOME_FAILED if failed else DONE)


@app.command()
def evaluate(
    context: typer.Context,
    gold: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    tables: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    predictions: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    errors: Annotated[bool, typer.Option("--errors")] = False,
    summary: Annotated[bool, typer.Option("--summary")] = False,
    show_test: ShowTest = False,
    form: Annotated[str, typer.Option("--format", metavar="|".join(REPORT_FORMATS))] = "table",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1)] = 1,
    rules: Rules = None,
    segmenter: Segmenter = "jieba",
    authority: Authority = None,
    dictionary: Dictionary = None,
) -> None:
    """Compare with a gold set."""
    say: Messages = context.obj
    _chosen(form, REPORT_FORMATS, say)
    with _told(say):
        labelled = load_gold(gold or default_folder("corpus"))
        if predictions is not None:
            known = load_rules(rules or default_folder("rules"))
            found = interchange.rows_for(labelled, interchange.read_labelled(predictions), str(predictions))
        elif tables is not None:
            known = load_rules(rules or default_folder("rules"))
            found = checked_rows(read_tables(tables), labelled, str(tables))
        elif jobs == 1:
            pipeline = _pipeline(rules, segmenter, say, authority, dictionary)
            known = pipeline.rules
            found = found_rows(pipeline, labelled)
        else:
            settings = batch.Settings(rules or default_folder("rules"), segmenter, authority, dictionary)
            known = load_rules(settings.rules)
            with batch.run(labelled.articles, settings, jobs) as made:
                found = rows_of(made)
        parts = evaluate_parts(labelled, found, known_abbreviations(known), show_test=show_test)
        typer.echo(render(parts, form, errors=errors, summary=summary, rules=known).rstrip("\n"))


@app.command("gate")
def gate_command(
    context: typer.Context,
    gold: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    accept: Annotated[bool, typer.Option("--accept")] = False,
    show_test: ShowTest = False,
    rules: Rules = None,
) -> None:
    """Compare with the accepted baseline."""
    say: Messages = context.obj
    folder = gold or default_folder("corpus")
    with _told(say):
        pipeline = Pipeline(rules)
        labelled = load_gold(folder)
        report = score(labelled, found_rows(pipeline, labelled), known_abbreviations(pipeline.rules))
        kept = {article_id for article_id, part in labelled.split.items() if part == TEST}
        if accept:
            gate.write_baseline(folder / gate.FILE, gate.standings(report, kept))
            typer.echo(say("gate.accepted", file=folder / gate.FILE))
            return
        verdict = gate.judge(gate.read_baseline(folder / gate.FILE), report, kept)
        hidden = () if show_test else kept
        typer.echo(gate.render_verdict(verdict, pipeline.rules, hidden).rstrip("\n"))
        raise typer.Exit(WORSE if verdict.worse else DONE)


@app.command()
def diff(context: typer.Context, before: Path, after: Path) -> None:
    """Show the difference of two runs."""
    with _told(context.obj):
        found = differences(read_tables(before), read_tables(after))
        typer.echo(render_differences(found).rstrip("\n"))
        raise typer.Exit(WORSE if found else DONE)


@app.command()
def explain(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE")] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    published_on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    show_test: ShowTest = False,
    rules: Rules = None,
    segmenter: Segmenter = "jieba",
    authority: Authority = None,
    dictionary: Dictionary = None,
) -> None:
    """Say what was found, what was rejected, and why."""
    say: Messages = context.obj
    if (file is None) == (text is None):
        _complain(say("usage.explain"))
        raise typer.Exit(WRONG)
    items = read([file]) if file else iter([Article("text", text or "")])
    failed = False
    with _told(say):
        pipeline = _pipeline(rules, segmenter, say, authority, dictionary)
        for item in items:
            if isinstance(item, Failure):
                failed = True
                _complain(f"{item.source}: {say.failure(item.error, item.message)}")
            else:
                item = with_metadata(item, {item.id: {"published_on": published_on or ""}})
                explanation = explain_article(pipeline, item)
                if file and not show_test and _kept_for_testing(Path(file)):
                    typer.echo(render_figures(explanation).rstrip("\n"))
                    _complain(say("explain.kept"))
                else:
                    typer.echo(render_explanation(explanation).rstrip("\n"))
    raise typer.Exit(SOME_FAILED if failed else DONE)


def _kept_for_testing(file: Path) -> bool:
    """Whether the file is an article that the split of its gold folder keeps for testing."""
    return read_split(file.absolute().parent.parent).get(file.stem) == TEST


Folder = Annotated[Path | None, typer.Argument(metavar="DIR")]


@rules_app.command("check")
def rules_check(context: typer.Context, folder: Folder = None) -> None:
    """Check the rule files."""
    say: Messages = context.obj
    with _told(say):
        rules = load_rules(folder or default_folder("rules"))
        problems = examples.check(rules)
        if problems:
            raise RuleError(problems)
        typer.echo(say("rules.fine", n=len(examples.listing(rules))))


@rules_app.command("test")
def rules_test(context: typer.Context, folder: Folder = None) -> None:
    """Run the examples of the rules."""
    say: Messages = context.obj
    with _told(say):
        pipeline = Pipeline(folder)
        wrong = examples.run_examples(pipeline)
        for failure in wrong:
            typer.echo(str(failure))
        total = len(pipeline.rules.examples)
        if wrong:
            _complain(say("rules.failed", n=len(wrong), total=total))
            raise typer.Exit(WORSE)
        typer.echo(say("rules.passed", n=total))


@rules_app.command("list")
def rules_list(context: typer.Context, folder: Folder = None) -> None:
    """List the rules."""
    with _told(context.obj):
        for item in examples.listing(load_rules(folder or default_folder("rules"))):
            typer.echo(f"{item.name}\t{item.kind}\t{item.file}:{item.line}\t{item.examples}\t{item.note}")


@gold_app.command("check")
def gold_check(context: typer.Context, folder: Folder = None) -> None:
    """Check a gold set."""
    say: Messages = context.obj
    with _told(say):
        labelled = load_gold(folder or default_folder("corpus"))
        load_labels(labelled.folder)
        rows = ", ".join(f"{name} {len(found)}" for name, found in labelled.tables.items() if name != "articles")
        typer.echo(say("gold.fine", articles=len(labelled.articles), rows=rows))


@gold_app.command("agree")
def gold_agree(
    context: typer.Context,
    first: Path,
    second: Path,
    errors: Annotated[bool, typer.Option("--errors")] = False,
    show_test: ShowTest = False,
    form: Annotated[str, typer.Option("--format", metavar="|".join(REPORT_FORMATS))] = "table",
    rules: Rules = None,
) -> None:
    """Compare two labellings of the same articles."""
    say: Messages = context.obj
    _chosen(form, REPORT_FORMATS, say)
    with _told(say):
        known = load_abbreviations((rules or default_folder("rules")) / "abbreviations.csv")
        one, other = load_gold(first), load_gold(second)
        parts = []
        for name in (DEV, TEST) if one.split else ("",):
            report = agreement(one.part(name) if name else one, other, known)
            parts.append(Part(name, report, hidden=name == TEST and not show_test))
        typer.echo(render(parts, form, errors=errors).rstrip("\n"))


@gold_app.command("draft")
def gold_draft(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR")] = Path("draft"),
    published_on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    rules: Rules = None,
) -> None:
    """Write predicted rows for a person to correct."""
    say: Messages = context.obj
    with _told(say):
        pipeline = Pipeline(rules)
        failed = False
        for item in read([article]):
            if isinstance(item, Failure):
                failed = True
                _complain(f"{item.source}: {say.failure(item.error, item.message)}")
                continue
            item = with_metadata(item, {item.id: {"published_on": published_on or ""}})
            written = write_rows(out, item, rows_of(pipeline.arrow([item])))
            typer.echo(say("gold.drafted", rows=written, folder=out))
        raise typer.Exit(SOME_FAILED if failed else DONE)


@gold_app.command("export")
def gold_export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PATH")],
    folder: Folder = None,
    form: Annotated[str, typer.Option("--as", metavar="|".join(EXPORTS))] = "tables",
    predicted: Annotated[bool, typer.Option("--predicted")] = False,
    rules: Rules = None,
) -> None:
    """Write a gold set, or what is predicted for its articles, for another tool."""
    say: Messages = context.obj
    _chosen(form, EXPORTS, say)
    with _told(say):
        labelled = load_gold(folder or default_folder("corpus"))
        found = found_rows(Pipeline(rules), labelled) if predicted else None
        items = interchange.of_gold(labelled, found)
        if form == "docbin":
            from pipeline.spacy_component import to_docbin  # spaCy takes a second to load

            to_docbin(items).to_disk(out)
        elif form == "tables":
            interchange.write_gold(out, items)
        else:
            text = (
                interchange.doccano(items)
                if form == "doccano"
                else interchange.label_studio(items, predicted=predicted)
            )
            out.write_text(text, encoding="utf-8", newline="")
        if form == "label-studio":
            config = out.with_suffix(".xml")
            config.write_text(interchange.label_studio_config(), encoding="utf-8", newline="")
            typer.echo(say("gold.config", file=config))
        typer.echo(say("gold.written", articles=len(items), file=out))
        lost = interchange.not_carried(items) if form == "doccano" else {}
        if lost:
            _complain(say("gold.lost", form=form, cells=", ".join(f"{name} ({n})" for name, n in lost.items())))


@gold_app.command("import")
def gold_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="PATH")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR")],
    form: Annotated[str, typer.Option("--as", metavar="|".join(IMPORTS))] = "tables",
) -> None:
    """Read what was labelled in another tool into a new gold set."""
    say: Messages = context.obj
    _chosen(form, IMPORTS, say)
    with _told(say):
        items = interchange.read_labelled(file, form)
        interchange.write_gold(out, items)
        load_gold(out)
        typer.echo(say("gold.written", articles=len(items), file=out))


@dict_app.callback()
def _dict() -> None:
    pass


@dict_app.command("check")
def dict_check(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...")],
    text: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    dictionary: Dictionary = None,
    rules: Rules = None,
    segmenter: Segmenter = "jieba",
) -> None:
    """Say of words whether they took effect, and where."""
    say: Messages = context.obj
    with _told(say):
        pipeline = _pipeline(rules, segmenter, say, None, dictionary)
        reports = check_words(pipeline, words, text, dictionary)
        for report in reports:
            typer.echo(say("dict.effective" if report.effective else "dict.without_effect", word=report.word))
            for source in report.sources:
                typer.echo(f"  {source.where}: {source.what}")
            if not report.sources:
                typer.echo(f"  {say('dict.unknown')}")
            uses = {"uses": report.uses, "whole": report.whole, "named": report.named}
            typer.echo(f"  {say('dict.cut', cut=report.cut, **uses)}")
        raise typer.Exit(DONE if all(report.effective for report in reports) else WORSE)


def _pipeline(
    rules: Path | None,
    segmenter: str,
    say: Messages,
    authority: Path | None = None,
    dictionary: Path | None = None,
) -> Pipeline:
    _chosen(segmenter, SEGMENTERS, say)
    return Pipeline(rules, segmenter, authority, dictionary)


def _chosen(written: str, known: Sequence[str], say: Messages) -> list[str]:
    """The items of a list with commas; ends the command where one is not `known`."""
    chosen = list(dict.fromkeys(filter(None, (item.strip() for item in written.split(",")))))
    unknown = [item for item in chosen if item not in known]
    if unknown or not chosen:
        _complain(say("usage.choose", given=", ".join(unknown), known=", ".join(known)))
        raise typer.Exit(WRONG)
    return chosen


@contextmanager
def _told(say: Messages) -> Iterator[None]:
    """What the user can mend is said in his language, without a traceback."""
    try:
        yield
    except RuleError as error:
        _complain(say("error.rules", n=len(error.problems)), *map(str, error.problems))
    except UserFileError as error:
        _complain(say("error.user", n=len(error.problems)))
        for problem in error.problems:
            place = f"{problem.file}:{problem.line}:{problem.column}"
            _complain(f"{place}: {say(f'user.{problem.key}', given=problem.given)}")
    except MetadataError as error:
        _complain(say("error.metadata", reason=error))
    except GoldError as error:
        _complain(say("error.gold", reason=error))
    except ImportError as error:
        if error.name != "rjieba":
            raise
        _complain(say("usage.rjieba"))
    except BrokenPipeError:
        # Who reads the output wants no more of it; what Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    except OSError as error:
        _complain(say("error.write", reason=error))
    else:
        return
    raise typer.Exit(WRONG)


def _complain(*lines: str) -> None:
    for line in lines:
        typer.echo(line, err=True)
