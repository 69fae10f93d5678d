"""The interface's texts: collect them into .po files, check that English is complete, compile to .mo.

usage: messages.py collect|check|compile
`collect` and `check` need xgettext (Debian's gettext); `compile` needs only the installed packages.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "panhuo"
DOMAINS = ("django",)


def po_file(package: Path) -> Path:
    return package / "locale" / "en" / "LC_MESSAGES" / "django.po"


def collect(package: Path) -> None:
    """Brings the English .po up to the texts in code and templates; texts no longer used go."""
    (package / "locale" / "en" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            sys.executable,
            str(ROOT / "manage.py"),
            "makemessages",
            "--locale=en",
            "--no-obsolete",
            "--no-location",
            "--ignore=static/*",
            "--verbosity=0",
        ],
        cwd=package,
        check=True,
    )


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def check() -> int:
    """Fails when a text has no English, a translation is fuzzy, or the .po is behind the code."""
    if shutil.which("xgettext") is None:
        print("texts not checked: xgettext (gettext) is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "panhuo"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("vendor", "__pycache__", "*.mo"))
        collect(copy)
        wanted = read(po_file(copy))
    missing = [
        str(m.id) for m in wanted if m.id and (m.fuzzy or not m.string or (m.pluralizable and not all(m.string)))
    ]
    for text in missing:
        print(f"no English: {text!r}")
    if not missing:
        print(f"texts: {len(wanted)} in Chinese, all with English")
    return 1 if missing else 0


def compile_all() -> None:
    """Writes a .mo beside each .po."""
    for path in PACKAGE.glob("locale/*/LC_MESSAGES/*.po"):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


def main() -> int:
    match sys.argv[1:]:
        case ["collect"]:
            collect(PACKAGE)
        case ["check"]:
            return check()
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
