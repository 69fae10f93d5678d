from __future__ import annotations

import subprocess
from contextlib import suppress
from zlib import crc32

import numpy as np
import pytest

from panhuo.engine.api import Doc, encoder_status, load_encoder
from panhuo.engine.text.shared import pairs


class HashEncoder:
    """A small real encoder: pairs of characters, hashed into 64 directions. Texts that share words lie close."""

    def __init__(self, name: str = "hash-64") -> None:
        self.name = name
        self.dim = 64
        self.encoded: list[str] = []

    def encode(self, texts, *, side, progress=None):
        self.encoded.extend(texts)
        out = np.full((len(texts), self.dim), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for unit in pairs(text):
                value = crc32(unit.encode())
                out[row, value % self.dim] += 1 if value & 64 else -1
        return out / np.linalg.norm(out, axis=1, keepdims=True)


TOPICS = (
    ("battery", "锂离子电池热失控预警装置", "包括温度传感器和气体传感器，控制器提前切断充电回路并报警。"),
    ("furnace", "垃圾焚烧炉余热回收系统", "烟气经换热器加热助燃空气后返回炉膛，降低燃料消耗。"),
    ("rotor", "直升机旋翼减振结构", "桨毂上设有弹性轴承和阻尼器，减小旋翼振动。"),
    ("window", "双向换气新风窗", "窗框内设有全热交换芯体，排风的热量传给新风。"),
    ("brake", "电动客车制动能量回收方法", "制动时电机发电，电能存入超级电容，起步时释放。"),
    ("weld", "机械手焊接工位安全联锁", "光栅、启动按钮和伺服使能串联，自检继电器失效时停机。"),
    ("crane", "港口起重机防摇控制", "根据吊绳摆角调整小车速度，吊具停稳时间缩短。"),
    ("paint", "水性防腐涂料", "以改性环氧树脂为基料，耐盐雾1000小时，不含有机溶剂。"),
)


@pytest.fixture
def encoder():
    return HashEncoder()


@pytest.fixture
def docs():
    return [
        Doc(
            id=name,
            title=title,
            text=text,
            facets={
                "scope": ("public",) if at % 2 else ("public", "org-1"),
                "kind": ("utility" if at % 3 else "invention",),
            },
            version=at,
        )
        for at, (name, title, text) in enumerate(TOPICS)
    ]


@pytest.fixture(scope="session")
def careful():
    if not encoder_status().available:
        pytest.skip("the careful encoder is not built: run `panhuo models build`")
    return load_encoder("careful")


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)  # something may hold a file open still


def fill(path):
    with path.open("wb", buffering=0) as handle, suppress(OSError):
        while True:
            handle.write(b"0" * 4096)
