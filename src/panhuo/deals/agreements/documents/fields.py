"""The places that templates of each kind may hold, with an example of each: shown as help, used to try a template."""

from __future__ import annotations

from typing import Any, Final

from panhuo.deals.agreements.enums import TemplateKind

_PATENT: Final = {
    "序号": 1, "专利号": "202310000001.1", "名称": "一种示例装置", "类型": "发明", "申请日": "2023-01-10",
    "授权日": "2024-06-18", "权利人": "示例理工大学", "届满日": "2043-01-10", "产品": "示例产品",
}  # fmt: skip
_PARTY: Final = {
    "名称": "示例机械有限公司", "代码": "91330000MA00000000", "地址": "示例市示例路 1 号", "联系人": "示例联系人",
    "境外": "否",
}  # fmt: skip
_AGREEMENT: Final[dict[str, Any]] = {
    "合同名称": "专利实施许可合同", "合同编号": "示例-2026-001", "合同种类": "普通许可", "许可方式": "普通许可",
    "甲方": [_PARTY], "乙方": [_PARTY], "其他方": [], "甲方名称": "示例理工大学", "乙方名称": "示例机械有限公司",
    "专利": [_PATENT], "专利清单": "202310000001.1 一种示例装置",
    "地域": "全国", "领域": "不限", "起日": "2026-01-01", "止日": "2030-12-31",
    "签订日": "2026-01-01", "生效日": "2026-01-01", "定价方式": "协议定价", "价款": "100,000.00 元",
    "付费条款": "合同生效之日起三十日内支付", "其他条款": "无", "履行地": "示例市", "再许可": "不允许",
    "维持专利权": "许可方维持专利权有效", "技术秘密": "不含", "在先许可": "无", "成果归属": "已约定",
    "今天": "2026-01-01",
}  # fmt: skip
EXAMPLES: Final[dict[TemplateKind, dict[str, Any]]] = {
    TemplateKind.LICENCE: _AGREEMENT,
    TemplateKind.TRANSFER: _AGREEMENT,
    TemplateKind.EQUITY: _AGREEMENT,
    TemplateKind.DEVELOPMENT: _AGREEMENT,
    TemplateKind.USE_FIRST: _AGREEMENT,
    TemplateKind.OPEN_LICENCE: {
        "专利号": "202310000001.1", "名称": "一种示例装置", "专利权人": "示例理工大学", "支付方式": "入门费附加提成",
        "支付标准": "入门费 0 元；按净销售额提成 3%", "支付时间": "每年 1 月 31 日前支付上一年度提成", "币种": "人民币",
        "起日": "2026-01-01", "止日": "2030-12-31", "其他事项": "提供一次技术交底", "评价报告": "不适用",
        "联系人": "示例联系人", "今天": "2026-01-01",
    },
    TemplateKind.CONSENT: {
        "同意人": "示例科技有限公司", "身份": "共有人", "事项": "普通许可、独占许可", "专利号": "202310000001.1",
        "名称": "一种示例装置", "权利人": "示例理工大学", "申请方": "示例理工大学", "对方": "示例机械有限公司",
        "合同名称": "专利实施许可合同", "今天": "2026-01-01",
    },
    TemplateKind.FILING: {
        **_AGREEMENT, "备案种类": "专利实施许可合同备案", "合同性质": "纯专利", "备案期限": "2026-04-01",
        "使用费总额": "100,000.00 元", "币种": "人民币", "支付方式": "一次总算", "入门费": "", "提成率": "",
        "最低提成费": "", "最高提成费": "", "在先备案号": "", "让与人": "示例理工大学", "受让人": "示例机械有限公司",
        "申请编号": "1", "稳定性声明": "专利权有效，无未决的无效宣告请求", "备注": "",
    },
}  # fmt: skip


def places_of(kind: TemplateKind) -> list[str]:
    """Names that a template of this kind may use in double braces."""
    return sorted(EXAMPLES[kind])
