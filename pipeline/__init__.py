"""honorroll (光荣榜): honours, organisations, amounts and counts from Chinese news, as checked tables."""

from pipeline.parse import find_numerals, parse_money, parse_number
from pipeline.process import Pipeline
from pipeline.records import Article
from pipeline.rules import RuleError, load_rules

__all__ = ["Article", "Pipeline", "RuleError", "find_numerals", "load_rules", "parse_money", "parse_number"]
