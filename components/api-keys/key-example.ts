import type { Scope } from "@/lib/core/actor";

interface Example {
  scope: Scope;
  command: (origin: string, key: string) => string;
}

const header = (key: string) => `  -H "Authorization: Bearer ${key}"`;
const post = (address: string, key: string, body: string) =>
  `curl -fsS -X POST ${address} \\\n${header(key)} \\\n  -H "Content-Type: application/json" \\\n  -d '${body}'`;
const get = (address: string, key: string) => `curl -fsS ${address} \\\n${header(key)}`;

const examples: readonly Example[] = [
  {
    scope: "runs:write",
    command: (origin, key) =>
      post(
        `${origin}/api/v1/jobs/nightly-backup/runs`,
        key,
        '{"status": "failed", "error_message": "disk full"}',
      ),
  },
  {
    scope: "events:write",
    command: (origin, key) =>
      post(
        `${origin}/api/v1/events`,
        key,
        '{"type": "job.failed", "job": "nightly-backup", "message": "disk is full"}',
      ),
  },
  { scope: "read", command: (origin, key) => get(`${origin}/api/v1/jobs`, key) },
  { scope: "notifications:read", command: (origin, key) => get(`${origin}/api/v1/notifications`, key) },
  {
    scope: "notifications:write",
    command: (origin, key) =>
      post(
        `${origin}/api/v1/notifications`,
        key,
        '{"recipient": "ada@example.org", "subject": "Hello", "body": "It works."}',
      ),
  },
  {
    scope: "jobs:write",
    command: (origin, key) =>
      post(`${origin}/api/v1/jobs`, key, '{"key": "nightly-backup", "name": "Nightly backup"}'),
  },
  {
    scope: "templates:read",
    command: (origin, key) =>
      post(
        `${origin}/api/v1/notification-templates/render`,
        key,
        '{"body_template": "Hello {{ user.name }}", "content_type": "text"}',
      ),
  },
  {
    scope: "preferences:write",
    command: (origin, key) => get(`${origin}/api/v1/notification/preferences/me`, key),
  },
];

/** A call that a key with these scopes may make. */
export function keyExample(origin: string, key: string, scopes: readonly Scope[]): string {
  const fitting = examples.find(({ scope }) => scopes.includes(scope));
  return fitting ? fitting.command(origin, key) : get(`${origin}/api/v1/api-keys`, key);
}
