"""What was read, refused and left out, and by what the matching went."""

from __future__ import annotations

from dataclasses import dataclass, field

from panhuo.cli.matchfile.files import SheetAccount
from panhuo.intake.api import CellProblem


@dataclass
class Account:
    """Everything the reader of the workbook should know before he trusts it."""

    patent_rows: int
    need_rows: int
    patents: int
    needs: int
    merged: int
    dead: int
    without_text: int
    repeated: int
    encoder: str
    with_dead: bool
    top: int
    sheets: list[SheetAccount] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    unmatched: int = 0
    cut: bool = False

    @property
    def refused(self) -> int:
        """Rows that were not taken."""
        return sum(sheet.refused for sheet in self.sheets)

    def summary(self) -> list[tuple[str, str]]:
        """Name and value of each line at the top of the sheet 读取情况."""
        dead = f"已失效的专利 {self.dead} 件没有参与匹配（--with-dead 可让其参与）"
        if self.with_dead:
            dead = "已失效的专利也参与了匹配"
        lines = [
            ("专利", f"读到 {self.patent_rows} 行，参与匹配 {self.patents} 件"),
            ("", f"同一申请的公布文本与授权文本合并了 {self.merged} 行"),
            ("", dead),
            ("", f"既没有标题也没有摘要、无法匹配的 {self.without_text} 件"),
            ("", "法律状态不明的照常参与，标为“未知”"),
            ("需求", f"读到 {self.need_rows} 行，匹配 {self.needs} 条；内容完全相同的 {self.repeated} 行只匹配一次"),
            ("", f"没有找到任何专利的 {self.unmatched} 条"),
            ("拒绝", f"{self.refused} 行没有采用，原因见下表"),
            ("依据", self.encoder),
            ("怎么看", f"每条需求列出最接近的至多 {self.top} 件；名次只表示先后，不表示把握有多大，请看对应原文再判断"),
        ]
        if self.cut:
            lines.append(("注意", "结果超过 Excel 的行数上限，后面的没有写入；请减少需求或用 --top 减少每条的件数"))
        return lines
