import type { Actor } from "@/lib/core/actor";
import { loadChannel } from "@/lib/db/channel-config";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import type { TestResult } from "@/lib/schemas/channel";
import { cannotTry, describeTrial, type Trial } from "../channels/describe-trial";
import { runTrial } from "../channels/run-trial";
import { sendTrial } from "../channels/send-trial";
import { makeTestMessage } from "../channels/test-message";
import { describeTaken } from "../mail-servers/test-mail-server";

/**
 * Sends a test mail over the stored servers as any mail goes: the first one that takes it. A refusal is a result. Throws
 * AppError `rate_limited`.
 */
export function testSmtp({ actor, to }: { actor: Actor; to: string }): Promise<TestResult> {
  return runTrial(actor, { action: "mail_server.test", about: { to } }, async () =>
    describeTrial("email", await sendOver(actor.organisationId, to), describeTaken(to)),
  );
}

async function sendOver(organisationId: string, to: string): Promise<Trial> {
  const address = { organisationId, kind: "email", channelId: null, userId: null } as const;
  const channel = await loadChannel(address, await instanceRing());
  if (channel.kind !== "email") return cannotTry("No mail server is set up, or it is switched off.");
  if (channel.problem) return cannotTry("The stored password cannot be read: enter it again.");
  const page = { organisationId, kind: "email", recipient: to, path: "/settings/email" } as const;
  return sendTrial("email", channel.config, await makeTestMessage(database().prisma, page));
}
