"""The whole of matching on an index in Milvus, as ``PANHUO_INDEX_URL`` asks for it."""

from __future__ import annotations

import pytest

from matching.test_encoder import CountingEncoder
from matching.world import changed, make_patent
from milvus_server import milvus_url  # noqa: F401 -- a fixture
from panhuo.matching.api import index_status, patents_for_need, patents_for_text, rebuild_index, sync_index
from panhuo.matching.index import opened

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_records_are_found_followed_and_guarded(world, stranger, settings, milvus_url, monkeypatch):  # noqa: F811
    settings.INDEX_URL = milvus_url
    monkeypatch.setattr(opened, "load_encoder", lambda _preference: CountingEncoder())
    rebuild_index()
    assert not (settings.INDEX_DIR / "patents").exists()
    found = patents_for_need(world.needs["kiln"], user=stranger)
    assert found.mode == "careful"
    assert found.hits[0].patent == world.patents["kiln"]

    make_patent("pump", title="磁力泵隔离套", abstract="隔离套用碳化硅制成，减少涡流。")
    changed(world.patents["weld"], visibility="members")
    sync_index()
    assert patents_for_text("磁力泵隔离套", user=stranger).hits[0].patent.title == "磁力泵隔离套"
    seen = {hit.patent for hit in patents_for_text("铝合金激光焊接", user=stranger).hits}
    assert world.patents["weld"] not in seen
    assert index_status().waiting == 0
