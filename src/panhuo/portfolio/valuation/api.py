"""The public face of valuation."""

from panhuo.portfolio.valuation.domain.schemes import save_scheme, scheme_for
from panhuo.portfolio.valuation.domain.value import rate, reread, settle, start_valuation
from panhuo.portfolio.valuation.enums import ValuationState
from panhuo.portfolio.valuation.may import may_change_scheme, may_close, may_rate, may_value
from panhuo.portfolio.valuation.models import Rating, SchemeVersion, Valuation
from panhuo.portfolio.valuation.queries.latest import latest_totals
from panhuo.portfolio.valuation.queries.results import Valued, result_of
from panhuo.portfolio.valuation.queries.visible import ValuationQuerySet
from panhuo.portfolio.valuation.report.content import radar_axes, report_content
from panhuo.portfolio.valuation.report.pdf import pdf_report
from panhuo.portfolio.valuation.report.word import word_report
from panhuo.portfolio.valuation.rules.read import read_scheme
from panhuo.portfolio.valuation.rules.scheme import Scheme

__all__ = [
    "Rating", "Scheme", "SchemeVersion", "Valuation", "ValuationQuerySet", "ValuationState", "Valued",
    "latest_totals", "may_change_scheme", "may_close", "may_rate", "may_value", "pdf_report", "radar_axes", "rate",
    "read_scheme", "report_content", "reread", "result_of", "save_scheme", "scheme_for", "settle", "start_valuation",
    "word_report",
]  # fmt: skip
