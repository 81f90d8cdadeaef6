"""Words that the segmenter glues to each other, taken apart: 压|到3%, 共|获9枚, 破获|案件9起."""

from collections.abc import Iterator

from pipeline.pieces import ADVERB, EITHER, LINK, NOUN, PARTICLE, PREPOSITION, UNDERGO, VERB
from pipeline.wordkinds import WordKinds


def parts(words: WordKinds, word: str, tag: str, before_number: bool = False) -> Iterator[tuple[str, str]]:
    """The pieces of one token with their kinds; mostly one. Words that the segmenter glues are taken apart."""
    joined = words.words["phrases.verb_object"].get(word, "") if before_number else ""
    if joined:
        verb, thing = joined.split()
        yield verb, VERB
        yield thing, NOUN
        return  # 植|树9棵
    if word not in words.kinds and len(word) > 1:
        if _reaches(words, word, tag):
            yield word[:1], VERB
            yield word[1:], PARTICLE
            return
        cut = _seam(words, word, tag, before_number)
        if cut:
            yield from parts(words, word[:cut], words.tags.get(word[:cut], ""))
            yield from parts(words, word[cut:], words.tags.get(word[cut:], ""))
            return
    yield word, words.kind(word, tag)


def _reaches(words: WordKinds, word: str, tag: str) -> bool:
    """Whether a word is a verb and 到 or 成 that says how far it goes: 压|到3%, 缩|成9公里; not 收到, 完成."""
    if len(word) != 2 or not words.has("phrases.reach", word[1]) or words.has("phrases.no_reach", word):
        return False
    is_verb = words.tags.get(word[0], "").startswith("v") or words.has("phrases.verb_stem", word[0])
    return tag == "v" or (not tag and is_verb)


def _seam(words: WordKinds, word: str, tag: str, before_number: bool) -> int:
    """Where a glued word comes apart; 0 where it does not."""
    ends = words.words["phrases.glued_before_number" if before_number else "phrases.glued_end"]
    glued = [len(end) for end in ends if word.endswith(end)] if not tag else []
    if glued:
        return len(word) - max(glued)
    if len(word) == 2:
        return int(_are_two(words, word[0], word[1], tag))
    if len(word) == 4 and _are_halves(words, word[:2], word[2:], tag, before_number):
        return 2
    if words.has("phrases.complement", word[-1]) and words.kinds.get(word[:-1]) in (VERB, EITHER):
        return len(word) - 1
    return int(_stands_alone(words, word[0], word[1:], tag)) or _lead(words, word, tag)


def _are_two(words: WordKinds, first: str, second: str, tag: str) -> bool:
    """Whether the two characters of a word are words of their own: 共|获9枚, 仍|住, 翻|了一番."""
    if tag in ("nr", "nrt", "a") and words.has("phrases.reaching", second):
        return True  # 桥隧|比|达, where the dictionary takes 比达 for a name
    if words.has("phrases.glued_verb", second):
        if words.has("phrases.glued_adverb", first) and not words.has("phrases.no_seam", first + second):
            return True
        if not tag and words.tags.get(first, "") in ("d", "c"):
            return True
    acts = words.kinds.get(second) == PARTICLE and words.tags.get(first, "").startswith("v")
    return not tag and (acts or _leads(words, first, second) or words.has("phrases.glued_start", first))


def _leads(words: WordKinds, first: str, rest: str) -> bool:
    """Whether an adverb or preposition and a verb stand side by side."""
    return words.kinds.get(rest) in (VERB, EITHER) and words.kinds.get(first) in (ADVERB, LINK, UNDERGO, PREPOSITION)


def _stands_alone(words: WordKinds, first: str, rest: str, tag: str) -> bool:
    """Whether the first character of a longer word is a word of its own: 占|营收, 国|人民, 共|出动."""
    if words.has("phrases.glued_adverb", first) and words.kinds.get(rest) == VERB:
        return True
    if tag:  # whatever the dictionary takes it for
        return words.kinds.get(first) == UNDERGO and words.kinds.get(rest) in (VERB, EITHER)
    is_known = rest in words.tags and words.has("phrases.alone", first)  # 两|国|人民, where 两国人民 is one word
    return is_known or words.has("phrases.glued_lead", first) or _leads(words, first, rest)


def _lead(words: WordKinds, word: str, tag: str) -> int:
    """The length of a preposition or pronoun with which a word begins that no dictionary holds; 0 where it does not."""
    if tag:
        return 0
    return next(
        (len(s) for s in words.words["phrases.glued_start"] if word.startswith(s) and word[len(s) :] in words.tags), 0
    )


def _are_halves(words: WordKinds, first: str, second: str, tag: str, before_number: bool) -> bool:
    """Whether the halves of a word of four characters are words of their own."""
    if words.has("phrases.cut_verb", first) or words.has("phrases.of_subject", second):
        return True  # 申请|专利, 获得|最佳, 价格|上涨
    if before_number and (_acts_on(words, first, second) or _pays(words, first) or _pays(words, second)):
        return True  # 破获|案件9起, 发放|贷款, 财政|投入
    is_verb = words.kinds.get(second) in (VERB, EITHER)
    is_verb = is_verb or (tag in ("", "n") and words.tags.get(second) == "v" and words.tags.get(first) == "ad")
    return is_verb and words.kind(first, words.tags.get(first, "")) == ADVERB  # 妥善|处理, 非常|感谢, 充分|发挥


def _acts_on(words: WordKinds, verb: str, rest: str) -> bool:
    """Whether two halves of a word are a verb and its object, or two verbs."""
    is_noun = words.tags.get(rest, "")[:1] == "n" and not rest.endswith(words.figure_ends)
    helps = words.kinds.get(verb) == EITHER and is_noun and rest.endswith(words.person_ends)
    helps = helps and not words.has("phrases.name_head", rest)  # 救助|患者; not 管理人员
    return helps or (words.kinds.get(verb) == VERB and (is_noun or words.kinds.get(rest) in (VERB, EITHER)))


def _pays(words: WordKinds, word: str) -> bool:
    return words.kinds.get(word) == VERB and words.has("amounts.pays", word)
