import type { z } from "zod";
import type { ChannelKindId, DeliveringKindId } from "@/lib/core/channel-kind";
import type { Severity } from "@/lib/core/event";
import type { SendOutcome } from "@/lib/core/outcome";
import type { Json } from "@/lib/templates/context-shape";
import type { AddressGuard } from "./address-guard";

/** A rendered message on its way to one recipient. */
export interface OutgoingMessage {
  notificationId: string;
  /** Stable over all tries, so that receivers can tell a repetition: `<notification id@host>`. */
  messageId: string;
  recipient: { address: string; name: string | null };
  subject: string;
  html: string | null;
  text: string;
  /** Of a channel that is no mail: Slack blocks, a Teams card, a webhook's JSON. */
  payload: Json | null;
  severity: Severity;
  attachments: Attachment[];
  /** Pictures that the HTML shows by address, and that a mail can bring along. */
  inlineImages: InlineImage[];
}

export interface Attachment {
  filename: string;
  content: Buffer | string;
  contentType: string;
}

export interface InlineImage {
  /** As the HTML names it. */
  url: string;
  content: Buffer;
  contentType: string;
}

export interface SendContext {
  /** Aborted at the attempt's overall deadline. */
  signal: AbortSignal;
  guard: AddressGuard;
  /** Stores what the test inbox catches: once per notification, however often it is called. */
  deposit(message: OutgoingMessage, kind: ChannelKindId): Promise<void>;
}

/** A field of a channel's form. Secrets are marked here and nowhere else. */
export interface FieldSpec {
  name: string;
  label: string;
  help?: string;
  input: "text" | "number" | "select" | "switch" | "secret";
  options?: { value: string; label: string }[];
}

/** A kind of channel: everything about it is in its folder. It answers; it never retries, logs or touches rows. */
export interface ChannelKind<Config> {
  id: DeliveringKindId;
  label: string;
  config: z.ZodType<Config>;
  fields: FieldSpec[];
  /** Where messages go, for the history: never a secret. */
  describe(config: Config): string;
  send(message: OutgoingMessage, config: Config, context: SendContext): Promise<SendOutcome>;
  /** Ends kept connections after the messages they carry: at shutdown. */
  close?(): void | Promise<void>;
}
