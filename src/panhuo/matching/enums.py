"""Words for runs, ratings and what was found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunKind(models.TextChoices):
    """What was asked of the index."""

    PATENTS_FOR_NEED = "patents_for_need", _("为需求找专利")
    NEEDS_FOR_PATENT = "needs_for_patent", _("为专利找需求")
    PATENTS_FOR_PROFILE = "patents_for_profile", _("为企业找专利")
    TAKERS_FOR_PATENT = "takers_for_patent", _("可能的承接企业")
    SIMILAR_PATENTS = "similar_patents", _("相似专利")
    PATENTS_FOR_TEXT = "patents_for_text", _("按文字找专利")


class RatingSide(models.TextChoices):
    DEMAND = "demand", _("需求方")
    SUPPLY = "supply", _("供给方")


class Mode(models.TextChoices):
    """By what the index answered."""

    CAREFUL = "careful", _("词语和语义")
    WORDS = "words", _("仅词语")
    NONE = "none", _("索引尚未建立")


class ReasonKind(models.TextChoices):
    """Why an enterprise may take a patent."""

    NEED = "need", _("发布的需求")
    PROFILE = "profile", _("企业画像")
    PATENT = "patent", _("自有专利")


class RatingReason(models.TextChoices):
    """Why a match fits or not, as choices (our own list; no official one is known).

    Those before `UNCLEAR` speak for a match, the others against it.
    """

    ON_TOPIC = "on_topic", _("方向对口")
    FIGURES_MET = "figures_met", _("指标能达到")
    MATURE = "mature", _("成熟度合适")
    AFFORDABLE = "affordable", _("价格和方式合适")
    TEAM = "team", _("团队可信")
    UNCLEAR = "unclear", _("信息不足，看不出来")
    OFF_TOPIC = "off_topic", _("方向不对")
    FIGURES_MISSED = "figures_missed", _("指标达不到")
    IMMATURE = "immature", _("不够成熟")
    COSTLY = "costly", _("成本或价格太高")
    RIGHTS = "rights", _("权利状态不合适")
    SOLVED = "solved", _("已有别的办法")


SPEAKS_FOR = tuple(list(RatingReason)[:5])
"""Reasons that go with "fits"."""
SPEAKS_AGAINST = tuple(list(RatingReason)[5:])
"""Reasons that go with "doesn't fit"; both kinds go with "worth a look"."""
