"""The report, made by typst; values go in as JSON, so that nothing in them is taken for markup."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import typst

from panhuo.deals.agreements.api import tell
from panhuo.deals.duecare.may import may_see
from panhuo.deals.duecare.report.annexes import annexes_of, joined
from panhuo.deals.duecare.report.content import report_content
from panhuo.orgs.api import NotAllowed

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement
    from panhuo.orgs.models import User


def care_pdf(agreement: Agreement, *, user: User) -> bytes:
    """The whole chain as one PDF with its papers behind it. Raises `NotAllowed` to all but members of the holder."""
    if not may_see(user, agreement):
        raise NotAllowed(hidden=True)
    annexes = annexes_of(agreement)
    content = report_content(agreement, annexes=[one.stored(n) for n, one in enumerate(annexes, start=1)], user=user)
    made = joined(_typeset(content), annexes)
    tell(agreement, verb="care_exported", actor=user, missing=len(content["missing"]))
    return made


def _typeset(content: dict[str, Any]) -> bytes:
    template = resources.files("panhuo.deals.duecare").joinpath("data/report.typ").read_bytes()
    data = json.dumps(content, ensure_ascii=False)
    made = typst.compile(template, format="pdf", sys_inputs={"data": data})
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made
