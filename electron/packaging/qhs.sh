#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/node/node" "$here/app.asar.unpacked/electron/cli/main.ts" "$@"
