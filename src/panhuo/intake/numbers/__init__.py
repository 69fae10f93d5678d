"""Patent numbers: application and publication numbers of China, and those of other offices."""

from panhuo.intake.numbers.check import check_digit
from panhuo.intake.numbers.read import parse_number, parse_numbers
from panhuo.intake.numbers.reading import NumberForm, NumberReading, PatentKind

__all__ = ["NumberForm", "NumberReading", "PatentKind", "check_digit", "parse_number", "parse_numbers"]
