from __future__ import annotations

import math
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from panhuo.engine.index.postings import Postings
from panhuo.engine.index.postings_build import K1, STEPS, B, PostingsBuilder
from panhuo.engine.text.counts import count_terms

TEXTS = st.lists(st.text(st.sampled_from("甲乙丙丁戊己庚辛pq1 "), max_size=30), min_size=1, max_size=12)


@settings(deadline=None)
@given(texts=TEXTS, cut=st.integers(0, 12), question=st.text(st.sampled_from("甲乙丙丁戊壬 p1"), max_size=10))
def test_scores_are_bm25(tmp_path_factory, texts, cut, question):
    folder = tmp_path_factory.mktemp("postings")
    builder = PostingsBuilder(folder, "characters")
    for portion in (texts[:cut], texts[cut:]):
        builder.add(count_terms(portion)[0])
    builder.finish()
    postings = Postings(folder, "characters")
    asked = count_terms([question])[0]
    weights = np.arange(1, len(asked.terms) + 1, dtype=np.float32)
    out = np.zeros(len(texts), dtype=np.float32)
    postings.add_scores(out, asked.terms, weights)

    counted = [count_terms([text])[0] for text in texts]
    held = [dict(zip(c.terms.tolist(), c.counts.tolist(), strict=True)) for c in counted]
    lengths = [sum(h.values()) for h in held]
    mean = sum(lengths) / len(lengths) or 1
    sizes = Counter(term for h in held for term in h)
    assert postings.sizes(asked.terms).tolist() == [sizes[term] for term in asked.terms.tolist()]
    for row, terms in enumerate(held):
        exact = 0.0
        for term, weight in zip(asked.terms.tolist(), weights.tolist(), strict=True):
            count = terms.get(term, 0)
            exact += weight * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[row] / mean))
        assert math.isclose(out[row], exact, abs_tol=weights.sum() * (K1 + 1) / STEPS)
        assert (out[row] > 0) == (exact > 0)
    assert not list(folder.glob("*chunk*"))
