"""From findings to the columns of the tables that `schema.py` describes."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.records import Failure, Findings, Honour, Organisation, Span
from pipeline.schema import DECIMAL, INTEGER, TEXT
from pipeline.schema import TABLES as TABLES  # a name of this module too
from pipeline.segment import Document

_ARROW = {TEXT: pa.string(), INTEGER: pa.int64(), DECIMAL: pa.decimal128(38, 6)}
_SIX_PLACES = Decimal("0.000001")
_CONTEXT = Context(prec=60)


def _identifier(prefix: str, *parts: object) -> str:
    digest = hashlib.blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{prefix}{digest.hexdigest()}"


def organisation_id(article_id: str, organisation: Organisation) -> str:
    """The identifier of an organisation: the user's own, else from its name where that is unique, else from article and
    name."""
    if organisation.id:
        return organisation.id
    scope = () if organisation.unique else (article_id,)
    return _identifier("o", *scope, organisation.name)


def person_id(article_id: str, name: str) -> str:
    """The identifier of a person: from article and name."""
    return _identifier("p", article_id, name)


class TableBuilder:
    """Collects the columns of all tables, article by article."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[str, list[Any]]] = {
            table: {column.name: [] for column in columns} for table, columns in TABLES.items()
        }

    def add_failure(self, failure: Failure) -> None:
        """Note an input that could not be read or processed."""
        # What no file can hold (half a surrogate pair) is written as an escape, so that a failure never fails itself.
        cells = {
            name: getattr(failure, name).encode("utf-8", "backslashreplace").decode("utf-8")
            for name in ("source", "stage", "error", "message")
        }
        self._add("failures", **cells)

    def add(self, document: Document, found: Findings) -> None:
        """Add the rows of one article; where that raises, the tables are as they were before."""
        lengths = {table: len(next(iter(columns.values()))) for table, columns in self.columns.items()}
        try:
            _ArticleRows(self, document, found).add()
        except Exception:
            for table, columns in self.columns.items():
                for values in columns.values():
                    del values[lengths[table] :]
            raise

    def _add(self, table: str, **cells: object) -> None:
        for name, values in self.columns[table].items():
            values.append(cells.pop(name, None))
        if cells:
            raise KeyError(f"table {table} has no column {', '.join(cells)}")

    def tables(self) -> dict[str, pa.Table]:
        """The tables collected so far, typed and in the order of the articles."""
        return {name: self._table(name) for name in TABLES}

    def _table(self, name: str) -> pa.Table:
        arrays = {}
        for column in TABLES[name]:
            values = self.columns[name][column.name]
            if column.type == TEXT:
                values = [value or None for value in values]
            elif column.type == DECIMAL:
                values = [None if value is None else fixed(value) for value in values]
            arrays[column.name] = pa.array(values, _ARROW[column.type])
        return pa.table(arrays)


def fixed(value: Decimal) -> Decimal:
    """`value` rounded to the six places that the tables hold."""
    return value.quantize(_SIX_PLACES, ROUND_HALF_EVEN, _CONTEXT)


