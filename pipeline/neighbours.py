"""How much what stands beside a stretch of text, and the words in it, speak for a person's name."""

import re
from dataclasses import dataclass

from pipeline.namecues import BIOGRAPHY, ENDS_DATE, SIGNS, SIZE_AFTER, name_cues
from pipeline.names import HAN, NameModel, name_model
from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.spans import Spans

ROLE_BEFORE = 4.0
AGE_BEFORE = 3.0
_AGED = "岁的"
_INDENT = 8
VERB_AFTER = 0.9
BIOGRAPHY_AFTER = 5.0
AFTER_STRONG = 3.0
SIZED_AFTER = 3.5
NO_CUE = -2.0
# Prepositions and auxiliaries, behind which something has to follow.
NEED_MORE = frozenset("会能可要想将把与和为在从对向以用因凭到自于及而并却给随赴")
# 校长陶之和|说: nothing that 和 could join begins with a verb of saying.
_SAYS = re.compile(
    "解释|透露|坦言|补充|回忆|感慨|直言|总结|"
    "说|表示|介绍|认为|指出|强调|告诉|出席|会见|致辞|致词|讲话|主持|获得|荣获|当选|被|在会上|在接受|代表学校"
)
_LIST_GOES_ON = ("、", "(")
_LONGEST_OFFICE = 12
_NOTE = re.compile(r"\([^()\n]{4,40}\)")
_PARTS_LIST = ("", "、", ":", ",", ";", "。", "\n", "\r", "\t", " ")
_CONCURRENT = "(兼)"
_TAKES_PERSON = re.compile(
    f"(?:{_SAYS.pattern})|(?:分别)?[分荣]?获|荣立|同志|等(?:[0-9]+|[一二三四五六七八九十]+)[名人位]|对(?:先进|获奖|受)|援[藏疆青鄂]"
)
ADDRESSED = re.compile("(?:同志|先生|女士|教授|副教授|老师|院士|博士|研究员)")
_EDITION = re.compile("第[0-9一二三四五六七八九十]{1,3}[届批]|首[届批]")  # 授予甲、乙|第四届“某人物”称号
_OF_AGE = re.compile(r"[0-9]{1,2}岁的$")  # 年仅22岁的|陶建林
_IN_A_PLACE_NAME = re.compile("(?:镇|乡|村|街道|社区|苏木)(?![长官医民里上]|支书|干部|党支|籍)")
ACCEPTED = 7.0
LISTED = 3.0
RANKS = ("冠军", "亚军", "季军")
PADDED = re.compile(
    rf"(?=(([{HAN}])[ ]{{1,6}}([{HAN}]))(?:(?![{HAN}])|等|同志|教授|老师|[荣喜]?获|当选|入选|被[评授]|为(?=[{HAN}]{{2}})))"
)
PARTICLES = frozenset("等的及和与了在被获")
RUN = re.compile(rf"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be a name, and how much speaks for it."""

    start: int
    end: int
    name: str
    score: float
    rule: str


class Neighbours:
    """Weighs what stands before and after the stretches of one document that could be names."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        self.document = document
        self.folded = document.folded
        self.found = found
        self.model: NameModel = name_model(rules, document.segmenter)
        self.cues = name_cues(rules)
        self.organisation_starts = {mention.start for mention in found.organisations}
        self.organisation_ends = {mention.end for mention in found.organisations}
        self.blocked = Spans([(m.start, m.end) for m in found.organisations])
        self.titles = Spans([m.span() for m in re.finditer(r"《[^《》\n]{1,60}》", self.folded)])
        self.weights_after: dict[int, float] = {}

    def _before(self, start: int) -> float:
        if start in self.organisation_ends:
            return 3.0
        folded = self.folded
        if start == 0 or folded[start - 1] in "\n\r。!?":
            return 1.5
        previous = folded[start - 1]
        if previous == "·":
            return -4.0
        if previous == "." and folded[start - 2 : start - 1].isdecimal():
            # A numbered list: 3.张三.
            return 1.5
        if previous in "、;,:":
            return 1.5
        if previous in ENDS_DATE and folded[start - 2 : start - 1].isdecimal():
            return 1.0  # 1994年李强被评为
        if self.cues.before_strong.end(folded, start - 1 if previous in "“( " else start):
            return ROLE_BEFORE
        if folded.endswith(_CONCURRENT, 0, start) and self.cues.before_strong.end(folded, start - len(_CONCURRENT)):
            return ROLE_BEFORE
        if previous == "的" and _OF_AGE.search(folded, max(0, start - _INDENT), start):
            return ROLE_BEFORE
        if previous in "\t " and not self.folded[max(0, start - _INDENT) : start].rpartition("\n")[2].strip():
            return 1.5
        if previous in " ()【】”\t":
            return 1.0
        if folded.endswith(_AGED, 0, start):
            return AGE_BEFORE
        if self.cues.before_weak.end(folded, start):
            return 1.0
        if previous in SIGNS:
            return 0.0
        return NO_CUE

    def _after(self, end: int) -> float:
        """How much what follows folded[:end] speaks for the end of a name there."""
        weight = self.weights_after.get(end)
        if weight is None:
            weight = self.weights_after[end] = self._weigh_after(end)
        return weight

    def _weigh_after(self, end: int) -> float:
        folded = self.folded
        if end >= len(folded):
            return 1.0
        if BIOGRAPHY.match(folded, end):
            return BIOGRAPHY_AFTER
        if SIZE_AFTER.match(folded, end):
            return SIZED_AFTER
        following = folded[end]
        if following == "·" or _IN_A_PLACE_NAME.match(folded, end):  # 马坡|镇等3个乡镇
            return -4.0
        if following == "等" and self.cues.sorts.match(folded, end + 1):
            # 甲、乙、丙等国: no list of persons.
            return -3.0
        if following == "和" and (self._says(end + 1) or self._is_addressed(end + 1)):
            return -2.0  # 李玉|和荣获
        if following == "(":
            return 2.0
        if following in "、,。;:!?\n\r)":
            return 1.5
        if following in " 】”\t" or following.isdigit() or _EDITION.match(folded, end):
            return 1.0
        if self.cues.after_strong.match(folded, end):
            return AFTER_STRONG
        verb = self.cues.after_weak.match(folded, end)
        if verb:
            # 刘爱会等, 陈在、李四: what stands before a sign or 等 is no preposition.
            bare = verb.end() == end + 1 and following in NEED_MORE
            return 0.0 if bare and folded[end + 1 : end + 2] in ("", "等", *SIGNS) else 2.0
        if following in SIGNS:
            return 0.0
        return VERB_AFTER if self._is_verb(end) else -2.0

    def _is_verb(self, start: int) -> bool:
        """Whether a verb of two characters or more begins at `start` (陈文|欢迎来宾; but 陈学明|说 is not 陈学|明说)."""
        token = next(iter(self.document.touching(start, start + 1)), None)
        if token is None or token.start != start or token.tag != "v":
            return False
        return len(token.text) > 1 and not token.text.endswith("说")

    def _is_followed(self, end: int) -> bool:
        """Whether what follows folded[:end] is a cue so strong that none is needed before the name."""
        following = self.folded[end : end + 1]
        return following in self.cues.follow_firsts and self.cues.followed.match(self.folded, end) is not None

    def _says(self, end: int) -> bool:
        """Whether a verb of saying or appearing follows, which takes a person before it."""
        return _SAYS.match(self.folded, end) is not None

    def _is_addressed(self, end: int) -> bool:
        """Whether an address stands at `end` and nobody's name behind it (张礼和院士,; but 甲和教授乙)."""
        address = ADDRESSED.match(self.folded, end)
        return address is not None and self.folded[address.end() : address.end() + 1] in ("", *SIGNS)

    def _is_noted(self, start: int, end: int) -> bool:
        """Whether brackets behind folded[start:end], which stands alone, end in an office: 、高山(甲院护士)、."""
        note = _NOTE.match(self.folded, end)
        if note is None or self.folded[start - 1 : start] not in _PARTS_LIST:
            return False
        office = self.cues.office_at_end.search(self.folded, max(end, note.end() - _LONGEST_OFFICE), note.end() - 1)
        return office is not None and office.start() > end + 2

    def _holds_office(self, start: int, end: int) -> bool:
        """Whether an office with its unit stands straight before folded[start:end], and what takes a person behind it."""
        office = self._office_before(start, end)
        if office is None or not office.start():
            return False
        if office.start() in self.organisation_ends:
            return True
        return self.cues.unit_at_end.search(self.folded, max(0, office.start() - 6), office.start()) is not None

    def _office_before(self, start: int, end: int) -> "re.Match[str] | None":
        """The office straight before folded[start:end] where what takes a person stands behind that; else None."""
        if self.folded[end : end + 1] not in _LIST_GOES_ON and not _TAKES_PERSON.match(self.folded, end):
            return None
        start -= len(_CONCURRENT) if self.folded.endswith(_CONCURRENT, 0, start) else 0
        return self.cues.office_at_end.search(self.folded, max(0, start - _LONGEST_OFFICE), start)

    def _is_conferred_on(self, start: int, end: int, name: str) -> bool:
        """Whether something is conferred on what stands straight after the verb (授予甲四川工匠称号), not named after it."""
        if not self.cues.confers.end(self.folded, start):
            return False
        tag = self.model.segmenter.tags.get(name, "")
        if tag and (tag not in ("nr", "nrfg") or not self.cues.award_starts.match(self.folded, end)):
            # A transliterated name (授予诺贝尔化学奖), or a known one that an award may bear.
            return False
        return self.cues.award.match(self.folded, end) is not None

    def _is_appointed(self, start: int, end: int) -> bool:
        """Whether folded[start:end] stands between 任命 and 为 with an office behind it, or between 免去 and a unit."""
        if self.cues.dismisses.end(self.folded, start):
            return end in self.organisation_starts
        return self.cues.appoints.end(self.folded, start) and self.cues.appointed.match(self.folded, end) is not None

    def _words(self, start: int, end: int) -> float:
        """What the words of the segmentation say about the limits of a name."""
        score = 0.0
        for token in self.document.touching(start, end):
            if token.end <= start or token.start >= end:
                continue
            name_tag = token.tag.startswith("nr")
            if (token.start, token.end) == (start, end):
                score += 1.5 if name_tag or not token.tag else 0.0
            elif token.start < start or token.end > end:
                # A word of the dictionary that reaches over the limit speaks against it; a guessed word does not.
                known = token.tag and not name_tag and len(token.text) > 1
                if known and token.start == start - 1 and token.end <= end and self._office_before(start, end):
                    known = False  # 教师|傅强 is no 师傅, 教师|范剑锋 no 师范
                score -= 4.0 if known else 0.5 if len(token.text) > 1 else 0.0
        return score
