export { checkMessage } from "./messages/check-message";
export { bodyContentType } from "./messages/body-format";
export { MessageError } from "./messages/message-error";
export { renderMessage } from "./messages/render-message";
export type { MessageOptions, MessageSource, RenderedMessage, TemplatePart } from "./message-types";
