import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { GateResult } from "@/lib/core/decide/gate";
import type { EventType, Severity } from "@/lib/core/event";
import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import type { Purpose } from "@/lib/core/notification";
import type { Variant } from "@/lib/core/variant";

/** A decided notification that is not a row yet. */
export interface NotificationDraft {
  purpose: Purpose;
  eventId: string | null;
  eventType: EventType | null;
  jobId: string | null;
  runId: string | null;
  runStepId: string | null;
  severity: Severity;
  userId: string | null;
  recipient: string;
  recipientName: string | null;
  channelKind: ChannelKindId;
  /** One of the organisation's channels; null: the person's own address, or mail. */
  channelId: string | null;
  /** Unique in the organisation: the same key is the same message, made once. */
  dedupeKey: string | null;
  templateVersionId: string | null;
  /** Which of two templates that a trigger compares; null: it compares none. */
  variant: Variant | null;
  escalationId: string | null;
  /** Null with a null version: the default template of the event type. */
  inlineTemplate: MessageTemplate | null;
  attachments: AttachmentSpec[];
  verdict: "send" | "hold" | "skip";
  reason: string | null;
  heldUntil: Date | null;
  /** Held ones of the recipient with the same key are told in one message. */
  bundleKey: string | null;
  gates: GateResult[];
}
