#!/usr/bin/env bash
# Measures the packaged program beside the best that PostgreSQL does by hand, in one run, and writes RESULTS.md.
#
#   ./mvnw package -DskipTests && src/bench/run.sh
#
# Needs on the PATH: psql, pgbench, wrk, curl, openssl, java 17 or later and python3; and the binaries of a PostgreSQL
# server, 15 or later, which are looked for in PGBIN, /usr/lib/postgresql and pg_config. Run as root, it runs the server
# as the user postgres. Everything else is in the repository; what it makes lies in one temporary directory and goes
# with it. Takes about half an hour; nothing else should be at work on the machine.
#
#   REPS=3                 repetitions; the competitors alternate and the median counts
#   SECONDS_EACH=10        length of one measurement under load
#   PARTS="start intake assess preview query points expiry noting campaigns segments home"   what is measured
#   KEEP=1                 keeps the temporary directory with the logs
#   SERVER_SETTINGS=...    further lines of postgresql.conf, to look closer
#   NODE, POSTGRAPHILE     of npm install --prefix DIRECTORY node@22 postgraphile@5: DIRECTORY/node_modules/node/bin/node and
#                          DIRECTORY/node_modules/.bin/postgraphile; home is not measured beside PostGraphile without
#   JAVA_NEW               java 25 or later, for start: beside `java`, and with a cache of loaded classes
#   PROGRAM_AOT            the jar of ./mvnw package -Daot, for that cache; NATIVE the executable of ./mvnw package -Dnative
#   PROGRAM, RESULTS       another program, another place for the table
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
PROGRAM=${PROGRAM:-$ROOT/target/quarkus-app/quarkus-run.jar}
REPS=${REPS:-3}
SECONDS_EACH=${SECONDS_EACH:-10}
PARTS=${PARTS:-start intake assess preview query points expiry noting campaigns segments home}
PGBIN=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
PGBIN=${PGBIN:-$(pg_config --bindir)}
[ -f "$PROGRAM" ] || { echo "Build first: ./mvnw package -DskipTests" >&2; exit 1; }

WORK=$(mktemp -d)
chmod 755 "$WORK"
SERVER=()
if [ "$(id -u)" = 0 ]; then
    SERVER=(setpriv --reuid postgres --regid postgres --clear-groups)
    chown postgres "$WORK"
fi
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
export PGHOST=127.0.0.1 PGPORT=$(free_port) PGUSER=postgres PGDATABASE=kequn PGOPTIONS="-c client_min_messages=warning"
HTTP=$(free_port)
APP=
finish() {
    [ -z "$APP" ] || kill "$APP" 2>/dev/null || true
    [ -z "$APP" ] || wait "$APP" 2>/dev/null || true
    "${SERVER[@]}" "$PGBIN/pg_ctl" -D "$WORK/data" -m immediate -w stop >/dev/null 2>&1 || true
    if [ -n "${KEEP:-}" ]; then echo "Kept: $WORK" >&2; else rm -rf "$WORK"; fi
}
trap finish EXIT
say() { echo "$(date -u +%H:%M:%S) $*" >&2; }

# --- Surroundings ---------------------------------------------------------------------------------------------------
start_database() {
    "${SERVER[@]}" "$PGBIN/initdb" -D "$WORK/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    cat >>"$WORK/data/postgresql.conf" <<END
port = $PGPORT
listen_addresses = '127.0.0.1'
unix_socket_directories = '$WORK'
shared_buffers = 1GB
max_wal_size = 8GB
checkpoint_timeout = 30min
track_commit_timestamp = on
${SERVER_SETTINGS:-}
END
    "${SERVER[@]}" "$PGBIN/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -w start >/dev/null
    psql -qd postgres -c "create role kequn_owner login password 'owner'" -c "create role kequn_app login password 'app'" \
        -c "create database kequn owner kequn_owner"
}

make_keys() {
    openssl genrsa -out "$WORK/key.pem" 2048 2>/dev/null
    openssl rsa -in "$WORK/key.pem" -pubout -out "$WORK/public.pem" 2>/dev/null
}

# token role [subject]: a signed token for twelve hours
token() {
    local now; now=$(date +%s)
    local content
    content=$(printf '%s' '{"alg":"RS256","typ":"JWT"}' | base64url).$(printf '%s' \
        "{\"iss\":\"https://bank.example\",\"aud\":\"kequn\",\"sub\":\"${2:-bench}\",\"upn\":\"${2:-bench}\",\"groups\":[\"$1\"],\"iat\":$now,\"exp\":$((now + 43200))}" | base64url)
    printf '%s.%s' "$content" "$(printf '%s' "$content" | openssl dgst -sha256 -sign "$WORK/key.pem" -binary | base64url)"
}
base64url() { base64 -w0 | tr '+/' '-_' | tr -d '='; }

# start_program [settings]
start_program() {
    env "$@" KEQUN_DATABASE_ADDRESS="127.0.0.1:$PGPORT/kequn" KEQUN_DATABASE_USERNAME=kequn_app KEQUN_DATABASE_PASSWORD=app \
        KEQUN_DATABASE_MIGRATE=true KEQUN_DATABASE_OWNER_PASSWORD=owner \
        KEQUN_IDENTITY_ISSUER=https://bank.example KEQUN_IDENTITY_KEYS="$WORK/public.pem" \
        KEQUN_BANK_BUSINESS_DATE=2026-11-20 \
        QUARKUS_HTTP_PORT="$HTTP" QUARKUS_MANAGEMENT_PORT="$(free_port)" PGOPTIONS= \
        java -Xmx1g -Xlog:gc:"$WORK/gc.log" -jar "$PROGRAM" >"$WORK/program.log" 2>&1 &
    APP=$!
    for _ in $(seq 600); do
        curl -s -o /dev/null "http://127.0.0.1:$HTTP/graphql" && return
        kill -0 "$APP" 2>/dev/null || { cat "$WORK/program.log" >&2; exit 1; }
        sleep 0.1
    done
    echo "The program did not start" >&2; exit 1
}
stop_program() {
    kill "$APP"
    wait "$APP" || true
    APP=
}

sql() { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }
now() { date +%s.%N; }
median() { printf '%s\n' "$@" | sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
seconds() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", b - a }'; }
row() { echo "| $* |" >>"$WORK/table"; say "$*"; }
settle() { sql -c checkpoint; }

# by_hand script [variables]: seconds of psql on one of the scripts
by_hand() {
    local from; from=$(now)
    (cd "$WORK" && sql -f "$HERE/sql/$1" "${@:2}" >/dev/null)
    seconds "$from" "$(now)"
}

# await query: polls until the query, which tells seconds since the epoch, answers
await() {
    local found
    while true; do
        found=$(sql -c "$1")
        [ -z "$found" ] || { echo "$found"; return; }
        sleep 0.05
    done
}

# --- Start ----------------------------------------------------------------------------------------------------------
# start_once command: seconds from exec until it is ready, and megabytes it holds three seconds later
start_once() {
    local from pid management ready
    management=$(free_port)
    from=$(now)
    env KEQUN_DATABASE_ADDRESS="127.0.0.1:$PGPORT/kequn" KEQUN_DATABASE_USERNAME=kequn_app KEQUN_DATABASE_PASSWORD=app \
        KEQUN_IDENTITY_ISSUER=https://bank.example KEQUN_IDENTITY_KEYS="$WORK/public.pem" \
        QUARKUS_HTTP_PORT=0 QUARKUS_MANAGEMENT_PORT="$management" PGOPTIONS= "$@" >"$WORK/start.log" 2>&1 &
    pid=$!
    until curl -sf -o /dev/null "http://127.0.0.1:$management/q/health/ready"; do
        kill -0 "$pid" 2>/dev/null || { cat "$WORK/start.log" >&2; exit 1; }
        sleep 0.01
    done
    ready=$(now)
    sleep 3
    echo "$(seconds "$from" "$ready") $(awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$pid/status")"
    kill "$pid"
    wait "$pid" || true
}

