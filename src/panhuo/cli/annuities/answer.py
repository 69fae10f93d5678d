"""The answer of `panhuo annuity` as JSON and as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from panhuo.portfolio.annuities.rules.compensation import Compensated
from panhuo.portfolio.annuities.rules.schedule import Schedule, Year
from panhuo.portfolio.annuities.rules.workdays import Rolled

WORDS: Final = {
    "paid": "已缴",
    "at_grant": "办理登记时缴",
    "future": "未到",
    "due": "本年度应缴",
    "grace": "宽限期内",
    "lapsed": "已终止",
    "suspended": "保全或中止",
    "unknown": "期限已过，是否已缴未知",
}
NOTES: Final = {
    "paid_through_beyond_term": "已缴年度超出保护期，请核对",
    "paid_through_before_grant": "已缴年度早于授权当年，请核对",
    "incomplete_compensation_year": "期限补偿期不满一年的部分是否缴费，条文未写明",
}


def yuan(fen: int) -> str:
    """分 as 元 with two places."""
    return f"{Decimal(fen) / 100:.2f}"


def whole(fen: int) -> int | float:
    """分 as a number of 元, whole where it is."""
    return fen / 100 if fen % 100 else fen // 100


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_dict(schedule: Schedule) -> dict[str, Any]:
    """Numbers of 元 for the totals, strings with two places for the amounts of a year."""
    answer: dict[str, Any] = {
        "total_full": whole(schedule.total_full),
        "owed_from_grant": None if schedule.owed is None else whole(schedule.owed),
        "grant_year": schedule.grant_years[0] if len(schedule.grant_years) == 1 else None,
        "grant_year_candidates": list(schedule.grant_years),
        "term_end": schedule.term_end.isoformat(),
        "next_year": schedule.next_unpaid.year if schedule.next_unpaid else None,
        "years": [_year(year) for year in schedule.years],
        "notes": [NOTES[note] for note in schedule.notes],
    }
    if schedule.compensation_candidates:
        answer["compensation"] = _compensation(schedule)
    return answer


def _compensation(schedule: Schedule) -> dict[str, Any]:
    candidates = schedule.compensation_candidates
    per_year = schedule.compensation[0].full if schedule.compensation else 0
    return {
        "per_year": yuan(per_year),
        "years_charged": candidates[0] if len(candidates) == 1 else None,
        "candidates": list(candidates),
        "years": [_year(year) for year in schedule.compensation],
    }


def _year(year: Year) -> dict[str, Any]:
    return {
        "year": year.year,
        "due": iso(year.due.day) if year.due else None,
        "nominal": iso(year.due.nominal) if year.due else None,
        "beyond_holiday_table": year.due.beyond_table if year.due else False,
        "full": yuan(year.full),
        "percent_off": year.percent_off,
        "payable": yuan(year.payable),
        "state": year.state.value,
        "late": [{"until": iso(step.until), "surcharge": yuan(step.surcharge)} for step in year.late],
        "grace_end": iso(year.grace_end.day) if year.grace_end else None,
        "grace_end_earlier_reading": iso(year.warn_by),
        "lapses_after": iso(year.lapses_after),
        "paid": yuan(year.paid) if year.paid else None,
        "paid_on": iso(year.paid_on),
        "missing": yuan(year.missing) if year.missing else None,
    }


def restoration(received: date, *, deemed: bool, deadline: Rolled, fee: int) -> dict[str, Any]:
    """What getting the right back takes, and until when (Rule 6(2))."""
    return {
        "received": received.isoformat(),
        "deemed": deemed,
        "deadline": deadline.day.isoformat(),
        "nominal": deadline.nominal.isoformat(),
        "beyond_holiday_table": deadline.beyond_table,
        "fee": yuan(fee),
        "also_needed": ["恢复权利请求书及正当理由", "年费和滞纳金"],
    }


def compensated(found: Compensated) -> dict[str, Any]:
    """What term compensation may be asked for; the decision of the office prevails."""
    return {
        "days": found.days,
        "term_end": found.term_end.isoformat(),
        "request_by": found.request_by.day.isoformat(),
        "cap": found.cap or None,
        "at_most": found.at_most,
        "note": "以国家知识产权局的决定为准（实施细则第八十四条）；决定的天数用 --compensation-days 给出",
    }


def as_text(answer: dict[str, Any]) -> str:
    """The same for people: one line a year."""
    owed = answer["owed_from_grant"]
    lines = [
        f"全期年费（全额）{answer['total_full']} 元；自授权当年起应缴（全额）{'未知' if owed is None else owed} 元"
    ]
    for year in (*answer["years"], *answer.get("compensation", {}).get("years", ())):
        due = year["due"] or "办理登记时"
        state = WORDS[year["state"]]
        lines.append(f"第 {year['year']} 年度  期限 {due}  应缴 {year['payable']} 元（全额 {year['full']}）  {state}")
    if "restoration" in answer:
        lines.append(f"恢复权利：{answer['restoration']['deadline']} 前，恢复费 {answer['restoration']['fee']} 元")
    if "compensation_estimate" in answer:
        found = answer["compensation_estimate"]
        lines.append(
            f"期限补偿：{'至多 ' if found['at_most'] else ''}{found['days']} 天，请求期限 {found['request_by']}"
        )
    return "\n".join([*lines, *answer["notes"]])
