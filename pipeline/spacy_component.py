"""honorroll as a component of spaCy: `nlp.add_pipe("honorroll")` fills `doc.spans` with what is found in a text."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from pipeline.gold import Row
from pipeline.interchange import LABELS, Labelled, place
from pipeline.process import Pipeline
from pipeline.records import Article
from pipeline.write import plain

GROUPS = ("honours", "organisations", "amounts", "counts")
_MEANS = ("value", "honoree_name", "person_name", "name", "reason")
_LABELS = {"honours": "HONOUR", "organisations": "ORGANISATION", "amounts": "AMOUNT", "counts": "COUNT"}


class Honorroll:
    """Finds honours (the honoree's span), organisations, amounts and counts in a Doc.

    Each span's label is HONOUR, ORGANISATION, AMOUNT or COUNT, its `id_` the rule that found it, its `kb_id_` what it
    stands for: the honoree, the organisation, the value. Spans are widened to whole tokens.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc.spans` and return the same Doc."""
        _, found = self.pipeline.read(Article("doc", doc.text))
        spans: dict[str, Iterable[tuple[int, int, str, str]]] = {
            "honours": ((h.start, h.end, h.rule, h.honoree_name) for h in found.honours),
            "organisations": ((o.start, o.end, o.rule, o.name) for o in found.organisations),
            "amounts": ((a.start, a.end, a.rule, plain(a.value)) for a in found.amounts),
            "counts": ((c.start, c.end, c.rule, plain(c.value)) for c in found.counts),
        }
        for group in GROUPS:
            made = (_span(doc, _LABELS[group], *item) for item in spans[group])
            doc.spans[group] = [span for span in made if span is not None]
        return doc


def _span(doc: Doc, label: str, start: int, end: int, rule: str, means: str) -> Span | None:
    return doc.char_span(start, end, label=label, kb_id=means, span_id=rule, alignment_mode="expand")


def to_docbin(labelled: Iterable[Labelled]) -> DocBin:
    """Labelled articles as a DocBin, one token a character, so that every offset holds.

    Each table is a group of `doc.spans`; a span's label is that of `interchange.LABELS`, its `id_` the rule where one
    found it, its `kb_id_` what it stands for: the value, the name, the honoree, the holder.
    """
    docs = DocBin(store_user_data=True)
    vocab = Vocab()
    for one in labelled:
        text = one.article.text
        doc = Doc(vocab, words=list(text), spaces=[False] * len(text))
        doc.user_data["article_id"] = one.article.id
        for table, rows in one.rows.items():
            doc.spans[table] = [
                Span(
                    doc,
                    *place(text, table, row),
                    label=LABELS[table],
                    kb_id=_means(row),
                    span_id=row.cells.get("rule", ""),
                )
                for row in rows
            ]
        docs.add(doc)
    return docs


def _means(row: Row) -> str:
    return next((row.cells[name] for name in _MEANS if row.cells.get(name)), "")


@Language.factory(
    "honorroll",
    default_config={"rules": None, "segmenter": "jieba"},
    assigns=["doc.spans"],
    requires=[],
)
def make_honorroll(nlp: Language, name: str, rules: str | None, segmenter: str) -> Honorroll:  # noqa: ARG001 - spaCy's
    """The component. rules: a folder of rules, None for the project's own; segmenter: "jieba", "rjieba" or "none"."""
    return Honorroll(Pipeline(rules, segmenter))
