import { channelRegistry } from "@/lib/channels/registry";
import type { Actor } from "@/lib/core/actor";
import type { ChannelRow } from "@/lib/db/channels";
import { database } from "@/lib/db/database";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import { instanceRing } from "@/lib/db/secrets";
import type { TestResult } from "@/lib/schemas/channel";
import { cannotTry, describeTrial, type Trial } from "./describe-trial";
import { completeConfig } from "./merge-config";
import { requireChannel } from "./read-channels";
import { runTrial } from "./run-trial";
import { sendTrial } from "./send-trial";
import { storedConfigOf } from "./stored-config";
import { makeTestMessage } from "./test-message";

/**
 * Sends a message that says it is a test over a stored channel, also one that is switched off or closed. A refusal is a
 * result. Throws NotFoundError, and AppError `rate_limited`.
 */
export async function testChannel({ actor, id }: { actor: Actor; id: string }): Promise<TestResult> {
  const row = await requireChannel(database().prisma, actor.organisationId, id);
  return tryChannel(actor, row);
}

/** The same for a channel that is known to be the organisation's. */
export function tryChannel(actor: Actor, row: ChannelRow): Promise<TestResult> {
  const asked = { action: "channel.test", subjectId: row.id, about: { channel: row.name } } as const;
  return runTrial(actor, asked, async () =>
    describeTrial(row.kind, await sendOver(row), `“${row.name}” took the message. Look whether it arrived.`),
  );
}

async function sendOver(row: ChannelRow): Promise<Trial> {
  const { organisationId, id, kind, name } = row;
  const { prisma } = database();
  const { fields } = channelRegistry[kind];
  const secretsOf = await listOwnedSecrets(prisma, organisationId, [id], await instanceRing());
  const { config, secrets } = storedConfigOf(fields, row, secretsOf(id));
  if ([...secrets.values()].includes(null))
    return cannotTry("A stored secret cannot be read by this installation: enter it again.");
  const page = { organisationId, kind, recipient: name, path: `/channels/${id}` };
  return sendTrial(kind, completeConfig(fields, config, secrets), await makeTestMessage(prisma, page));
}
