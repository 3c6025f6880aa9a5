import type { BodyName, LayoutChoice, TemplateType } from "@/lib/core/template";
import type { Json } from "./context-shape";
import type { RenderWarning } from "./error";

/** The sources of one message. A channel whose body is missing gets the built-in one. */
export interface MessageSource {
  subject?: string | null;
  html?: string | null;
  /** Missing: made from the HTML. */
  text?: string | null;
  slack?: string | null;
  teams?: string | null;
  webhook?: string | null;
  sms?: string | null;
  layout?: LayoutChoice;
}

/** A part, which other templates include, extend and import by its name: each body takes the part's body of the same name. */
export interface TemplatePart extends Omit<MessageSource, "subject" | "layout"> {
  name: string;
}

export type SourceField = BodyName | "subject" | "layout";

/** What a message is rendered with beside its sources and variables. */
export interface MessageOptions {
  /** The parts of the organisation. The list is not changed afterwards: it is read once. */
  parts?: readonly TemplatePart[];
  /** The name of the part that is the organisation's layout; none for the built-in one. */
  layout?: string | null;
  /** Which built-in message stands in for a missing body. */
  eventType?: string | null;
  /** The built-in message is the one that tells several: the context has a `bundle`. */
  isDigest?: boolean;
  deadlineMs?: number;
  isSafeAllowed?: boolean;
  now?: () => number;
}

export interface MessageWarning extends RenderWarning {
  field: SourceField;
}

/** A message as one channel sends it. */
export interface RenderedMessage {
  /** One line; for channels without a subject, what stands for the message in a list. */
  subject: string;
  /** Of mails only. */
  html: string | null;
  /** Always there: of a mail its text part, of other channels what a reader without the channel's looks gets. */
  text: string;
  /** Slack: {text, blocks?, attachments?}. Teams: the Workflows envelope with its Adaptive Card. Webhook: the JSON body. */
  payload: Json | null;
  warnings: MessageWarning[];
}

/** What is wrong with a source, found without sending anything. */
export interface SourceProblem {
  field: SourceField;
  message: string;
  line: number;
  column: number;
  /** The part that line and column are of, unless they are of the source itself. */
  template?: string | null;
}

/** What `checkMessage` may know of the template that the source is of. */
export interface CheckOptions {
  /** A part is not a message of its own, and a layout has to print the content. */
  type?: TemplateType;
}
