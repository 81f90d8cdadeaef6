"""Whether a word that may act does so where it stands, and which words beside it are one verb with it."""

from collections.abc import Sequence

from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    BREAK,
    EITHER,
    LINK,
    LOCALISER,
    MARK,
    NOUN,
    NUMBER,
    OF,
    PARTICLE,
    PLACE,
    PRONOUN,
    QUOTE,
    SPACE,
    TIME,
    VERB,
    WEAK,
    Piece,
    Spot,
)
from pipeline.records import Span
from pipeline.verbs import names_doer
from pipeline.views import View


def opens(view: View, spot: Spot, i: int) -> bool:
    """Whether a word that no list holds opens the clause, or follows its doer, and has its object before the number:
    攻克难题9项, 民警打捞物资9件."""
    pieces = spot.pieces
    before = pieces[i - 1].kind if i else BREAK
    opens = i == spot.first == 0 or (i > spot.first and names_doer(view, pieces[i - 1]))
    opens = opens or (before in (MARK, AND) and (i == spot.first + 1 or pieces[i - 2].kind == VERB))
    leading = (TIME, ADVERB, LOCALISER, SPACE)
    opens = opens or (0 == spot.first < i and all(piece.kind in leading for piece in pieces[:i]))  # 去年|投送快件9件
    opens = opens or _is_by_means(view, pieces, spot.first, i)
    if not opens or spot.number.kind == "ratio" or pieces[i + 1].kind in (MARK, AND):
        return False
    between = pieces[i + 1 : spot.left + 1]
    within = (NOUN, EITHER, QUOTE, ADJECTIVE, PLACE, MARK, AND, WEAK)
    if not between or any(piece.kind not in within for piece in between):
        return False
    return between[-1].kind in (NOUN, EITHER, QUOTE) and not between[-1].text.endswith(view.words.figure_ends)


def _is_by_means(view: View, pieces: Sequence[Piece], first: int, i: int) -> bool:
    """Whether what stands before the word at i says by what means it is done: 利用旧零件|改装灭火机9台."""
    k = i - 1
    while k > first and pieces[k].kind in (NOUN, ADJECTIVE, QUOTE, PLACE, WEAK, OF):
        k -= 1
    return first <= k and view.words.has("phrases.by_means", pieces[k].text)


def confers(view: View, before: Piece | None, piece: Piece) -> bool:
    """Whether the verb opens its clause and governs the list that 等 ends: 联合表彰甲、乙等9个集体."""
    opens = before is None or before.kind == ADVERB
    return opens and view.words.has("phrases.shared_action", piece.text)


def can_govern(view: View, pieces: Sequence[Piece], lowest: int, i: int) -> bool:
    """Whether a word that is verb or noun stands where a verb stands: at the start, after an adverb, a doer or 、."""
    if i == lowest:
        return True
    before = pieces[i - 1]
    if before.kind == AND and view.words.has("phrases.joining", before.text):
        return i - 2 >= lowest and pieces[i - 2].kind in ACTING  # 管理与|配套机制
    leads = ("phrases.leads_verb", "phrases.average", "phrases.level")
    if any(view.words.has(name, before.text) for name in leads):
        return True  # 年均|资助学生9人
    if before.kind == WEAK and view.words.has("phrases.verb_stem", before.text):
        return False  # 另|发|补贴9元
    opens = (ADVERB, PARTICLE, TIME, PLACE, PRONOUN, SPACE, NUMBER, BREAK, MARK, LINK, LOCALISER, AND, WEAK, AGENT)
    joins = view.words.has("phrases.joins_verbs", before.text)
    if before.kind == MARK and i - 1 == lowest and _tends(view, pieces, i):
        return True  # 编写规程9套、|培训学员9人
    if before.kind in (MARK, AND) and not joins and not any(pieces[k].kind in ACTING for k in range(lowest, i - 1)):
        return False  # 甲、应用心理学9个专业: nouns in a row
    if before.kind in opens:
        return not view.words.has("phrases.existential", before.text)
    if (
        before.kind == NOUN
        and i - 1 == lowest
        and view.words.tags.get(before.text, "") in ("", "nt", "nz", "nr", "nrt")
    ):
        return True  # a name: 西门子投资9亿元
    led = i - 1
    while led > lowest and pieces[led].kind in (NOUN, ADJECTIVE, PLACE, QUOTE) and not pieces[led].verbal:
        led -= 1
    if before.text == "名义":
        return True  # 以个人名义|捐款9万元
    toward = led
    while toward > lowest and pieces[toward].kind in (NOUN, PLACE, QUOTE, MARK, AND, ADJECTIVE):
        toward -= 1
    gives = any(view.words.has(name, pieces[i].text) for name in ("phrases.donates", "phrases.gives"))
    if view.words.has("phrases.gives", pieces[i].text) and _is_given_to(pieces, lowest, i):
        return True  # 对获奖的工匠|奖励9万元
    if gives and toward < led and pieces[toward].text in ("向", "给", "为", "面向"):
        return True  # 向甲校、乙书屋|捐赠图书9册
    leads_on = i + 1 < len(pieces) and pieces[i + 1].kind == VERB
    if led < i - 1 and not leads_on and view.words.has("phrases.addresses", pieces[led].text):
        return True  # 向灾区|捐赠9万元
    if pieces[led].kind == AGENT:
        return True  # 由公益金|补助9万元
    if before.kind == NOUN and i - 2 >= lowest and (pieces[i - 2].text.startswith("每") or pieces[i - 2].text == "各"):
        return True  # 每个家庭资助9万元
    return names_doer(view, before)


