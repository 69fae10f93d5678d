"""The interface's texts: collect them into the .po file, check that English is complete and sound, compile to .mo.

usage: messages.py collect|check|compile
`collect` and `check` need xgettext (Debian's gettext); `compile` needs only the installed packages. None of them starts
Django's settings, so they work in any checkout, finished or not.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "panhuo"
PO = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
LABELS = sorted(PACKAGE.glob("intake/data/*_fields.json"))
HEADER = """# English texts of Panhuo.
# The Panhuo contributors, Apache-2.0.
msgid ""
msgstr ""
"Project-Id-Version: Panhuo\\n"
"Language-Team: Panhuo contributors\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
KEYWORDS = (
    "phrase", "gettext_noop", "gettext_lazy", "lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "npgettext:1c,2,3",
    "pgettext_lazy:1c,2", "npgettext_lazy:1c,2,3",
)  # fmt: skip
PLACE = re.compile(r"%\((\w+)\)[a-z]")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
STAYS = ("国知发运字〔2025〕16号", "生效日期, 专利类型, 至第几年, 年费（元）", "名称 (name)", "代码 (code)")
"""Chinese that an English text may hold: the number of the notice, headings that a file must have."""


def main() -> int:
    match sys.argv[1:]:
        case ["collect"]:
            collect()
        case ["check"]:
            return check()
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__)
            return 2
    return 0


def collect() -> None:
    """Brings the English .po up to the texts in code and templates; texts no longer used go."""
    english = texts()
    kept = read(PO) if PO.exists() else Catalog("en")
    for message in english:
        known = kept.get(message.id, message.context) if message.id else None
        if known is not None:
            message.string, message.flags = as_many(known, message), known.flags | message.flags
    write(english)
    print(f"texts: {len(english)}, without English: {sum(1 for m in english if m.id and not complete(m))}")


def check() -> int:
    """Fails when a text has no English, or its English is fuzzy, loses a place, or has Chinese left in it."""
    if shutil.which("xgettext") is None:
        print("texts not checked: xgettext (gettext) is not installed")
        return 0
    english, wanted = read(PO) if PO.exists() else Catalog("en"), texts()
    complaints = [
        f"{fault}: {message.id!r}"
        for message in wanted
        if message.id
        for fault in faults(message, english.get(message.id, message.context))
    ]
    print("\n".join(complaints), end="\n" if complaints else "")
    if not complaints:
        print(f"texts: {len(wanted)} in Chinese, all with English")
    return 1 if complaints else 0


def faults(wanted: Message, english: Message | None) -> Iterator[str]:
    """What is wrong with the English of a text."""
    if english is None or not complete(english):
        yield "no English"
        return
    if english.fuzzy:
        yield "fuzzy"
    places = set(PLACE.findall(strings(wanted.id)[0]))
    for number, string in enumerate(strings(english.string)):
        rest = string
        for word in STAYS:
            rest = rest.replace(word, "")
        if CHINESE.search(rest):
            yield f"Chinese left in {string!r}"
        found = set(PLACE.findall(string))
        one = len(strings(english.string)) > 1 and number == 0  # "a patent" may do without its %(n)s
        if not found <= places or (found != places and not one):
            yield f"not the same places in {string!r}"
        elif fills(strings(wanted.id)[0]) and not fills(string):
            yield f"a stray % in {string!r}"


def fills(text: str) -> bool:
    """Whether `text` can have its places filled."""
    try:
        text % defaultdict(int)
    except (TypeError, ValueError):
        return False
    return True


def strings(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def as_many(known: Message, wanted: Message) -> str | tuple[str, ...]:
    """The English of `known` in as many forms as `wanted` has: a text may get or lose its plural."""
    forms = strings(known.string)
    return (forms[0], forms[-1]) if wanted.pluralizable else forms[-1]


def complete(message: Message) -> bool:
    return bool(message.string) and all(strings(message.string))


def texts() -> Catalog:
    """All texts marked for translation in the package's Python files and templates."""
    with tempfile.TemporaryDirectory() as folder:
        files = [*PACKAGE.rglob("*.py"), *templates(Path(folder)), labels(Path(folder))]
        command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--no-location", "--output=-",
                   "--files-from=-", *(f"--keyword={k}" for k in KEYWORDS)]  # fmt: skip
        listed = "\n".join(str(file) for file in sorted(files))
        done = subprocess.run(command, input=listed.encode(), capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode())
    found = done.stdout.decode().split("\n\n", 1)[-1]  # what comes first is a header of placeholders
    return read_po(io.StringIO(HEADER + found), locale="en")


def labels(folder: Path) -> Path:
    """Writes the names of the fields that a file may have as something xgettext understands; gives where."""
    fields = [field for path in LABELS for field in json.loads(path.read_text(encoding="utf-8"))]
    target = folder / "labels.py"
    target.write_text("".join(f"_({json.dumps(field['label'], ensure_ascii=False)})\n" for field in fields))
    return target


def templates(folder: Path) -> Iterator[Path]:
    """Writes each template as something xgettext understands; gives where."""
    for number, path in enumerate(sorted(PACKAGE.glob("**/templates/**/*.*"))):
        if path.suffix in {".html", ".txt", ".svg"}:
            target = folder / f"{number}.py"
            try:
                target.write_text(templatize(path.read_text(encoding="utf-8"), origin=str(path)), encoding="utf-8")
            except SyntaxError as error:
                print(f"{path.relative_to(ROOT)}: left out: {error}")
                continue
            yield target


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def write(catalog: Catalog) -> None:
    """Sorted, without places in the code and without a date: only changed texts make a difference."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    body = io.BytesIO()
    write_po(body, catalog, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    PO.write_text(HEADER + body.getvalue().decode(), encoding="utf-8")


def compile_all() -> None:
    """Writes a .mo beside each .po."""
    for path in PACKAGE.glob("locale/*/LC_MESSAGES/*.po"):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


if __name__ == "__main__":
    sys.exit(main())