# start_of what command
start_of() {
    local what=$1 times=() memory=() found
    for _ in 1 2 3 4 5; do
        found=$(start_once "${@:2}")
        times+=("${found% *}")
        memory+=("${found#* }")
    done
    row "start, $what | $(median "${times[@]}") s, $(median "${memory[@]}") MB idle | | | "
}

# Alone on the machine: the program that is measured otherwise is stopped before.
measure_start() {
    local jar=(-Xmx512m -jar "$PROGRAM")
    start_of "JDK $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')" java "${jar[@]}"
    if [ -n "${JAVA_NEW:-}" ]; then
        start_of "JDK $("$JAVA_NEW" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')" "$JAVA_NEW" "${jar[@]}"
        if [ -n "${PROGRAM_AOT:-}" ]; then
            "$JAVA_NEW" -Dkequn.rehearsal=true -XX:AOTCacheOutput="$WORK/kequn.aot" -jar "$PROGRAM_AOT" >"$WORK/rehearsal.log" 2>&1
            start_of "the same, with a cache of loaded classes" "$JAVA_NEW" -XX:AOTCache="$WORK/kequn.aot" -Xmx512m -jar "$PROGRAM_AOT"
        fi
    fi
    [ -z "${NATIVE:-}" ] || start_of "native executable" "$NATIVE" -Xmx512m
}

# --- a. Intake ------------------------------------------------------------------------------------------------------
# by_program file: seconds from POST to MERGED; the part until the answer goes to $WORK/accepted
by_program() {
    local from; from=$(now)
    local id
    id=$(curl -sf -X POST -H "Authorization: Bearer $SERVICE" -H 'Content-Type: text/csv' -T "$WORK/$1" \
        "http://127.0.0.1:$HTTP/intake/balances" | sed 's/.*"id":"\([0-9]*\)".*/\1/')
    seconds "$from" "$(now)" >"$WORK/accepted"
    seconds "$from" "$(await "select extract(epoch from merged_at) from intake where intake_id = $id and merged_at is not null")"
}

keep() { sql -c "drop table if exists $1_state, $1_quarter" -c "create table $1_state as table balance_state" -c "create table $1_quarter as table balance_quarter"; }
restore() {
    sql -c "truncate balance_state, balance_quarter"
    [ "$1" = none ] || sql -c "insert into balance_state select * from $1_state order by customer_id, from_day" \
        -c "insert into balance_quarter select * from $1_quarter order by customer_id"
    sql -c "vacuum analyze balance_state" -c "vacuum analyze balance_quarter"
    settle
}
# same name: stops unless the tables hold exactly what was kept under that name
same() {
    local differences
    differences=$(sql -c "select (select count(*) from (table balance_state except table $1_state) x) + (select count(*) from (table $1_state except table balance_state) x)
        + (select count(*) from (table balance_quarter except table $1_quarter) x) + (select count(*) from (table $1_quarter except table balance_quarter) x)")
    [ "$differences" = 0 ] || { echo "$differences rows differ between the program and the hand-written merge" >&2; exit 1; }
}

intake() {
    local file=$1 start=$2 label=$3 rep program=() hand=() raw=() accepted=()
    for rep in $(seq "$REPS"); do
        restore "$start"
        program+=("$(by_program "$file.csv")")
        accepted+=("$(cat "$WORK/accepted")")
        keep "$file"
        restore "$start"
        hand+=("$(by_hand "hand-$file.sql")")
        same "$file"
        [ "$file" = initial ] && raw+=("$(by_hand raw.sql)")
        say "$label: program ${program[-1]} s (accepted after ${accepted[-1]} s), by hand ${hand[-1]} s"
    done
    local p h a; p=$(median "${program[@]}"); h=$(median "${hand[@]}"); a=$(median "${accepted[@]}")
    row "Intake, $label | $p s, answered after $a s | COPY and merge by hand: $h s | **$(ratio "$p" "$h")** | ≤ 1.5"
    if [ "$file" = initial ]; then
        local r; r=$(median "${raw[@]}")
        row "the same | $p s | bare \\copy without an index: $r s | $(ratio "$p" "$r") | "
    fi
}

measure_intake() {
    (cd "$WORK" && sql -f "$HERE/sql/files.sql" >/dev/null)
    intake initial none "first load, 50,000 customers × 20 days"
    intake delta initial "next day, 50,000 customers × 1 day"
    sql -c "drop table initial_state, initial_quarter, delta_state, delta_quarter"
}

# --- b. Tiers -------------------------------------------------------------------------------------------------------
# graphql token body: the answer; stops on errors of either kind
graphql() {
    local answer
    answer=$(curl -sf -H "Authorization: Bearer $1" -H 'Content-Type: application/json' "http://127.0.0.1:$HTTP/graphql" -d "${2//$'\n'/ }")
    case $answer in *'"errors":['[!\]]*) echo "$answer" >&2; exit 1 ;; esac
    echo "$answer"
}
id_in() { sed -n 's/.*"id":"\([0-9]*\)".*/\1/p'; }

