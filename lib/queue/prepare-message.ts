import { inlineStyles } from "@/lib/channels/email/inline-styles";
import type { Attachment, InlineImage } from "@/lib/channels/kind";
import { reachOf } from "@/lib/core/reach";
import { addToMail } from "./add-notice";
import { loadAttachments } from "./load-attachments";
import type { Delivery } from "./load-deliveries";
import { loadLogo } from "./load-logo";
import { literalOf, renderNotification, type RenderedNotification } from "./render-notification";

/** A rendered message with what it carries. */
export interface PreparedMessage extends RenderedNotification {
  attachments: Attachment[];
  inlineImages: InlineImage[];
}

/** Everything that happens to a message before its channel gets it. Only mails carry files, not what borrows their text. */
export async function prepareMessage(delivery: Delivery, appUrl: string): Promise<PreparedMessage> {
  const rendered = renderNotification(delivery, appUrl);
  if (rendered.kind !== "email" || reachOf[delivery.channelKind] === "nobody")
    return { ...rendered, attachments: [], inlineImages: [] };

  const { attachments, missing } = await loadAttachments(delivery.attachments, delivery.runId);
  const { html, text } = addToMail(rendered, missing);
  const styled = html === null || literalOf(delivery) ? html : inlineStyles(html);
  return { ...rendered, html: styled, text, attachments, inlineImages: await loadLogo(delivery, styled) };
}
