from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.intake.api import LegalState, legal_state

VALID = """授权|专利权维持|等年费滞纳金|质押合同登记生效|专利权质押合同登记的生效|开放许可声明|专利权保全|专利权保全的解除|
许可合同备案生效|部分无效|专利权的部分无效宣告|有效|有权|有效专利|授权公告""".replace("\n", "").split("|")
PENDING = """公开|实质审查的生效|实质审查请求的生效|驳回理由通知|驳回理由通知书|驳回等复审请求|等待实审提案|一通出案待答复|审中|
等待颁证公告|实质审查""".replace("\n", "").split("|")
DEAD = """未缴年费|未缴年费专利权终止|未缴年费专利权终止，等恢复|未缴年费终止失效|届满终止失效|期限届满|专利权有效期届满|
专利权的终止(①未缴年费专利权终止)|专利权的无效、部分无效宣告专利权全部无效|避免重复授权放弃专利权|放弃专利权(重复授权)|
发明专利申请公布后的驳回|发明专利申请公布后的视为撤回|撤回-主动撤回|放弃-视为放弃|专利权的主动放弃|全部撤销|权利终止|
被视为撤回的申请视为放弃取得专利权的权利|无效宣告失效|驳回失效|实审请求视撤，等恢复|失效|无效|无权|专利权的终止 专利权有效期届满""".replace(
    "\n", ""
).split("|")
UNKNOWN = ["", "-", "权利转移", "一案双申", "著录事项变更", "xyz", "未知"]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        *((word, LegalState.VALID) for word in VALID),
        *((word, LegalState.PENDING) for word in PENDING),
        *((word, LegalState.DEAD) for word in DEAD),
        *((word, LegalState.UNKNOWN) for word in UNKNOWN),
    ],
)
def test_a_single_wording(word, state):
    assert legal_state(word) is state


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ("授权 | 权利转移", LegalState.VALID),
        ("未缴年费 | 诉讼 | 无效程序 | 一案双申 | 口头审理", LegalState.DEAD),
        ("实质审查 | 诉讼 | 复审", LegalState.PENDING),
        ("撤回-视为撤回 | 许可", LegalState.DEAD),
        ("实质审查的生效；授权；专利权的终止", LegalState.DEAD),
        ("公开;驳回;授权", LegalState.VALID),
        ("授权;专利权的终止;权利恢复", LegalState.VALID),
        ("公开 | 撤回-视为撤回 | 权利恢复", LegalState.PENDING),
        ("权利恢复", LegalState.VALID),
    ],
)
def test_several_wordings_tell_how_it_stands_now(story, state):
    assert legal_state(story) is state


@given(
    st.lists(st.sampled_from(["权利转移", "一案双申", "复审", "著录变更", "许可"]), max_size=4),
    st.sampled_from(VALID[:4] + PENDING[:3] + DEAD[:3]),
)
def test_events_without_a_state_change_nothing(events, word):
    assert legal_state(" | ".join([word, *events])) is legal_state(word)
