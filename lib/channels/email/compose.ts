import type { SendMailOptions } from "nodemailer";
import { headerLine } from "../header-line";
import type { Attachment, OutgoingMessage } from "../kind";
import type { EmailConfig } from "./config";

export const MAX_SUBJECT_LENGTH = 200;
const MAX_NAME_LENGTH = 120;

/** One message for one recipient. The envelope is explicit, so that no header can add a recipient. */
export function composeMail(message: OutgoingMessage, config: EmailConfig): SendMailOptions {
  const { recipient } = message;
  const shown = showInline(message);
  return {
    envelope: { from: config.from_email, to: [recipient.address] },
    from: { name: headerLine(config.from_name ?? "", MAX_NAME_LENGTH), address: config.from_email },
    to: { name: headerLine(recipient.name ?? "", MAX_NAME_LENGTH), address: recipient.address },
    replyTo: config.reply_to ?? undefined,
    subject: composeSubject(message.subject, config.subject_prefix),
    text: bodyText(message.text),
    html: shown.html === null ? undefined : bodyText(shown.html),
    messageId: message.messageId,
    date: new Date(),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    attachments: [...message.attachments.map(attach), ...shown.images],
    // A body is only ever a string of ours: never a path or address for the library to read.
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  };
}

function attach({ filename, content, contentType }: Attachment) {
  return {
    filename: headerLine(filename, MAX_NAME_LENGTH).replace(/[/\\]/g, "_") || "attachment",
    content: typeof content === "string" ? Buffer.from(content.toWellFormed(), "utf8") : content,
    contentType,
  };
}

/** The pictures travel with the mail, so that it shows them without fetching anything. */
function showInline({ html, inlineImages, messageId }: OutgoingMessage) {
  if (html === null) return { html, images: [] };
  let shown = html;
  const images = inlineImages.map(({ url, content, contentType }, index) => {
    const cid = `picture-${index + 1}.${messageId.replace(/[<>]/g, "")}`;
    for (const quote of [`"`, `'`])
      shown = shown.replaceAll(`src=${quote}${url}${quote}`, `src=${quote}cid:${cid}${quote}`);
    return { cid, content, contentType, filename: false as const, contentDisposition: "inline" as const };
  });
  return { html: shown, images };
}

/** The prefix counts into the length; it is not repeated when the subject already starts with it. */
export function composeSubject(subject: string, prefix: string | null): string {
  const line = headerLine(subject, MAX_SUBJECT_LENGTH) || "(no subject)";
  const lead = headerLine(prefix ?? "", 60);
  if (!lead || line.startsWith(lead)) return line;
  return headerLine(`${lead} ${line}`, MAX_SUBJECT_LENGTH);
}

/** Line breaks and tabs stay; other controls have no place in a mail. */
function bodyText(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, "");
}
