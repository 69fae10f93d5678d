"""An agreement on patents, its parties and the patents it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.agreements.enums import AgreementKind, AgreementState, LicenceMode, PricingWay, Side
from panhuo.deals.agreements.queries.visible import AgreementQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.deals.agreements.models.papers import AgreementFile, AgreementVersion, Approval
    from panhuo.deals.agreements.models.settling import ConflictCheck, Override


class Agreement(models.Model):
    """`holder` is the organisation on the patents' side whose office keeps it. Secret: `visible_to`.

    `price` in 分, None: not said. `starts_on` and `ends_on` are the term agreed, `signed_on` and `effective_on` what
    happened; `ended_on` the day on which it was over before its term. Flags that may be None were not said.
    `head`: the licence under which a sub-licence is given. `territory`, `field` "": no limit agreed; names are
    parted by 、. `open_licence`: obtained under an open-licence statement. `open_to_parties`: a draft is seen by the
    office alone until it is sent to the other side.
    """

    parties: RelatedManager[Party]
    patents: RelatedManager[AgreementPatent]
    versions: RelatedManager[AgreementVersion]
    approvals: RelatedManager[Approval]
    files: RelatedManager[AgreementFile]
    overrides: RelatedManager[Override]
    checks: RelatedManager[ConflictCheck]

    holder = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("种类"), max_length=12, choices=AgreementKind.choices)
    mode = models.CharField(_("许可方式"), max_length=12, choices=LicenceMode.choices, blank=True)
    state = models.CharField(max_length=10, choices=AgreementState.choices, default=AgreementState.DRAFT)
    number = models.CharField(_("合同编号"), max_length=80, blank=True)
    title = models.CharField(_("名称"), max_length=200)
    head = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sublicences")
    territory = models.CharField(_("地域"), max_length=300, blank=True)
    field = models.CharField(_("领域"), max_length=300, blank=True)
    starts_on = models.DateField(_("起日"), null=True, blank=True)
    ends_on = models.DateField(_("止日"), null=True, blank=True)
    signed_on = models.DateField(_("签订日"), null=True, blank=True)
    effective_on = models.DateField(_("生效日"), null=True, blank=True)
    ended_on = models.DateField(_("终止日"), null=True, blank=True)
    end_reason = models.CharField(_("终止原因"), max_length=300, blank=True)
    pricing = models.CharField(_("定价方式"), max_length=8, choices=PricingWay.choices, default=PricingWay.AGREED)
    price = models.PositiveBigIntegerField(_("拟交易价格"), null=True, blank=True)
    payment_terms = models.TextField(_("付费条款"), blank=True)
    other_terms = models.TextField(_("其他条款"), blank=True)
    place = models.CharField(_("履行地"), max_length=200, blank=True)
    open_licence = models.BooleanField(_("由开放许可获得"), default=False)
    use_first = models.BooleanField(_("先使用后付费"), default=False)
    know_how = models.BooleanField(_("含技术秘密"), default=False)
    sublicence_allowed = models.BooleanField(_("允许再许可"), null=True, blank=True)
    may_lapse = models.BooleanField(_("许可方可以不再维持专利权"), null=True, blank=True)
    names_earlier = models.BooleanField(_("已写明在先许可并由对方接受"), default=False)
    licensor_cannot_exploit = models.BooleanField(_("许可方不具备独立实施条件"), default=False)
    owner_exploits = models.BooleanField(_("权利人正在自行实施"), default=False)
    settles_ownership = models.BooleanField(_("已约定成果归属"), default=False)
    open_to_parties = models.BooleanField(_("对方可见"), default=False)
    abroad_approved = models.BooleanField(_("向境外的审批和手续已办理"), default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("holder", "state", "kind")), models.Index(fields=("effective_on",)))
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=AgreementKind.values), name="agreement_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=AgreementState.values), name="agreement_state_is_known"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        """Never the title: this text lands in lists of choices and logs."""
        return self.number or f"#{self.pk}"


class Party(models.Model):
    """`organisation` where the party has an account here; its members then see the agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=6, choices=Side.choices)
    position = models.PositiveSmallIntegerField(default=1)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("名称"), max_length=200)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)
    contact = models.CharField(_("联系人"), max_length=120, blank=True)
    foreign = models.BooleanField(_("境外或外国"), default=False)

    class Meta:
        ordering = ("side", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "side", "position"), name="one_party_a_position"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="party_side_is_known"),
        )

    def __str__(self) -> str:
        return self.name


class AgreementPatent(models.Model):
    """`encumbrance`: what was written to the patent when the agreement took effect. `product`: of a design."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="patents")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="agreements")
    product = models.CharField(_("产品名称"), max_length=120, blank=True)
    encumbrance = models.ForeignKey(
        "patents.Encumbrance", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("agreement", "patent"), name="a_patent_once_an_agreement"),)

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.patent_id}"
