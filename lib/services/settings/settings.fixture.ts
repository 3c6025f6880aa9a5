import "../instance.fixture";
import "./variables.fixture";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "@/lib/core/actor";
import { type ChannelAddress, loadChannel } from "@/lib/db/channel-config";
import { database, withTransaction } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import { recordEvent } from "@/lib/queue/record-event";
import type { JsonObject } from "@/lib/schemas/field";
import { Secret } from "@/lib/secrets";

/** A file of settings as somebody wrote it, word for word. */
export function settingsFile(name: string): JsonObject {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, "fixtures", `${name}.json`), "utf8"),
  ) as JsonObject;
}

/** The same person with root's rights. */
export function asRoot<A extends Actor>(actor: A): A {
  return { ...actor, isRoot: true };
}

/** How mail of the organisation would go out now, with its secrets in the open. */
export async function mailOf(organisationId: string): Promise<Record<string, unknown> | null> {
  const loaded = await load({ organisationId, kind: "email", channelId: null, userId: null });
  const [server] = (loaded.config.servers ?? []) as Record<string, unknown>[];
  return server ? opened(server) : null;
}

/** How a message to the Slack channel of the settings would go out now. */
export async function slackOf(organisationId: string): Promise<Record<string, unknown> | null> {
  const loaded = await load({ organisationId, kind: "slack", channelId: organisationId, userId: null });
  return loaded.isGone ? null : opened(loaded.config);
}

async function load(address: ChannelAddress) {
  return loadChannel(address, await instanceRing());
}

function opened(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, value instanceof Secret ? value.reveal() : value]),
  );
}

/** Records an event, and tells who was told: recipient, kind, and the reason where it did not go out. */
export async function tellOf(
  organisationId: string,
  event: Partial<Parameters<typeof recordEvent>[1]> = {},
): Promise<[recipient: string, kind: string, how: string][]> {
  const { id } = await withTransaction((tx) =>
    recordEvent(tx, { organisationId, type: "job.failed", ...event }),
  );
  const rows = await database().prisma.notification.findMany({
    where: { eventId: id },
    orderBy: [{ channelKind: "asc" }, { recipient: "asc" }],
  });
  return rows.map(({ recipient, channelKind, reason, state }) => [recipient, channelKind, reason ?? state]);
}

/** Why nobody was told of the event that was recorded last. */
export async function whyNobody(organisationId: string): Promise<string | null | undefined> {
  const decision = await database().prisma.decision.findFirst({
    where: { organisationId, notificationId: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return decision?.reason;
}
