import { headerLine } from "@/lib/channels/header-line";
import type { OutgoingMessage } from "@/lib/channels/kind";
import { config } from "@/lib/config";
import { brandOf, findBranding } from "@/lib/db/branding";
import { loadChannel } from "@/lib/db/channel-config";
import { database } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { newId } from "@/lib/db/new-id";
import { instanceRing } from "@/lib/db/secrets";
import { logger } from "@/lib/logger";
import { messageIdOf } from "@/lib/queue/message-id";
import { buildContext } from "@/lib/templates/context";
import { renderMessage } from "@/lib/templates/message";
import { sendTrial } from "../channels/send-trial";
import { withoutCopies } from "../channels/without-copies";
import { accountMailSource } from "./account-mail-source";

export interface AccountMail {
  /** Whose mail servers it takes, and whose look it has. */
  organisationId: string;
  to: string;
  title: string;
  message: string;
  /** What the button says. */
  action: string;
  /** Where it leads, with the token. */
  url: string;
  /** Why the person gets it, in one sentence. */
  reason: string;
}

const MAX_NAME_LENGTH = 80;
const log = logger.child({ part: "account-mail" });

/**
 * Sends a mail about an account at once and past the queue: it is no notification, so that nobody's preferences hold it,
 * and the history must not show its link. Answers whether a mail server took it; null: the organisation has none. Never
 * throws for what a mail server does.
 */
export async function sendAccountMail(mail: AccountMail): Promise<boolean | null> {
  const { organisationId } = mail;
  const { prisma } = database();
  const address = { organisationId, kind: "email", channelId: null, userId: null } as const;
  const loaded = await loadChannel(address, await instanceRing(), prisma);
  if (loaded.kind !== "email") return null;
  if (loaded.problem !== null) return false;
  const message = await compose(mail);
  if (!message) return false;

  const trial = await sendTrial("email", withoutCopies(loaded.config), message);
  // The detail may repeat what the mail says.
  if (trial.status !== "accepted")
    log.warn(
      { organisation_id: organisationId, reason: trial.reason },
      "a mail about an account was refused",
    );
  return trial.status === "accepted";
}

/** A name that somebody chose, for the middle of a sentence: one line, and not long. */
export function nameInWords(name: string): string {
  return headerLine(name, MAX_NAME_LENGTH);
}

/** Null: the organisation is gone. */
async function compose(mail: AccountMail): Promise<OutgoingMessage | null> {
  const { organisationId, to, title, message, action, url } = mail;
  const { prisma } = database();
  const setting = await findSetting(prisma, organisationId);
  if (!setting) return null;
  const { organisation, now } = setting;
  const { appUrl, environment } = config();
  const id = newId();
  const context = buildContext({
    org: { ...organisation, name: nameInWords(organisation.name) },
    brand: brandOf(await findBranding(prisma, organisationId), organisation, appUrl),
    system: { timestamp: now, appUrl, environment },
    vars: { title, message, action },
    notification: { run_url: url, recipient_email: to, reason_sentence: mail.reason },
  });
  const { subject, html, text } = renderMessage("email", accountMailSource, context);
  return {
    notificationId: id,
    messageId: messageIdOf(id),
    recipient: { address: to, name: null },
    subject,
    html,
    text,
    payload: null,
    severity: "info",
    about: { eventType: null, occurredAt: now, organisationId, job: null, url: appUrl, incidentKey: null },
    unsubscribeUrl: null,
    attachments: [],
    inlineImages: [],
  };
}
