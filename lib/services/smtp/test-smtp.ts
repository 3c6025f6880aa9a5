import { instanceGuard } from "@/lib/channels/instance-guard";
import type { OutgoingMessage } from "@/lib/channels/kind";
import { channelRegistry } from "@/lib/channels/registry";
import { config } from "@/lib/config";
import type { Actor } from "@/lib/core/actor";
import type { FailureReason, SendOutcome } from "@/lib/core/outcome";
import { recordAudit } from "@/lib/db/audit";
import { loadChannel, type LoadedChannel } from "@/lib/db/channel-config";
import { withTransaction } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { instanceRing } from "@/lib/db/secrets";
import { messageIdOf } from "@/lib/queue/message-id";

const DEADLINE_MS = 25_000;

export interface SmtpTestResult {
  ok: boolean;
  reason: FailureReason | null;
  text: string;
  duration_ms: number;
}

/**
 * Sends a test mail with the stored settings. The answer is a category and a sentence of ours: what the other side said
 * stays unknown, since the address could be anybody's server.
 */
export async function testSmtp({ actor, to }: { actor: Actor; to: string }): Promise<SmtpTestResult> {
  const channel = await loadChannel(actor.organisationId, "email", await instanceRing());
  const startedAt = performance.now();
  const result = {
    ...describe(await trySending(channel, to), to),
    duration_ms: Math.round(performance.now() - startedAt),
  };

  await withTransaction((tx) =>
    recordAudit(tx, actor, {
      action: "smtp_settings.test",
      subjectId: channel.settingsId ?? undefined,
      after: { to, ok: result.ok, reason: result.reason },
    }),
  );
  return result;
}

/** `ours`: in our own words, because nobody else was asked. */
type Trial = SendOutcome & { ours?: true };

async function trySending(channel: LoadedChannel, to: string): Promise<Trial> {
  if (channel.settingsId === null) return misconfigured("No mail server is set up, or it is switched off.");
  if (channel.problem) return misconfigured("The stored password cannot be read: enter it again.");
  const kind = channelRegistry[channel.kind];
  const parsed = kind.config.safeParse(channel.config);
  if (!parsed.success) return misconfigured("The stored settings are not complete: save them again.");
  return kind.send(testMessage(to), parsed.data, {
    signal: AbortSignal.timeout(DEADLINE_MS),
    guard: instanceGuard(),
    deposit: async () => undefined,
  });
}

function misconfigured(detail: string): Trial {
  return { status: "failed", failure: "configuration", reason: "misconfigured", detail, ours: true };
}

function testMessage(to: string): OutgoingMessage {
  const id = newId();
  const { appUrl } = config();
  return {
    notificationId: id,
    messageId: messageIdOf(id),
    recipient: { address: to, name: null },
    subject: "Runbell can send mail",
    html: null,
    text: `This is the test that somebody asked for in Runbell's email settings.\n\n${appUrl}\n`,
    payload: null,
    severity: "info",
    attachments: [],
    inlineImages: [],
  };
}

const sentences: Record<FailureReason, string> = {
  rejected_recipient: "The mail server refused the recipient's address.",
  rejected_content: "The mail server refused the message: often the sender's address is not allowed there.",
  unauthorized: "The mail server refused the user name or the password.",
  misconfigured: "The mail server cannot be used with these settings: check host, port and security.",
  blocked_address: "This address may not be reached from here.",
  rate_limited: "The mail server asks for patience: try again in a few minutes.",
  timeout: "The mail server did not answer in time: check host and port.",
  unreachable: "The mail server cannot be reached: check host and port.",
  server_error: "The mail server has a problem of its own: try again in a few minutes.",
  interrupted: "The connection broke off: the mail may have been sent.",
  expired: "The test took too long.",
  unexpected: "Something unexpected happened: the server's log has the details.",
};

function describe(trial: Trial, to: string): Pick<SmtpTestResult, "ok" | "reason" | "text"> {
  if (trial.status === "accepted")
    return {
      ok: true,
      reason: null,
      text: `The mail server took the message for ${to}. Look into the mailbox.`,
    };
  const isOurs = trial.ours === true || trial.reason === "blocked_address";
  return { ok: false, reason: trial.reason, text: isOurs ? trial.detail : sentences[trial.reason] };
}