def _is_given_to(pieces: Sequence[Piece], lowest: int, i: int) -> bool:
    """Whether 对 leads to those straight before the word at i, who get the sum behind it: 对甲、对获评的单位|奖励9万元."""
    counted = i + 1 < len(pieces) and pieces[i + 1].kind in (NUMBER, LINK, ADVERB)
    return counted and any(piece.text == "对" for piece in pieces[lowest : i - 1])


def _tends(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the people straight behind a word that is verb or noun, and before a number, are those it is done to."""
    if i + 2 >= len(pieces) or pieces[i + 1].kind != NOUN or pieces[i + 2].kind not in (NUMBER, LINK):
        return False
    whom = pieces[i + 1].text
    return whom.endswith(view.words.person_ends) and not view.words.has("phrases.name_head", whom)


def is_done_to(view: View, spot: Spot, before: Piece | None, i: int) -> bool:
    """Whether a word straight between a noun and its number says what was done to that, or there: 旧房|改造|9栋, 到社区|服务|两次."""
    stands = i == spot.left == spot.here - 1 and before is not None and before.kind == NOUN
    k = i - 1
    while stands and k > spot.first and spot.pieces[k].kind in (NOUN, PLACE, ADJECTIVE):
        k -= 1
    if stands and view.words.has("phrases.goes_to", spot.pieces[k].text):
        return True
    return stands and not spot.number.currency and view.words.has("phrases.undergone", spot.pieces[i].text)


def pair(view: View, pieces: Sequence[Piece], verb: Span, here: int) -> Span:
    """Two words that are verb or noun, before an object, as one verb: 奖励资助学生."""
    after = verb[1]
    if after >= here or pieces[after].kind != EITHER:
        return verb
    following = pieces[after + 1].kind
    if following == NUMBER:
        number = view.number_at.get(pieces[after + 1].start)
        return (verb[0], after + 1) if number and view.words.has("phrases.people", number.unit) else verb
    return (verb[0], after + 1) if following in (NOUN, LINK, ADVERB) else verb


def serial(view: View, pieces: Sequence[Piece], lowest: int, i: int) -> Span:
    """The verb at i with the verbs straight before it (新建、改扩建; 筹募建立)."""
    start = i
    follows_verb = i > lowest and pieces[i - 1].kind == VERB and i + 1 < len(pieces)
    described = (*view.words.fund_ends, *view.words.words["phrases.described_end"])
    is_fund = follows_verb and pieces[i + 1].text.endswith(described)
    is_new = follows_verb and pieces[i].text == "新增"
    if is_fund or is_new or (follows_verb and view.words.has("phrases.predicate_end", pieces[i].text)):
        return i - 1, i  # 选派挂职干部9名, 划拨启动备用金
    while start > lowest:
        before = pieces[start - 1]
        joins = before.kind == VERB or (before.kind == EITHER and can_govern(view, pieces, lowest, start - 1))
        joins = joins and not view.words.has("phrases.of_subject", pieces[i].text)
        joins = joins and not _is_undergone(view, pieces, i)  # 民营企业贷款|新增9亿元
        if joins and not view.words.has("phrases.leads_verb", before.text):
            start -= 1
        elif before.kind == MARK and start - 2 >= lowest and pieces[start - 2].kind in (VERB, EITHER):
            start -= 2
        else:
            break
    return start, i + 1


def _is_undergone(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the verb at i is done to the sum that the word before it names, with no object before the number."""
    is_sum = view.words.has("phrases.figure_deed", pieces[i - 1].text)
    return is_sum and view.words.has("phrases.undergone", pieces[i].text)
