"""How far the noun of a number goes: past what describes it, to the end of what its unit counts."""

from collections.abc import Sequence

from pipeline.nountexts import is_place
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    BRACKET,
    BREAK,
    DETERMINER,
    EITHER,
    ET_CETERA,
    LIGHT,
    LINK,
    MARK,
    NOMINAL,
    NOUN,
    NUMBER,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    REACH,
    SPACE,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
)
from pipeline.views import View


def is_cause(piece: Piece) -> bool:
    """Whether a word says by what something came about: 因病, 因灾."""
    return piece.kind == ADVERB and len(piece.text) == 2 and piece.text[0] == "因"


def is_growth(view: View, pieces: Sequence[Piece], here: int, i: int) -> bool:
    """Whether the verb at i is the head of what a share with 的 describes: 9%的营收|增长."""
    described = here + 1 < i and pieces[here + 1].kind == OF
    ends = i + 1 == len(pieces) or pieces[i + 1].kind in (MARK, AND, BREAK)
    ends = ends and not view.words.has("phrases.standard", pieces[i - 1].text)  # 以9%的速度|增长
    return described and ends and view.words.has("phrases.of_subject", pieces[i].text)


def is_event(view: View, pieces: Sequence[Piece], here: int, i: int) -> bool:
    """Whether the word that ends the clause names what 开展 and the like tell of: 开展9场深度|访谈."""
    ends = i + 1 == len(pieces) or pieces[i + 1].kind in (BREAK, MARK, AND)
    held = next((piece for piece in reversed(pieces[max(here - 4, 0) : here]) if piece.kind in ACTING), None)
    is_deed = len(pieces[i].text) == 2 and not ends_in_person(view, pieces[i - 1])
    return ends and is_deed and held is not None and view.words.has("phrases.stages", held.text)


