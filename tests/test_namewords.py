"""The words of a clause as names of organisations need them."""

import pytest

from pipeline.lexicon import lexicon_of
from pipeline.namewords import name_words
from pipeline.process import default_folder
from pipeline.records import Article
from pipeline.rules import Rules, load_rules
from pipeline.segment import Segmenter, make_document, make_segmenter, user_words


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(default_folder("rules"))


@pytest.fixture(scope="module")
def segmenter(rules: Rules) -> Segmenter:
    return make_segmenter("jieba", user_words(rules))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("他们获省妇联表彰", "省"),
        ("她先后任市第二人民医院护士", "市"),
        ("逐级审核并报市委同意", "市委"),
        ("后挂任玉坪县委常委", "玉坪"),
        ("表彰记者站和融媒体中心的作品", "融"),
        ("县教育局会同县财政局下发通知", "县"),
        ("王建林亲任南开大学校长", "南开大学"),
        ("任命王小明为市教育局局长", "市"),
        # A verb that belongs to a name stays with it.
        ("驻村工作队进村", "驻村"),
    ],
)
def test_where_words_begin(text: str, word: str, rules: Rules, segmenter: Segmenter) -> None:
    words = name_words(make_document(Article("a", text), segmenter), lexicon_of(rules), 0, len(text))
    assert word in [token.text for token in words]
    assert "".join(token.text for token in words) == text
