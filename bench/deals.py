"""Speed of the rules of deals: random agreements over twenty years, to the last 分.

usage: python bench/deals.py [AGREEMENTS]      (default 10000; rewrites docs/benchmarks.md)

Each agreement is judged for conflicts, checked, reckoned month by month (240 rows) and valued; every charge is billed,
paid in two parts and shared among six recipients; all postings are replayed. Sums are compared: a lost
分 stops the run.
"""

from __future__ import annotations

import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from decimal import Decimal

from corpus import machine, write_section
from panhuo.deals.rules.agreements.conflicts import conflicts
from panhuo.deals.rules.agreements.facts import Encumbrances, Licence, Owners, Patent, Pledge, Proposal
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.ledger import accounts
from panhuo.deals.rules.ledger.entries import Entry
from panhuo.deals.rules.ledger.ledger import balances, ledger_of
from panhuo.deals.rules.ledger.transactions import invoice, receipt, shares
from panhuo.deals.rules.plans.cash_flow import CashFlow, cash_flow
from panhuo.deals.rules.plans.check import plan_findings
from panhuo.deals.rules.plans.plan import Instalment, Milestone, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, Step
from panhuo.deals.rules.plans.scenario import Scenario
from panhuo.deals.rules.plans.value import licensor_value
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.deals.rules.shares.split import share

YEARS = 20
CHUNK = 500
START, END = date(2026, 1, 1), date(2045, 12, 31)
PARTS = [
    Part("完成人甲", Role.MAIN_CONTRIBUTOR, Decimal("41.7")),
    Part("完成人乙", Role.MAIN_CONTRIBUTOR, Decimal("22.3")),
    Part("经理", Role.TRANSFER_STAFF, Decimal(6)),
    Part("学院", Role.COLLEGE, Decimal("12.5")),
    Part("基金", Role.FUND, Decimal("7.5")),
    Part("学校", Role.INSTITUTION, Decimal(10)),
]
PATENT = Patent("示例", is_granted=True, expires=date(2046, 1, 1), annuity_paid=True)
LIES = Encumbrances(licences=(Licence("旧厂"),), pledges=(Pledge("示例银行"),))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    sizes = [min(CHUNK, count - done) for done in range(0, count, CHUNK)]
    began = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(chunk, range(len(sizes)), sizes))
    took = time.perf_counter() - began
    charges, entries, work = (sum(one[n] for one in found) for n in range(3))
    text = (
        f"{machine()}\n\n{count:,} random agreements over {YEARS} years ({charges:,} charges, {entries:,} postings): "
        f"{took:.1f} s by the clock, {work:.1f} s of processor time. Aim: 10,000 in 60 s."
    )
    print(text)
    write_section("deals", text)


def chunk(seed: int, count: int) -> tuple[int, int, float]:
    """Charges, postings and processor time of `count` agreements; each chunk has its own seed."""
    draw, worked = random.Random(seed), time.process_time()  # noqa: S311
    charges = entries = 0
    for _ in range(count):
        flow = agreement(draw)
        charges, entries = charges + len(flow.charges), entries + len(settle(flow))
    return charges, entries, time.process_time() - worked


def agreement(draw: random.Random) -> CashFlow:
    """One random agreement, judged, checked, reckoned and valued."""
    proposal = Proposal(draw.choice([Act.ORDINARY, Act.SOLE, Act.EXCLUSIVE, Act.TRANSFER]), START, by="甲")
    conflicts(proposal, patent=PATENT, owners=Owners(("甲", "乙")), encumbrances=LIES)
    plan, scenario = random_plan(draw), random_scenario(draw)
    plan_findings(plan)
    flow = cash_flow(plan, scenario)
    licensor_value(flow, percent_a_year=Decimal(draw.randint(0, 15)))
    if len(flow.rows) != 12 * YEARS or (plan.cap is not None and flow.total > plan.cap):
        sys.exit("a plan broke its term or its cap")
    return flow


def random_plan(draw: random.Random) -> Plan:
    ends = sorted(draw.sample(range(10**8, 10**11), draw.randint(0, 3)))
    rates = sorted((Decimal(draw.randint(10, 1500)) / 100 for _ in range(len(ends) + 1)), reverse=True)
    royalty = Royalty(
        draw.choice([Base.NET_SALES, Base.PROFIT]),
        tuple(Step(end, rate) for end, rate in zip([*ends, None], rates, strict=True)),
        period_months=draw.choice([3, 6, 12]),
        minimum=draw.choice([0, 5_000_000]),
        maximum=draw.choice([None, 50_000_000]),
        cap=draw.choice([None, 500_000_000]),
    )
    return Plan(
        START,
        END,
        entry=draw.choice([0, 10_000_000]),
        free_months=draw.choice([0, 12, 24]),
        instalments=tuple(Instalment(draw.randint(1, 10**7), after_months=12 * n) for n in range(draw.randint(0, 4))),
        milestones=(Milestone("量产", draw.randint(0, 10**7), "验收单"),),
        royalties=(royalty,),
        trigger=draw.choice([None, Trigger(TriggerKind.TRIAL)]),
        cap=draw.choice([None, 2_000_000_000]),
    )


def random_scenario(draw: random.Random) -> Scenario:
    months = 12 * YEARS
    series = {base: tuple(draw.choices(range(10**9), k=months)) for base in (Base.NET_SALES, Base.PROFIT)}
    days = [date(draw.randint(2026, 2030), draw.randint(1, 12), draw.randint(1, 28)) for _ in range(2)]
    return Scenario("随机", series, milestones={"量产": days[0]}, accepted=days[1])


def settle(flow: CashFlow) -> list[Entry]:
    """Bill, receive in two parts and share every charge; replay; compare the sums."""
    posted: list[Entry] = []
    for number, charge in enumerate(flow.charges):
        bill = f"发票{number}"
        posted.append(invoice(bill, day=charge.day, amount=charge.amount))
        open_ = charge.amount
        for part in dict.fromkeys((open_ // 3, open_ - open_ // 3)):
            if part:
                name = f"收{number}-{part}"
                posted.append(receipt(name, day=charge.day, amount=part, payer="乙", open_amounts={bill: open_}))
                open_ -= part
                divided = share(part, parts=PARTS, floor_percent=Decimal(70))
                posted.append(shares(f"分{number}-{part}", day=charge.day, parts=divided, receipt_id=name))
    found = balances(ledger_of(posted).entries)
    payable = -sum(fen for account, fen in found.items() if account.startswith(accounts.PAYABLE))
    if not found.get(accounts.CASH, 0) == payable == flow.total:
        sys.exit("a 分 was lost")
    return posted


if __name__ == "__main__":
    main()
