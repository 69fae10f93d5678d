"""Whatever the order of rows, records that share a number end as one, and no others do."""

from __future__ import annotations

import random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from panhuo.patents.api import (
    Patent,
    PatentValues,
    Refusal,
    application,
    identity_keys,
    publication,
    save_patents,
    source_id,
)
from patents.samples import app_number

NUMBERS = [
    [application(app_number(9_970_000 + n)), publication(f"CN1997000{n:02d}A"), publication(f"CN1997000{n:02d}B"),
     publication(f"CN1{n:02d}7000A"), source_id(f"s:{n}")]
    for n in range(3)
]  # fmt: skip

rows = st.integers(0, 2).flatmap(lambda n: st.lists(st.sampled_from(NUMBERS[n]), min_size=1, max_size=4, unique=True))


def components(values: list[PatentValues]) -> int:
    """How many patents the rows are of, worked out without a database."""
    groups: list[set[str]] = []
    for keys in map(set, map(identity_keys, values)):
        touching = [group for group in groups if group & keys]
        groups = [group for group in groups if not group & keys] + [keys.union(*touching)]
    return len(groups)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(rows, min_size=1, max_size=10), st.integers(1, 10), st.randoms(use_true_random=False))
def test_records_are_the_connected_rows(found, cut: int, dice: random.Random):
    values = [PatentValues(title="一种装置", identifiers=tuple(numbers)) for numbers in found]
    shuffled = dice.sample(values, len(values))
    with transaction.atomic():
        for part in (shuffled[:cut], shuffled[cut:]):
            assert not any(
                isinstance(result, Refusal)
                for result in save_patents(part, holder=None, visibility="public", actor=None)
            )
        live = Patent.objects.filter(merged_into=None)
        assert live.count() == components(values)
        versions = sorted(live.values_list("version", flat=True))
        again = save_patents(values, holder=None, visibility="public", actor=None)
        assert not any(result.changes or result.created for result in again if not isinstance(result, Refusal))
        assert sorted(live.values_list("version", flat=True)) == versions
        transaction.set_rollback(True)
