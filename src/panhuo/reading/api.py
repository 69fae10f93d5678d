"""What other packages use of reading."""

from panhuo.reading.patent import read_patent
from panhuo.reading.types import Aspect, Reading, Statement

__all__ = ["Aspect", "Reading", "Statement", "read_patent"]