# draft name validFrom thresholds of GOLD, PLATINUM, DIAMOND and PRIVATE: the id of a policy under which customers fall one
# level at once after one period of grace, and VIPs not below GOLD; service rules as in the policy before
draft() {
    graphql "$MAKER" "{\"query\":\"mutation { tierPolicyDraft(policy: { name: \\\"$1\\\" validFrom: \\\"$2\\\" period: QUARTER
        aumWeight: 100 loanWeight: 100 compositeHighFrom: \\\"PLATINUM\\\" serviceHighFrom: \\\"PLATINUM\\\" levels: [
        $(level MASS 0) $(level GOLD "$3") $(level PLATINUM "$4") $(level DIAMOND "$5") $(level PRIVATE "$6")]
        downgrade: { rule: ONE_LEVEL gracePeriods: 1
        floors: [{ condition: \\\"hasTag('VIP')\\\" level: \\\"GOLD\\\" }] } }) { policy { id } errors { code message } } }\"}" | id_in
}
level() { printf '%s' "{ code: \\\"$1\\\" threshold: \\\"$2\\\" nameZh: \\\"$1\\\" nameEn: \\\"$1\\\" }"; }

put_policy_in_force() {
    local id; id=$(draft 'Of 2026' 2026-04-01 60000.00 180000.00 1000000.00 6000000.00)
    graphql "$MAKER" "{\"query\":\"mutation { tierPolicySubmit(id: $id) { policy { id } errors { code message } } }\"}" >/dev/null
    graphql "$CHECKER" "{\"query\":\"mutation { tierPolicyApprove(id: $id, version: 1) { policy { id } errors { code message } } }\"}" >/dev/null
}

run_of() { sql -c "select run_id from tier_run where period = '$1' and completed_at is not null"; }
# assess: the second quarter by the program; the run's id. The events that follow it are written before it returns.
assess() {
    local run
    run=$(graphql "$OPERATIONS" '{"query":"mutation { tierRunStart(period: \"2026-Q2\") { run { id } errors { code message } } }"}' | id_in)
    await "select 1 from job_run where job = 'tier-events' and (parameters ->> 'run')::bigint = $run and state = 'SUCCEEDED'" >/dev/null
    echo "$run"
}

measure_assessment() {
    local customers=$1 rep program=() hand=() run differences
    local columns="customer_id, composite_level, service_level, service_source, average_aum, average_loan, calculated_level,
        missed_periods, change_reason, service_rule, last_day_aum, last_day_loan"
    sql -f "$HERE/sql/balances.sql" >/dev/null
    sql -v period=2026-Q2 -f "$HERE/sql/forget.sql"
    sql -v period=2026-Q1 -f "$HERE/sql/forget.sql" -f "$HERE/sql/previous.sql" >/dev/null
    sql -c "vacuum analyze tier_assessment"
    for rep in $(seq "$REPS"); do
        sql -c "select open_assessment(0)" >/dev/null
        settle
        hand+=("$(by_hand hand-assess.sql -v run=0 -v previous="$(run_of 2026-Q1)")")
        sql -c "drop table if exists by_hand" -c "create table by_hand as table tier_assessment_0" -c "drop table tier_assessment_0"
        sql -v period=2026-Q2 -f "$HERE/sql/forget.sql"
        settle
        run=$(assess)
        program+=("$(sql -c "select extract(epoch from finished_at - started_at) from job_run where run_id = $run")")
        differences=$(sql -c "select (select count(*) from (select $columns from tier_assessment where run_id = $run
                except select $columns from by_hand) x) + (select count(*) from (select $columns from by_hand
                except select $columns from tier_assessment where run_id = $run) x) + ((select count(*) from by_hand) < $customers * 0.9)::int")
        [ "$differences" = 0 ] || { echo "$differences assessments differ" >&2; exit 1; }
        say "assessment of $customers: program ${program[-1]} s, by hand ${hand[-1]} s"
    done
    local p h; p=$(median "${program[@]}"); h=$(median "${hand[@]}")
    row "Assessment of $customers customers | $p s, $(awk -v p="$p" -v n="$customers" 'BEGIN { printf "%.1f", p / n * 1e6 }') µs each | one statement: $h s | **$(ratio "$p" "$h")** | ≤ 1.5"
    sql -c "drop table by_hand"
}

# beside name query script variables: the query over HTTP and the script by hand give the same lines; medians
beside() {
    local name=$1 rep program=() hand=() from
    for rep in $(seq "$REPS"); do
        from=$(now)
        (cd "$WORK" && sql -f "$HERE/sql/$3" "${@:4}" >hand.lines)
        hand+=("$(seconds "$from" "$(now)")")
        from=$(now)
        graphql "$OPERATIONS" "{\"query\":\"$2\"}" >"$WORK/answer.json"
        program+=("$(seconds "$from" "$(now)")")
        python3 "$HERE/lines.py" "$WORK/answer.json" | sort >"$WORK/program.lines"
        sort "$WORK/hand.lines" | diff -q - "$WORK/program.lines" >/dev/null || { echo "$name: the program and the statement differ" >&2; exit 1; }
        say "$name: program ${program[-1]} s, by hand ${hand[-1]} s"
    done
    local p h; p=$(median "${program[@]}"); h=$(median "${hand[@]}")
    row "$name | $p s | one statement: $h s | **$(ratio "$p" "$h")** | ≤ 1.5"
}

measure_preview() {
    local id earlier later
    earlier=$(run_of 2026-Q1) later=$(run_of 2026-Q2)
    id=$(draft 'Of 2027' 2027-01-01 40000.00 200000.00 900000.00 5000000.00)
    sql -c "vacuum analyze tier_assessment"
    settle
    local preview="query { tierPolicyPreview(draft: $id) {
        composite { from { code } to { code } customers aum loan } service { from { code } to { code } customers aum loan }
        branches { branch { code } customers up { money } down { money } } } }"
    beside "Preview of a policy on 1000000 customers" "$preview" hand-preview.sql -v previous="$earlier" -v compared="$later"
    beside "Migration of 1000000 customers between two quarters" 'query { tierMigration(from: \"2026-04-15\", to: \"2026-07-15\") {
        cells { from { code } to { code } customers fromAum fromLoan toAum toLoan }
        lost { level { code } customers aum loan } newcomers { level { code } customers aum loan } } }' \
        hand-migration.sql -v earlier="$earlier" -v later="$later"
}

# latency command ...: what one customer takes, asked for every 5 ms while the command runs
latency() {
    mkfifo "$WORK/end"
    TOKEN=$OPERATIONS python3 "$HERE/latency.py" "$HTTP" <"$WORK/end" >"$WORK/latency" &
    local asking=$!
    exec 9>"$WORK/end"
    "$@" >/dev/null
    exec 9>&-
    wait "$asking"
    rm "$WORK/end"
    cat "$WORK/latency"
}

measure_latency() {
    local id alone preview assessment
    id=$(sql -c "select max(policy_id) from tier_policy where state = 'DRAFT'")
    latency sleep 5 >/dev/null # until the program is compiled
    alone=$(latency sleep "$SECONDS_EACH")
    preview=$(latency graphql "$OPERATIONS" "{\"query\":\"query { tierPolicyPreview(draft: $id) { population } }\"}")
    sql -v period=2026-Q2 -f "$HERE/sql/forget.sql"
    assessment=$(latency assess)
    row "customer(customerNo) every 5 ms on one connection: median, 99 %, longest | while a preview runs: $preview; while an assessment and its events do: $assessment | with nothing else: $alone |  | "
}

# --- c. One customer ------------------------------------------------------------------------------------------------
load_program() {
    TOKEN=$OPERATIONS wrk -t1 -c32 -d"${1}s" -s "$HERE/customer.lua" "http://127.0.0.1:$HTTP" | tee "$WORK/wrk.log" |
        awk '/Requests\/sec/ { print $2 }'
    ! grep -q 'Non-2xx' "$WORK/wrk.log" || { cat "$WORK/wrk.log" >&2; exit 1; }
}
load_database() {
    pgbench -U kequn_app -n -M prepared -c 16 -j 1 -T "$1" -f "$HERE/sql/customer.sql" | awk '/^tps/ { print $3 }'
}

