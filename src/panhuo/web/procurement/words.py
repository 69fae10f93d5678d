"""Figures, lines of the form and events in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from panhuo.exchange.procurement.api import ItemKind, Kind, Standard
from panhuo.orgs.api import Event


def answer_rows(standard: Standard, answers: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Sections with (line, what was filled in); empty texts are shown as unknown."""
    yes_no = {"yes": _("要求"), "no": _("不要求")}
    return [
        (
            section.label,
            [
                (
                    item.text,
                    yes_no.get(answers.get(item.id, ""), "")
                    if item.kind is ItemKind.YES_NO
                    else answers.get(item.id, ""),
                )
                for item in section.items
            ],
        )
        for section in standard.sections
    ]


def hundredths(value: int | None) -> str:
    """A figure kept in hundredths, with one decimal; empty where there is none."""
    return "" if value is None else f"{(value + 5) // 100}.{(value + 5) // 10 % 10}"


def fail_words(code: str) -> str:
    return {
        "unscored": _("评分不完整"),
        "quality": _("没有达到质量线"),
        "low_price": _("报价明显偏低，说明未被接受"),
        "barred": _("因处罚不得承接新业务"),
    }[code]


def kind_words(kind: Kind) -> str:
    return {
        Kind.UNIVERSITY: _("高校"),
        Kind.INSTITUTE: _("科研机构"),
        Kind.HOSPITAL: _("医院"),
        Kind.NATIONAL_LAB: _("国家实验室"),
        Kind.STATE_FIRM: _("国有企业"),
        Kind.PRIVATE_UNIVERSITY: _("民办高校"),
        Kind.LISTED: _("上市公司"),
        Kind.INNOVATIVE: _("创新型企业"),
    }[kind]


def trait_words(name: str) -> str:
    return {
        "national_laboratory": _("国家实验室"),
        "state_owned": _("国有企业"),
        "private": _("民办高校"),
        "listed": _("上市公司"),
        "innovative": _("创新型企业"),
    }[name]


def event_line(event: Event) -> str:
    """What happened to a purchase or an order."""
    words = {
        "procurement_saved": _("保存采购需求"), "procurement_published": _("发布采购"),
        "procurement_closed": _("开启报价"), "procurement_cancelled": _("取消采购"),
        "procurement_scorer_named": _("指定评审人"), "procurement_offered": _("收到报价"),
        "procurement_scored": _("提交评分"), "procurement_price_explained": _("说明低价"),
        "procurement_explanation_judged": _("处理低价说明"), "procurement_decided": _("定采购结果"),
        "agency_placed": _("委托代理"), "agency_taken": _("代理机构接受委托"), "agency_refused": _("代理机构未接受"),
        "agency_cancelled": _("取消委托"), "agency_filed": _("登记申请"), "agency_checked": _("质量检查"),
    }  # fmt: skip
    return words.get(event.verb, event.verb)
