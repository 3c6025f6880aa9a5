import { createAddressGuard } from "@/lib/channels/address-guard";
import { laneOf } from "@/lib/core/lane";
import { database, query } from "@/lib/db/database";
import { channelSecretField } from "@/lib/db/named-channels";
import { newId } from "@/lib/db/new-id";
import { putSecret } from "@/lib/db/secrets";
import { createKeyRing, encryptSecret, Secret } from "@/lib/secrets";
import { makeChannel } from "@/lib/testing/factories/channels";
import type { ClaimedNotification } from "./claim";
import type { NotificationDraft } from "./draft";
import { NotificationWorker, type NotificationWorkerOptions } from "./notification-worker";
import type { AttemptResult, SentContent } from "./settle";

export const ring = createKeyRing([new Secret("a test key of at least 32 characters")]);

export function draft(fields: Partial<NotificationDraft> = {}): NotificationDraft {
  return {
    purpose: "direct",
    eventId: null,
    eventType: null,
    jobId: null,
    runId: null,
    runStepId: null,
    severity: "error",
    userId: null,
    recipient: "ada@example.org",
    recipientName: "Ada",
    channelKind: "email",
    channelId: null,
    dedupeKey: null,
    templateVersionId: null,
    variant: null,
    escalationId: null,
    inlineTemplate: { subject: "Hello {{ recipient.name }}", text: "A message", syntax: "jinja" },
    attachments: [],
    verdict: "send",
    reason: null,
    heldUntil: null,
    bundleKey: null,
    gates: [{ gate: "recipients", verdict: "pass", values: { rule: "email" } }],
    ...fields,
  };
}

export function sentContent(fields: Partial<SentContent> = {}): SentContent {
  return {
    subject: "Hello",
    html: null,
    text: "A message",
    payload: null,
    templateProblem: null,
    ...fields,
  };
}

/** What a try of a claimed notification came to: accepted unless told otherwise. */
export function resultOf(claimed: ClaimedNotification, fields: Partial<AttemptResult> = {}): AttemptResult {
  return {
    id: claimed.id,
    leaseToken: claimed.leaseToken,
    attemptId: claimed.attemptId,
    state: "sent",
    reason: null,
    errorMessage: null,
    delayMs: null,
    countsAttempt: true,
    content: sentContent(),
    outcome: "accepted",
    detail: "250 Ok",
    responseCode: 250,
    providerId: null,
    via: "127.0.0.1:25",
    durationMs: 12,
    ...fields,
  };
}

export function findNotification(id: string) {
  return database().prisma.notification.findUniqueOrThrow({
    where: { id },
    include: { attempts: { orderBy: [{ startedAt: "asc" }, { id: "asc" }] }, decision: true },
  });
}

/** Makes it true that so much time has passed for a notification: its lease, due time, hold and end come nearer. */
export async function letTimePass(id: string, seconds: number): Promise<void> {
  await query(
    `
UPDATE notifications SET
  lease_until = lease_until - make_interval(secs => $2::int),
  next_attempt_at = next_attempt_at - make_interval(secs => $2::int),
  held_until = held_until - make_interval(secs => $2::int),
  expires_at = expires_at - make_interval(secs => $2::int)
WHERE id = $1::uuid`,
    [id, seconds],
  );
}

/** How long until the next try, in seconds, on the database's clock. */
export async function secondsUntilDue(id: string): Promise<number> {
  const [row] = await query<{ seconds: number }>(
    `SELECT extract(epoch FROM next_attempt_at - updated_at)::float8 AS seconds FROM notifications WHERE id = $1::uuid`,
    [id],
  );
  return row?.seconds ?? NaN;
}

/** The organisation's mails go to a server on this machine. */
export async function makeMailServer(organisationId: string, port: number, password?: string) {
  const row = await database().prisma.smtpSettings.create({
    data: {
      organisationId,
      smtpServer: "127.0.0.1",
      smtpPort: port,
      security: "none",
      username: password ? "mailer" : null,
      fromEmail: "runbell@example.org",
      fromName: "Runbell",
    },
  });
  if (password) {
    const place = { organisationId, ownerId: row.id, field: "smtp_settings.password" };
    const ciphertext = encryptSecret(new Secret(password), place, ring);
    await database().prisma.secret.create({ data: { ...place, id: newId(), ciphertext, last4: "" } });
  }
  return row;
}

/** A webhook of the organisation, with what makes a notification one for it. */
export async function makeWebhookChannel(organisationId: string, url: string) {
  const { id } = await makeChannel(organisationId, { kind: "webhook" });
  const place = { organisationId, ownerId: id, field: channelSecretField("url") };
  await putSecret(database().prisma, place, new Secret(url), ring);
  const lane = laneOf({ organisationId, kind: "webhook", channelId: id, userId: null });
  return { channelId: id, lane, to: { channelId: id, channelKind: "webhook", lane } };
}

/** A worker that is quick to look, for tests. Errors of its own fail the test that stops it. */
export function makeWorker(options: Partial<NotificationWorkerOptions> = {}) {
  const errors: unknown[] = [];
  const worker = new NotificationWorker({
    ring,
    guard: createAddressGuard({ allow: { cidrs: ["127.0.0.0/8"] } }),
    appUrl: "https://runbell.test",
    intervalMs: 50,
    roundMs: 100,
    onError: (error) => errors.push(error),
    ...options,
  });
  return Object.assign(worker, { errors });
}
