import type { MessageKind } from "@/lib/core/channel-kind";
import { renderMessage, type MessageOptions } from "@/lib/templates/message";
import type { MessageSource, RenderedMessage } from "@/lib/templates/message-types";

type Outcome = { message: RenderedMessage; error: null } | { message: null; error: unknown };

/** Renders in the browser; what an author's template did wrong comes back as the error. */
export function tryRender(
  kind: MessageKind,
  source: MessageSource | null,
  context: unknown,
  options: MessageOptions,
): Outcome {
  try {
    return { message: renderMessage(kind, source, context, options), error: null };
  } catch (error) {
    return { message: null, error };
  }
}
