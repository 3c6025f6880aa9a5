import { createHash } from "node:crypto";
import { parseUrl } from "@/lib/parse-url";
import { headerLine } from "../header-line";
import type { Attachment, OutgoingMessage } from "../kind";
import type { MailServerSettings } from "./config";
import {
  encodeDate,
  encodeMailboxes,
  encodeText,
  field,
  filePart,
  multipart,
  textPart,
  writeMessage,
  type MimePart,
} from "./mime";

export const MAX_SUBJECT_LENGTH = 200;
const MAX_NAME_LENGTH = 120;

/** A mail on its way to a server. The envelope is explicit, so that no header can add a recipient. */
export interface ComposedMail {
  envelope: { from: string; to: string[] };
  content: Buffer;
}

/** One message for one recipient, who is the first of the envelope, and for who gets copies of everything. */
export function composeMail(message: OutgoingMessage, server: MailServerSettings): ComposedMail {
  const { recipient } = message;
  const cc = copiesTo(server.cc, recipient.address);
  const root = threadRoot(message);
  const fields = [
    ...senderFields(server),
    field("To", encodeMailboxes([{ ...recipient, name: headerLine(recipient.name ?? "", MAX_NAME_LENGTH) }])),
    ...(cc.length > 0 ? [field("Cc", cc.join(", "))] : []),
    field("Subject", encodeText(composeSubject(message.subject, server.subject_prefix))),
    field("Message-ID", message.messageId),
    ...(root ? [field("References", root), field("In-Reply-To", root)] : []),
    ...unsubscribeFields(message.unsubscribeUrl, server.reply_to),
  ];
  return {
    envelope: { from: server.from_email, to: [recipient.address, ...cc] },
    content: writeMessage(fields, bodyOf(message)),
  };
}

/** What all mails of a server begin with. */
export function senderFields({ from_name, from_email, reply_to }: MailServerSettings): string[] {
  const from = { name: headerLine(from_name ?? "", MAX_NAME_LENGTH), address: from_email };
  return [
    field("From", encodeMailboxes([from])),
    ...(reply_to ? [field("Reply-To", reply_to)] : []),
    field("Date", encodeDate(new Date())),
    "Auto-Submitted: auto-generated",
    "X-Auto-Response-Suppress: All",
  ];
}

function bodyOf(message: OutgoingMessage): MimePart {
  const { html, images } = showInline(message);
  const text = textPart("plain", bodyText(message.text));
  const shown =
    html === null
      ? text
      : multipart("alternative", [text, multipart("related", [textPart("html", bodyText(html)), ...images])]);
  return multipart("mixed", [shown, ...message.attachments.map(attach)]);
}

function copiesTo(cc: readonly string[], recipient: string): string[] {
  const seen = new Set([recipient.toLowerCase()]);
  return cc.filter((address) => {
    const isNew = !seen.has(address.toLowerCase());
    seen.add(address.toLowerCase());
    return isNew;
  });
}

/**
 * The Message-ID of a mail that never was: all mails about one job, or of one group, on one day (UTC) refer to it, and mail
 * programs show them together. Null for what is about no job.
 */
function threadRoot({ about, messageId }: OutgoingMessage): string | null {
  const host = /@([^@<>\s]+)>$/.exec(messageId)?.[1];
  const subject = about.threadKey ?? about.job?.id;
  if (!subject || !host) return null;
  const key = createHash("sha256").update(`${about.organisationId}/${subject}`).digest("hex").slice(0, 32);
  return `<${about.threadKey ? "group" : "job"}-${key}-${about.occurredAt.toISOString().slice(0, 10)}@${host}>`;
}

/** A line of a header has at most 998 characters (RFC 5322, 2.1.1). */
const MAX_URL_LENGTH = 600;

/** One click, without a page or a login (RFC 2369, RFC 8058); by mail only where somebody reads the answers. */
function unsubscribeFields(unsubscribeUrl: string | null, replyTo: string | null): string[] {
  const url = parseUrl(unsubscribeUrl ?? "")?.href;
  if (!url?.startsWith("http") || /[<>\s]/.test(url) || url.length > MAX_URL_LENGTH) return [];
  const byMail = replyTo
    ? `, <mailto:${encodeURIComponent(replyTo).replace("%40", "@")}?subject=unsubscribe>`
    : "";
  // On one line: a long address would be folded to begin on the second.
  return [`List-Unsubscribe: <${url}>${byMail}`, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"];
}

function attach({ filename, content, contentType }: Attachment): MimePart {
  return filePart({
    filename: headerLine(filename, MAX_NAME_LENGTH).replace(/[/\\]/g, "_") || "attachment",
    content: typeof content === "string" ? Buffer.from(content.toWellFormed(), "utf8") : content,
    contentType,
  });
}

/** The pictures travel with the mail, so that it shows them without fetching anything. */
function showInline({ html, inlineImages, messageId }: OutgoingMessage) {
  if (html === null) return { html: null, images: [] };
  let shown = html;
  const images = inlineImages.map(({ url, content, contentType }, index) => {
    const contentId = `picture-${index + 1}.${messageId.replace(/[<>]/g, "")}`;
    for (const quote of [`"`, `'`])
      shown = shown.replaceAll(`src=${quote}${url}${quote}`, `src=${quote}cid:${contentId}${quote}`);
    return filePart({ contentId, content, contentType });
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