class _ArticleRows:
    """The rows of one article."""

    def __init__(self, builder: TableBuilder, document: Document, found: Findings) -> None:
        self.builder = builder
        self.document = document
        self.article = document.article
        self.found = found
        self.entities = {entity.name: entity for entity in found.entities}
        self.amounts = {(m.start, m.end): self._key("a", m.start, m.end) for m in found.amounts}
        self.counts = {(m.start, m.end): self._key("c", m.start, m.end) for m in found.counts}
        self.posts_of: dict[str, list[tuple[str, str]]] = {}
        self.honour_ids: dict[Span, list[str]] = {}
        self.all_honour_ids: set[str] = set()

    def _key(self, prefix: str, *parts: object) -> str:
        return _identifier(prefix, self.article.id, *parts)

    def _place(self, start: int, end: int) -> dict[str, object]:
        sentence = self.document.sentence_at(start).number
        return {"start": start, "end": end, "text": self.article.text[start:end], "sentence": sentence}

    def _organisation_id(self, name: str) -> str:
        entity = self.entities.get(name)
        return organisation_id(self.article.id, entity) if entity else ""

    def add(self) -> None:
        self._add_article()
        self._add_organisations()
        self._add_persons_and_posts()
        for honour in self.found.honours:
            self._add_honour(honour)
        self._add_amounts()
        self._add_counts()
        self._add_ledger()

    def _add_article(self) -> None:
        article = self.article
        self.builder._add(
            "articles",
            article_id=article.id,
            source=article.source,
            url=article.url,
            title=article.title,
            publisher=article.publisher,
            published_on=article.published_on,
            published_on_basis=article.published_on_basis,
            encoding=article.encoding,
            text_sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            characters=len(article.text),
            sentences=len(self.document.sentences),
            text=article.text,
        )

    def _add_organisations(self) -> None:
        for entity in self.found.entities:
            self.builder._add(
                "organisations",
                organisation_id=organisation_id(self.article.id, entity),
                name=entity.name,
                kind=entity.kind,
                division_code=entity.division_code,
                parent_id=self._organisation_id(entity.parent),
                aliases=";".join(entity.aliases),
            )
        for mention in self.found.organisations:
            self.builder._add(
                "organisation_mentions",
                article_id=self.article.id,
                organisation_id=self._organisation_id(mention.name),
                rule=mention.rule,
                **self._place(mention.start, mention.end),
            )

    def _add_persons_and_posts(self) -> None:
        names = [p.person_name for p in self.found.posts]
        names += [h.honoree_name for h in self.found.honours if h.honoree_kind == "person"]
        for name in dict.fromkeys(names):
            self.builder._add(
                "persons", person_id=person_id(self.article.id, name), article_id=self.article.id, name=name
            )
        for post in self.found.posts:
            self.posts_of.setdefault(post.person_name, []).append((post.organisation_name, post.title))
            is_organisation = not post.organisation_is_place
            self.builder._add(
                "posts",
                post_id=self._key("t", post.person_name, post.organisation_name, post.title, post.start, post.end),
                article_id=self.article.id,
                person_id=person_id(self.article.id, post.person_name),
                person_name=post.person_name,
                organisation_id=self._organisation_id(post.organisation_name) if is_organisation else "",
                organisation_name=post.organisation_name,
                title=post.title,
                tenure=post.tenure,
                position=post.position,
                rule=post.rule,
                **self._place(post.start, post.end),
            )

    def _add_honour(self, honour: Honour) -> None:
        article_id = self.article.id
        told = (honour.honoree_kind, honour.honoree_name, honour.award_start, honour.start)
        honour_id = self._key("h", *told)
        if honour_id in self.all_honour_ids:  # 2018年、2020年两次获评; 一、二等奖 in one word
            honour_id = self._key("h", *told, honour.award_title, honour.awarded_on)
        self.all_honour_ids.add(honour_id)
        self.honour_ids.setdefault((honour.start, honour.end), []).append(honour_id)
        award_id = _identifier("w", honour.award_name or honour.award_title, honour.award_level, honour.edition)
        honoree_id = ""
        if honour.honoree_kind == "person":
            honoree_id = person_id(article_id, honour.honoree_name)
        elif honour.honoree_kind == "organisation":
            honoree_id = self._organisation_id(honour.honoree_name)
        place = self._place(honour.start, honour.end)
        shared = {
            "honour_id": honour_id,
            "article_id": article_id,
            "honoree_kind": honour.honoree_kind,
            "honoree_name": honour.honoree_name,
            "award_title": honour.award_title,
            "awarded_on": honour.awarded_on,
            "group_size": honour.group_size,
            "basis": honour.basis,
        }
        self.builder._add(
            "honours",
            award_id=award_id,
            honoree_id=honoree_id,
            event=honour.event,
            mentions=honour.mentions,
            award_start=honour.award_start,
            award_end=honour.award_end,
            rule=honour.rule,
            **shared,
            **place,
        )
        for position, name in enumerate(honour.awarders, start=1):
            organisation = self._organisation_id(name)
            self.builder._add("honour_awarders", honour_id=honour_id, organisation_id=organisation, position=position)
        self.builder._add(
            "awards",
            award_id=award_id,
            award_name=honour.award_name or honour.award_title,
            award_level=honour.award_level,
            series=honour.series,
            edition=honour.edition,
        )
        posts = self.posts_of.get(honour.honoree_name, []) if honour.honoree_kind == "person" else []
        sentence = self.document.sentence_at(honour.start)
        self.builder._add(
            "honours_flat",
            published_on=self.article.published_on,
            posts=";".join(dict.fromkeys(title for _, title in posts)),
            organisation_name=";".join(dict.fromkeys(name for name, _ in posts if name)),
            award_name=honour.award_name or honour.award_title,
            award_level=honour.award_level,
            awarders=";".join(honour.awarders),
            sentence_text=self.article.text[sentence.start : sentence.end],
            **shared,
        )

    def _add_amounts(self) -> None:
        for amount in self.found.amounts:
            self.builder._add(
                "amounts",
                amount_id=self.amounts[amount.start, amount.end],
                article_id=self.article.id,
                value=amount.value,
                low=amount.low,
                high=amount.high,
                currency=amount.currency,
                qualifier=amount.qualifier,
                basis=amount.basis,
                action=amount.action,
                actor=amount.actor,
                purpose=amount.purpose,
                per=amount.per,
                change=amount.change,
                period_start=amount.period_start,
                period_end=amount.period_end,
                part_of=self._quantity_id(amount.part_of),
                repeat_of=self._quantity_id(amount.repeat_of),
                rule=amount.rule,
                **self._place(amount.start, amount.end),
            )

    def _add_counts(self) -> None:
        for count in self.found.counts:
            self.builder._add(
                "counts",
                count_id=self.counts[count.start, count.end],
                article_id=self.article.id,
                value=count.value,
                low=count.low,
                high=count.high,
                unit=count.unit,
                kind=count.kind,
                qualifier=count.qualifier,
                basis=count.basis,
                action=count.action,
                actor=count.actor,
                object=count.object,
                place=count.place,
                per=count.per,
                change=count.change,
                amount_id=self._quantity_id(count.amount),
                period_start=count.period_start,
                period_end=count.period_end,
                part_of=self._quantity_id(count.part_of),
                repeat_of=self._quantity_id(count.repeat_of),
                rule=count.rule,
                **self._place(count.start, count.end),
            )

    def _quantity_id(self, span: Span | None) -> str:
        if span is None:
            return ""
        return self.amounts.get(span) or self.counts.get(span, "")

    def _add_ledger(self) -> None:
        entries = []
        for number in self.found.numbers:
            span = (number.start, number.end)
            reason = number.reason or number.rule
            entries.append((*span, number.disposition, self._quantity_id(span), reason, number.rule))
        for word in self.found.award_words:
            ids = dict.fromkeys(i for span in word.references for i in self.honour_ids.get(span, []))
            entries.append((word.start, word.end, word.disposition, ";".join(ids), word.reason, ""))
        for start, end, disposition, reference, reason, rule in sorted(entries):
            self.builder._add(
                "ledger",
                article_id=self.article.id,
                start=start,
                end=end,
                text=self.article.text[start:end],
                disposition=disposition,
                reference=reference,
                reason=reason,
                rule=rule,
            )


