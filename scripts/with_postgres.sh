#!/usr/bin/env bash
# usage: with_postgres.sh BIN_DIR COMMAND…: runs COMMAND against a fresh PostgreSQL on a socket of its own, then removes it.
# The server refuses to run as root, so there it runs as the user `postgres` (or nobody).
set -euo pipefail
bin=$1
shift
home=$(mktemp -d "${TMPDIR:-/tmp}/panhuo-pg.XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$owner" "$home"
  as=(runuser -u "$owner" --)
fi
stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap stop EXIT
chmod 755 "$home"
"${as[@]}" "$bin/initdb" -D "$home/data" -U panhuo --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off -c full_page_writes=off -c max_connections=60" start >/dev/null \
  || { cat "$home/log"; exit 1; }
PANHUO_DATABASE_URL="postgres://panhuo@/postgres?host=$home" "$@"
