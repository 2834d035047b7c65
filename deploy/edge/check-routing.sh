#!/usr/bin/env bash
# Runs nginx.conf on loopback before two stand-ins for ingest and catalog and checks who gets what. Needs nginx, python3.
set -euo pipefail
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin
for tool in nginx python3; do
  command -v "$tool" >/dev/null || { echo "check-routing: skipped, $tool is not installed"; exit 0; }
done
exec python3 check_routing.py