measure_query() {
    local rep program=() database=()
    sql -c "vacuum analyze tier_assessment" -c "vacuum analyze tier_run"
    load_program 30 >/dev/null # until the program is compiled
    for rep in $(seq "$REPS"); do
        program+=("$(load_program "$SECONDS_EACH")")
        database+=("$(load_database "$SECONDS_EACH")")
        say "customer: program ${program[-1]} requests/s, pgbench ${database[-1]} transactions/s"
    done
    local p d; p=$(median "${program[@]}"); d=$(median "${database[@]}")
    row "customer(customerNo) with branch and tiers, one of 1,000,000 | $p requests/s | the same statements in pgbench: $d/s | $(ratio "$p" "$d") of the database's own rate | "
}

# --- d. Points ------------------------------------------------------------------------------------------------------
# Both sides begin with an account for every customer, and with no point.
forget_points() {
    sql -c "truncate points_account, points_transaction, points_entry, points_lot, points_lot_use, request_key cascade" \
        -c "insert into points_account (customer_id) select customer_id from customer order by customer_id on conflict do nothing" \
        -c "vacuum analyze points_account"
    settle
}
earn_by_program() {
    TOKEN=$SERVICE HOT=${2:-} wrk -t1 -c64 -d"${1}s" -s "$HERE/points.lua" "http://127.0.0.1:$HTTP" 2>"$WORK/wrk.errors" | tee "$WORK/wrk.log" |
        awk '/Requests\/sec/ { print $2 }'
    ! grep -q 'Non-2xx' "$WORK/wrk.log" && [ ! -s "$WORK/wrk.errors" ] || { cat "$WORK/wrk.log" "$WORK/wrk.errors" >&2; exit 1; }
}
earn_by_hand() {
    pgbench -U kequn_app -n -M prepared -c 16 -j 1 -T "$1" -D hot="${2:-0}" -f "$HERE/sql/points.sql" | awk '/^tps/ { print $3 }'
}
expect_invariants() {
    local broken; broken=$(sql -f "$ROOT/k8s/checks/points.sql" | awk -F'|' '$3 > 0')
    [ -z "$broken" ] || { echo "$broken" >&2; exit 1; }
}
measure_earning() {
    local hot=$1 label=$2 rep program=() hand=()
    earn_by_program 20 "$hot" >/dev/null # until the program is compiled
    for rep in $(seq "$REPS"); do
        forget_points
        program+=("$(earn_by_program "$SECONDS_EACH" "$hot")")
        forget_points
        hand+=("$(earn_by_hand "$SECONDS_EACH" "$hot")")
        say "pointsEarn, $label: program ${program[-1]} requests/s, pgbench ${hand[-1]} transactions/s"
    done
    expect_invariants
    local p h; p=$(median "${program[@]}"); h=$(median "${hand[@]}")
    row "pointsEarn over GraphQL, $label | $p requests/s | the same posting in pgbench, one transaction each: $h/s | **$(ratio "$p" "$h")** | > 1.0"
}
earn_many_by_program() { MANY=1 earn_by_program "$1" "" | awk '{ print $1 * 100 }'; }
measure_many() {
    local rep program=() hand=()
    earn_many_by_program 20 >/dev/null # until the program is compiled
    for rep in $(seq "$REPS"); do
        forget_points
        program+=("$(earn_many_by_program "$SECONDS_EACH")")
        forget_points
        hand+=("$(earn_by_hand "$SECONDS_EACH")")
        say "pointsEarnMany: program ${program[-1]} postings/s, pgbench ${hand[-1]} transactions/s"
    done
    expect_invariants
    local p h; p=$(median "${program[@]}"); h=$(median "${hand[@]}")
    row "pointsEarnMany, a hundred postings in a call, among 1,000,000 customers | $p postings/s | the same posting in pgbench, one transaction each: $h/s | **$(ratio "$p" "$h")** | > 1.0"
}
measure_points() {
    forget_points
    measure_many
    measure_earning "" "one of 1,000,000 customers"
    measure_earning 1 "always the same customer"
}

# what the ledger says, without when it was written
ledger() {
    sql -c "select md5(string_agg(t::text, '' order by customer_id, version)) from (select customer_id, version, kind, amount, business_day,
            source, reference, reason, actor, reverses, shortfall, active, pending, arrears from points_transaction) t" \
        -c "select md5(string_agg(t::text, '' order by customer_id, version, line)) from points_entry t" \
        -c "select md5(string_agg(t::text, '' order by customer_id, version)) from points_lot t" \
        -c "select md5(string_agg(t::text, '' order by customer_id, version, line)) from points_lot_use t" \
        -c "select md5(string_agg(t::text, '' order by customer_id)) from points_account t"
}
# the job that a day's schedule would enqueue; its id
expire() {
    sql -c "insert into job_run (job, scheduled_for, revision, resource, parameters, requested_by)
        values ('points-expiry', '2026-11-19 16:10Z', $1, 'points-expiry', '{\"day\": \"2026-11-20\"}', 'bench') returning run_id"
}
measure_expiry() {
    local rep program=() hand=() run left
    for rep in $(seq "$REPS"); do
        sql -f "$HERE/sql/lots.sql"
        settle
        hand+=("$(by_hand hand-expiry.sql)")
        left=$(ledger)
        sql -f "$HERE/sql/lots.sql"
        settle
        run=$(expire "$((rep + 1000))")
        program+=("$(await "select extract(epoch from finished_at - started_at) from job_run where run_id = $run and finished_at is not null")")
        [ "$left" = "$(ledger)" ] || { echo "The program and the statement leave different ledgers" >&2; exit 1; }
        say "expiry of 1,000,000 lots: program ${program[-1]} s, by hand ${hand[-1]} s"
    done
    expect_invariants
    local p h; p=$(median "${program[@]}"); h=$(median "${hand[@]}")
    row "Expiry of 1,000,000 lots of 250,000 customers | $p s | one statement: $h s | **$(ratio "$p" "$h")** | ≤ 1.5"
}

# --- e. Segments ----------------------------------------------------------------------------------------------------
# Everything a customer is known by; only once, after the quarter was assessed.
make_segment_bank() {
    say "what 1,000,000 customers are known by"
    sql -f "$HERE/sql/segment-bank.sql" >/dev/null
}

# The hundred definitions, each put in force by two people; nobody follows them yet.
define_segments() {
    local code body
    while IFS=$'\t' read -r code body; do
        graphql "$MAKER" "$body" >/dev/null
        graphql "$MAKER" "{\"query\":\"mutation { segmentSubmit(code: \\\"$code\\\") { errors { code message } } }\"}" >/dev/null
        graphql "$CHECKER" "{\"query\":\"mutation { segmentApprove(code: \\\"$code\\\", version: 1, revision: 1) { errors { code message } } }\"}" >/dev/null
    done < <(paste <(python3 "$HERE/segments.py" codes) <(python3 "$HERE/segments.py" draft))
}

