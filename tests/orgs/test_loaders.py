"""Official lists from files: loaded once, errors by file and line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from panhuo.orgs.api import InvalidInput, KnownName, Organisation, Region, load_regions, load_universities

pytestmark = pytest.mark.django_db
HEAD = "province_adcode,city_adcode,city_name"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def provinces(db: None) -> None:
    Region.objects.get_or_create(code="330000", defaults={"name": "浙江省", "level": "province"})


def test_the_migration_brings_the_34_provinces():
    codes = Region.objects.filter(level="province").values_list("code", "name")
    assert len(codes) == 34
    assert {("330000", "浙江省"), ("810000", "香港特别行政区")} <= set(codes)


def test_cities_and_counties_come_in_once(tmp_path: Path, provinces: None):
    path = write(
        tmp_path / "a.csv",
        f"\ufeff{HEAD},county_adcode,county_name\n330000,330100,杭州市,330106,西湖区\n330000,330100,杭州市,330105,拱墅区\n",
    )
    assert load_regions(path) == (3, 0)
    assert load_regions(path) == (0, 0)
    lake = Region.objects.get(code="330106")
    assert (lake.level, lake.parent_id, lake.parent.parent_id if lake.parent else "") == ("county", "330100", "330000")
    packed = tmp_path / "b.csv.gz"
    packed.write_bytes(gzip.compress(f"{HEAD}\n330000,330100,新杭州市\n".encode()))
    assert load_regions(packed) == (0, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}\n330000,330100,杭州市\n330000,33O200,宁波市\n", "a.csv 第 3 行.*33O200"),
        (f"{HEAD}\n330000,440100,广州市\n", "a.csv 第 2 行.*不在"),
        (f"{HEAD}\n990000,990100,某市\n", "a.csv 第 2 行.*990000"),
        (f"{HEAD}\n330000,330100\n", "a.csv 第 2 行.*列数不够"),
        (f"{HEAD}\n330000,330100,\n", "a.csv 第 2 行.*没有名称"),
        ("a,b\n1,2\n", "缺少列：province_adcode"),
        ("", "缺少列"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(tmp_path: Path, provinces: None, text: str, said: str):
    with pytest.raises(InvalidInput, match=said):
        load_regions(write(tmp_path / "a.csv", text))
    assert not Region.objects.filter(level="city").exists()


def test_a_file_in_another_encoding_or_not_there_is_named(tmp_path: Path):
    path = tmp_path / "a.csv"
    with pytest.raises(InvalidInput, match=r"a\.csv：读不了"):
        load_regions(path)
    path.write_bytes(f"{HEAD}\n330000,330100,杭州市\n".encode("gb18030"))
    with pytest.raises(InvalidInput, match="不是 UTF-8"):
        load_regions(path)


def test_university_names_are_known_but_no_organisations(tmp_path: Path, provinces: None):
    path = write(tmp_path / "u.json", json.dumps({"浙江": {"all": ["示例大学（华东）", "示例学院"]}}))
    assert load_universities(path) == 2
    assert load_universities(path) == 0
    known = KnownName.objects.get(normal_name="示例大学(华东)")
    assert (known.kind, known.region_id) == ("university", "330000")
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"浙江":\n {"all": ["x",]}}', "第 2 行.*JSON"),
        ('{"某地": {"all": ["x"]}}', "没有名为“某地”"),
        ('{"浙江": ["x"]}', "“浙江”下面不对"),
        ("[]", "应为"),
    ],
)
def test_a_bad_list_is_named(tmp_path: Path, provinces: None, text: str, said: str):
    with pytest.raises(InvalidInput, match=said):
        load_universities(write(tmp_path / "u.json", text))
    assert not KnownName.objects.exists()


@pytest.mark.shared
def test_the_real_lists_load(shared_data: Path):
    for code, name in (("110000", "北京市"), ("330000", "浙江省")):
        Region.objects.get_or_create(code=code, defaults={"name": name, "level": "province"})
    new, _renamed = load_regions(shared_data / "reference" / "prefecture_level_cities.csv")
    assert new == 333
    assert Region.objects.get(code="330100").name == "杭州市"
    assert load_universities(shared_data / "reference" / "china_mainland_universities.json") > 2700
