import type { RenderedMessage } from "../message-types";

/** What a channel's source becomes. */
export type RenderedBody = Pick<RenderedMessage, "html" | "text" | "payload">;
