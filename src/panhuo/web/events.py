"""What happened to a record, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from panhuo.orgs.api import Event
from panhuo.web.accounts.events import organisation_words
from panhuo.web.imports.values import field_label
from panhuo.web.money_events import money_words


def event_words(event: Event) -> str:
    """One line for an event; a verb that we have no words for is shown as it is."""
    if event.object_type == "organisation" and (words := organisation_words(event)):
        return words
    if event.verb == "owners_changed":
        return _owners_changed(event.data)
    if event.verb in ("inventor_claimed", "inventor_released"):
        said = _("登记发明人：%(name)s") if event.verb == "inventor_claimed" else _("解除发明人登记：%(name)s")
        return said % {"name": event.data.get("name", "")}
    said = _words().get(event.verb) or money_words().get(event.verb, event.verb)
    fields = _fields(event.data, event.object_type)
    return _("%(what)s：%(fields)s") % {"what": said, "fields": "、".join(fields)} if fields else said


def _words() -> dict[str, str]:
    return {
        "created": _("建立记录"),
        "changed": _("更新"),
        "updated": _("更新"),
        "restored": _("恢复到更改前"),
        "removed": _("删除"),
        "visibility": _("改变公开范围"),
        "merged": _("并入另一条记录"),
        "absorbed": _("合并了重复的记录"),
        "unmerged": _("拆分"),
        "shared": _("共享"),
        "unshared": _("取消共享"),
        "share_lapsed": _("共享到期"),
        "closed": _("结束"),
        "paid": _("登记缴费"),
        "payment_withdrawn": _("撤销缴费"),
        "imported": _("由导入写入"),
        "stopped": _("停止缴费"),
        "resumed": _("恢复缴费"),
        "opened": _("发起"),
        "chosen": _("改处置"),
        "choice_undone": _("撤销处置"),
        "voted": _("投票"),
        "objected": _("提出异议"),
        "objection_answered": _("答复异议"),
        "open_votes": _("开始评审投票"),
        "back_to_draft": _("退回拟议"),
        "publish": _("公示"),
        "finish": _("定稿"),
        "reopen": _("撤回公示"),
        "reopen_final": _("撤回定稿"),
        "execute": _("执行"),
        "cancel": _("取消"),
        "cancel_votes": _("取消"),
        "agreement_created": _("起草协议"),
        "agreement_edited": _("修改协议"),
        "agreement_opened": _("发给对方"),
        "agreement_dropped": _("放弃协议"),
        "agreement_overridden": _("说明理由后继续"),
        "agreement_submitted": _("提交审批"),
        "agreement_approved": _("审批同意"),
        "agreement_returned": _("审批退回"),
        "agreement_taken_back": _("收回修改"),
        "agreement_file_added": _("上传文件"),
        "agreement_signed": _("登记签订"),
        "agreement_in_force": _("登记生效"),
        "agreement_amended": _("登记变更"),
        "agreement_terminated": _("登记解除"),
        "agreement_ended": _("期限届满"),
        "open_licence_obtained": _("由开放许可获得"),
        "notice_recorded": _("登记公示"),
        "notice_withdrawn": _("撤销公示登记"),
        "objection_recorded": _("登记异议"),
        "objection_settled": _("登记异议处理"),
        "statement_created": _("新建声明"),
        "statement_edited": _("修改声明"),
        "statement_checked": _("检查声明"),
        "statement_submitted": _("登记已提交"),
        "statement_announced": _("登记已公告"),
        "statement_refused": _("登记未予公告"),
        "statement_withdrawal_asked": _("登记申请撤回"),
        "statement_withdrawn": _("登记撤回公告"),
        "statement_ended": _("声明终止"),
        "acceptance_recorded": _("登记书面通知"),
        "acceptance_paid": _("登记付款"),
        "acceptance_withdrawn": _("撤回通知"),
        "filing_opened": _("建立备案或登记事项"),
        "filing_detailed": _("填写申请表"),
        "filing_sent": _("登记已提交"),
        "filing_settled": _("登记编号"),
        "filing_refused": _("未予备案或登记"),
        "filing_dropped": _("不需办理"),
        "filing_owners_changed": _("按登记结果变更专利权人"),
        "evidence_kept": _("保存材料"),
        "evidence_withdrawn": _("撤销材料"),
        "interest_stated": _("登记利益冲突声明"),
        "party_checked": _("登记关联关系核查"),
        "care_exported": _("导出证据链"),
    }


def _owners_changed(data: dict[str, Any]) -> str:
    """From whom to whom, and under which registration where one is named."""
    before, after = (_("、").join(names) or _("未知") for names in data["values"]["owners"])
    places = {"before": before, "after": after, "number": data.get("number", ""), "on": data.get("on", "")}
    if data.get("number"):
        return _("按登记结果变更专利权人：%(before)s → %(after)s（登记编号 %(number)s，%(on)s）") % places
    return _("变更专利权人：%(before)s → %(after)s") % places


def _fields(data: dict[str, Any], object_type: str) -> list[str]:
    names = data.get("fields") or data.get("changes") or ()
    target = "patents" if object_type == "patent" else "needs"
    return [field_label(target, str(name)) for name in names]
