"""Drawing and changing a chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.chains.domain.write import write_nodes
from panhuo.exchange.chains.enums import ChainVisibility
from panhuo.exchange.chains.may import may_draw_for, may_edit_chain
from panhuo.exchange.chains.models import Chain, ChainVersion
from panhuo.exchange.chains.rules.nodes import ChainError, NodeSpec, check_nodes
from panhuo.exchange.chains.rules.outline import parse_outline, write_outline
from panhuo.needs.api import industry_code
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, log_event, retold

if TYPE_CHECKING:
    from panhuo.orgs.models import User

OBJECT = "chain"


@transaction.atomic
def create_chain(
    organisation: Organisation,
    *,
    title: str,
    actor: User,
    description: str = "",
    visibility: str = ChainVisibility.MEMBERS,
    nodes: Sequence[NodeSpec] = (),
) -> Chain:
    """A new chain, with its first nodes if there are any.

    Raises:
        NotAllowed: the actor is not staff of the organisation.
        InvalidInput: no title, an unknown visibility, or nodes that don't fit together.
    """
    if not may_draw_for(actor, organisation):
        raise NotAllowed
    chain = Chain(organisation=organisation, created_by=actor)
    _describe(chain, title=title, description=description, visibility=visibility)
    log_event(object_type=OBJECT, object_id=chain.pk, verb="created", actor=actor, organisation=organisation)
    if nodes:
        save_nodes(chain, nodes=nodes, actor=actor)
    return chain


@transaction.atomic
def describe_chain(chain: Chain, *, title: str, description: str, visibility: str, actor: User) -> None:
    """Change name, description and who may see it. Raises as `create_chain`."""
    if not may_edit_chain(actor, chain):
        raise NotAllowed
    _describe(chain, title=title, description=description, visibility=visibility)
    _log(chain, "changed", actor)


@transaction.atomic
def save_nodes(chain: Chain, *, nodes: Sequence[NodeSpec], actor: User, note: str = "") -> Chain:
    """Put these nodes in the place of the present ones; nodes with the same name stay the same record.

    Raises:
        NotAllowed: the actor is not staff of the organisation.
        InvalidInput: the nodes don't fit together, or an industry is not one; the message names the place.
    """
    if not may_edit_chain(actor, chain):
        raise NotAllowed
    locked = Chain.objects.select_for_update().get(pk=chain.pk)
    clean = [_with_industries(node) for node in nodes]
    try:
        check_nodes(clean)
    except ChainError as error:
        raise refused(error) from error
    write_nodes(locked, clean)
    locked.version += 1
    locked.save(update_fields=["version", "updated_at"])
    ChainVersion.objects.create(
        chain=locked, number=locked.version, outline=write_outline(clean), note=note.strip()[:200], actor=actor
    )
    _log(locked, "nodes_saved", actor)
    chain.refresh_from_db()
    return chain


def save_outline(chain: Chain, *, text: str, actor: User, note: str = "") -> Chain:
    """`save_nodes` from an outline. Raises as that does."""
    return save_nodes(chain, nodes=read_outline(text), actor=actor, note=note)


def read_outline(text: str) -> list[NodeSpec]:
    """The nodes of an outline. Raises InvalidInput that names the line."""
    try:
        return parse_outline(text)
    except ChainError as error:
        raise refused(error) from error


def restore_version(chain: Chain, *, number: int, actor: User) -> Chain:
    """Make an earlier version the present one, as a new version. Raises InvalidInput: there is none."""
    version = chain.versions.filter(number=number).first()
    if version is None:
        raise InvalidInput(_("没有这个版本"), field="number", code="version")
    note = _("恢复到第 %(n)s 版") % {"n": number}
    return save_outline(chain, text=version.outline, actor=actor, note=note)


@transaction.atomic
def archive_chain(chain: Chain, *, actor: User, archived: bool = True) -> None:
    """Take a chain out of the lists, or back in; nothing is lost."""
    if not may_edit_chain(actor, chain):
        raise NotAllowed
    chain.archived_at = timezone.now() if archived else None
    chain.save(update_fields=["archived_at", "updated_at"])
    _log(chain, "archived" if archived else "restored", actor)


def refused(error: ChainError) -> InvalidInput:
    """The rule's error as one for the user, with its place in front."""
    message = _(error.template) % error.params if error.params else _(error.template)
    if error.place:
        message = _("%(place)s：%(what)s") % {"place": retold(error.place), "what": message}
    return InvalidInput(message, field="outline", code=error.code)


def _with_industries(node: NodeSpec) -> NodeSpec:
    try:
        codes = tuple(dict.fromkeys(industry_code(text) for text in node.industries))
    except InvalidInput as error:
        message = _("%(place)s：%(what)s") % {"place": node.place or node.name, "what": error.message}
        raise InvalidInput(message, field="outline", code=error.code) from error
    return replace(node, industries=codes)


def _describe(chain: Chain, *, title: str, description: str, visibility: str) -> None:
    if not title.strip():
        raise InvalidInput(_("请填写名称"), field="title", code="empty")
    if visibility not in ChainVisibility.values:
        raise InvalidInput(_("没有这种公开范围"), field="visibility", code="choice")
    chain.title, chain.description, chain.visibility = title.strip()[:120], description.strip(), visibility
    chain.save()


def _log(chain: Chain, verb: str, actor: User) -> None:
    log_event(object_type=OBJECT, object_id=chain.pk, verb=verb, actor=actor, organisation=chain.organisation)
