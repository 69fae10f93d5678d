"""What repeals what, by the names in the texts."""

from __future__ import annotations

from collections.abc import Iterable

from panhuo.policies.facts.api import Repealed
from panhuo.policies.models import Policy, PolicyRelation


def relate(policy: Policy, repealed: Iterable[Repealed]) -> None:
    """Note what `policy` repeals, and which policies that we have already repeal it. Call it in a transaction.

    The status of a repealed policy is not changed: a person does that, seeing the relation.
    """
    for one in repealed:
        PolicyRelation.objects.get_or_create(
            policy=policy,
            other_title=one.title[:300],
            kind="repeals",
            defaults={"other": _known(one.title, policy), "source": one.source},
        )
    waiting = PolicyRelation.objects.filter(
        other=None, other_title__in=_names(policy.title), policy__holder=policy.holder
    )
    waiting.exclude(policy=policy).update(other=policy)


def _known(title: str, policy: Policy) -> Policy | None:
    same = Policy.objects.filter(holder=policy.holder, title__in=_names(title)).exclude(pk=policy.pk)
    return same.order_by("-pk").first()


def _names(title: str) -> list[str]:
    """A policy goes by the name of the notice that issues it and by its own: 关于印发《甲办法》的通知, 甲办法."""
    inner = title.partition("《")[2].partition("》")[0]
    short = title.partition("关于印发")[2].removesuffix("的通知")
    return [name for name in dict.fromkeys((title, inner, short)) if name]
