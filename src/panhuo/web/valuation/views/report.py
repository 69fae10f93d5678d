"""The report as PDF and Word."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.patents.api import display_number
from panhuo.portfolio.valuation.api import Valuation, pdf_report, report_content, result_of, word_report
from panhuo.web.access import UserRequest, members_only
from panhuo.web.valuation.own import own_valuation


@members_only
@require_GET
def valuation_pdf(request: UserRequest, pk: int) -> FileResponse:
    """A4, made by typst."""
    valuation = own_valuation(request.user, pk)
    data = pdf_report(report_content(result_of(valuation)))
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{_name(valuation)}.pdf")


@members_only
@require_GET
def valuation_word(request: UserRequest, pk: int) -> FileResponse:
    """The same as a Word file, to be worked on."""
    valuation = own_valuation(request.user, pk)
    data = word_report(report_content(result_of(valuation)))
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{_name(valuation)}.docx")


def _name(valuation: Valuation) -> str:
    return f"{_('价值评估报告')}-{display_number(valuation.patent) or valuation.pk}"
