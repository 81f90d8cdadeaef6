"""Imports point one way, and extractors do not import each other."""

import ast
from pathlib import Path

import pytest

import pipeline

PACKAGE = Path(pipeline.__file__).parent
# Each module may import those that stand before it.
ORDER = (
    *("records", "text", "encodings", "numerals", "units", "datepatterns", "partialdates", "relativedates"),
    *("narrowerdates", "publicationdates", "dates", "rules", "segment", "user"),
    *(
        "match",
        "mentionrules",
        "mentionspans",
        "places",
        "lexicon",
        "newplaces",
        "namewords",
        "clausewords",
        "nameanchors",
        "namereach",
        "companynames",
        "genericnames",
        "candidates",
        "schoolunits",
        "introduced",
        "antecedents",
        "titlemembers",
        "schoolmentions",
        "loosenames",
        "ownunits",
        "widernames",
        "wholenames",
        "vetoes",
        "slots",
        "names",
        "spans",
        "namecues",
        "neighbours",
        "chinesenames",
        "foreignnames",
        "unusualnames",
        "bylines",
        "titles",
        "pieces",
        "wordkinds",
        "seams",
        "joined",
        "settled",
        "views",
        "nountexts",
        "nounbounds",
        "nouns",
        "nountopics",
        "spending",
        "followers",
        "verbs",
        "nounverbs",
        "actingwords",
        "governors",
        "clausefacts",
        "lentverbs",
        "owners",
        "portraits",
        "describedheads",
        "headnouns",
        "clausedoers",
        "actors",
        "countednouns",
        "phrases",
        "postwords",
        "officetext",
        "officeunits",
        "offices",
        "officerows",
        "careers",
        "labels",
        "holders",
        "preceding",
        "behind",
        "following",
        "lives",
        "profiles",
        "members",
        "honorees",
        "clausesubjects",
        "disciplines",
        "subjects",
        "topics",
        "referents",
        "awardlines",
        "galleries",
        "conferring",
        "anaphora",
        "receivers",
        "numbered",
        "cells",
        "headings",
        "listtables",
        "openlists",
        "closedlists",
        "looseentries",
        "listlines",
        "namelists",
        "periods",
    ),
    *("wrapping", "extract", "resolve", "link", "schema", "tables", "process", "parse", "readers", "read"),
    *("style", "datapackage", "workbook", "database", "write"),
    *("gold", "interchange", "compare", "score", "report", "explain", "wordcheck", "examples", "gate", "difference"),
    *("batch", "spacy_component", "messages", "summary", "cli", "__main__"),
)
ORDER_OF = {name: i for i, name in enumerate(ORDER)}


def modules():
    return sorted(path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py"))


def imported(module: Path):
    """The project's modules that a module imports, as dotted names below `pipeline`."""
    source = (PACKAGE / module).with_suffix(".py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{module}: line {node.lineno}: relative imports are not used here")
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "pipeline":
            below = node.module.split(".")[1:]
            for alias in node.names:
                is_module = PACKAGE.joinpath(*below, alias.name).with_suffix(".py").exists()
                is_package = PACKAGE.joinpath(*below, alias.name, "__init__.py").exists()
                yield ".".join([*below, alias.name] if is_module or is_package else below)
        elif isinstance(node, ast.Import):
            yield from (a.name.partition(".")[2] for a in node.names if a.name.split(".")[0] == "pipeline")


def test_every_module_has_its_place():
    assert {module.parts[0] for module in modules()} - {"__init__"} <= set(ORDER)


@pytest.mark.parametrize("module", [m for m in modules() if m.parts != ("__init__",)], ids=str)
def test_imports_point_one_way(module):
    place = ORDER_OF[module.parts[0]]
    for name in imported(module):
        top = name.split(".")[0]
        assert top, f"{module} imports the package itself, which imports everything"
        if top != module.parts[0]:
            assert ORDER_OF[top] < place, f"{module} imports {name}, which comes after it"


def test_extractors_do_not_import_each_other():
    for module in modules():
        if module.parts[0] == "extract" and module.name != "__init__":
            others = [n for n in imported(module) if n.startswith("extract.") and n != f"extract.{module.name}"]
            assert not others, f"{module} imports {others}"


def test_the_test_reads_imports():
    assert "process" in set(imported(Path("batch")))
    assert "extract.honours" in set(imported(Path("extract/__init__")))
