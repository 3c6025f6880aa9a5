import { examineMailServer } from "@/lib/channels/email/doctor";
import { instanceGuard } from "@/lib/channels/instance-guard";
import type { Actor } from "@/lib/core/actor";
import { InvalidInputError, UnprocessableError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import { instanceRing } from "@/lib/db/secrets";
import {
  CreateMailServerInput,
  type CheckMailServerInput,
  type DoctorReport,
} from "@/lib/schemas/mail-server";
import { issuesOf, describeIssue } from "@/lib/core/input-issues";
import type { Secret } from "@/lib/secrets";
import { runTrial } from "../channels/run-trial";
import { cleanSettings, settingsOf, type MailServerSettings } from "./mail-server-fields";
import { mergeSecrets } from "./merge-secrets";
import { requireMailServer } from "./read-mail-servers";
import { mailSecretsOf, requireUsable, type MailSecrets } from "./server-config";

const DEADLINE_MS = 30_000;

interface Examined {
  settings: MailServerSettings;
  secrets: MailSecrets;
}

/**
 * Goes through the whole conversation with a mail server, with settings that need not be stored. Those of a stored server
 * fill in what is left out; its secrets only while host, port and token address are its own, or anybody could have them
 * sent elsewhere. Throws NotFoundError, InvalidInputError, UnprocessableError when a stored secret cannot be read, and
 * AppError `rate_limited`.
 */
export async function checkMailServer({
  actor,
  input: { id, to, ...input },
}: {
  actor: Actor;
  input: CheckMailServerInput;
}): Promise<DoctorReport> {
  const { settings, secrets } =
    id === undefined ? fromInput(input) : await fromStored(actor.organisationId, id, input);
  const server = requireUsable(settings, secrets);
  const about = { server: `${settings.smtp_server}:${settings.smtp_port}`, to };
  return runTrial(actor, { action: "mail_server.check", subjectId: id, about }, () =>
    examineMailServer(server, {
      guard: instanceGuard(),
      to: to ?? null,
      signal: AbortSignal.timeout(DEADLINE_MS),
    }),
  );
}

type Given = Omit<CheckMailServerInput, "id" | "to">;

function fromInput(input: Given): Examined {
  const parsed = CreateMailServerInput.safeParse(input, { error: describeIssue });
  if (!parsed.success) {
    const issues = issuesOf(parsed.error);
    throw new InvalidInputError(
      "Without a stored server, host, port, security and sender are needed.",
      issues,
    );
  }
  const settings = cleanSettings(parsed.data) as MailServerSettings;
  return { settings, secrets: mergeSecrets(null, settings, parsed.data).changes };
}

async function fromStored(organisationId: string, id: string, input: Given): Promise<Examined> {
  const { prisma } = database();
  const before = settingsOf(await requireMailServer(prisma, organisationId, id));
  const settings = { ...before, ...cleanSettings(input) };
  const secretsOf = await listOwnedSecrets(prisma, organisationId, [id], await instanceRing());
  const { changes } = mergeSecrets(before, settings, input);
  const secrets = new Map<Parameters<MailSecrets["get"]>[0], Secret | null>([
    ...mailSecretsOf(secretsOf(id)),
    ...changes,
  ]);
  const lost = [...secrets.keys()].find((name) => secrets.get(name) === null && !changes.has(name));
  if (lost !== undefined)
    throw new UnprocessableError("A stored secret cannot be read by this installation: enter it again.", [
      { pointer: `/${lost}`, detail: "cannot be read" },
    ]);
  return { settings, secrets };
}
