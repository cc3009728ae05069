#!/bin/sh
# Runs the component as the owner of the data folder, within the container's memory. `exec` makes node the process that
# gets the signals.
set -eu
app=${APP_DIR:-/app}
cgroup=${CGROUP_DIR:-/sys/fs/cgroup}

# Three quarters of the container's memory for the heap: buffers and node itself need the rest. Without a limit, or one
# that is none (cgroup v1 says a very large number), node's own default stands.
heap_flag() {
  for file in "$cgroup/memory.max" "$cgroup/memory/memory.limit_in_bytes"; do
    [ -r "$file" ] || continue
    limit=$(cat "$file")
    case $limit in
      '' | *[!0-9]*) continue ;;
    esac
    # Sixteen digits and more are no limit of this world; with a few MiB nothing runs whatever is asked.
    if [ "${#limit}" -lt 16 ] && [ "$limit" -ge 67108864 ]; then
      echo "--max-old-space-size=$((limit / 1048576 * 3 / 4))"
    fi
    return 0
  done
}

# New objects get semi-spaces of 8 MiB, half of V8's default: the peak of a million rows is 14 MiB lower, in the same time
# (`npm run bench -- memory`). V8 reads this flag before the program starts, so src/main.ts cannot set it.
exec "$(dirname "$0")/as-owner.sh" node --max-semi-space-size=8 $(heap_flag) "$app/dist/main.js" "$@"