def ties_on(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a number follows, or what ties one to the word before: 规模|都|突破|9亿元."""
    while i < len(pieces) and pieces[i].kind == ADVERB:
        i += 1
    return i < len(pieces) and pieces[i].kind in (LINK, NUMBER)


def begins_award(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether an award that a place leads begins at i: 9家单位|省劳动奖状."""
    end = i
    while end < min(len(pieces), i + 6) and pieces[end].kind in (NOUN, PLACE, ADJECTIVE):
        end += 1
    is_led = is_place(view, pieces[i]) or pieces[i].text in view.words.place_ends
    return end > i and is_led and pieces[end - 1].text.endswith(view.words.award_ends)


def is_plain(piece: Piece | None) -> bool:
    """Whether a word is a noun and nothing else."""
    return piece is not None and piece.kind == NOUN and not piece.verbal


def past_value(view: View, pieces: Sequence[Piece], i: int) -> int:
    """Past a sum that values the goods behind it: 三批|价值9万元的|仪器."""
    valued = i + 3 < len(pieces) and view.words.has("phrases.value", pieces[i].text)
    number = next((k for k in range(i + 1, min(i + 4, len(pieces))) if pieces[k].kind == NUMBER), None)
    if not valued or number is None or number + 2 > len(pieces) - 1 or pieces[number + 1].kind != OF:
        return i
    return number + 2


def is_title(piece: Piece) -> bool:
    """Whether a piece is the title of a work: 《归途》."""
    return piece.kind == QUOTE and piece.text[0] == "《"


def leads_to_noun(following: Piece | None) -> bool:
    """Whether what follows a word is a noun, or describes one."""
    return following is not None and following.kind in (NOUN, EITHER, ADJECTIVE, OF)


def is_predicate(view: View, pieces: Sequence[Piece], i: int, leads_on: bool, events: bool, is_object: bool) -> bool:
    """Whether a word that is verb or noun, after a noun, says what that does (50家企业参展), and is no part of it."""
    word = pieces[i].text
    if not leads_on and view.words.has("phrases.predicate_end", word):
        return True
    if not leads_on and not events and not view.words.has("phrases.body_noun", word):
        return True
    if leads_on and not events and not is_object and view.words.has("phrases.takes_object", word):
        return True
    return ends_in_person(view, pieces[i - 1]) and not leads_to_person(view, pieces, i)


def before_next(pieces: Sequence[Piece], start: int, end: int) -> int:
    """The end of a number's noun without the noun of a number that follows (22个省份|扶贫企业2.8万个)."""
    i = end
    while i < len(pieces) and pieces[i].kind in (ADVERB, LINK):
        i += 1
    if end - start < 2 or i >= len(pieces) or pieces[i].kind != NUMBER or has_noun(pieces, i):
        return end
    of = next((k for k in range(end - 1, start, -1) if pieces[k].kind == OF), None)
    return of if of is not None else (start + 1 if i == end else end)


def leads_to_person(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the word at i describes a person or body after it (学生管理人员), rather than saying what they do."""
    while i < len(pieces) and pieces[i].kind in (EITHER, NOUN):
        i += 1
    return ends_in_person(view, pieces[i - 1]) and pieces[i - 1].kind == NOUN


def has_noun(pieces: Sequence[Piece], here: int) -> bool:
    """Whether a noun stands straight after the number."""
    return here + 1 < len(pieces) and pieces[here + 1].kind in (*NOMINAL, OF)


def past_description(view: View, pieces: Sequence[Piece], i: int, is_sum: bool) -> int:
    """Past a description that ends in 的 before the noun: 有特殊困难的学生, 家境贫困、勤奋好学的学子."""
    if i + 1 >= len(pieces):
        return i
    deed = next((piece for piece in pieces[i : i + 4] if piece.kind != ADVERB), None)
    if is_sum and pieces[i].kind == ADVERB and deed is not None and deed.kind in (VERB, WEAK):
        return i  # 9元|就能玩一晚的游戏: a predicate
    is_copula = view.words.has("phrases.copula", pieces[i].text)
    if pieces[i].kind == LINK and (is_copula or pieces[i + 1].kind == PARTICLE):
        return i  # 9户有了脱贫的项目, 一半是新来的青年
    opens = i < len(pieces) and pieces[i].kind in (AGENT, VERB, WEAK, EITHER, LIGHT, PREPOSITION, LINK, ADVERB)
    for k in range(i, min(i + 16, len(pieces))):
        kind = pieces[k].kind
        if k > i + 1 and kind == VERB and pieces[i].kind == WEAK and pieces[k - 1].kind == NOUN:
            return i  # 9个统筹地区选择…的方式: a subject and its verb
        if kind == OF:
            noun_follows = k + 1 < len(pieces) and pieces[k + 1].kind in NOMINAL
            weak_follows = k + 2 < len(pieces) and pieces[k + 1].kind == WEAK and pieces[k + 2].kind == NOUN
            noun_follows = noun_follows or weak_follows
            marks = any(piece.kind == MARK for piece in pieces[i:k])
            return k + 1 if noun_follows and (opens or marks) else i
        if kind in (BREAK, NUMBER, SPACE) or (not opens and kind in (VERB, LINK, PREPOSITION, AND, AGENT, UNDERGO)):
            break
    return i


def is_grant(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the verb at i and what follows it to the end of the clause are the name of a grant: 修缮|补助, 资金|支持."""
    end = i + 1
    if view.words.has("phrases.standard", pieces[i - 1].text):
        return False  # 9元的标准|发放误工补助
    while end < min(len(pieces), i + REACH) and pieces[end].kind in (NOUN, EITHER, ADJECTIVE):
        end += 1
    is_last = end == len(pieces) or pieces[end].kind in (BREAK, MARK, AND, BRACKET)
    return is_last and view.words.has("phrases.grant", pieces[end - 1].text)


def continues(view: View, pieces: Sequence[Piece], i: int, is_sum: bool = False) -> bool:
    """Whether a noun of the same phrase follows 、 or 和: not one that has a number of its own.

    `is_sum`: a list that 等 ends may have one (9万元的帐篷、被褥等6类物资).
    """
    start = i
    counted = view.number_at.get(pieces[i].start) if i < len(pieces) else None
    if counted is not None and pieces[i].kind == DETERMINER and counted.disposition == "indefinite":
        return False  # 9元奖金、|一床棉被
    while (i < len(pieces) and pieces[i].kind in (NOUN, ADJECTIVE, QUOTE, EITHER, PLACE, MARK, AND, DETERMINER)) or (
        i < len(pieces) and view.words.has("phrases.attributive", pieces[i].text)
    ):
        i += 1
    if i > start and i < len(pieces) and pieces[i].kind == ET_CETERA:
        return is_sum or (i + 1 < len(pieces) and pieces[i + 1].kind in NOMINAL)  # 9名孤儿、老人等困难群众
    return i > start and not (i < len(pieces) and pieces[i].kind in (NUMBER, BREAK, LINK, ET_CETERA))


def ends_in_person(view: View, piece: Piece) -> bool:
    """Whether a word says who someone is, by its ending: 运动员, 学生."""
    return piece.text.endswith(view.words.person_ends)


def is_counted(view: View, noun: Sequence[Piece], unit: str) -> bool:
    """Whether a noun before 的 is itself what the unit counts: 30名学生|的学费, 28所高校|的师生, 9个校区|的馆舍."""
    last = noun[-1]
    if view.words.has("phrases.level_unit", unit) and view.words.has("phrases.level", last.text):
        return False  # 9项国家和省|的课题
    if last.doer or (len(noun) == 1 and view.words.tags.get(last.text, "")[:2] in ("nr", "ns", "nt")):
        return False  # 9个某组织的据点
    if ends_in_person(view, last) or last.kind == QUOTE or view.words.has("phrases.place_end", last.text):
        return True
    ends = view.words.words["phrases.counted_by"].get(unit, "")
    if ends:
        return last.text.endswith(tuple(ends.split()))
    joined = (MARK, AND)
    plain = all(piece.kind in (*joined, PLACE) or (piece.kind == NOUN and not piece.verbal) for piece in noun)
    plain = plain and view.words.tags.get(last.text, "n").startswith("n")
    plain = plain and not view.words.has("phrases.quality_start", last.text[0])
    describes = last.text.endswith(view.words.quality_ends) and not view.words.has("phrases.kind_noun", last.text)
    return view.words.has("phrases.any_unit", unit) and plain and not describes


def is_body(view: View, piece: Piece, unit: str) -> bool:
    """Whether a noun is a body that the unit counts (12所学校), so that a person after it is no more of its name."""
    ends = view.words.words["phrases.counted_by"].get(unit, "")
    return view.words.has("phrases.body_unit", unit) and piece.text.endswith(tuple(ends.split()))


def compound(view: View, pieces: Sequence[Piece], i: int, unit: str) -> int:
    """The end of a verb and a noun that are one name straight after a number: 336家上榜企业, 8名入伍大学生; 0 if none."""
    end = i + 1
    if i >= len(pieces) or pieces[i].kind not in (VERB, WEAK):
        return 0
    while end < min(len(pieces), i + 4) and pieces[end].kind == NOUN and not pieces[end].doer:
        end += 1
    if not i + 1 < end <= i + 3 or (end < len(pieces) and pieces[end].kind in (OF, EITHER)):
        return 0
    last = pieces[end - 1]
    if view.words.has("phrases.describing", pieces[i].text) and view.words.has("phrases.any_unit", unit):
        return end  # 9种选拔标准
    if unit in ("名", "位"):
        return end if ends_in_person(view, last) else 0
    ends = view.words.words["phrases.counted_by"].get(unit, "")
    return end if unit == "大" or last.text.endswith(tuple(ends.split())) else 0


def owner_by_deed(view: View, pieces: Sequence[Piece], i: int, unit: str) -> int:
    """The end of what a deed describes and the unit counts, before 的 and what it has: 入围作品|的得票情况; 0 if none."""
    if i >= len(pieces) or pieces[i].kind not in ACTING or not view.words.has("phrases.describing", pieces[i].text):
        return 0
    end = i + 1
    while end < min(len(pieces), i + 4) and pieces[end].kind == NOUN and not pieces[end].doer:
        end += 1
    owns = end + 1 < len(pieces) and pieces[end].kind == OF and pieces[end + 1].kind in (*NOMINAL, WEAK)
    return end if end > i + 1 and owns and is_counted(view, pieces[i + 1 : end], unit) else 0
