"""Who was honoured with which award: the frames of rules/honours.yaml, sentence by sentence.

Every sentence is matched as a slot string. The frame whose verb stands first is read: its titles, its honorees (before
or behind the verb), the awarding body where the clause names it, the date. What follows may leave out verb and body.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal

import regex

from pipeline import anaphora, awardlines, galleries
from pipeline.clausesubjects import has_subject, subject_of
from pipeline.conferring import (
    RESPECTIVELY,
    Reading,
    bodies_are_paired,
    bodies_of,
    bodies_of_before,
    bodies_of_titles,
    date_of,
    date_shared,
    dates_of_one,
    dates_of_titles,
    dates_one_each,
    honour_of,
    is_vetoed,
    patient,
)
from pipeline.disciplines import are_of_disciplines, disciplines_before
from pipeline.honorees import read_list
from pipeline.members import GROUP, ORGANISATION, PERSON, WORK, Honoree, is_pronoun
from pipeline.numbered import counted_winners, numbered_honours
from pipeline.places import places
from pipeline.receivers import (
    AMONG_THEM,
    CHAMPION,
    antecedent_of,
    chosen_from,
    companions,
    counted_honorees,
    counts_titles,
    inside,
    is_a_tally,
    is_borne_by,
    mates_of,
    pairs_of,
    place_before,
    read_zone,
    those_meant,
    those_of,
    without_counted,
    works_in,
)
from pipeline.records import Findings, Honour, Sentence, Span
from pipeline.referents import meant, owner
from pipeline.rules import SLOTS, Frame, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates
from pipeline.subjects import read_before
from pipeline.titles import AS, SURE, WEAK, Title, ends_in_head, looks_like_title, noted_year, read_titles
from pipeline.topics import (
    SAYS_HE,
    earlier_topic,
    hero_at,
    heroes_of,
    is_of_a_life,
    only_person_before,
    person_of_paragraph,
    protagonist,
)

_O, _N, _W, _D = SLOTS["organisation"], SLOTS["number"], SLOTS["work"], SLOTS["date"]
_LONGEST_SENTENCE = 4000
_MOST_IN_A_SENTENCE = 400
_WIDEST = 600
_PLAIN = re.compile("[\u4e00-\u9fff]{3,16}")
_REFERS_BACK = re.compile("(?:以上|上述)$")  # 以上9名同志同时获得: those named above
_SIZED = re.compile(f"等{_N}")
_TO_THOSE = re.compile("(?<![因作成称])[为向给](?:在[^,;。]{1,20}(?:中|上))?$")  # 市领导为|获得奖章的代表颁奖
_THIS_PRIZE = re.compile("(?:该|此|这一?)[类项个]?奖")
_THIS_IS = re.compile(
    "(?:^|[,;。])这(?:也|还|又)?[是为][^,;:。]{0,24}$"
)  # 这也是|某校首次获得该类奖项特等奖: told before
_HE = re.compile(f"(?:^|[,;。]){_D}?,?(?:[他她](?!们)|其?本人)[^;。]{{0,40}}$")
_HE_SINCE = re.compile(f"(?:^|[,;。])(?:{_D},?)?[他她](?![们的家])(?=[^;。{SLOTS['person']}]*$)")
_SURELY = re.compile("荣|喜获|获评|获颁|入选|当选|获选|评为|被评为")  # what these confer need not end like an award
_MEDAL = re.compile("[金银铜奖]牌")
_MOST_MEDALS_OF_ONE = 8
_ALL_NOMINATED = re.compile(
    f"(?:[、和][^,;。、]{{2,20}}?){{0,9}}(?:等[^,;。获]{{0,8}}?)(?:{_N}|[多数]项)(?:奖项|大奖)?的?提名(?!奖)"
)
_LAST_NOMINATED = re.compile("[^,;。、和与及]{0,24}?提名(?!奖|者|论文|导师)")
# 8名选手全部获得金牌: as many of them got one, which is no tally
_EACH_GOT = re.compile("[^,;。]{0,6}(?:选手|运动员|队员|学生|同学)(?:[^,;。]{2,14},)?(?:全部|全都|均|都|全)")
_DELEGATION = re.compile("(?:代表团|代表队|队)$|大学$|学校$|学院$")
_PAIRWISE = re.compile("(?:分别|依次).{0,10}$|分$|分别[以凭][^,;。]{1,60}$")
_RELATIVE = re.compile(
    "(?:既|不仅)?是|人[士员](?=[,;。、的和])|的(?!好|佳|优异|荣誉|殊荣|称号|骄人|优秀成绩|成绩|光荣|决定|通知|通报|命令|美誉|嘉奖|奖励|喜人|基础上|前提下|同时(?=,)|背景下|牌匾|匾额|匾牌|奖匾|铜牌|牌子|奖牌|奖章|勋章|奖杯|奖状|奖旗|锦旗|证书|绶带)"
)
_TITLED_WORK = re.compile(r"[\u4e00-\u9fff]{0,6}\s*《([^《》]{1,60})》")
_NOTE = re.compile(r"\s*(?:\([^()]{5,}\)|[(（][^()（）]{0,4}(?:单位|集体|标兵)[)）])$")
_AND_SUCH_AWARDS = re.compile(
    f"(?:各?{_N})?(?=[,;。])|(?:各?{_N})?等(?:一系列|多项|多个|诸多|众多|多种|各类|{_N})?(?:国家级|省部级|省级|国内外|国际|国内|重要|科技|科研|教学|各级|行业)*"
    "(?:大奖|奖项|奖励|荣誉称号|荣誉|称号|殊荣)(?=[,;。]|$)"
)
_LATIN_NAME = re.compile("[A-Z][a-z]{2,}")
_ITEM_MARK = re.compile(
    r"\s*(?:[0-9]{1,2}(?:[、)]|\.(?:(?=(?:19|20)[0-9]{2}年)|(?![0-9]))|,(?=(?:19|20)[0-9]{2}|[《“获荣被]))|\[[0-9]{1,2}\]|[①-⑳●■◆▲★☆◇□○◎※►▶•])\s*"
)
_SO_MANY_OPEN = re.compile("(?:^|[,;])[两二三四五六2-6]人")
_BESIDES = re.compile(r"\s*(?:另外|此外|除此之外),?(?:还|也|共|分别)*[获荣斩夺摘]")
_ALSO_CALLED = re.compile(r"(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff]{2,6}\)$")
_PLACE = re.compile("^(?:我?[省市县区州]|.{2,6}[省市县区州])$|^(?:中国|我国|.{2,3}(?:自治区|自治州))$")
_NOT_A_NAME = re.compile(
    r"(?:新闻|日报|网|社)讯$|^中新[网社]|(?:先进|优秀|获奖|受表彰)(?:集体|个人|单位|企业|团队)$|\||^(?:以下|下列|上述|其余|其团队|其他|帮助|登陆|参研|承担|主持)|参赛$|战胜|击败|[0-9一二三四五六七八九十]年来$|获[特一二三]?$|(?:常务理事|副秘书长|副会长|导师)$"
)
_NO_GRADE = re.compile("(?<![特一二三四五六优])等奖$")  # 获得省部级|等奖项18项
_OF_PERSONS = re.compile("(?:先进|优秀|模范)个人$")
_OF_UNITS = re.compile("(?:先进|优秀|模范)(?:集体|单位|组织)$")
_OF_A_PLACE = re.compile("之[乡都城]$")
_OF_A_BODY = re.compile("(?:之乡|之都|之城|基地|单位|集体|城市|景区|企业|学校|医院|示范[区县市校村镇点])$")
_OF_A_GROUP = re.compile("(?:社团|团支部|党支部|班集体|班级|团队|民宿|企业|单位|学校|家庭)(?:标兵)?$")
_ONLY_OF_A_BODY = re.compile("(?:校园|学校|医院|景区|城市|卫生城|示范[区县市校村镇点]|文明单位|文明[村镇]|先进单位)$")
_SELF = re.compile(r"\s*(?:他|她|其)?本人(?!民)")  # 合作社被评为…。本人先后荣获
_DATED_LINE = re.compile(r"(?:^|(?<=\n))\s*(?:19|20)\d\d(?:年|[./-]\d{1,2})")  # a line of a life
_OPENS = re.compile("[^,;:。、的]{0,20}")  # what stands before whoever opens a sentence: 某校教师|某某
_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,10}(?:成果|荣誉|称号|情况|经历|业绩|简介|奖励|奖项|事迹|简历|获奖)[::]")
_GOES_ON = re.compile("(?:荣誉)?(?:称号|奖)?(?:等荣誉|等称号)?,(?:并|且|还|同时|并且)(?:被|先后|还|也|同时|一举)?")
_CONFERS = "honours.confers"  # whether a sentence is read at all
_DECIDED_ABOVE = "honours.decided_above"
_OCCASION = re.compile(
    f"(?:[^,;。{_D}]{{0,20}},)?在({_D})(?!度)[^,;。{_D}]{{2,30}}?(?:表彰|评选|推选|颁奖)[^,;。{_D}]{{0,6}}[中上],"
)
_DECIDES = re.compile("(?:决定|予以|给予|进行|通报|作出)[^。;!?]{0,40}(?:表彰|奖励|命名|表扬|嘉奖)[^。;!?]{0,20}[:。]$")
_RESOLVES = re.compile("(?:决定|通报)(?:如下)?:$")
_PAPER_OF_PRAISE = re.compile("关于[^\n。]{0,60}?(?:表彰|命名|授予|奖励|表扬)[^\n。]{0,60}?(?:决定|通报)")
_JUDGED = re.compile("(?:认定|评定|审定|评审|批准|列)为")
_HEAD, _LONGEST_HEAD = 300, 60
_PENDING = re.compile("公示|候选")
_INVITES = re.compile("关于(?!表彰)[^。\n]{0,30}(?:评选|推荐|申报|推选|遴选)[^。\n]{0,50}的(?:通知|公告|函|启事)")
_GOES_BACK = re.compile("(?:根据|按照|依据|遵照|依照|贯彻|落实)[^。;\n]{0,24}$")
_OF_PLANS = frozenset(
    ("honours.as", "honours.numbered", "honours.confer", "honours.confer_in_quotes", "honours.decided")
)


@cache
def _frames(rules: Rules) -> tuple[Frame, ...]:
    return tuple(
        frame for name, frame in rules.frames.items() if name.startswith("honours.") and "of" not in dict(frame.values)
    )


@cache
def _distinguishes(rules: Rules) -> "re.Pattern[str]":
    """What makes a title one that honours, although it ends like a post: 当选十大杰出青年."""
    return re.compile(rules.alternation("honours.distinctions"))


@cache
def _office(rules: Rules) -> "re.Pattern[str]":
    """What one is elected to without being honoured: 当选主席."""
    return re.compile(rf"召集人$|(?:理事|{rules.alternation('honours.post_ends')})$(?<!院士)(?<!人)")


@cache
def _of_persons(rules: Rules) -> "re.Pattern[str]":
    """Titles that no work bears (优秀教师, 先进工作者)."""
    return re.compile(rf"{rules.alternation('honours.titles_of_persons')}$")


def find(document: Document, rules: Rules, found: Findings) -> list[Honour]:
    """Who was honoured with which award in a document, in the order of the text."""
    honours: list[Honour] = []
    topic: list[Honoree] = []
    dates: Mapping[int, str] | None = None
    age = 0
    confers = rules.patterns[_CONFERS].regex
    heroes = heroes_of(document, found)
    lead: Honoree | Literal[False] | None = None  # whom the article speaks of most, where it is asked for
    whole: list[Honoree] | None = None  # whom the whole article is about, where it is asked for
    known: dict[int, list[Honoree]] = {}
    headings = [names.heading for names in found.name_lists]
    for sentence, text in document.iter_sentences():
        if any(start <= sentence.start and sentence.end <= end + 1 for start, end in headings):
            continue  # 记三等功人员(5名): heads those below it, and tells nothing of the one above
        above = _decided_above(document, sentence, honours)
        if not above and not confers.search(text):
            age += 1
            if age > 3:
                topic = []
            continue
        label = _LABEL.match(text) if heroes else None  # 教学成果:获…: whose achievement the page says
        begin = sentence.start + (label.end() if label else 0)
        begin = awardlines.told_from(document.folded, begin, sentence.end) if label else begin
        mark = _ITEM_MARK.match(document.folded, begin, sentence.end)
        for start, end in _stretches(document, mark.end() if mark else begin, sentence.end):
            slotted = encode(document, start, end, found)
            if dates is None:
                dates = iso_dates(document)
            if heroes and _DATED_LINE.match(document.folded, sentence.start):
                topic = hero_at(heroes, document.folded, sentence.start) or topic
            if not topic or age:
                topic = earlier_topic(document, rules, found, sentence.number, known)
                topic = topic or hero_at(heroes, document.folded, sentence.start)
                if not topic and not heroes and is_of_a_life(document.folded, sentence.start):
                    lead = (protagonist(document, found) or False) if lead is None else lead
                    topic = [lead] if lead and not _names_another(slotted, lead) else []
                if not topic and (is_of_a_life(document.folded, sentence.start) or SAYS_HE.search(text)):
                    topic = person_of_paragraph(document, rules, found, sentence.number, known)
                    topic = topic if topic and not _names_another(slotted, topic[0]) else []
            if not topic and whole is None:
                whole = owner(document, found)
            subject = subject_of(slotted, rules, found)
            opens = (
                len(subject) == 1 and subject[0].kind == PERSON and _OPENS.fullmatch(slotted.text, 0, subject[0].index)
            )
            about = [replace(subject[0], size=None)] if opens else topic or whole or []
            if _SELF.match(text) and not any(h.kind == PERSON for h in about):
                about = only_person_before(document, found, sentence.start) or about
            about = [] if not opens and _leaves_a_part(document, sentence) else about
            company = _company(document, rules, found, sentence, text)
            read = _read(slotted, dates, rules, found, about, company, above)
            honours += read
            if subject and not any(subject[0].span in honour.bodies for honour in read):  # 甲部追授乙T: about 乙
                told_of = [replace(h, size=None) for h in subject if h.kind in (PERSON, ORGANISATION, WORK)]
                topic = told_of if len(told_of) == 1 else []
            elif told := _only_one(read, sentence.start + len(text) - len(text.lstrip())):
                topic = [told]
            age = 0
    honours += _listed(document, rules, found)
    honours += galleries.find(document, rules, heroes, honours)
    honours += awardlines.find(document, rules, found, heroes, honours)
    if _is_invitation(document.folded[:_HEAD]):
        honours = [h for h in honours if h.rule not in _OF_PLANS]
    honours += anaphora.find(document, rules, found, honours)
    honours = [
        h
        for h in honours
        if h.honoree_kind != GROUP or not _REFERS_BACK.search(document.folded, max(0, h.start - 3), h.start)
    ]
    return sorted(honours, key=lambda h: (h.start, h.end, h.award_start, h.award_end))


def _decided_above(document: Document, sentence: Sentence, honours: list[Honour]) -> str:
    """The frame to go on from where the sentence before decides to honour and this one says whom: it ends in a colon, or
    this one opens with 其中; also the lines behind such a one."""
    if sentence.number < 2:
        return ""
    before = document.sentences[sentence.number - 2]
    told = document.folded[before.start : before.end].rstrip()
    if told.endswith(":") or document.folded.startswith("其中", sentence.start):
        resolves = _RESOLVES.search(told) and _PAPER_OF_PRAISE.search(document.folded, 0, _HEAD)
        return _DECIDED_ABOVE if resolves or _DECIDES.search(told) else ""
    follows = told.endswith(";") and honours and honours[-1].start >= before.start
    return _DECIDED_ABOVE if follows and honours[-1].rule == _DECIDED_ABOVE else ""


def _leaves_a_part(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence goes back to the whole of which the one before told a part: 其中,甲的“某技术”获…。另外,还获得…."""
    if sentence.number < 2 or not _BESIDES.match(document.folded, sentence.start):
        return False
    return document.folded.startswith("其中", document.sentences[sentence.number - 2].start)