# refresh: the whole bank by the program; seconds of the run
refresh() {
    local run
    run=$(sql -c "insert into job_run (job, scheduled_for, resource, parameters, requested_by)
        values ('segment-refresh', clock_timestamp(), 'segment-refresh', '{\"scope\": \"ALL\", \"code\": null}', 'bench') returning run_id")
    await "select extract(epoch from finished_at - started_at) from job_run where run_id = $run and state = 'SUCCEEDED'"
}

# statements first|delta sessions: seconds of the hundred statements by hand, shared out among so many sessions; those that
# build on others after all they build on
statements() {
    local from level n; from=$(now)
    for level in 1 2 3; do
        local sessions=()
        for n in $(seq 0 $(($2 - 1))); do
            { echo "set work_mem = '256MB';"; python3 "$HERE/segments.py" "$1" "$n" "$2" "$level"; } | sql &
            sessions+=($!)
        done
        wait "${sessions[@]}"
    done
    seconds "$from" "$(now)"
}

forget_members() {
    sql -c "truncate segment_member, segment_day" -c "vacuum analyze segment_member"
    settle
}
forget_hand() {
    sql -c "truncate hand.member" -c "vacuum analyze hand.member"
    settle
}
# Stops unless both sides hold the same customers in every segment.
same_members() {
    local differing
    differing=$(sql -c "select string_agg(code || ' ' || kequn || ' ' || hand, ', ') from (
        select segment_id, count(*) filter (where side = 1) as kequn, count(*) filter (where side = 2) as hand from (
            select segment_id, customer_id, min(side) as side from (
                select segment_id, customer_id, 1 as side from segment_member where left_at is null
                union all select segment_id, customer_id, 2 from hand.member where left_at is null) all_members
            group by segment_id, customer_id having count(*) <> 2) alone
        group by segment_id) d join segment using (segment_id)")
    [ -z "$differing" ] || { echo "Members of one side alone: $differing" >&2; exit 1; }
}

# Nobody is written where nothing has changed: rows written into the table since the counters were last told.
written() { sql -c "select pg_stat_force_next_flush()" -c "select n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables where relid = '$1'::regclass" | tail -1; }
digest() { sql -c "select md5(string_agg(xmin || ' ' || ctid, '' order by ctid)) from segment_member"; }

measure_refresh() {
    local rep program=() one=() two=()
    for rep in $(seq "$REPS"); do
        forget_members
        program+=("$(refresh)")
        forget_hand
        one+=("$(statements first 1)")
        same_members
        forget_hand
        two+=("$(statements first 2)")
        same_members
        say "first refresh: program ${program[-1]} s, by hand ${one[-1]} s, by hand in two sessions ${two[-1]} s"
    done
    local members; members=$(sql -c "select count(*) from segment_member")
    compared "Refresh of 100 segments of 1,000,000 customers, $members memberships written" "the 100 statements"
    program=() one=() two=()
    sql -c "vacuum analyze segment_member" -c "vacuum analyze hand.member"
    for rep in $(seq "$REPS"); do
        local before digest_before; digest_before=$(digest); before=$(written segment_member)
        program+=("$(refresh)")
        [ "$digest_before $before" = "$(digest) $(written segment_member)" ] || { echo "A refresh that changes nothing has written" >&2; exit 1; }
        one+=("$(statements delta 1)")
        two+=("$(statements delta 2)")
        say "unchanged: program ${program[-1]} s, by hand ${one[-1]} s, by hand in two sessions ${two[-1]} s"
    done
    same_members
    compared "The same again, nobody has changed: no row written" "the 100 statements, differences only"
}
# compared what beside: rows for the medians of program, one and two
compared() {
    local p o t; p=$(median "${program[@]}"); o=$(median "${one[@]}"); t=$(median "${two[@]}")
    row "$1 | $p s, $(awk -v p="$p" 'BEGIN { printf "%.0f", p }') µs a customer | $2, one session: $o s | **$(ratio "$p" "$o")** | ≤ 1.5"
    row "the same | $p s | shared out between two sessions, as between Kequn's two workers: $t s | **$(ratio "$p" "$t")** | ≤ 1.5"
}

measure_previews() {
    local sequential at_once
    python3 "$HERE/segments.py" preview | TOKEN=$OPERATIONS python3 "$HERE/previews.py" "$HTTP" 1 >/dev/null # until it is compiled
    sequential=$(python3 "$HERE/segments.py" preview | TOKEN=$OPERATIONS python3 "$HERE/previews.py" "$HTTP" 1)
    at_once=$(python3 "$HERE/segments.py" preview | TOKEN=$OPERATIONS python3 "$HERE/previews.py" "$HTTP" 8)
    row "segmentPreview of the 100 rules, one after the other: median, 95 %, longest | $sequential ms |  |  | p95 < 500"
    row "segmentPreview of the 100 rules, eight at once | $at_once ms |  |  | "
}

# With segments to follow: 1,000 changes a second, each its own transaction, for a minute.
measure_following() {
    sql -c "truncate customer_change" -c "delete from customer_tag where tag = 'CAMPAIGN'"
    pgbench -U kequn_app -n -R 1000 -c 8 -j 1 -T 60 -f "$HERE/sql/segment-change.sql" >"$WORK/changes.log"
    await "select 1 where not exists (select from customer_change)" >/dev/null
    sleep 1
    local missing lag rate
    missing=$(sql -c "select count(*) from customer_tag t where tag = 'CAMPAIGN' and not exists (select from segment_member m join segment using (segment_id)
        where code = 'CAMPAIGN' and m.customer_id = t.customer_id and left_at is null)")
    [ "$missing" = 0 ] || { echo "$missing changes were not followed" >&2; exit 1; }
    lag=$(sql -F ' ' -c "select round(1000 * l[1]), round(1000 * l[2]), round(1000 * l[3]) from (
        select percentile_disc(array[0.5, 0.95, 1]) within group (order by
            extract(epoch from pg_xact_commit_timestamp(m.xmin) - pg_xact_commit_timestamp(t.xmin))) as l
        from customer_tag t join segment_member m using (customer_id) join segment s using (segment_id)
        where t.tag = 'CAMPAIGN' and s.code = 'CAMPAIGN' and m.left_at is null) lags")
    rate=$(awk '/^tps/ { printf "%.0f", $3 }' "$WORK/changes.log")
    row "Membership follows $rate changes a second, 100 segments in force: commit to commit, median, 95 %, longest | $lag ms |  |  | ≤ 5 s"
}

# heap line: MB in use at most since that line of the log, before and after collections
heap() { tail -n +"$1" "$WORK/gc.log" | awk 'match($0, /[0-9]+M->[0-9]+M/) { split(substr($0, RSTART, RLENGTH), m, /M->|M/); if (m[1] > b) b = m[1]; if (m[2] > a) a = m[2] } END { printf "%d MB, %d MB after collection", b, a }'; }

measure_lookalike() {
    local seed=$1 run line
    graphql "$MAKER" "{\"query\":\"mutation { segmentDraft(input: { code: \\\"LIKE_$seed\\\" kind: LOOKALIKE nameZh: \\\"x\\\" nameEn: \\\"x\\\" seed: \\\"$seed\\\" reach: BALANCED }) { errors { code message } } }\"}" >/dev/null
    line=$(wc -l <"$WORK/gc.log")
    run=$(graphql "$MAKER" "{\"query\":\"mutation { lookalikeTrain(code: \\\"LIKE_$seed\\\") { run { id } errors { code message } } }\"}" | id_in)
    await "select 1 from job_run where run_id = $run and state in ('SUCCEEDED', 'FAILED')" >/dev/null
    row "Look-alike of $seed learned and 1,000,000 customers scored, $(sql -c "select count(*) from segment_entry join segment_definition using (definition_id) where seed = '$seed'") put on the list | $(sql -c "select round(extract(epoch from finished_at - started_at)::numeric, 1) || ' s' from job_run where run_id = $run"), heap $(heap "$line") |  |  | "
}

prepare_segments() {
    [ -n "$(run_of 2026-Q1)" ] || sql -f "$HERE/sql/balances.sql" -f "$HERE/sql/previous.sql" -c "vacuum analyze tier_assessment" >/dev/null
    [ -n "$(run_of 2026-Q2)" ] || assess >/dev/null
    make_segment_bank
    stop_program
    start_program KEQUN_SEGMENT_FOLLOW=false
    define_segments
    sql -f "$HERE/sql/segment-hand.sql"
}

measure_segments() {
    prepare_segments
    measure_refresh
    stop_program
    sql -c "truncate customer_change"
    start_program
    measure_previews
    measure_following
    measure_lookalike WEALTH
    [ -z "$(sql -f "$ROOT/k8s/checks/segments.sql" | awk -F'|' '$3 > 0')" ] || { echo "Segments are not sound" >&2; exit 1; }
}

# --- f. What it costs to note whose facts have changed ----------------------------------------------------------------
noting() {
    sql -c "select format('alter table %s $1 trigger %I;', tgrelid::regclass, tgname) from pg_trigger
        where tgfoid::regproc::text ~ '^note_change'" -c "truncate customer_change" | grep '^alter' | sql
}
noted_intake() {
    local file=$1 start=$2 label=$3 rep with=() without=()
    for rep in $(seq "$REPS"); do
        noting disable
        restore "$start"
        without+=("$(by_program "$file.csv")")
        [ "$file" = initial ] && keep initial
        noting enable
        restore "$start"
        with+=("$(by_program "$file.csv")")
        say "$label: ${with[-1]} s, without noting ${without[-1]} s"
    done
    local w o; w=$(median "${with[@]}"); o=$(median "${without[@]}")
    row "Intake, $label, changes of customers noted and followed | $w s | without the triggers: $o s | $(ratio "$w" "$o") | "
}
measure_noting() {
    (cd "$WORK" && sql -f "$HERE/sql/files.sql" >/dev/null)
    noted_intake initial none "first load, 50,000 customers × 20 days"
    noted_intake delta initial "next day, 50,000 customers × 1 day"
    local rep with=() without=()
    for rep in $(seq "$REPS"); do
        noting disable
        forget_points
        without+=("$(earn_by_program "$SECONDS_EACH")")
        noting enable
        forget_points
        with+=("$(earn_by_program "$SECONDS_EACH")")
    done
    local w o; w=$(median "${with[@]}"); o=$(median "${without[@]}")
    row "pointsEarn over GraphQL, changes of customers noted and followed | $w requests/s | without the triggers: $o requests/s | $(ratio "$w" "$o") | "
}

# --- g. Campaigns -----------------------------------------------------------------------------------------------------
# launch: the campaign by the program; seconds of the run
launch() {
    graphql "$CHECKER" '{"query":"mutation { campaignLaunch(code: \"BENCH\") { errors { code message } } }"}' >/dev/null
    await "select extract(epoch from finished_at - started_at) from job_run where job = 'campaign-day' and state = 'SUCCEEDED'
        and parameters ->> 'campaign' = 'BENCH'"
}
forget_launch() {
    sql -c "update job_run set parameters = '{}' where job = 'campaign-day'" \
        -c "delete from contact using campaign c where c.campaign_id = contact.campaign_id and c.code = 'BENCH'" \
        -c "delete from enrolment using campaign c where c.campaign_id = enrolment.campaign_id and c.code = 'BENCH'" \
        -c "delete from campaign_round using campaign c where c.campaign_id = campaign_round.campaign_id and c.code = 'BENCH'" \
        -c "update campaign set state = 'APPROVED', launched_at = null, rolled_out = false where code = 'BENCH'" \
        -c "truncate contact_standing"
    sql -c "vacuum full contact" -c "vacuum full enrolment" -c "vacuum analyze"
    settle
}
# launch_by_hand sessions: seconds of the statement, shared out among so many sessions
launch_by_hand() {
    local from n sessions=(); from=$(now)
    for n in $(seq "$1"); do
        { echo "set work_mem = '256MB'; set jit = off;"; cat "$HERE/sql/campaign-hand.sql"; } | sql \
            -v first=$(((n - 1) * 1000000 / $1 + 1)) -v last=$((n * 1000000 / $1)) -v assessment="$(run_of 2026-Q2)" \
            -v segment="$(sql -c "select segment_id from segment where code = 'EVERYONE'")" \
            -v campaign="$(sql -c "select campaign_id from campaign where code = 'BENCH'")" \
            -v version="$(sql -c "select in_force from campaign where code = 'BENCH'")" -v round=0 &
        sessions+=($!)
    done
    wait "${sessions[@]}"
    seconds "$from" "$(now)"
}
forget_hand_launch() {
    sql -c "truncate hand.enrolment, hand.contact, hand.contact_standing" -c "vacuum analyze hand.enrolment" -c "vacuum analyze hand.contact"
    settle
}
# Stops unless both sides enrolled the same customers in the same way, and approach the same.
same_launch() {
    local differing
    differing=$(sql -c "with a as (select customer_id, bucket, arm, segment_id, level, branch_code, newcomer, approaches, next_act, next_on
            from enrolment join campaign using (campaign_id) where code = 'BENCH'),
        b as (select customer_id, bucket, arm, segment_id, level, branch_code, newcomer, approaches, next_act, next_on from hand.enrolment),
        c as (select customer_id, step, approach, channel, contact.state, reason, slot_on, cost from contact join campaign using (campaign_id) where code = 'BENCH'),
        d as (select customer_id, step, approach, channel, state, reason, slot_on, cost from hand.contact)
        select (select count(*) from (table a except table b) x) + (select count(*) from (table b except table a) x)
            + (select count(*) from (table c except table d) x) + (select count(*) from (table d except table c) x)")
    [ "$differing" = 0 ] || { echo "$differing enrolments or contacts differ between the program and the statement" >&2; exit 1; }
}
measure_launch() {
    local rep program=() one=() two=()
    for rep in $(seq "$REPS"); do
        [ "$rep" = 1 ] || forget_launch
        forget_hand_launch
        one+=("$(launch_by_hand 1)")
        forget_hand_launch
        two+=("$(launch_by_hand 2)")
        settle
        program+=("$(launch)")
        same_launch
        say "launch: program ${program[-1]} s, by hand ${one[-1]} s, by hand in two sessions ${two[-1]} s"
    done
    compared "Launch of a campaign: $(sql -c "select count(*) from hand.enrolment") customers enrolled, $(sql -c "select count(*) filter (where state = 'DUE') || ' contacts planned, ' || count(*) filter (where state = 'SUPPRESSED') || ' suppressed' from hand.contact")" "one statement"
}

# A second program beside the first.
start_second() {
    env KEQUN_DATABASE_ADDRESS="127.0.0.1:$PGPORT/kequn" KEQUN_DATABASE_USERNAME=kequn_app KEQUN_DATABASE_PASSWORD=app \
        KEQUN_IDENTITY_ISSUER=https://bank.example KEQUN_IDENTITY_KEYS="$WORK/public.pem" KEQUN_BANK_BUSINESS_DATE=2026-11-20 \
        QUARKUS_HTTP_PORT="$(free_port)" QUARKUS_MANAGEMENT_PORT="$(free_port)" PGOPTIONS= \
        java -Xmx1g -jar "$PROGRAM" >"$WORK/second.log" 2>&1 &
    SECOND=$!
}
# steps type step label: steps a second that events of the type complete, from their commit until the last has been followed
steps() {
    local from last
    last=$(sql -c "with made as (insert into customer_event (customer_id, source, external_id, type, occurred_at)
        select customer_id, 'bench', '$1-' || customer_id, '$1', '2026-11-20 13:00+08' from enrolment join campaign using (campaign_id)
        where code = 'BENCH' and arm = 'TREATED' and customer_id % 3 = 0 order by customer_id returning event_id) select max(event_id) from made")
    from=$(now)
    await "select extract(epoch from now()) from event_cursor where consumer = 'campaigns' and event_id >= $last" >/dev/null
    local done; done=$(sql -c "select count(*) from enrolment_step join campaign_round using (round_id) join campaign using (campaign_id) where code = 'BENCH' and step = '$2' and outcome = 'COMPLETED'")
    row "$3, two processes | $(awk -v n="$done" -v s="$(seconds "$from" "$(now)")" 'BEGIN { printf "%.0f", n / s }') steps/s ($done) |  |  | "
}
measure_campaigns() {
    [ -n "$(run_of 2026-Q1)" ] || sql -f "$HERE/sql/balances.sql" -f "$HERE/sql/previous.sql" -c "vacuum analyze tier_assessment" >/dev/null
    [ -n "$(run_of 2026-Q2)" ] || assess >/dev/null
    sql -f "$HERE/sql/campaign-bank.sql" >/dev/null
    sql -c "truncate customer_change" # nobody is to follow what made the bank meanwhile
    graphql "$MAKER" "$(cat "$HERE/campaign.json")" >/dev/null
    graphql "$MAKER" '{"query":"mutation { campaignSubmit(code: \"BENCH\") { errors { code message } } }"}' >/dev/null
    graphql "$CHECKER" '{"query":"mutation { campaignApprove(code: \"BENCH\", version: 1, revision: 1) { errors { code message } } }"}' >/dev/null
    measure_launch
    start_second
    steps BENCH_SIGN_UP SIGN_UP "Steps completed by events, the next approach planned with each"
    steps BENCH_VISIT VISIT "Steps completed by events, ten points with each"
    kill "$SECOND"; wait "$SECOND" || true
    [ -z "$(sql -f "$ROOT/k8s/checks/campaigns.sql" | awk -F'|' '$3 > 0')" ] || { echo "Campaigns are not sound" >&2; exit 1; }
    sql -c "drop schema hand cascade"
}

# --- h. Home pages ----------------------------------------------------------------------------------------------------
prepare_home() {
    [ -n "$(run_of 2026-Q1)" ] || sql -f "$HERE/sql/balances.sql" -f "$HERE/sql/previous.sql" -c "vacuum analyze tier_assessment" >/dev/null
    [ -n "$(run_of 2026-Q2)" ] || assess >/dev/null
    [ -n "$(sql -c "select 1 from holding limit 1")" ] || make_segment_bank
    say "home pages: the bank, fifty offers and what customers did with them"
    stop_program
    sql -f "$HERE/sql/home-bank.sql" >/dev/null
    sql -c "truncate customer_change"
    start_program KEQUN_SEGMENT_FOLLOW=false
    MAKER=$MAKER CHECKER=$CHECKER python3 "$HERE/offers.py" publish "$HTTP"
    sql -f "$HERE/sql/home-past.sql" >/dev/null
    sql -c "drop schema if exists hand cascade" -c "create schema hand"
    python3 "$HERE/offers.py" sql >"$WORK/home-hand.sql"
    sql -f "$WORK/home-hand.sql" -c "grant usage on schema hand to kequn_app" -c "grant select on hand.offer to kequn_app"
    python3 "$HERE/tokens.py" 20000 "$WORK/key.pem" >"$WORK/tokens"
}

# wrk_of seconds script [settings]: requests a second, and what half of them and all but 1 % took
wrk_of() {
    env CONNECTIONS=32 TOKENS="$WORK/tokens" IMPRESSIONS="$WORK/impressions" "${@:3}" \
        wrk -t1 -c32 -d"${1}s" --latency -s "$HERE/$2" "http://127.0.0.1:${PORT:-$HTTP}" 2>"$WORK/wrk.errors" >"$WORK/wrk.log"
    ! grep -q 'Non-2xx' "$WORK/wrk.log" && [ ! -s "$WORK/wrk.errors" ] || { cat "$WORK/wrk.log" "$WORK/wrk.errors" >&2; exit 1; }
    awk '/Requests\/sec/ { r = $2 } $1 == "50%" { a = $2 } $1 == "99%" { b = $2 } END { print r, a, b }' "$WORK/wrk.log"
}
pgbench_of() { pgbench -U kequn_app -n -M prepared -c 16 -j 1 -T "$1" -f "$2" | awk '/^tps/ { print $3 }'; }

# home_statement: what the program sends for one home page, as a pgbench script
home_statement() {
    local line
    sql -c "alter system set log_statement = 'all'" -c "select pg_reload_conf()" >/dev/null
    sleep 1
    line=$(wc -l <"$WORK/server.log")
    head -2 "$WORK/tokens" >"$WORK/two"
    python3 "$HERE/impressions.py" "$HTTP" "$WORK/two" >/dev/null
    sql -c "alter system reset log_statement" -c "select pg_reload_conf()" >/dev/null
    sleep 1
    python3 "$HERE/statement.py" "$WORK/server.log" "$line"
}

# Stops unless the function by hand finds the offers the program does, for those whose order chance does not decide.
same_homes() {
    head -2000 "$WORK/tokens" >"$WORK/some"
    python3 "$HERE/impressions.py" "$HTTP" "$WORK/some" codes | sort >"$WORK/homes"
    sql -c "create temp table page (customer_no text, codes text)" -c "\\copy page from '$WORK/homes' with (format csv)" -c "
        select customer_no || ',' || coalesce((select string_agg(offer ->> 'code', ' ' order by n)
            from json_array_elements(hand.home(customer_no, 'MOBILE_BANKING') -> 'offers') with ordinality o (offer, n)), '')
        from page" | sort >"$WORK/homes.hand"
    local differing; differing=$(comm -23 "$WORK/homes" "$WORK/homes.hand" | wc -l)
    say "home pages of 2,000: $differing in another order than by hand (2 % are explored)"
    [ "$differing" -lt 100 ] || { diff "$WORK/homes" "$WORK/homes.hand" | head -20 >&2; exit 1; }
}

# NODE and POSTGRAPHILE name what npm put somewhere: npm install --prefix DIRECTORY node@22 postgraphile@5
start_postgraphile() {
    PEER=$(free_port)
    (cd "$(dirname "$POSTGRAPHILE")/../.." && cat >graphile.config.mjs <<END && exec "$NODE" "$POSTGRAPHILE" >"$WORK/postgraphile.log" 2>&1
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PgLazyJWTPreset } from "postgraphile/presets/lazy-jwt";
import { makePgService } from "postgraphile/adaptors/pg";
import { readFileSync } from "node:fs";
export default {
    extends: [PostGraphileAmberPreset, PgLazyJWTPreset],
    pgServices: [makePgService({ connectionString: "postgres://kequn_app:app@127.0.0.1:$PGPORT/kequn", schemas: ["hand"], poolConfig: { max: 20 } })],
    grafserv: { port: $PEER, host: "127.0.0.1", websockets: false, graphiql: false, watch: false,
        pgJwtSecret: readFileSync("$WORK/public.pem"), pgJwtVerifyOptions: { algorithms: ["RS256"], audience: "kequn", issuer: "https://bank.example" } },
    grafast: { explain: false },
};
END
    ) &
    POSTGRAPHILE_PID=$!
    for _ in $(seq 300); do
        curl -sf -o /dev/null -H 'Content-Type: application/json' -d '{"query":"{ __typename }"}' "http://127.0.0.1:$PEER/graphql" && return
        sleep 0.1
    done
    cat "$WORK/postgraphile.log" >&2
    exit 1
}

