"""Records of the roll-up."""

from panhuo.exchange.rollup.models.dunning import Dunning
from panhuo.exchange.rollup.models.package import Package, ReportedAnswer, ReportedFigure

__all__ = ["Dunning", "Package", "ReportedAnswer", "ReportedFigure"]