def _company(document: Document, rules: Rules, found: Findings, sentence: Sentence, text: str) -> list[Honoree]:
    """The persons that the sentence before this one is about, where this one speaks of so many persons (两人)."""
    if sentence.number < 2 or not _SO_MANY_OPEN.search(text):
        return []
    before = document.sentences[sentence.number - 2]
    subject = subject_of(encode(document, before.start, before.end, found), rules, found)
    return [replace(h, size=None) for h in subject if h.kind == PERSON]


def _only_one(read: list[Honour], start: int) -> Honoree | None:
    """Whom all honours of a sentence that begins at `start` are of: a person, or an organisation with which it begins."""
    told = {(h.honoree_kind, h.honoree_name): h for h in read}
    persons = [h for (kind, _), h in told.items() if kind == PERSON]
    only = persons[0] if len(persons) == 1 else next(iter(told.values())) if len(told) == 1 else None
    if only is None or not (only.honoree_kind == PERSON or (only.honoree_kind == ORGANISATION and only.start == start)):
        return None
    return Honoree(only.honoree_kind, only.start, only.end, only.honoree_name)


def _names_another(slotted: Slotted, person: Honoree) -> bool:
    """Whether a sentence names somebody besides the person, in Chinese or in Latin letters."""
    named = (slotted.person(i) for i in range(len(slotted.text)) if slotted.text[i] == SLOTS["person"])
    return any(m is not None and m.name != person.name for m in named) or _LATIN_NAME.search(slotted.text) is not None


