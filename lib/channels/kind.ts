import type { z } from "zod";
import type { ChannelKindId, MessageKind } from "@/lib/core/channel-kind";
import type { EventType, Severity } from "@/lib/core/event";
import type { SendOutcome } from "@/lib/core/outcome";
import type { Json } from "@/lib/templates/context-shape";
import type { AddressGuard } from "./address-guard";

/** A rendered message on its way to one recipient. */
export interface OutgoingMessage {
  notificationId: string;
  /** Stable over all tries, so that receivers can tell a repetition: `<notification id@host>`. */
  messageId: string;
  /** `address` is a mailbox or phone number; for a channel it is the channel's name. */
  recipient: { address: string; name: string | null };
  subject: string;
  html: string | null;
  text: string;
  /** Of a channel that is no mail: Slack blocks, a Teams card, a webhook's JSON. */
  payload: Json | null;
  severity: Severity;
  about: MessageSubject;
  /** Where the recipient says "no more of this", by one click (RFC 8058); null for who did not subscribe. */
  unsubscribeUrl: string | null;
  attachments: Attachment[];
  /** Pictures that the HTML shows by address, and that a mail can bring along. */
  inlineImages: InlineImage[];
}

/** What a message is about, for channels that do more than show text. */
export interface MessageSubject {
  /** Null for what is no event: a test, a notify step, a program's own message. */
  eventType: EventType | null;
  /** When it happened. */
  occurredAt: Date;
  organisationId: string;
  job: { id: string; key: string; name: string } | null;
  /** The page in Runbell that answers. */
  url: string;
  /** The same for all messages about one trouble of one job, until it recovers; null when it is about no job. */
  incidentKey: string | null;
  /** The same for mails that are shown together although they may be about several jobs. */
  threadKey?: string | null;
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
  placeholder?: string;
  input: "text" | "textarea" | "number" | "select" | "switch" | "secret" | "list";
  options?: { value: string; label: string }[];
  /** Of a secret: several lines are written. */
  multiline?: boolean;
  required?: boolean;
  /** Says where messages go: whoever changes it enters the secrets again, or they would be sent elsewhere. */
  bindsSecrets?: boolean;
}

/** A kind of channel: everything about it is in its folder. It answers; it never retries, logs or touches rows. */
export interface ChannelKind<Config> {
  id: ChannelKindId;
  label: string;
  /** One sentence for who chooses among the kinds: what it does, and what it takes. */
  summary: string;
  /** The body it sends. */
  body: MessageKind;
  /** Of the whole configuration: fields of `fields`, the secret ones as Secret or null. */
  config: z.ZodType<Config>;
  fields: FieldSpec[];
  /** Messages a minute that the provider allows; absent where there is no such rule. */
  ratePerMinute?: number;
  /** Where messages go, for the history: never a secret. */
  describe(config: Config): string;
  send(message: OutgoingMessage, config: Config, context: SendContext): Promise<SendOutcome>;
  /** Ends kept connections after the messages they carry: at shutdown. */
  close?(): void | Promise<void>;
}
