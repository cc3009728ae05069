#!/usr/bin/env bash
# Publishes each public package of the workspaces whose version npm does not have yet, so that it can be run again after
# half of them went through. In GitHub Actions npm gets its rights from the workflow, and signs where a package comes from.
set -euo pipefail
cd "$(dirname "$0")/.."

for manifest in packages/*/package.json; do
  if [ "$(node -p "require(process.argv[1]).private" "./$manifest")" = true ]; then
    continue
  fi
  name=$(node -p "require(process.argv[1]).name" "./$manifest")
  version=$(node -p "require(process.argv[1]).version" "./$manifest")
  # npm says nothing of a version that it does not have, with exit code 0.
  if [ -n "$(npm view "$name@$version" version 2>/dev/null || true)" ]; then
    echo "$name $version is published already"
  else
    npm publish --workspace "$name" --access public --provenance
    echo "$name $version is published"
  fi
done
