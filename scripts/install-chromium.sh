#!/usr/bin/env bash
# Installs Chromium from Debian for the tests of the inspector page. Where it cannot be had, the tests are skipped and say so.
set -uo pipefail

for browser in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser; do
  if [ -n "$browser" ] && [ -x "$browser" ]; then
    echo "Chromium: $browser"
    exit 0
  fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; }
fi

if [ -x /usr/bin/chromium ]; then
  echo "Chromium: /usr/bin/chromium, installed now"
else
  echo "Chromium: missing, and it cannot be installed here; the tests of the inspector page will be skipped"
fi
