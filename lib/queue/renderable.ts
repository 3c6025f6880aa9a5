import type { Delivery } from "./load-deliveries";

/** As much of a delivery as its message is made from. */
export type Renderable = Pick<
  Delivery,
  | "id"
  | "recipient"
  | "recipientName"
  | "channelKind"
  | "eventType"
  | "runId"
  | "inlineTemplate"
  | "template"
  | "parts"
  | "sender"
  | "context"
  | "gates"
  | "jobName"
  | "answerUrls"
  | "timeZone"
  | "resolvedAt"
  | "eventTitle"
  | "eventMessage"
>;
