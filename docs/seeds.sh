#!/usr/bin/env bash
# The curl lines of the seed documents, unchanged but for host, port and file, against a running Waybill. Prints each line's
# status and answer; SeedsTest holds them to the shapes that the seeds show.
#
#   docs/seeds.sh http://localhost:8080 photo.jpg
#
# Against one with access control, say WAYBILL_TOKEN=… (waybill token --scope files:read,files:write,files:delete --event event_id).
set -euo pipefail

server=$1
image=$2
token=${WAYBILL_TOKEN:-YOUR_JWT_TOKEN}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run NAME curl…: the line's status, then its answer, with the answer kept in $work/NAME.
run() {
  local name=$1 status
  shift
  status=$("$@" -s -o "$work/$name" -w '%{http_code}')
  printf '### %s %s\n' "$name" "$status"
  if [ "$(wc -c <"$work/$name")" -gt 0 ]; then
    case $name in
      download | stream) cmp "$work/$name" "$image" && printf 'the same bytes\n' ;;
      *) printf '%s\n' "$(cat "$work/$name")" ;;
    esac
  fi
}

# Seed 001
run upload curl -X POST "$server/api/upload" \
  -F "image=@$image" \
  -F "name=Product Name" \
  -F "category=Electronics"

run health curl "$server/api/health"

# Seed 004; curl itself makes event_id of {event_id}.
run media curl -X POST "$server/api/v1/events/{event_id}/media" \
  -H "Authorization: Bearer $token" \
  -F "file=@$image" \
  -F "title=Event Photo" \
  -F "description=A great photo from the event" \
  -F "tags=photo,event,memories"
media_id=$(sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$work/media")

run list curl -X GET "$server/api/v1/events/{event_id}/media?file_type=image/jpeg&limit=10" \
  -H "Authorization: Bearer $token"

run download curl -X GET "$server/api/v1/events/{event_id}/media/$media_id/download" \
  -H "Authorization: Bearer $token"

run stream curl -X GET "$server/api/v1/events/{event_id}/media/$media_id/stream" \
  -H "Authorization: Bearer $token"

run delete curl -X DELETE "$server/api/v1/events/{event_id}/media/$media_id" \
  -H "Authorization: Bearer $token"