measure_home() {
    prepare_home
    same_homes
    home_statement >"$WORK/home.sql"
    local rep program=() database=() peer=() open=() respond=() hand=() p d half
    wrk_of 45 home.lua >/dev/null # until the program is compiled
    [ -z "${POSTGRAPHILE:-}" ] || { start_postgraphile; PORT=$PEER wrk_of 10 home-postgraphile.lua >/dev/null; }
    for rep in $(seq "$REPS"); do
        program+=("$(wrk_of "$SECONDS_EACH" home.lua | cut -d' ' -f1)")
        database+=("$(pgbench_of "$SECONDS_EACH" "$WORK/home.sql")")
        if [ -n "${POSTGRAPHILE:-}" ]; then
            peer+=("$(PORT=$PEER wrk_of "$SECONDS_EACH" home-postgraphile.lua | cut -d' ' -f1)")
            open+=("$(PORT=$PEER wrk_of "$SECONDS_EACH" home-postgraphile.lua OPEN=1 | cut -d' ' -f1)")
        fi
        say "home: program ${program[-1]}, pgbench ${database[-1]}, PostGraphile ${peer[-1]:-not asked}, without tokens ${open[-1]:-}"
    done
    p=$(median "${program[@]}"); d=$(median "${database[@]}")
    half=$(wrk_of "$SECONDS_EACH" home.lua RATE="$(awk -v p="$p" 'BEGIN { print p / 2 }')")
    row "home of one of 20,000 customers with tokens of their own, among 1,000,000; 50 live offers | $p requests/s; at half of it median and 99 %: $(cut -d' ' -f2,3 <<<"$half" | sed 's/ /, /') | the same statement in pgbench: $d/s | **$(ratio "$p" "$d")** | ≥ 0.4"
    if [ -n "${POSTGRAPHILE:-}" ]; then
        local g o version; g=$(median "${peer[@]}"); o=$(median "${open[@]}")
        version=$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$(dirname "$POSTGRAPHILE")/../postgraphile/package.json" | head -1)
        row "the same | $p requests/s | PostGraphile $version, a function by hand, the same tokens: $g/s | **$(ratio "$p" "$g")** | ≥ 3"
        row "the same | $p requests/s | PostGraphile $version, the same function, no token looked at: $o/s | $(ratio "$p" "$o") | "
        kill "$POSTGRAPHILE_PID"
    fi
    for rep in $(seq "$REPS"); do
        python3 "$HERE/impressions.py" "$HTTP" "$WORK/tokens" >"$WORK/impressions"
        [ "$rep" != 1 ] || wrk_of 3 respond.lua >/dev/null; python3 "$HERE/impressions.py" "$HTTP" "$WORK/tokens" >"$WORK/impressions"
        respond+=("$(wrk_of "$((SECONDS_EACH / 2))" respond.lua | cut -d' ' -f1)")
        hand+=("$(pgbench_of "$((SECONDS_EACH / 2))" "$HERE/sql/respond.sql")")
        say "offerRespond: program ${respond[-1]}, pgbench ${hand[-1]}"
    done
    p=$(median "${respond[@]}"); d=$(median "${hand[@]}")
    row "offerRespond, SHOWN to an impression each | $p requests/s | the same writes in pgbench, one transaction each: $d/s | $(ratio "$p" "$d") | "
    sql -c "drop schema hand cascade"
}

