#!/usr/bin/env bash
# Follows a municipality's stream with curl: ./feed.sh demo-skogdal. TOKEN holds a token of its system.
at="${SAMDRIFT:-http://localhost:8083}/municipalities/$1/events?limit=100"; cursor="$(cat "cursor-$1" 2>/dev/null)"
while answer="$(curl -sSf -D headers -H "Authorization: Bearer $TOKEN" "$at&wait=${WAIT:-30}${cursor:+&after=$cursor}")"; do
  [ "$answer" = "[]" ] || printf '%s\n' "$answer"                       # do your work here; then keep how far you are
  cursor="$(tr -d '\r' <headers | sed -n 's/^[Ss]amdrift-[Cc]ursor: //p')"; printf '%s' "$cursor" >"cursor-$1"
  [ "${WAIT:-30}" != 0 ] || [ "$answer" != "[]" ] || break
done
