"""The mended articles become a new version of the policy."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, User, log_event
from panhuo.policies.documents.api import Article, Document, Form, Line
from panhuo.policies.domain.audit import audit
from panhuo.policies.domain.keep import Reading, keep_version
from panhuo.policies.enums import MendAction, MendState, PolicyStatus, VersionOrigin
from panhuo.policies.facts.api import Facts
from panhuo.policies.models import Mend, Policy, PolicyVersion
from panhuo.policies.rules import require_policy


@transaction.atomic
def adopt_mends(policy: Policy, *, actor: User) -> PolicyVersion:
    """Put the closed mends into the text: amended articles get their new text, repealed ones are left out.

    The version before stays as it is, with its findings and mends; the new one is audited.

    Raises:
        NotAllowed: the actor doesn't work for the holder.
        DomainError: nothing is closed, or something is still open.
    """
    require_policy(actor, policy)
    version = policy.current
    mends = {mend.article_id: mend for mend in Mend.objects.filter(article__version=version)}
    if version is None or not any(mend.state == MendState.CLOSED for mend in mends.values()):
        raise DomainError(_("还没有完成整改的条文"), code="nothing_mended")
    if any(mend.state == MendState.OPEN for mend in mends.values()):
        raise DomainError(_("还有条文没有完成整改，全部完成后再生成修订稿"), code="still_open")
    document = _mended(version, mends)
    reading = Reading(document, Facts(), policy.level, audit(document, level=policy.level))
    fresh = keep_version(policy, reading, actor=actor, origin=VersionOrigin.MENDED)
    policy.status = PolicyStatus.AMENDED
    policy.save(update_fields=("status",))
    log_event(
        object_type="policy", object_id=policy.pk, verb="amended", actor=actor, organisation=policy.holder,
        data={"version": fresh.number, "articles": len(mends)},
    )  # fmt: skip
    return fresh


def _mended(version: PolicyVersion, mends: dict[int, Mend]) -> Document:
    articles: list[Article] = []
    lines: list[Line] = [Line(version.policy.title, 1)]
    for row in version.articles.all():
        mend = mends.get(row.pk)
        if mend and mend.action == MendAction.REPEAL:
            continue
        text = mend.new_text if mend and mend.action == MendAction.AMEND else row.text
        line = Line(f"{row.label}　{text}" if row.label else text, len(lines) + 1)
        lines.append(line)
        articles.append(Article(row.label, text, row.chapter, (line,)))
    return Document(version.policy.title, Form.PASTED, tuple(lines), tuple(articles))
