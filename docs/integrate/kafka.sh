#!/usr/bin/env bash
# Follows a municipality's stream with kcat: ./kafka.sh demo-skogdal USER. PASSWORD holds what «Our systems» told once.
# kcat must be built on librdkafka 2.6.1 or newer (kcat -V): older ones are refused by Kafka 4 as «invalid credentials».
exec kcat -b "${KAFKA:-localhost:19093}" -G "$1.kcat" -X auto.offset.reset=earliest -X isolation.level=read_committed \
  -X "security.protocol=${PROTOCOL:-SASL_PLAINTEXT}" -X sasl.mechanism=SCRAM-SHA-512 -X "sasl.username=$2" -X "sasl.password=$PASSWORD" \
  -f '%k %h\n%s\n' "samdrift.municipality.$1"
