import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { config } from "@/lib/config";
import { eventTypes } from "@/lib/core/event";
import type { Purpose } from "@/lib/core/notification";
import { reachOf } from "@/lib/core/reach";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import type { Secret } from "@/lib/secrets";
import type { Delivery } from "./load-deliveries";

/** Who wants no more of what. */
export interface Unsubscription {
  organisationId: string;
  address: string;
  /** Null: of messages that are about no event. */
  eventType: (typeof eventTypes)[number] | null;
}

/** Somebody set up that these are sent; a test, a notice to admins and a program's message are meant for this one reader. */
const subscribed: Record<Purpose, boolean> = {
  trigger: true,
  step: true,
  fallback: true,
  test: false,
  direct: false,
  notice: false,
};

/**
 * Where the reader of this mail says "no more of this" with one click (RFC 8058); null for what is no mail, and for what
 * nobody subscribed to.
 */
export async function unsubscribeUrlOf(
  {
    organisationId,
    recipient,
    eventType,
    purpose,
    channelKind,
  }: Pick<Delivery, "organisationId" | "recipient" | "eventType" | "purpose" | "channelKind">,
  appUrl: string,
): Promise<string | null> {
  if (reachOf[channelKind] !== "mailbox" || !subscribed[purpose]) return null;
  const token = await makeUnsubscribeToken({ organisationId, address: recipient, eventType });
  return `${appUrl}/api/v1/unsubscribe/${token}`;
}

/** `<base64url of JSON>.<base64url of its HMAC-SHA256>`: whoever has it speaks for the reader, in this one matter. */
export async function makeUnsubscribeToken(unsubscription: Unsubscription): Promise<string> {
  const { organisationId, address, eventType } = unsubscription;
  const content = Buffer.from(JSON.stringify([organisationId, address, eventType])).toString("base64url");
  return `${content}.${sign(content, await signingKey()).toString("base64url")}`;
}

/** What a token says, or null when this installation did not sign it. It never ends: a mail may be read years later. */
export async function readUnsubscribeToken(token: string): Promise<Unsubscription | null> {
  const [content = "", signature = "", ...rest] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = sign(content, await signingKey());
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const parsed = Content.safeParse(JSON.parse(Buffer.from(content, "base64url").toString("utf8")));
  if (!parsed.success) return null;
  const [organisationId, address, eventType] = parsed.data;
  return { organisationId, address, eventType };
}

/** An event type of an older version is none that could be switched off. */
const Content = z.tuple([z.uuid(), z.string(), z.enum(eventTypes).nullable().catch(null)]);

function sign(content: string, key: Buffer): Buffer {
  return createHmac("sha256", key).update(content).digest();
}

// On globalThis: Next bundles this module more than once.
const slot = globalThis as typeof globalThis & { runbellUnsubscribeKey?: Promise<Buffer> };

/** Derived from NEXTAUTH_SECRET, so that no token can ever pass for a session or the other way round. */
function signingKey(): Promise<Buffer> {
  return (slot.runbellUnsubscribeKey ??= ensureInstanceKeys(config()).then(({ sessionSecret }) =>
    deriveKey(sessionSecret),
  ));
}

function deriveKey(secret: Secret): Buffer {
  return Buffer.from(hkdfSync("sha256", secret.reveal(), "", "runbell unsubscribe v1", 32));
}