_SHARED_KEYS = {"organisations": "organisation_id", "awards": "award_id"}


def join(parts: Sequence[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """One set of tables from the sets of several workers, in order.

    Organisations and awards that several articles share become one row (the first's, with all aliases); an article
    whose text an earlier one has gets its id as `duplicate_of`.
    """
    joined = {name: pa.concat_tables([part[name] for part in parts]) for name in TABLES}
    for name, key in _SHARED_KEYS.items():
        joined[name] = _first_rows(joined[name], key)
    joined["articles"] = _with_duplicates(joined["articles"])
    return joined


def _first_rows(table: pa.Table, key: str) -> pa.Table:
    first: dict[str, int] = {}
    aliases: dict[str, dict[str, None]] = {}
    has_aliases = "aliases" in table.column_names
    written = table["aliases"].to_pylist() if has_aliases else [None] * table.num_rows
    for i, (identifier, names) in enumerate(zip(table[key].to_pylist(), written, strict=True)):
        first.setdefault(identifier, i)
        aliases.setdefault(identifier, {}).update(dict.fromkeys((names or "").split(";")))
    kept = table.take(pa.array(list(first.values()), pa.int64()))
    if has_aliases:
        merged = [";".join(filter(None, aliases[i])) or None for i in kept[key].to_pylist()]
        kept = kept.set_column(kept.column_names.index("aliases"), "aliases", pa.array(merged, pa.string()))
    return kept


def _with_duplicates(articles: pa.Table) -> pa.Table:
    first: dict[str, str] = {}
    duplicate_of = []
    for article_id, digest in zip(articles["article_id"].to_pylist(), articles["text_sha256"].to_pylist(), strict=True):
        earlier = first.setdefault(digest, article_id)
        duplicate_of.append(None if earlier == article_id else earlier)
    position = articles.column_names.index("duplicate_of")
    return articles.set_column(position, "duplicate_of", pa.array(duplicate_of, pa.string()))


def to_pandas(tables: Mapping[str, pa.Table], only: Iterable[str] | None = None) -> dict[str, pd.DataFrame]:
    """The tables as DataFrames backed by Arrow: text, whole numbers and decimals keep their type, empty cells are NA."""
    names = list(tables) if only is None else list(only)
    return {name: tables[name].to_pandas(types_mapper=pd.ArrowDtype) for name in names}
