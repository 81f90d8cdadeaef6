"""What a number's clause is read into, and the small facts of a clause that several readers of it ask for."""

from dataclasses import dataclass

from pipeline.nountexts import stripped
from pipeline.pieces import AND, LINK, MARK, OF, REACH, Spot
from pipeline.records import Findings, Number, Span
from pipeline.verbs import is_linked
from pipeline.views import View

CLAUSES_BACK = 6
"""How many clauses back the verb of members is looked for that leave it out."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the text says round one number; each field is empty where it does not say so clearly.

    `noun` is what is counted or names the sum, `spent_on` what a sum was spent on where no noun names it.
    """

    action: str = ""
    actor: str = ""
    noun: str = ""
    spent_on: str = ""
    place: str = ""
    per: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a number, for the next one to lean on.

    `before`: its verb stands before it; `goods`: where the goods begin that a sum values; `ended`: no predicate follows it and its noun in its clause.
    """

    phrase: Phrase
    clause: int
    first: int
    after: int
    before: bool
    follows: bool
    ended: bool
    goods: int
    noun_before: bool
    unit: str


def doers(found: Findings) -> tuple[Span, ...]:
    """The spans of the organisations and persons found, sorted."""
    spans = {(mention.start, mention.end) for mention in found.organisations}
    return tuple(sorted(spans | {(mention.start, mention.end) for mention in found.persons}))


def unit_of(number: Number) -> str:
    """What figures of one row share: the currency of a sum, the unit of a measure or ratio, nothing of a count."""
    return number.currency or (number.unit if number.kind != "count" else "")


def ends_change(spot: Spot, previous: Reading) -> bool:
    """Whether 至 leads from how much something changed to what it is then: 下降9%至|8亿元, 下降9%,至|8亿元."""
    near = spot.clause - previous.clause <= 1 and previous.phrase.change
    led = spot.here == spot.first + 1 and spot.pieces[spot.first].text in ("至", "到")
    return bool(near and led and spot.noun is None and previous.phrase.noun and previous.phrase.action)


def continues_row(spot: Spot, previous: Reading) -> bool:
    """Whether the figure only continues a row of them, so that it is of what the one before is: 分别为9亿元、|8亿元."""
    joined = spot.here - 1 == spot.first and spot.pieces[spot.first].kind in (MARK, AND) and spot.noun is None
    return (
        joined
        and previous.clause == spot.clause
        and previous.noun_before
        and unit_of(spot.number) == previous.unit != ""
    )


def times_tie(view: View, spot: Spot) -> int | None:
    """The tie before what the number is so many times of: 客单价|是|同行的9倍; None where there is none."""
    pieces, left = spot.pieces, spot.left
    if not view.words.has("phrases.times_of", spot.number.unit) or left <= spot.first or pieces[left].kind != OF:
        return None
    return next((i for i in range(left - 1, spot.first - 1, -1) if pieces[i].kind == LINK), None)


def giver_of(view: View, spot: Spot, verb: Span | None, lent: Phrase | None) -> str:
    """The body before a sum that leans on another: 捐款9元,其中慈善会3元; it gave, and is no purpose."""
    follows_part = any(piece.text.startswith("其中") for piece in spot.pieces[spot.first : spot.here])
    if not spot.number.currency or verb is not None or spot.noun is not None or not (lent or follows_part):
        return ""
    if spot.left < spot.first or is_linked(view, spot, "phrases.link"):
        return ""
    text = stripped(view, spot.pieces, spot.first, spot.left + 1)
    return text if text.endswith(view.words.doer_ends) else ""


def per_of(view: View, spot: Spot) -> str:
    """The each of a number, before or behind it: 人均, 每人每月, 元/张; empty where it has none."""
    after = view.per_after.match(view.folded, spot.number.end)
    if after:
        return view.text[after.start() : after.end()]
    pieces = spot.pieces
    lowest = max(spot.first, spot.here - REACH)
    start = pieces[lowest].start if lowest < spot.here else spot.number.start
    matches = list(view.per.finditer(view.folded, start, spot.number.start))
    return view.text[matches[-1].start() : matches[-1].end()] if matches else ""
