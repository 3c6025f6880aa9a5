#!/bin/sh
# Makes the secrets of compose.yaml in ./secrets, once: what is there already stays. Keep a copy of secret_key in a safe
# place: without it what is stored encrypted cannot be read again.
set -eu
umask 077
mkdir -p secrets

make() {
  [ -s "secrets/$1" ] && return
  printf '%s' "$2" > "secrets/$1"
  # The folder is closed to others; the containers' users have to read the files.
  chmod 444 "secrets/$1"
}

make postgres_password "$(openssl rand -hex 24)"
make database_url "postgresql://runbell:$(cat secrets/postgres_password)@database:5432/runbell"
make secret_key "$(openssl rand -base64 32)"
make nextauth_secret "$(openssl rand -base64 32)"
