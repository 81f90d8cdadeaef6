"""What flows through the pipeline: articles, sentences, tokens and mentions.

Frozen, slotted dataclasses without behaviour of their own. Offsets are half-open and count Unicode code points of
the article's text. This module imports nothing of the project. The columns that users see are in `tables.py`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Half-open (start, end) in code points; as a reference, the span of the row that is meant."""


@dataclass(frozen=True, slots=True)
class Article:
    """One document as it was read. `text` is never cut or changed; every offset refers to it."""

    id: str
    text: str
    title: str | None = None
    published_on: str | None = None
    source: str | None = None
    url: str | None = None
    published_on_basis: str = ""
    publisher: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read or processed; `error` is the class of the error, `stage` read or process."""

    source: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; `number` counts from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the segmentation; `tag` is the part of speech in jieba's dictionary, empty for unknown words."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral with everything that was read with it, and what it was taken for.

    `disposition` is one of those of the ledger (see tables.py); amounts and counts are made from the numbers whose
    disposition says so, all others go into the ledger with `reason`. `start, end` is the span that the row gets
    (number, scale, inner vague word, and classifier or currency).
    """

    start: int
    end: int
    disposition: str
    rule: str
    reason: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"
    unit: str = ""
    kind: str = ""
    currency: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money."""

    start: int
    end: int
    rule: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    currency: str
    qualifier: str
    basis: str = "stated"
    action: str = ""
    actor: str = ""
    purpose: str = ""
    per: str = ""
    change: str = ""
    period_start: str = ""
    period_end: str = ""
    part_of: Span | None = None
    repeat_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity of named things, a measure or a ratio."""

    start: int
    end: int
    rule: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    kind: str
    qualifier: str
    basis: str = "stated"
    action: str = ""
    actor: str = ""
    object: str = ""
    place: str = ""
    per: str = ""
    change: str = ""
    amount: Span | None = None
    period_start: str = ""
    period_end: str = ""
    part_of: Span | None = None
    repeat_of: Span | None = None


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation's name or short form in the text.

    `name` is the organisation it stands for, filled in by `resolve`.
    """

    start: int
    end: int
    rule: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that an article names, once an article and name.

    `parent` is the name of the organisation it belongs to; `unique` says that place or proper name make the name
    unique beyond the article (湖南省教育厅, but not 县教育局), so that its identifier comes from the name alone.
    `id` is the identifier that the user's own list gives it, empty where there is none.
    """

    name: str
    kind: str = "other"
    division_code: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    unique: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in the text. `name` is without padding blanks (张 三 → 张三)."""

    start: int
    end: int
    rule: str
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a named person; `start, end` is the post's title in the text.

    `organisation` is the span of the organisation or place as written (of a shared one: where it is written), None
    where there is none; `organisation_name` is filled in by `resolve`. `position` counts the posts of one person in the
    article from 1; `organisation_is_place` marks a place or village that hosts the post, which gets a name but no
    organisation_id.
    """

    start: int
    end: int
    rule: str
    person_name: str
    title: str
    organisation: Span | None = None
    organisation_name: str = ""
    tenure: str = "current"
    position: int = 1
    organisation_is_place: bool = False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One honoree of a name list. `start, end` is the entry as written, with unit and post.

    `kind` is person, organisation or work; `name_start, name_end` is the honoree's name in the text and `name` the same
    without padding blanks (张 三 → 张三), of a work what its quotes hold. `organisation` is the unit of a person or of
    those behind a work, `titles` are a person's posts there, `place` is a province or unit that heads several entries,
    `awarded_on` the year or month that a column of a table gives, `grade` its grade of the award, `size` how many its phrase counts (甲等12人).
    """

    start: int
    end: int
    kind: str
    name_start: int
    name_end: int
    name: str
    organisation: Span | None = None
    titles: tuple[Span, ...] = ()
    place: Span | None = None
    awarded_on: str = ""
    grade: Span | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class NameList:
    """A heading and the names below or after it, in the order of the text.

    `start, end` holds heading and entries. `heading` is the line or clause that announces the names; `award` the part
    of it that names the award (without number, quotes and size), None where it names none. `outer` are the award spans
    of the headings above it, the nearest first (先进单位名单 over 一、特等奖). `size` is the number of names that the heading
    announces, `layout` one of lines, columns, inline, table.
    """

    start: int
    end: int
    heading: Span
    award: Span | None
    entries: tuple[ListEntry, ...]
    layout: str
    outer: tuple[Span, ...] = ()
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Honour:
    """One honoree and award, conferred. `start, end` is the honoree (of a group: the number).

    `bodies` are the spans of the awarding bodies as written; `resolve` fills in their names as `awarders`, the honoree's
    full name, and what `award_name` and the fields after it say of the award.
    """

    start: int
    end: int
    award_start: int
    award_end: int
    rule: str
    honoree_kind: str
    honoree_name: str
    award_title: str
    bodies: tuple[Span, ...] = ()
    awarders: tuple[str, ...] = ()
    awarded_on: str = ""
    event: str = ""
    group_size: int | None = None
    basis: str = "stated"
    mentions: int = 1
    award_name: str = ""
    award_level: str = ""
    series: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class AwardWord:
    """An award word of the text and what became of it; `reference` is the honoree's span of the honour that used it."""

    start: int
    end: int
    disposition: str
    reason: str = ""
    references: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The mentions found so far in one article; each extractor reads the earlier fields and fills its own."""

    numbers: tuple[Number, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    posts: tuple[Post, ...] = ()
    honours: tuple[Honour, ...] = ()
    award_words: tuple[AwardWord, ...] = ()
    entities: tuple[Organisation, ...] = ()
    name_lists: tuple[NameList, ...] = ()