def _is_invitation(head: str) -> bool:
    """Whether a text is headed as a call for candidates; the call that a decision goes back to (根据《…通知》) makes it none."""
    call = _INVITES.search(head)
    return call is not None and _GOES_BACK.search(head, 0, call.start()) is None


def _listed(document: Document, rules: Rules, found: Findings) -> list[Honour]:
    """The names of lists whose heading names an award that has been conferred."""
    not_yet = re.compile(rules.alternation("honours.not_yet"))
    title = document.folded[: document.folded.find("\n")] if "\n" in document.folded else ""
    if not_yet.search(document.article.title or "") or (len(title) <= _LONGEST_HEAD and _PENDING.search(title)):
        return []
    honours = []
    for names in found.name_lists:
        spans = [span for span in (names.award, *names.outer) if span is not None]
        heading = document.folded[slice(*names.heading)]
        if not spans or not_yet.search(heading) or any(not_yet.search(document.folded[a:b]) for a, b in names.outer):
            continue
        award = next((t for span in spans if (t := _listed_award(document, span, rules, found))), None)
        if award is None:
            continue
        for entry in names.entries:
            if entry.name.count("-") > 1:  # the path of a page, not a name
                continue
            a, b, name = entry.name_start, entry.name_end, entry.name
            work = _TITLED_WORK.fullmatch(name) if entry.kind == WORK else None
            if work:  # 小戏《某某》
                a, b, name = a + work.start(1), a + work.end(1), work[1]
            note = _NOTE.search(name) if entry.kind == ORGANISATION else None
            if note:
                opens = document.folded.rfind("(", a, b)  # the text may hold blanks that the name does not
                b = a + len(document.folded[a:opens].rstrip()) if opens > a else a + note.start()
                name = name[: note.start()]
            span = (a, b, *award.span)
            grade = document.article.text[slice(*entry.grade)] if entry.grade else ""
            title = award.text if award.text.endswith(grade) else award.text + grade
            honours.append(
                Honour(
                    *span,
                    "honours.name_list",
                    entry.kind,
                    name,
                    title,
                    awarded_on=entry.awarded_on,
                    group_size=entry.size,
                )
            )
    return honours


