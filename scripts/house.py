"""Rules of the house that no other tool checks: file sizes, host names, machine paths, inline script and style."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 500
LARGEST = 400_000
OURS_AND_NEEDED = {  # written by us, or made by a command of this repository (docs/benchmarks.md names it)
    "src/panhuo/engine/data/space_prior.npz",
    "src/panhuo/engine/data/fast_encoder.npz",
    "src/panhuo/engine/data/needs_adaptation.npz",
    "src/panhuo/engine/data/patents_adaptation.npz",
    "src/panhuo/engine/data/foreign_needs_adaptation.npz",
    "src/panhuo/engine/data/foreign_phrases.npz",
    "src/panhuo/engine/data/phrases.npz",
    "bench/pairs/own_needs.jsonl",
    "src/panhuo/locale/en/LC_MESSAGES/django.po",
}
HOSTS = re.compile(r"py[p]i\.org|python[h]osted|n[p]mjs\.|n[p]mmirror|deb\.d[e]bian|/w[o]rk/(main|shared|steering)")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\sstyle=\"|\son[a-z]+=\"|hx-on", re.IGNORECASE)


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def complaints(path: Path) -> list[str]:
    name = path.relative_to(ROOT)
    size = path.stat().st_size
    found = (
        [f"{name}: {size} bytes, is it ours and needed?"] if size > LARGEST and str(name) not in OURS_AND_NEEDED else []
    )
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return found
    lines = text.splitlines()
    if path.suffix == ".py" and "migrations" not in path.parts and len(lines) > LONGEST:
        found.append(f"{name}: {len(lines)} lines, more than {LONGEST}")
    found += [
        f"{name}:{n}: a registry host or a path of one machine" for n, line in enumerate(lines, 1) if HOSTS.search(line)
    ]
    if path.suffix == ".html":
        found += [
            f"{name}:{n}: inline script, style or handler" for n, line in enumerate(lines, 1) if INLINE.search(line)
        ]
    return found


def main() -> int:
    files = tracked()
    found = [line for path in files for line in complaints(path)]
    print("\n".join(found), end="\n" if found else "")
    sizes = [
        len(p.read_text(encoding="utf-8").splitlines())
        for p in files
        if p.relative_to(ROOT).parts[0] == "src" and p.suffix == ".py" and "migrations" not in p.parts
    ]
    if sizes:
        print(f"house: {len(sizes)} files in src, median {statistics.median(sizes):.0f} lines, longest {max(sizes)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
