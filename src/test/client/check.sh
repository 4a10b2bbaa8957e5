#!/usr/bin/env bash
# A client made by code generation compiles against the committed schema, and the schema that the program serves to a
# router composes with another graph. Needs Node.js 20 or later with npm; SubgraphTest writes what is composed.
set -euo pipefail
cd "$(dirname "$0")"
served=../../../target/subgraph.graphql
if grep -q '"resolved"' package-lock.json; then
    echo "package-lock.json names the hosts of a registry" >&2
    exit 1
fi
npm ci --no-audit --no-fund --loglevel=error
rm -rf generated
npm run --silent generate
npm run --silent compile

# The compiler finds what does not fit.
if complaints=$(npx --no-install tsc --noEmit -p wrong.json); then
    echo "wrong.ts compiles" >&2
    exit 1
fi
for word in customerNumber colour; do
    grep -q "$word" <<<"$complaints" || { echo "tsc does not complain of $word: $complaints" >&2; exit 1; }
done
echo "Client: $(wc -l <generated/operations.ts) lines generated, compiled strictly"

if [[ -s $served ]]; then
    node compose.mjs "$served"
else
    echo "There is no target/subgraph.graphql; run SubgraphTest to compose" >&2
    exit 1
fi
