#!/usr/bin/env bash
# Restarts every replica in turn, two ingest-services, two catalog-services and a worker behind nginx.conf, while clients
# upload and read links; says how many requests failed, and ends with 1 if any did. Needs nginx, python3, a JDK 25, and:
#   ./mvnw -DskipTests package
# ROUNDS (1): how often. DRAIN (2s): what SHUTDOWN_DRAIN is. ONLY: ingest-1, catalog, ... rather than all of them.
# SIGNAL (TERM): KILL shows that the check can fail.
set -euo pipefail
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin
for tool in nginx python3; do
  command -v "$tool" >/dev/null || { echo "check-rolling: skipped, $tool is not installed"; exit 0; }
done
for home in "${WAYBILL_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if "$home/bin/java" -version 2>&1 | grep -q 'version "\(2[5-9]\|[3-9][0-9]\)'; then
    export JAVA=$home/bin/java
    exec python3 -B check_rolling.py
  fi
done
echo "check-rolling: skipped, no JDK 25 found; say where it is with WAYBILL_JAVA_HOME"
