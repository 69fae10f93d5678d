"""The linter on a statement and what is known of its patent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from panhuo.deals.agreements.api import own_name, rule_facts
from panhuo.deals.openlicence.queries.fee import statement_of
from panhuo.deals.openlicence.queries.rules import caps_in_force, words_in_force
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.findings import Finding, Severity
from panhuo.deals.rules.open_licence.lint import statement_findings

if TYPE_CHECKING:
    from panhuo.deals.openlicence.models import OpenStatement

ERROR, WARNING = "error", "warning"


def lint(statement: OpenStatement, *, day: date) -> list[Finding]:
    """Errors and warnings of a statement made on `day`, by the words and limits in force (`queries.rules`).

    Reads the patent's `identifiers` and `owners`. Its own announcement does not count as standing in its way.
    """
    without = [statement.encumbrance_id] if statement.encumbrance_id else []
    patent, owners, lies = rule_facts(
        statement.patent, organisation=statement.holder, act=Act.OPEN_LICENCE, day=day, without=without,
        has_report=statement.has_report, obstacle=statement.obstacle,
    )  # fmt: skip
    own = own_name(statement.patent, organisation=statement.holder)
    if own in owners.names:
        owners = replace(owners, names=(own, *(name for name in owners.names if name != own)))
    found = statement_findings(
        statement_of(statement), patent=patent, owners=owners, encumbrances=lies, day=day, words=words_in_force(),
        caps=caps_in_force(),
    )  # fmt: skip
    once = {(one.code, one.message): one for one in found}
    return sorted(once.values(), key=lambda one: one.severity is not Severity.BLOCK)


def stored(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """As JSON, with the template and its places, so that pages can translate it."""
    return [
        {
            "code": one.code, "level": ERROR if one.severity is Severity.BLOCK else WARNING, "template": one.template,
            "params": dict(one.params), "message": one.message, "article": one.article, "basis": one.basis.value,
            "needs": one.needs.value, "parties": list(one.parties),
        }
        for one in findings
    ]  # fmt: skip


def errors_of(findings: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that stop the statement."""
    return [one for one in findings if one["level"] == ERROR]
