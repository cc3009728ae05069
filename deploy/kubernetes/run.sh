#!/usr/bin/env bash
# Runs the shards and then one merge of their states, and fails when either failed. `kubectl wait` waits for one condition
# only, so where the other one comes it waits until its time is over.
set -euo pipefail
cd "$(dirname "$0")"

# Creates a Job and waits until it has ended; what it printed is its name. Fails when the Job failed.
run() {
  local job ended
  job=$(kubectl create -f "$1" --output name)
  echo "$job is created from $1"
  while :; do
    ended=$(kubectl get "$job" --output 'jsonpath={.status.conditions[?(@.status=="True")].type}')
    case " $ended " in
      *' Complete '*)
        echo "$job is complete"
        return 0
        ;;
      *' Failed '*)
        echo "$job failed: kubectl describe $job; kubectl logs $job --all-pods" >&2
        return 1
        ;;
    esac
    sleep 10
  done
}

code=0
run job.yaml || code=1
# The states of the shards that succeeded count also when others failed.
run merge-state.yaml || code=1
exit "$code"