def _listed_award(document: Document, span: Span, rules: Rules, found: Findings) -> Title | None:
    """The title in the heading of a list."""
    start, end = span
    quoted = document.folded[start - 1 : start] == "“" and document.folded[end : end + 1] == "”"
    if quoted and looks_like_title(document.folded[start:end], rules):
        return Title(0, end - start, document.article.text[start:end], span, quoted=True)
    slotted = encode(document, *span, found)
    best: tuple[int, Title | None] = (len(slotted.text) - 5, None)
    for evidence in (WEAK, SURE, AS):
        titles, end = read_titles(slotted, 0, len(slotted.text), rules, evidence)
        if len(titles) == 1 and end > best[0]:
            best = (end, titles[0])
    also = _ALSO_CALLED.search(document.folded, *span)
    if also:  # 先进乡镇(街道)
        whole = _listed_award(document, (span[0], also.start()), rules, found)
        complete = whole is not None and whole.span == (span[0], also.start())
        return Title(0, len(slotted.text), document.article.text[slice(*span)], span) if complete else whole
    if best[1] is None and looks_like_title(document.folded[slice(*span)], rules):
        # 优秀第一书记: what stands in a heading is whole, whatever its words are.
        written = document.article.text[slice(*span)]
        return Title(0, len(slotted.text), written, span) if _PLAIN.fullmatch(written) else None
    counted = slotted.number(0)
    if (
        best[1] is not None
        and best[1].start == 1
        and counted
        and counted.unit not in rules.words["honours.group_units"]
    ):
        return Title(0, len(slotted.text), document.article.text[slice(*span)], span)  # 六盘|先锋: no six dishes
    return best[1]


