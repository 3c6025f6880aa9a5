import { z } from "zod";
import { eventTypes } from "@/lib/core/event";
import type { Purpose } from "@/lib/core/notification";
import { reachOf } from "@/lib/core/reach";
import type { Delivery } from "./load-deliveries";
import { tokenSigner } from "./signed-token";

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
  digest: true,
  escalation: true,
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

/** Whoever has it speaks for the reader, in this one matter. */
export async function makeUnsubscribeToken(unsubscription: Unsubscription): Promise<string> {
  const { organisationId, address, eventType } = unsubscription;
  return (await tokenSigner("unsubscribe")).sign([organisationId, address, eventType]);
}

/** What a token says, or null when this installation did not sign it. */
export async function readUnsubscribeToken(token: string): Promise<Unsubscription | null> {
  const parsed = Content.safeParse((await tokenSigner("unsubscribe")).open(token));
  if (!parsed.success) return null;
  const [organisationId, address, eventType] = parsed.data;
  return { organisationId, address, eventType };
}

/** An event type of an older version is none that could be switched off. */
const Content = z.tuple([z.uuid(), z.string(), z.enum(eventTypes).nullable().catch(null)]);
