"""Companies that go by their brand, or by the stem of their name: 宏岭集团, 宏岭."""

from collections.abc import Sequence
from functools import cached_property

from pipeline.introduced import before_ranks, brand_of, is_short_for, stems_of
from pipeline.lexicon import lexicon_of
from pipeline.rules import Rules
from pipeline.segment import Document


class Brands:
    """The companies that one article names in full."""

    def __init__(self, document: Document, rules: Rules, texts: Sequence[str]) -> None:
        self.document, self.rules, self.texts = document, rules, texts
        self.folded = document.folded

    def company(self, stem: str) -> str:
        """The full name of the article's company that goes by `stem`."""
        named = self._brands.get(stem, set())
        return self._companies.get(stem) or self.by_brand(stem) or (next(iter(named)) if len(named) == 1 else stem)

    def by_brand(self, text: str) -> str:
        """The name in full where it begins with the short form of the one company of this brand: 宏岭集团, 宏岭集团工会."""
        short, unit = text[: len("宏岭精工")], text[len("宏岭精工") :]
        named = self._brands.get(text[:2])
        if not named or len(short) < len("宏岭精工") or text.startswith(tuple(named)):
            return ""
        lexicon = lexicon_of(self.rules)
        if unit and lexicon.company_end.search(text):
            return ""  # another company's own name
        full = [name for name in named if is_short_for(short, text[:2], name, lexicon)]
        return full[0] + unit if len(full) == 1 else ""

    @cached_property
    def _brands(self) -> dict[str, set[str]]:
        """The full names of the article's companies by their brand."""
        lexicon = lexicon_of(self.rules)
        found: dict[str, set[str]] = {}
        for text in dict.fromkeys(self.texts):
            if brand := brand_of(text, lexicon, self.document.segmenter.tags):
                found.setdefault(brand, set()).add(text)
        return {brand: names for brand, names in found.items() if brand not in before_ranks(self.folded)}

    @cached_property
    def _companies(self) -> dict[str, str]:
        """The longest of the article's names with each stem."""
        lexicon, ranked = lexicon_of(self.rules), before_ranks(self.folded)
        longest: dict[str, str] = {}
        for text in self.texts:
            for stem in stems_of(text, lexicon, self.document.segmenter.tags, ranked):
                if len(text) > len(longest.get(stem, "")):
                    longest[stem] = text
        return longest
