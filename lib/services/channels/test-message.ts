import type { OutgoingMessage } from "@/lib/channels/kind";
import { channelRegistry } from "@/lib/channels/registry";
import { config } from "@/lib/config";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import { NotFoundError } from "@/lib/core/errors";
import { brandOf, findBranding } from "@/lib/db/branding";
import type { Db } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { newId } from "@/lib/db/new-id";
import { messageIdOf } from "@/lib/queue/message-id";
import { buildContext } from "@/lib/templates/context";
import { renderMessage } from "@/lib/templates/message";

interface TestMessage {
  organisationId: string;
  kind: ChannelKindId;
  /** A mailbox, or the channel's name. */
  recipient: string;
  /** The page that the test was asked for on. */
  path: string;
  /** What it says instead. */
  words?: { title: string; message: string; reason: string };
}

/** The built-in message of the kind, which says that it is a test, or what it is given to say. It belongs to no event, and is not in the history. */
export async function makeTestMessage(
  db: Db,
  { organisationId, kind, recipient, path, words = wordsOf(recipient) }: TestMessage,
): Promise<OutgoingMessage> {
  const setting = await findSetting(db, organisationId);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const { organisation, now } = setting;
  const { appUrl, environment } = config();
  const id = newId();
  const url = `${appUrl}${path}`;
  const context = buildContext({
    event: {
      type: "test",
      severity: "info",
      title: words.title,
      message: words.message,
      occurredAt: now,
    },
    org: organisation,
    brand: brandOf(await findBranding(db, organisationId), organisation, appUrl),
    system: { timestamp: now, appUrl, environment },
    notification: {
      url,
      run_url: url,
      recipient_email: recipient,
      reason_sentence: words.reason,
    },
  });
  const { subject, html, text, payload } = renderMessage(channelRegistry[kind].body, null, context);
  return {
    notificationId: id,
    messageId: messageIdOf(id),
    recipient: { address: recipient, name: null },
    subject,
    html,
    text,
    payload,
    severity: "info",
    about: { eventType: null, occurredAt: now, organisationId, job: null, url, incidentKey: null },
    unsubscribeUrl: null,
    attachments: [],
    inlineImages: [],
  };
}

function wordsOf(recipient: string) {
  return {
    title: "A test from Runbell",
    message: `Somebody asked for it in Runbell, to see that messages reach ${recipient}. They do.`,
    reason: "You get this because somebody tested the settings.",
  };
}
