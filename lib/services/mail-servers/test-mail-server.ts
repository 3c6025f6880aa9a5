import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { MailServerRow } from "@/lib/db/mail-servers";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import { instanceRing } from "@/lib/db/secrets";
import type { TestResult } from "@/lib/schemas/channel";
import { cannotTry, describeTrial, type Trial } from "../channels/describe-trial";
import { runTrial } from "../channels/run-trial";
import { sendTrial } from "../channels/send-trial";
import { makeTestMessage } from "../channels/test-message";
import { settingsOf } from "./mail-server-fields";
import { requireMailServer } from "./read-mail-servers";
import { mailSecretsOf, serverConfig } from "./server-config";

/**
 * Sends a test mail over one server, also one that is switched off. A refusal by it is a result. Throws NotFoundError, and
 * AppError `rate_limited`.
 */
export async function testMailServer({
  actor,
  id,
  to,
}: {
  actor: Actor;
  id: string;
  to: string;
}): Promise<TestResult> {
  const row = await requireMailServer(database().prisma, actor.organisationId, id);
  const about = { server: `${row.smtpServer}:${row.smtpPort}`, to };
  return runTrial(actor, { action: "mail_server.test", subjectId: id, about }, async () =>
    describeTrial("email", await sendOver(row, to), describeTaken(to)),
  );
}

export function describeTaken(to: string): string {
  return `The mail server took the message for ${to}. Look into the mailbox.`;
}

async function sendOver(row: MailServerRow, to: string): Promise<Trial> {
  const { organisationId, id } = row;
  const { prisma } = database();
  const secretsOf = await listOwnedSecrets(prisma, organisationId, [id], await instanceRing());
  const stored = secretsOf(id);
  const secrets = mailSecretsOf(stored);
  if ([...secrets.values()].includes(null))
    return cannotTry("A stored secret cannot be read by this installation: enter it again.");
  const changes = [row.updatedAt, ...[...stored.values()].map(({ updatedAt }) => updatedAt)];
  const version = [id, ...changes.map((at) => at.getTime())].join("/");
  const config = { servers: [serverConfig(settingsOf(row), secrets, { id, version })] };
  const page = { organisationId, kind: "email", recipient: to, path: "/settings/email" } as const;
  return sendTrial("email", config, await makeTestMessage(prisma, page));
}
