import type { Actor } from "@/lib/core/actor";
import { laneOf } from "@/lib/core/lane";
import { database } from "@/lib/db/database";
import { CreateChannelInput, type ChannelView } from "@/lib/schemas/channel";
import { createChannel } from "./create-channel";

/** Texts that no answer and no row but the encrypted one may hold. */
export const canary = "canary-0123456789";

export const webhookUrl = (host = "hooks.example.org") => `https://${host}/in/${canary}-url`;

/** What creates a webhook channel with all its secrets. */
export function webhookInput(fields: object = {}): CreateChannelInput {
  return CreateChannelInput.parse({
    kind: "webhook",
    name: "Ops hook",
    config: { url: webhookUrl(), headers: `Authorization: Bearer ${canary}-header` },
    ...fields,
  });
}

export function makeWebhook(actor: Actor, fields: object = {}): Promise<ChannelView> {
  return createChannel({ actor, input: webhookInput(fields) });
}

export const laneOfView = (organisationId: string, { kind, id }: Pick<ChannelView, "kind" | "id">) =>
  laneOf({ organisationId, kind, channelId: id, userId: null });

/** The lane has failed so often that nothing is sent for an hour. */
export async function closeLane(organisationId: string, destination: string): Promise<void> {
  const closed = {
    lastFailureAt: new Date(),
    lastReason: "unauthorized",
    lastDetail: "The server answered 401",
    failuresInRow: 3,
    openUntil: new Date(Date.now() + 3_600_000),
  };
  await database().prisma.destinationHealth.upsert({
    where: { destination },
    create: { destination, organisationId, ...closed },
    update: closed,
  });
}

/** Everything that is stored in clear text, and what is given. */
export async function everythingStored(...more: unknown[]): Promise<string> {
  const { prisma } = database();
  return JSON.stringify([
    more,
    await prisma.channel.findMany(),
    await prisma.smtpSettings.findMany(),
    await prisma.secret.findMany(),
    await prisma.auditEntry.findMany(),
    await prisma.notification.findMany(),
  ]);
}
