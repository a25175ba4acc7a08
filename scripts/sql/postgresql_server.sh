#!/usr/bin/env bash
# Starts a PostgreSQL server of its own on loopback in a temporary folder, runs a command with PGHOST, PGPORT and PGUSER set, and removes everything.
# Usage: postgresql_server.sh COMMAND [ARGUMENT ...]
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "postgresql is not installed: apt-get install postgresql" >&2; exit 2; }
place=$(mktemp -d -t dabiao-postgresql-XXXXXX)
# The server refuses to run as root; its own user does, where there is one.
as=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$place"
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
stop() {
    "${as[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap stop EXIT
cd "$place"
"${as[@]}" "$bin/initdb" -D "$place/data" -U dabiao --auth=trust --encoding=UTF8 --locale=C >/dev/null
# Ports below those that the system hands out by itself; where one is taken, another is tried.
settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$place -c jit=off -c fsync=off -c work_mem=64MB -c max_locks_per_transaction=512"
started=no
for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    if "${as[@]}" "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" -o "-p $port $settings" start >/dev/null 2>&1; then
        started=yes
        break
    fi
done
[ "$started" = yes ] || { cat "$place/log" >&2; exit 2; }
cd "$OLDPWD"
export PGHOST=127.0.0.1 PGPORT=$port PGUSER=dabiao PATH="$PATH:$bin"
"$@"
