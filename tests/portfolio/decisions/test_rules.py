"""What is proposed, what stands in the way, how far a budget reaches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panhuo.portfolio.decisions.rules.propose import Known, Lies, Thresholds, blocks_of, propose
from panhuo.portfolio.decisions.rules.whatif import Item, as_chosen, curve, to_fit

RULES = Thresholds()
kinds = st.sampled_from(
    ["licence", "exclusive", "open_licence", "pledge", "preservation", "suspension", "lawsuit", "public_funding"]
)
known = st.builds(
    Known,
    kind=st.sampled_from(["invention", "utility", "design", "unknown"]),
    remaining_years=st.none() | st.floats(0, 20),
    next_payable=st.none() | st.integers(0, 800000),
    grade=st.none() | st.integers(1, 5),
    raters=st.none() | st.integers(0, 9),
    interest=st.none() | st.integers(0, 9),
    matches=st.none() | st.integers(0, 5),
    implemented=st.none() | st.booleans(),
    owners=st.integers(1, 3),
    owners_agree=st.none() | st.booleans(),
    lies=st.lists(st.builds(Lies, kinds, st.just("示例"), st.none() | st.booleans()), max_size=3).map(tuple),
)


@given(known=known)
def test_a_blocked_choice_is_never_proposed_and_every_proposal_has_reasons(known):
    found = propose(known, rules=RULES)
    assert found.choice not in {choice for block in found.blocks for choice in block.choices}
    assert found.reasons


@given(known=known)
def test_what_is_not_known_lets_nothing_go(known):
    from dataclasses import replace

    blank = replace(known, grade=None, raters=None, interest=None, matches=None)
    assert propose(blank, rules=RULES).choice == "keep"


def test_poor_and_unwanted_goes_first_back_to_the_inventors_where_it_is_dear_and_long():
    poor = Known("invention", remaining_years=3, next_payable=100000, grade=1, raters=3, interest=0, matches=0)
    assert propose(poor, rules=RULES).choice == "give_up"
    dear = Known("invention", remaining_years=9, next_payable=400000, grade=1, raters=3, interest=0, matches=0)
    assert propose(dear, rules=RULES).choice == "give_back"
    used = Known("invention", remaining_years=9, next_payable=400000, grade=1, raters=3, interest=0, implemented=True)
    assert propose(used, rules=RULES).choice == "keep"


def test_the_law_names_what_stands_in_the_way():
    lies = (Lies("preservation", "裁定"), Lies("licence", "合同"), Lies("pledge", "登记", consent=True))
    blocks = blocks_of(Known("invention", owners=2, lies=lies))
    assert [(b.code, "give_up" in b.choices) for b in blocks] == [
        ("preservation", True),
        ("licence", True),
        ("co_owners", True),
    ]
    assert "一百零五" in blocks[0].law
    assert "二十六" in blocks[1].law
    assert "十四" in blocks[2].law
    assert blocks_of(Known("invention", owners=2, owners_agree=True)) == ()


items = st.lists(
    st.builds(
        Item,
        pk=st.integers(1, 10**6),
        choice=st.sampled_from(["keep", "give_up", "offer"]),
        cost=st.integers(0, 800000),
        score=st.integers(-7, 8),
        grade=st.none() | st.integers(1, 5),
        may_go=st.booleans(),
    ),
    max_size=30,
)


@given(items=items, budget=st.integers(0, 10**7))
def test_a_budget_is_met_without_blocked_patents_or_said_not_to_be(items, budget):
    going = to_fit(items, budget=budget)
    assert all(item.may_go for item in going)
    rest = sum(i.cost for i in items) - sum(i.cost for i in going)
    assert rest <= budget or len(going) == sum(1 for i in items if i.may_go and i.cost)
    if going:
        assert rest + going[-1].cost > budget, "nobody goes without need"


@given(items=items)
def test_the_curve_saves_more_the_higher_the_threshold(items):
    points = curve(items)
    assert [p.saved for p in points] == sorted(p.saved for p in points)
    assert all(p.saved + p.cost == sum(i.cost for i in items) for p in [*points, as_chosen(items)])
