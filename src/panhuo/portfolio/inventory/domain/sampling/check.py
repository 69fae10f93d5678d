"""A sampling check from the draw to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    Membership,
    NotAllowed,
    Organisation,
    Role,
    is_installation_admin,
    is_staff_of,
    log_event,
    notify,
)
from panhuo.patents.api import display_number
from panhuo.portfolio.inventory.domain.export import field_words, own_cells
from panhuo.portfolio.inventory.domain.sampling.draw import allocate, digest_of, draw
from panhuo.portfolio.inventory.domain.settings import settings_of
from panhuo.portfolio.inventory.enums import EntryState, Finding, Recheck, SamplingState
from panhuo.portfolio.inventory.models import Entry, SampleItem, Sampling
from panhuo.portfolio.inventory.rules import inspecting_authority, may_inspect
from panhuo.portfolio.inventory.transitions import IN_BASE

if TYPE_CHECKING:
    from panhuo.orgs.api import User

STRATA: Final = ("none", "grade", "college", "kind")
MOST_DRAWN: Final = 1000
OBJECT_TYPE: Final = "inventory_sampling"


@transaction.atomic
def draw_sample(
    organisation: Organisation,
    *,
    title: str,
    seed: str,
    size: int,
    stratify: str = "none",
    states: Sequence[str] = IN_BASE,
    answer_by: date | None = None,
    actor: User,
) -> Sampling:
    """Draw patents of the base; frame, seed, size and strata are kept, so that the draw can be repeated.

    Raises:
        NotAllowed: the actor works for no authority whose region the institution lies in.
        InvalidInput: no seed, no size from 1 to 1000, an unknown stratification, or an empty frame.
    """
    if not may_inspect(actor, organisation):
        raise NotAllowed
    authority = inspecting_authority(actor, organisation) or organisation
    _check(seed=seed, size=size, stratify=stratify)
    entries = _frame(organisation, states)
    frame = [(number, _stratum(entry, stratify)) for number, entry in entries.items()]
    if not frame:
        raise InvalidInput(_("这家单位没有符合范围的专利，无法抽取"), field="organisation", code="empty")
    sampling = Sampling.objects.create(
        authority=authority, organisation=organisation, created_by=actor, seed=seed.strip(), size=size,
        title=title.strip()[:120] or _("抽查"), states=list(states), stratify=stratify, answer_by=answer_by,
        frame=frame, frame_size=len(frame), digest=digest_of(frame),
        allocation=_allocation(frame, size),
    )  # fmt: skip
    drawn = draw(frame, size=size, seed=sampling.seed)
    strata = dict(frame)
    items = [
        _item(sampling, position, number, strata[number], entries[number]) for position, number in enumerate(drawn, 1)
    ]
    SampleItem.objects.bulk_create(items)
    _log(sampling, "inventory_sampling_drawn", actor, drawn=len(items), digest=sampling.digest)
    return sampling


@transaction.atomic
def find(item: SampleItem, *, finding: str, text: str, actor: User) -> SampleItem:
    """Write down what was found. Raises NotAllowed; InvalidInput for an issue without words; DomainError later on."""
    _require(item.sampling, actor, of_authority=True, states=(SamplingState.CHECKING,))
    if finding not in (Finding.OK, Finding.ISSUE):
        raise InvalidInput(_("请选择有无问题"), field="finding", code="finding")
    item.finding, item.finding_text = finding, _words(text, required=finding == Finding.ISSUE, field="text")
    item.save(update_fields=("finding", "finding_text"))
    return item


@transaction.atomic
def send_findings(sampling: Sampling, *, actor: User) -> Sampling:
    """Hand the findings to the institution; where there is no issue the check is closed.

    Raises:
        NotAllowed: not of the authority.
        DomainError: items have not been looked at yet.
    """
    _require(sampling, actor, of_authority=True, states=(SamplingState.CHECKING,))
    left = sampling.items.filter(finding=Finding.NONE).count()
    if left:
        raise DomainError(_("还有 %(n)s 件没有核查") % {"n": left}, code="left")
    issues = sampling.items.filter(finding=Finding.ISSUE).count()
    _go(sampling, SamplingState.ANSWERING if issues else SamplingState.CLOSED, actor)
    text = _("“%(title)s”的抽查结果：%(n)s 件有问题") % {"title": sampling.title, "n": issues}
    notify(users=_staff(sampling.organisation), text=text, url=_url(sampling), key=f"sampling:{sampling.pk}:found")
    return sampling


@transaction.atomic
def answer(item: SampleItem, *, text: str, actor: User) -> SampleItem:
    """The institution says what it did. Raises NotAllowed, InvalidInput (no words), DomainError (not its turn)."""
    _require(item.sampling, actor, of_authority=False, states=(SamplingState.ANSWERING,))
    if item.finding != Finding.ISSUE:
        raise DomainError(_("这件专利没有问题，不需要答复"), code="no_issue")
    item.answer, item.answered_by, item.answered_at = _words(text, required=True, field="text"), actor, timezone.now()
    item.save(update_fields=("answer", "answered_by", "answered_at"))
    return item


@transaction.atomic
def send_answers(sampling: Sampling, *, actor: User) -> Sampling:
    """Hand the answers to the authority. Raises NotAllowed; DomainError while one is missing."""
    _require(sampling, actor, of_authority=False, states=(SamplingState.ANSWERING,))
    left = sampling.items.filter(finding=Finding.ISSUE, answer="").count()
    if left:
        raise DomainError(_("还有 %(n)s 件没有答复") % {"n": left}, code="left")
    _go(sampling, SamplingState.RECHECKING, actor)
    text = _("%(name)s 已答复“%(title)s”") % {"name": sampling.organisation, "title": sampling.title}
    notify(users=_staff(sampling.authority), text=text, url=_url(sampling), key=f"sampling:{sampling.pk}:answered")
    return sampling


@transaction.atomic
def recheck(item: SampleItem, *, result: str, text: str, actor: User) -> SampleItem:
    """The second look at an issue. Raises NotAllowed, InvalidInput, DomainError."""
    _require(item.sampling, actor, of_authority=True, states=(SamplingState.RECHECKING,))
    if result not in (Recheck.RESOLVED, Recheck.OPEN) or item.finding != Finding.ISSUE:
        raise InvalidInput(_("请选择复核结果"), field="result", code="result")
    item.recheck, item.recheck_text = result, _words(text, required=result == Recheck.OPEN, field="text")
    item.save(update_fields=("recheck", "recheck_text"))
    return item


@transaction.atomic
def close_sampling(sampling: Sampling, *, actor: User) -> Sampling:
    """End the check after the second look; what is still open goes back to the institution once more.

    Raises:
        NotAllowed: not of the authority.
        DomainError: issues have not been looked at again.
    """
    _require(sampling, actor, of_authority=True, states=(SamplingState.RECHECKING,))
    issues = sampling.items.filter(finding=Finding.ISSUE)
    left = issues.filter(recheck=Recheck.NONE).count()
    if left:
        raise DomainError(_("还有 %(n)s 件没有复核") % {"n": left}, code="left")
    still_open = issues.filter(recheck=Recheck.OPEN)
    if still_open.exists():
        still_open.update(recheck=Recheck.NONE, answer="")
        _go(sampling, SamplingState.ANSWERING, actor)
    else:
        _go(sampling, SamplingState.CLOSED, actor)
    return sampling


def redraw(sampling: Sampling) -> bool:
    """Whether the same seed over the kept frame gives the same sample, and the frame is the one that was drawn from."""
    frame = [(number, stratum) for number, stratum in sampling.frame]
    drawn = draw(frame, size=sampling.size, seed=sampling.seed)
    kept = list(sampling.items.order_by("position").values_list("number", flat=True))
    return drawn == kept and digest_of(frame) == sampling.digest


def _frame(organisation: Organisation, states: Sequence[str]) -> dict[str, Entry]:
    chosen = [state for state in states if state in EntryState.values]
    entries = Entry.objects.filter(organisation=organisation, state__in=chosen)
    found = entries.select_related("patent", "college", "organisation").prefetch_related("patent__identifiers")
    short = found.defer("patent__abstract", "patent__claims", "patent__description", "patent__extra")
    numbered = [(display_number(entry.patent) or f"#{entry.patent_id}", entry) for entry in short]
    return dict(sorted(numbered, key=lambda pair: (pair[0], pair[1].pk)))


def _stratum(entry: Entry, stratify: str) -> str:
    if stratify == "grade":
        return str(entry.grade) if entry.grade is not None else _("未自评")
    if stratify == "college":
        return entry.college.name if entry.college else _("未分学院")
    return str(entry.patent.get_kind_display()) if stratify == "kind" else _("全部")


def _allocation(frame: list[tuple[str, str]], size: int) -> list[list[Any]]:
    counts = Counter(stratum for _number, stratum in frame)
    given = allocate(counts, size)
    return [[name, counts[name], given[name]] for name in sorted(counts)]


def _item(sampling: Sampling, position: int, number: str, stratum: str, entry: Entry) -> SampleItem:
    words = field_words()
    said = {words[name]: text for name, text in own_cells(entry).items() if name in words}
    said[_("价值分级自评")] = _grade_label(entry)
    said[_("状态")] = str(entry.get_state_display())
    return SampleItem(
        sampling=sampling, entry=entry, position=position, stratum=stratum, number=number,
        title=entry.patent.title or entry.patent.title_en, said=said,
    )  # fmt: skip


def _grade_label(entry: Entry) -> str:
    return settings_of(entry.organisation).label_of(entry.grade)


def _check(*, seed: str, size: int, stratify: str) -> None:
    if not seed.strip() or len(seed) > 60:  # noqa: PLR2004
        raise InvalidInput(_("请填写随机种子（1 到 60 个字符），凭它可以重现抽样"), field="seed", code="seed")
    if not 1 <= size <= MOST_DRAWN:
        raise InvalidInput(_("抽查件数应为 1 到 %(most)s") % {"most": MOST_DRAWN}, field="size", code="size")
    if stratify not in STRATA:
        raise InvalidInput(_("请选择分层方式"), field="stratify", code="stratify")


def _words(text: str, *, required: bool, field: str) -> str:
    plain = text.strip()
    if required and not plain:
        raise InvalidInput(_("请写明情况"), field=field, code="empty")
    return plain[:500]


def _require(sampling: Sampling, actor: User, *, of_authority: bool, states: tuple[str, ...]) -> None:
    side = sampling.authority if of_authority else sampling.organisation
    if not (is_installation_admin(actor) or is_staff_of(actor, side)):
        raise NotAllowed(hidden=not Sampling.objects.visible_to(actor).filter(pk=sampling.pk).exists())
    if sampling.state not in states:
        state = SamplingState(sampling.state).label
        raise DomainError(_("抽查现在的状态是“%(state)s”，不能这样做") % {"state": state}, code="state")


def _go(sampling: Sampling, state: str, actor: User) -> None:
    before, sampling.state = sampling.state, state
    if state == SamplingState.CLOSED:
        sampling.closed_at = timezone.now()
    sampling.save(update_fields=("state", "closed_at"))
    _log(sampling, "inventory_sampling_moved", actor, **{"from": before, "to": state})


def _staff(organisation: Organisation) -> list[User]:
    rows = Membership.objects.filter(organisation=organisation, role__in=(Role.ADMIN, Role.STAFF))
    return [row.user for row in rows.select_related("user")]


def _url(sampling: Sampling) -> str:
    return f"/inventory/samplings/{sampling.pk}/"


def _log(sampling: Sampling, verb: str, actor: User, **data: Any) -> None:
    log_event(
        object_type=OBJECT_TYPE, object_id=sampling.pk, verb=verb, actor=actor, organisation=sampling.organisation,
        data=data,
    )  # fmt: skip
