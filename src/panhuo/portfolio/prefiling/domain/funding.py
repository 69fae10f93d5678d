"""The statement on public funding is followed through to the patent that a filing became."""

from __future__ import annotations

from typing import Final

from panhuo.patents.api import follow_funding_statement
from panhuo.portfolio.prefiling.enums import DisclosureState
from panhuo.portfolio.prefiling.models import Filing
from panhuo.portfolio.prefiling.queries.units import institution_of

LONGEST_PARTY: Final = 200
SOURCE: Final = "申请前评估 #{n} 的财政资助声明"
"""What is kept is found again by these words, whatever language the page speaks."""


def follow_funding(filing: Filing) -> bool:
    """Write the statement down on the patent for the whole institution, so that deals see it; once.

    What is written names the agencies and the disclosure's number, nothing of its content: the disclosure is secret.
    A draft says nothing yet. Gives whether anything changed.
    """
    disclosure = filing.disclosure
    if filing.patent is None or disclosure.state == DisclosureState.DRAFT:
        return False
    agencies = dict.fromkeys(disclosure.funding.values_list("agency", flat=True))
    return follow_funding_statement(
        filing.patent,
        organisation=institution_of(disclosure.organisation),
        funded=disclosure.publicly_funded,
        first=filing.filed_on,
        party="、".join(agencies)[:LONGEST_PARTY],
        source=SOURCE.format(n=disclosure.pk),
        actor=None,
    )