def _stretches(document: Document, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut at signs where it is too long to be one."""
    while end - start > _LONGEST_SENTENCE:
        cut = max(document.folded.rfind(sign, start + 1, start + _LONGEST_SENTENCE) for sign in ",;、 ")
        cut = cut + 1 if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _read(
    slotted: Slotted,
    dates: Mapping[int, str],
    rules: Rules,
    found: Findings,
    topic: list[Honoree],
    company: list[Honoree],
    after: str,
) -> list[Honour]:
    state = Reading(slotted, dates, tuple(company), after=after)
    honours: list[Honour] = []
    position = 0
    for _ in range(_MOST_IN_A_SENTENCE):
        fact = _next(state, rules, found, topic, position)
        if fact is None:
            break
        made, position = fact
        honours += made
    honours += numbered_honours(state, rules, found, honours)
    return honours


def _next(
    state: Reading, rules: Rules, found: Findings, topic: list[Honoree], position: int
) -> tuple[list[Honour], int] | None:
    """The next fact from `position` on and the index behind it; None where no frame matches any more."""
    matches = []
    for order, frame in enumerate(_frames(rules)):
        values = dict(frame.values)
        if "after" in values:
            if any(name == state.after.partition(".")[2] for name in values["after"].split()):
                match = state.search(frame, max(state.limit, position))
                if match:
                    matches.append((match.start(), order, frame, match))
            continue
        match = state.search(frame, position)
        if match:
            matches.append((_verb(match)[0], order, frame, match))
    matches.sort(key=lambda m: (m[0], m[1]))
    if not matches:
        return None
    first = matches[0][0]
    longest = max(_verb(match)[1] for at, _, _, match in matches if at == first)
    for at, _, frame, match in matches:
        if at != first:
            break
        if _verb(match)[1] < longest:
            continue
        made = _fact(state, frame, match, rules, found, topic)
        if made is not None:
            return made
    return [], max(position + 1, max(_verb(m[3])[1] for m in matches if m[0] == first))


def _verb(match: "regex.Match[str]") -> Span:
    return match.span("verb") if "verb" in match.re.groupindex else (match.start(), match.start() + 1)


@cache
def _own_deed(rules: Rules) -> "re.Pattern[str]":
    verbs = rules.alternation("honours.receive", "honours.obtain", "honours.select")
    slot = f"[{SLOTS['person']}{SLOTS['organisation']}{SLOTS['work']}{SLOTS['quoted']}{SLOTS['number']}]"
    got = f"(?:{verbs}|被(?:评|授予|命名))(?!得?者|的)了?[^,;。:]{{0,30}}?(?:[奖章军牌]|称号|{SLOTS['quoted']})"
    tally = f"[,;](?:另有|还有)?[^,;。:{slot[1:-1]}]{{0,12}}奖{SLOTS['number']}(?=[,;、。]|$)"
    return re.compile(f"[,;](?!曾|先后|还|并|也)[^,;。:曾]{{0,60}}?{slot}[^,;。:曾]{{0,16}}?{got}|{tally}")


def _zone(match: "regex.Match[str]", rules: Rules) -> Span:
    """Where a frame's honorees stand: behind its verb only up to a clause that has a verb of getting of its own
    (获一等奖的是甲、乙;|丙等5人获二等奖)."""
    start, end = match.span("honorees")
    if start < _verb(match)[1]:
        return start, end
    deed = _own_deed(rules).search(match.string, start, end)
    return start, deed.start() if deed else end


def _fact(
    state: Reading, frame: Frame, match: "regex.Match[str]", rules: Rules, found: Findings, topic: list[Honoree]
) -> tuple[list[Honour], int] | None:
    """The honours of one match and where they end; None where its titles or honorees cannot be read. Vetoed ones are an
    empty list."""
    slotted, values = state.slotted, dict(frame.values)
    named = "honorees" in match.re.groupindex
    verb_start = _verb(match)[0]
    a = match.start("titles")
    read = _titles(state, frame, match, rules)
    if read is None:
        return None
    titles, end = _without_nominated(slotted, *read)
    if not titles or _is_no_honour(slotted, values, verb_start, titles, rules):
        return [], end
    if "counts" in values:
        return _counted(state, frame, match, rules, found, topic)
    such = _AND_SUCH_AWARDS.match(slotted.text, end)
    behind = max(such.end() if such else end, _zone(match, rules)[1] if named else 0)
    if not named and "relative" not in values and _is_relative(slotted, match.start(), end):
        state.limit = end
        return [], end
    if _is_vetoed(state, match, end, rules, named=named):
        state.limit = behind
        return [], behind
    if named:
        honorees = _named_behind(state, values, match, rules, found, topic)
    else:
        honorees = _named_before(state, match, titles, rules, found, topic)
        honorees += companions(slotted, honorees, match.start(), rules, found) if "together" in values else []
        mates = mates_of(slotted, state.limit, match.start(), rules, found)
        honorees += [mate for mate in mates if mate.kind == PERSON and mate.name not in {h.name for h in honorees}]
    honorees = _of_a_kind(slotted, values, match.start(), honorees, titles, rules, named=named)
    active = values.get("subject") == "body"
    taken = {h.index for h in honorees if h.index < len(slotted.starts) and slotted.starts[h.index] == h.start}
    bodies = bodies_of(state, match, verb_start, taken, rules, active=active)
    if not named and not active:
        bodies, honorees = patient(state, match, bodies, honorees)
    honorees = _without_unfit(slotted, honorees, titles, a, end)
    counted = [] if named else counted_honorees(state, a, verb_start, titles, rules)
    if counted and all(h.kind == GROUP for h in honorees):
        state.limit = behind
        date = date_of(state, min(verb_start, a), rules)
        return [honour_of(group, title, frame.name, (), date) for group, title in counted], behind
    if not honorees:
        state.nobody = state.nobody or not named
        return None if named else ([], behind)
    between = slotted.text[match.start() if named else state.limit : verb_start]
    date = "" if values.get("dated") == "no" else date_of(state, min(verb_start, a), rules)
    if not date and state.date and _GOES_ON.fullmatch(slotted.text, state.limit, verb_start):
        date = state.date  # 2017年获评T,并荣获U
    date = date or _occasion_of(state, verb_start)
    by_title = [bodies] * len(titles) if bodies else bodies_of_titles(slotted, a, titles)
    if not any(by_title):
        bodies = bodies_of_before(state, between)
        by_title = [bodies] * len(titles)
    if len(titles) == len(bodies) > 1 and bodies_are_paired(slotted, match):
        by_title = [(body,) for body in bodies]
    one_each = [] if named else dates_one_each(state, verb_start, len(honorees))
    if one_each and len(titles) == 1:  # 甲、乙分别于1998年、2000年获
        state.limit, state.after = behind, frame.name
        dated = zip(honorees, one_each, strict=True)
        return [honour_of(honoree, titles[0], frame.name, by_title[0], day) for honoree, day in dated], behind
    yearly = [] if named or len(titles) > 1 or len(honorees) > 1 else dates_of_one(state, verb_start)
    if yearly:  # 1991年和1994年各获一项
        state.limit, state.after, state.date, state.last = behind, frame.name, yearly[-1], tuple(honorees)
        return [honour_of(honorees[0], titles[0], frame.name, by_title[0], day) for day in yearly], behind
    by_date = [] if named or len(honorees) > 1 else dates_of_titles(state, verb_start, len(titles))
    made = [
        honour_of(
            honoree,
            title,
            frame.name,
            by_title[titles.index(title)],
            by_date[titles.index(title)]
            if by_date
            else date_shared(date, slotted, title, titles) or noted_year(slotted, title),
        )
        for honoree, title in pairs_of(honorees, titles, pairwise=bool(_PAIRWISE.search(between)))
        if not inside(honoree, title)
        and not (honoree.kind == ORGANISATION and _OF_PERSONS.search(title.text))
        and not (honoree.kind == PERSON and len(titles) > 1 and _OF_UNITS.search(title.text))
    ]
    state.last = tuple(replace(h, size=None) for h in honorees if h.kind != GROUP)
    state.bodies, state.confers, state.date, state.limit = by_title[-1], active, date, behind
    state.after = frame.name if "after" not in values else state.after
    return made, behind


def _occasion_of(state: Reading, verb: int) -> str:
    """The year of the occasion at which all of a sentence happened (在2023年某表彰活动中,甲获评T,乙获评U)."""
    text = state.slotted.text
    head = _OCCASION.match(text)
    told = head is not None and state.limit > head.end() and _D not in text[head.end() : verb]
    return state.dates.get(state.slotted.starts[head.start(1)], "") if head and told else ""


def _counted(
    state: Reading, frame: Frame, match: "regex.Match[str]", rules: Rules, found: Findings, topic: list[Honoree]
) -> tuple[list[Honour], int] | None:
    """How many got each award of a list, where no one person or work is its subject; None where the numbers count no one."""
    sure = _SURELY.match(state.slotted.text, _verb(match)[0]) is not None
    active = dict(frame.values).get("subject") == "body"
    groups = counted_winners(state.slotted, *match.span("titles"), rules, SURE if sure else WEAK, given=active)
    if groups is None:
        return None
    if active:
        bodies = bodies_of(state, match, _verb(match)[0], set(), rules, active=True)
        state.limit = match.end("titles")
        if _is_vetoed(state, match, state.limit, rules, named=False):
            return [], state.limit
        date = date_of(state, _verb(match)[0], rules)
        return [honour_of(group, title, frame.name, bodies, date) for group, title in groups], state.limit
    titles = [title for _, title in groups]
    honorees = _named_before(state, match, titles, rules, found, topic) if titles else []
    clause = max(state.slotted.text.rfind(sign, 0, match.start()) for sign in ",;:。") + 1
    begin = state.slotted.starts[0]  # whom a sentence before is about is not whom the numbers count
    if any(
        (h.kind in (PERSON, WORK) and h.start >= begin) or (h.kind == GROUP and h.index >= clause) for h in honorees
    ):
        return None
    end = state.limit = match.end("titles")
    if _is_vetoed(state, match, end, rules, named=False):
        return [], end
    date = date_of(state, _verb(match)[0], rules)
    return [honour_of(group, title, frame.name, (), date) for group, title in groups], end


def _titles(state: Reading, frame: Frame, match: "regex.Match[str]", rules: Rules) -> tuple[list[Title], int] | None:
    """The titles of a match and where they end; None where they cannot be titles in this frame."""
    slotted, values = state.slotted, dict(frame.values)
    a, b = match.span("titles")
    evidence = values.get("evidence", WEAK)
    titles, end = read_titles(slotted, a, b, rules, evidence)
    if not titles:
        return None
    titles = [without_counted(slotted, title) for title in titles]
    if any(_NO_GRADE.search(title.text) for title in titles):
        return None
    at_a_name = not titles[-1].quoted and slotted.text[titles[-1].end : titles[-1].end + 1] == SLOTS["person"]
    if at_a_name and values.get("title") != "at name":
        return None  # 奖项授予某院|研究员|某某
    if values.get("title") == "head" and not all(ends_in_head(title.text, rules) for title in titles):
        return None  # 成为“家人”
    if "honorees" in match.re.groupindex and match.start("honorees") >= b and end < b:
        return None
    follows = "after" in values and evidence == AS and not _SIZED.search(match["honorees"])
    if follows and not all(looks_like_title(title.text, rules) for title in titles):
        return None
    return titles, end


def _without_nominated(slotted: Slotted, titles: list[Title], end: int) -> tuple[list[Title], int]:
    """The titles without those for which somebody was only nominated: all of 最佳编剧、最佳导演等9项提名, the last of
    五四奖章、某电影节最佳男主角提名."""
    if _ALL_NOMINATED.match(slotted.text, end):
        return [], end
    last = _LAST_NOMINATED.match(slotted.text, end) if not titles[-1].text.endswith("提名") else None
    return (titles[:-1], last.end()) if last else (titles, end)


def _is_no_honour(slotted: Slotted, values: Mapping[str, str], verb: int, titles: list[Title], rules: Rules) -> bool:
    """Whether the verb before these titles tells of an office (当选主席, 决定甲为局长) or of a finding (被认定为工伤)."""
    if slotted.text.startswith(("当选", "决定"), verb) and any(
        not title.quoted and _office(rules).search(title.text) and not _distinguishes(rules).search(title.text)
        for title in titles
    ):
        return True
    judged = values.get("evidence", WEAK) == AS and _JUDGED.match(slotted.text, verb)
    return bool(judged) and not _are_honours(titles, rules)


def _is_relative(slotted: Slotted, start: int, end: int) -> bool:
    """Whether the match describes the one who is named behind it (获得T的王某), who is not its subject."""
    text = slotted.text
    apposed = text[start - 1 : start] == "等" and text[end + 1 : end + 2] == _N  # 甲等|荣获T的|十位教师: they got it
    return bool(_RELATIVE.match(text, end)) and not apposed


def _is_vetoed(state: Reading, match: "regex.Match[str]", end: int, rules: Rules, *, named: bool) -> bool:
    """Whether the clause hopes, denies, recommends, or tells of those to whom somebody hands it."""
    text = state.slotted.text
    if _THIS_PRIZE.match(text, match.start("titles")) and _THIS_IS.search(text, 0, match.start()):
        return True
    start = _verb(match)[0]
    start += text[start : start + 1] in (",", ";")  # what the clause before says is another matter
    return is_vetoed(text, start, end, rules) or (not named and bool(_TO_THOSE.search(text, 0, match.start())))


def _named_behind(
    state: Reading,
    values: Mapping[str, str],
    match: "regex.Match[str]",
    rules: Rules,
    found: Findings,
    topic: list[Honoree],
) -> list[Honoree]:
    """The honorees that the frame's own stretch holds; those whom its pronoun means."""
    slotted = state.slotted
    zone = _zone(match, rules)
    works = works_in(slotted, *zone) if values.get("prefer") == WORK else []
    honorees = works or read_zone(slotted, *zone, rules, found)
    if honorees:
        return those_of(state, honorees)
    if values.get("elided") and not match["honorees"]:
        return list(state.last) or topic
    if match["honorees"] == "我们":
        return antecedent_of(state, match.start(), rules, found)
    if not is_pronoun(match["honorees"], rules):
        return []
    last = [h for h in state.last if h.kind != WORK or match["honorees"] not in ("他", "她")]  # 他的《甲》获奖,…授予他
    honorees = antecedent_of(state, match.start(), rules, found) or last or topic
    among = AMONG_THEM.search(slotted.text, state.limit, match.start())
    alone = len(honorees) == 1 and honorees[0].kind == PERSON
    return [] if "们" in match["honorees"] and alone and not among else honorees


def _named_before(
    state: Reading, match: "regex.Match[str]", titles: list[Title], rules: Rules, found: Findings, topic: list[Honoree]
) -> list[Honoree]:
    """The honorees before the verb, or whom an elided subject means."""
    slotted = state.slotted
    opens = bool(topic) and topic[0].start >= slotted.starts[0]  # 某某曾参加…;曾作为代表…;获T: who opens the sentence
    owned = not opens and (state.nobody or has_subject(slotted, match.start(), rules))
    known = list(state.last) or ([] if owned else topic)
    begin = max(state.limit, match.start() - _WIDEST)
    if _HE.search(slotted.text, begin, match.start()) and not any(h.kind == PERSON for h in known):
        known = _only_person(slotted, match.start(), rules, found) or topic  # 课程《某某》被评为T,他个人被评为U
    he = list(_HE_SINCE.finditer(slotted.text, begin, match.start()))
    if he and SLOTS["person"] not in slotted.text[: he[-1].start()]:  # 甲村曾是穷地方,他领着大家…,2018年被授予
        known = [h for h in known if h.kind == PERSON] or topic
        begin = he[-1].end() - 1 if any(h.kind == PERSON for h in known) else begin
    dated = RESPECTIVELY.search(slotted.text, begin, match.start())
    stop = dated.start() if dated else match.start()
    learned = disciplines_before(slotted, stop, rules) if are_of_disciplines(titles) else []
    honorees = (
        learned or read_before(slotted, begin, stop, rules, found, known) or meant(slotted, begin, stop, rules, found)
    )
    has_named = not all(h.kind == WORK and h in state.last for h in honorees) or not honorees
    if "others" in match.re.groupindex and match.start("others") >= 0:  # 成为继乙、丙之后第三位获得T的人
        honorees = honorees + read_list(slotted, *match.span("others"), rules, found)
    if (
        not has_named
        and (opens or any(h.kind == PERSON for h in topic))
        and all(_of_persons(rules).search(title.text) for title in titles)
    ):
        honorees = topic  # 教师某某…;论文《新路》获一等奖;被评为优秀教师
    told_before = bool(honorees) and all(h.kind == WORK and h.start < slotted.starts[0] for h in honorees)
    if told_before and all(_of_persons(rules).search(title.text) for title in titles):
        honorees = []  # 编写教材《某书》。2009年入选“某人才计划”: not the book
    if honorees == topic and any(h.kind == PERSON for h in topic) and _OF_A_BODY.search(titles[0].text):
        honorees = []  # 被命名为“红枣之乡”: no person
    return those_meant(state, honorees)


def _only_person(slotted: Slotted, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """The person that a sentence names before `end`, where it names one and no more."""
    named = [i for i in range(end) if slotted.text[i] == SLOTS["person"]]
    return read_list(slotted, named[0], named[0] + 1, rules, found) if len(named) == 1 else []


def _of_a_kind(
    slotted: Slotted,
    values: Mapping[str, str],
    start: int,
    honorees: list[Honoree],
    titles: list[Title],
    rules: Rules,
    *,
    named: bool,
) -> list[Honoree]:
    """The honorees as what the titles say that they are: a place, an organisation, what the frame prefers."""
    if not honorees and not named and all(_OF_A_PLACE.search(title.text) for title in titles):
        honorees = place_before(slotted, start)
    if all(_OF_A_BODY.search(title.text) for title in titles):
        # 沈阳入选“最具幸福感城市”: a place, whatever its name looks like
        known = places(rules).names
        honorees = [replace(h, kind=ORGANISATION) if h.kind == PERSON and h.name in known else h for h in honorees]
    if any(_OF_A_GROUP.search(title.text) for title in titles):  # “某某排球”荣获“优秀社团”
        honorees = [replace(h, kind=ORGANISATION) if h.kind == WORK else h for h in honorees]
    preferred = [h for h in honorees if h.kind == values.get("prefer")]
    return preferred or honorees


def _without_unfit(
    slotted: Slotted, honorees: list[Honoree], titles: list[Title], start: int, end: int
) -> list[Honoree]:
    """The honorees without those that only look like it: who gives the award its name, who took part, numbers of medals."""
    honorees = [h for h in honorees if not _NOT_A_NAME.search(h.name) and not is_borne_by(titles, h)]
    honorees = [h for h in honorees if h.kind != GROUP or not chosen_from(slotted, h.index)]
    if all(_ONLY_OF_A_BODY.search(title.text) for title in titles):
        honorees = [h for h in honorees if h.kind != PERSON]  # 校长某某回顾历程:2017年被授予“文明校园”
    if all(_MEDAL.fullmatch(title.text) for title in titles):  # 24个代表团获得金牌: a tally
        number = slotted.number(titles[0].start - 1) if start < titles[0].start else None
        many = number is not None and number.value is not None and number.value > _MOST_MEDALS_OF_ONE
        honorees = [
            h
            for h in honorees
            if (h.kind != GROUP or (not number and _EACH_GOT.match(slotted.text, h.index + 1)))
            and not many
            and not (number and _DELEGATION.search(h.name))
        ]
    if all(CHAMPION.search(title.text) for title in titles):  # 共获得世界冠军102个: neither
        honorees = [h for h in honorees if h.kind != GROUP or not counts_titles(slotted, h.index)]
    if is_a_tally(slotted, start, end, titles):
        honorees = [h for h in honorees if h.kind != ORGANISATION or not _PLACE.search(h.name)]
    return honorees


def _are_honours(titles: list[Title], rules: Rules) -> bool:
    return all(title.quoted or title.text[0] == "“" or looks_like_title(title.text, rules) for title in titles)