# --- The run --------------------------------------------------------------------------------------------------------
start_database
make_keys
start_program
case $PARTS in *start*) stop_program; measure_start; start_program ;; esac
SERVICE=$(token service)
OPERATIONS=$(token operations)
MAKER=$(token admin maker)
CHECKER=$(token admin checker)
say "the bank of 100,000 customers"
sql -f "$HERE/sql/customers.sql" -v first=1 -v last=100000 >/dev/null
case $PARTS in *intake*) measure_intake ;; esac
put_policy_in_force
case $PARTS in *assess*) measure_assessment 100000 ;; esac
case $PARTS in *assess* | *preview* | *query* | *points* | *expiry* | *segments* | *noting* | *campaigns* | *home*)
    say "the bank of 1,000,000 customers"
    sql -f "$HERE/sql/customers.sql" -v first=100001 -v last=1000000 >/dev/null
    ;;
esac
case $PARTS in *assess* | *preview* | *query*) measure_assessment 1000000 ;; esac
case $PARTS in *preview*) measure_preview; measure_latency ;; esac
case $PARTS in *query*) measure_query ;; esac
case $PARTS in *points*) measure_points ;; esac
case $PARTS in *expiry*) measure_expiry ;; esac
case $PARTS in *noting*) measure_noting ;; esac
case $PARTS in *campaigns*) measure_campaigns ;; esac
case $PARTS in *segments*) measure_segments ;; esac
case $PARTS in *home*) measure_home ;; esac

{
    cat "$HERE/results-head.md"
    echo
    echo "$(date -u +%Y-%m-%d): $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GB, $(psql --version | sed 's/.*) \([0-9.]*\).*/PostgreSQL \1/'), JDK $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p'); program, database and load on this one machine. Median of $REPS."
    echo
    echo "| what | Kequn | beside it | ratio | goal |"
    echo "|---|---|---|---|---|"
    cat "$WORK/table"
    echo
    cat "$HERE/results-foot.md"
} >"$WORK/results"
cp "$WORK/results" "${RESULTS:-$HERE/RESULTS.md}"
cat "$WORK/results"
