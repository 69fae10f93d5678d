"""Make the Word templates that come with the deals: contracts, statement, consent, filing form.

Users replace them with their own in Word; the places in double braces are those of documents/fields.py.
Run: .venv/bin/python scripts/make_deal_templates.py
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FOLDER = Path(__file__).resolve().parents[1] / "src/panhuo/deals/agreements/data/word"
FONT = "宋体"
PATENTS = ("序号", "专利号", "名称", "类型", "申请日", "授权日", "权利人")
NOTE = "本文本由平台模板生成，供双方协商使用；签订前请由各自的法务人员审核。"


class Paper:
    """One template, written top down."""

    def __init__(self, title: str) -> None:
        self.doc = Document()
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(11)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        head = self.doc.add_paragraph()
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = head.add_run(title)
        run.bold, run.font.size = True, Pt(16)

    def lines(self, *texts: str) -> None:
        for text in texts:
            self.doc.add_paragraph(text)

    def clause(self, head: str, *texts: str) -> None:
        run = self.doc.add_paragraph().add_run(head)
        run.bold = True
        self.lines(*texts)

    def pairs(self, rows: Sequence[tuple[str, str]]) -> None:
        table = self.doc.add_table(rows=0, cols=2)
        table.style = "Table Grid"
        for label, value in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
            cells[0].width, cells[1].width = Mm(45), Mm(115)
        self.doc.add_paragraph()

    def patents(self) -> None:
        table = self.doc.add_table(rows=1, cols=len(PATENTS))
        table.style = "Table Grid"
        for cell, name in zip(table.rows[0].cells, PATENTS, strict=True):
            cell.text = name
        table.add_row().cells[0].text = "{%tr for 件 in 专利 %}"
        for cell, name in zip(table.add_row().cells, PATENTS, strict=True):
            cell.text = "{{ 件." + name + " }}"
        table.add_row().cells[0].text = "{%tr endfor %}"
        self.doc.add_paragraph()

    def parties(self, first: str, second: str) -> None:
        for name, who in ((first, "甲方"), (second, "乙方")):
            self.lines(
                "{%p for 人 in " + who + " %}",
                f"{who}（{name}）：{{{{ 人.名称 }}}}　统一社会信用代码：{{{{ 人.代码 }}}}",
                "地址：{{ 人.地址 }}　联系人：{{ 人.联系人 }}",
                "{%p endfor %}",
            )
        self.lines("{%p for 人 in 其他方 %}", "其他方：{{ 人.名称 }}　联系人：{{ 人.联系人 }}", "{%p endfor %}")

    def signatures(self) -> None:
        self.lines(
            "", "甲方（盖章）：　　　　　　　　　　乙方（盖章）：", "代表（签字）：　　　　　　　　　　代表（签字）："
        )
        self.lines("签订日期：{{ 签订日 }}", "", NOTE)

    def save(self, name: str) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.doc.save(str(FOLDER / f"{name}.docx"))


def licence() -> None:
    paper = Paper("专利实施许可合同")
    paper.lines("合同编号：{{ 合同编号 }}", "合同名称：{{ 合同名称 }}")
    paper.parties("许可方", "被许可方")
    paper.clause("第一条　许可的专利")
    paper.patents()
    paper.clause("第二条　许可的方式和范围", "许可种类：{{ 合同种类 }}；许可方式：{{ 许可方式 }}。",
                 "地域：{{ 地域 }}；领域：{{ 领域 }}；期限：{{ 起日 }} 至 {{ 止日 }}。",
                 "再许可：{{ 再许可 }}。技术秘密：{{ 技术秘密 }}。在先许可：{{ 在先许可 }}。")  # fmt: skip
    paper.clause("第三条　使用费和支付", "定价方式：{{ 定价方式 }}；金额：{{ 价款 }}。", "{{ 付费条款 }}")
    paper.clause(
        "第四条　专利权的维持", "{{ 维持专利权 }}。", "专利权被宣告无效的，已支付的使用费按专利法第四十七条处理。"
    )
    paper.clause(
        "第五条　备案", "合同自生效之日起三个月内由甲方向国务院专利行政部门备案（专利法实施细则第十五条），乙方协助。"
    )
    paper.clause("第六条　其他", "{{ 其他条款 }}", "合同履行地：{{ 履行地 }}。合同生效日：{{ 生效日 }}。")
    paper.signatures()
    paper.save("licence")


def use_first() -> None:
    paper = Paper("专利先使用后付费许可合同")
    paper.lines("合同编号：{{ 合同编号 }}", "合同名称：{{ 合同名称 }}")
    paper.parties("许可方", "被许可方")
    paper.clause("第一条　许可的专利")
    paper.patents()
    paper.clause("第二条　许可的方式和范围", "许可方式：{{ 许可方式 }}；地域：{{ 地域 }}；领域：{{ 领域 }}。",
                 "期限：{{ 起日 }} 至 {{ 止日 }}。再许可：{{ 再许可 }}。")  # fmt: skip
    paper.clause("第三条　先使用后付费", "乙方在约定的付费触发条件成就之前免费使用；条件成就之后按下列约定支付使用费：",
                 "{{ 付费条款 }}", "金额（如有约定）：{{ 价款 }}。")  # fmt: skip
    paper.clause("第四条　试用和验收", "双方以书面方式记录试用的起止、验收的方法和结果；验收记录是付费触发的依据。")
    paper.clause("第五条　账册和查询", "乙方如实记录使用本专利的产品的产量、销量和收入，甲方可以在约定的时间查询。")
    paper.clause("第六条　退出", "任一方可以按其他条款约定的条件退出；退出之前已经到期的款项仍应支付。")
    paper.clause("第七条　专利权的维持和备案", "{{ 维持专利权 }}。",
                 "合同自生效之日起三个月内由甲方备案（专利法实施细则第十五条），乙方协助。")  # fmt: skip
    paper.clause("第八条　其他", "{{ 其他条款 }}", "合同履行地：{{ 履行地 }}。合同生效日：{{ 生效日 }}。")
    paper.signatures()
    paper.save("use_first")


def transfer() -> None:
    paper = Paper("专利权转让合同")
    paper.lines("合同编号：{{ 合同编号 }}", "合同名称：{{ 合同名称 }}")
    paper.parties("转让方", "受让方")
    paper.clause("第一条　转让的专利")
    paper.patents()
    paper.clause("第二条　价款和支付", "定价方式：{{ 定价方式 }}；价款：{{ 价款 }}。", "{{ 付费条款 }}")
    paper.clause("第三条　登记", "双方向国务院专利行政部门登记，专利权的转让自登记之日起生效（专利法第十条）。")
    paper.clause("第四条　在先许可", "{{ 在先许可 }}。转让不影响合同成立前已订立的实施许可合同的效力。")
    paper.clause("第五条　其他", "{{ 其他条款 }}", "合同履行地：{{ 履行地 }}。")
    paper.signatures()
    paper.save("transfer")


def equity() -> None:
    paper = Paper("专利作价入股协议")
    paper.lines("协议编号：{{ 合同编号 }}", "协议名称：{{ 合同名称 }}")
    paper.parties("出资方", "目标公司")
    paper.clause("第一条　出资的专利")
    paper.patents()
    paper.clause("第二条　作价", "定价方式：{{ 定价方式 }}；作价金额：{{ 价款 }}。", "{{ 付费条款 }}")
    paper.clause("第三条　权属变更", "甲方将专利权转移到乙方名下，自登记之日起生效（专利法第十条）。")
    paper.clause("第四条　其他", "{{ 其他条款 }}", "履行地：{{ 履行地 }}。")
    paper.signatures()
    paper.save("equity")


def development() -> None:
    paper = Paper("技术开发（委托）合同")
    paper.lines("合同编号：{{ 合同编号 }}", "合同名称：{{ 合同名称 }}")
    paper.parties("研究开发方", "委托方")
    paper.clause(
        "第一条　标的和背景专利", "背景专利：{{ 专利清单 }}。", "领域：{{ 领域 }}；期限：{{ 起日 }} 至 {{ 止日 }}。"
    )
    paper.clause("第二条　经费和支付", "研究开发经费：{{ 价款 }}。", "{{ 付费条款 }}")
    paper.clause("第三条　成果归属", "{{ 成果归属 }}", "没有约定的，申请专利的权利属于完成的一方（专利法第八条）。")
    paper.clause("第四条　其他", "{{ 其他条款 }}", "履行地：{{ 履行地 }}。")
    paper.signatures()
    paper.save("development")


def statement() -> None:
    paper = Paper("专利开放许可声明")
    paper.pairs([
        ("专利号", "{{ 专利号 }}"), ("发明创造名称", "{{ 名称 }}"), ("专利权人", "{{ 专利权人 }}"),
        ("许可使用费支付方式", "{{ 支付方式 }}"), ("许可使用费支付标准", "{{ 支付标准 }}"),
        ("支付时间", "{{ 支付时间 }}"), ("币种", "{{ 币种 }}"), ("专利许可期限", "{{ 起日 }} 至 {{ 止日 }}"),
        ("其他需要明确的事项", "{{ 其他事项 }}"), ("专利权评价报告", "{{ 评价报告 }}"), ("联系人", "{{ 联系人 }}"),
    ])  # fmt: skip
    paper.lines(
        "专利权人自愿以上述条件许可任何单位或者个人实施本专利（专利法第五十条）。",
        "全体专利权人（签字或者盖章）：",
        "声明日期：{{ 今天 }}",
    )
    paper.save("open_licence")


def consent() -> None:
    paper = Paper("同意书")
    paper.lines(
        "{{ 申请方 }}：",
        "本人（本单位）{{ 同意人 }}，作为下列专利的{{ 身份 }}，同意就该专利进行：{{ 事项 }}。",
        "对方：{{ 对方 }}；有关合同：{{ 合同名称 }}。",
    )
    paper.pairs([("专利号", "{{ 专利号 }}"), ("名称", "{{ 名称 }}"), ("专利权人", "{{ 权利人 }}")])
    paper.lines("同意人（签字或者盖章）：", "日期：")
    paper.save("consent")


def filing() -> None:
    paper = Paper("{{ 备案种类 }}申请表")
    paper.pairs([
        ("合同名称", "{{ 合同名称 }}"), ("合同编号", "{{ 合同编号 }}"), ("合同种类", "{{ 合同种类 }}"),
        ("许可种类", "{{ 许可方式 }}"), ("合同性质", "{{ 合同性质 }}"), ("许可方（让与人）", "{{ 让与人 }}"),
        ("被许可方（受让人）", "{{ 受让人 }}"), ("合同签订日", "{{ 签订日 }}"), ("合同生效日", "{{ 生效日 }}"),
        ("合同终止日", "{{ 止日 }}"), ("合同履行地", "{{ 履行地 }}"), ("使用费总额", "{{ 使用费总额 }}"),
        ("币种", "{{ 币种 }}"), ("支付方式", "{{ 支付方式 }}"), ("入门费", "{{ 入门费 }}"), ("提成率", "{{ 提成率 }}"),
        ("最低提成费", "{{ 最低提成费 }}"), ("最高提成费", "{{ 最高提成费 }}"),
        ("已许可他人的备案号", "{{ 在先备案号 }}"), ("权利稳定性声明", "{{ 稳定性声明 }}"),
        ("应当备案的最后一日", "{{ 备案期限 }}"), ("备注", "{{ 备注 }}"),
    ])  # fmt: skip
    paper.lines("专利清单：")
    paper.patents()
    paper.lines("当事人（盖章）：　　　　　　　　日期：{{ 今天 }}")
    paper.save("filing")


if __name__ == "__main__":
    for make in (licence, use_first, transfer, equity, development, statement, consent, filing):
        make()
