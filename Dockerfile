# One image for all of it: the web process is what it does by default; a worker or an admin command is another command.
#
#   docker build -t runbell .
#   docker build -t runbell --build-arg APP_URL=https://example.org/runbell .    where it is served below a path
#
# No secret is needed to build. Not Next's standalone output: it leaves out what the worker and the admin commands run.
FROM node:22-bookworm-slim AS build
WORKDIR /app
# Only its path is used: Next fixes it when it builds.
ARG APP_URL=
COPY package.json package-lock.json ./
RUN npm install --no-save --no-audit --no-fund --loglevel=error
COPY . .
RUN APP_URL="$APP_URL" node scripts/build.mjs \
  && npm prune --omit=dev --no-save --no-audit --no-fund --loglevel=error \
  && rm -rf .next/cache .next-sub-path/cache

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  HOSTNAME=0.0.0.0 \
  PORT=3000 \
  RUNBELL_DATA_DIR=/data
RUN mkdir /data && chown node:node /data
# Owned by root: the process that runs it cannot change it, so the root file system may be read-only, with a /tmp.
COPY --from=build /app /app
USER node
VOLUME /data
EXPOSE 3000
# The server drains its worker and closes its database; 30 seconds are the most that it takes.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["node", "docker/check-health.mjs"]
CMD ["node", "scripts/start.mjs", "--built"]
