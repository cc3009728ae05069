#!/bin/sh
# The platform hands over a data folder of root's, a person one of their own: runs a command as whoever owns it, and as
# root only where the folder is root's.
set -eu
data=${KBC_DATADIR:-/data}
if [ "$(id -u)" = 0 ] && [ -d "$data" ]; then
  owner=$(stat -c %u "$data")
  if [ "$owner" != 0 ]; then
    exec setpriv --reuid "$owner" --regid "$(stat -c %g "$data")" --clear-groups "$@"
  fi
fi
exec "$@"
