#!/usr/bin/env bash
# The whole suite: SQLite first, then the parts that touch records again on a PostgreSQL of our own.
# Says which tests it leaves out and why.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=.venv/bin/pytest
workers=${PANHUO_TEST_WORKERS:-2}

missing=()
command -v chromium >/dev/null || missing+=("浏览器测试：未安装 chromium（apt install chromium）/ browser tests: chromium is not installed")
command -v soffice >/dev/null || missing+=("文档测试：未安装 LibreOffice（apt install libreoffice-calc）/ document tests: LibreOffice is not installed")
[ -d ../shared/data ] || missing+=("真实数据测试：没有 ../shared/data / tests on real data: ../shared/data is absent")
pg=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$pg" ] || missing+=("PostgreSQL 测试：未安装 postgresql（apt install postgresql）/ PostgreSQL run: the server is not installed")

rm -f .coverage .coverage.*
common=(-q -n "$workers" --dist loadfile --ignore tests/journeys)
mapfile -t others < <(ls -d tests/*/ | grep -vE '/(rights|journeys|__pycache__)/')
# The longest files first, so that no worker is left alone with them.
"$pytest" "${common[@]}" --no-loadscope-reorder -m "not slow" --cov --cov-report= --durations=10 "$@" tests/rights "${others[@]}"
echo "== 慢的测试（大文件、进程）slow ones =="
"$pytest" "${common[@]}" -m slow "$@"
if [ -n "$pg" ]; then
  echo "== PostgreSQL =="
  scripts/with_postgres.sh "$pg" "$pytest" "${common[@]}" \
    --ignore tests/engine --ignore tests/intake --ignore tests/reading --ignore tests/cli --ignore tests/rights \
    --ignore tests/deals/rules --ignore tests/policies/auditor --ignore tests/policies/documents --ignore tests/docs --ignore tests/site --ignore tests/endpoint \
    -m "not browser and not slow and not model" --cov --cov-append --cov-report= "$@"
fi
.venv/bin/coverage report --format=total | sed 's/^/覆盖率 coverage: /; s/$/ %/'
if [ ${#missing[@]} -gt 0 ]; then
  printf '未运行 left out: %s\n' "${missing[@]}"
fi
