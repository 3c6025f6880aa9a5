import { createHash } from "node:crypto";
import type { SendMailOptions } from "nodemailer";
import { parseUrl } from "@/lib/parse-url";
import { headerLine } from "../header-line";
import type { Attachment, OutgoingMessage } from "../kind";
import type { MailServerSettings } from "./config";

export const MAX_SUBJECT_LENGTH = 200;
const MAX_NAME_LENGTH = 120;

/**
 * One message for one recipient, and for who gets copies of everything. The envelope is explicit, so that no header can
 * add a recipient; the recipient is its first.
 */
export function composeMail(message: OutgoingMessage, server: MailServerSettings): SendMailOptions {
  const { recipient } = message;
  const shown = showInline(message);
  const cc = copiesTo(server.cc, recipient.address);
  const root = threadRoot(message);
  return {
    envelope: { from: server.from_email, to: [recipient.address, ...cc] },
    from: { name: headerLine(server.from_name ?? "", MAX_NAME_LENGTH), address: server.from_email },
    to: { name: headerLine(recipient.name ?? "", MAX_NAME_LENGTH), address: recipient.address },
    cc: cc.map((address) => ({ name: "", address })),
    replyTo: server.reply_to ?? undefined,
    subject: composeSubject(message.subject, server.subject_prefix),
    text: bodyText(message.text),
    html: shown.html === null ? undefined : bodyText(shown.html),
    messageId: message.messageId,
    ...(root ? { references: root, inReplyTo: root } : {}),
    date: new Date(),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...unsubscribeHeaders(message.unsubscribeUrl, server.reply_to),
    },
    attachments: [...message.attachments.map(attach), ...shown.images],
    // A body is only ever a string of ours: never a path or address for the library to read.
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  };
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
 * The Message-ID of a mail that never was: all mails about one job on one day (UTC) refer to it, and mail programs show
 * them together. Null for what is about no job.
 */
function threadRoot({ about, messageId }: OutgoingMessage): string | null {
  const host = /@([^@<>\s]+)>$/.exec(messageId)?.[1];
  if (!about.job || !host) return null;
  const key = createHash("sha256")
    .update(`${about.organisationId}/${about.job.id}`)
    .digest("hex")
    .slice(0, 32);
  return `<job-${key}-${about.occurredAt.toISOString().slice(0, 10)}@${host}>`;
}

/** A line of a header has at most 998 characters (RFC 5322, 2.1.1). */
const MAX_URL_LENGTH = 600;

/** One click, without a page or a login (RFC 2369, RFC 8058); by mail only where somebody reads the answers. */
function unsubscribeHeaders(unsubscribeUrl: string | null, replyTo: string | null) {
  const url = parseUrl(unsubscribeUrl ?? "")?.href;
  if (!url?.startsWith("http") || /[<>\s]/.test(url) || url.length > MAX_URL_LENGTH) return {};
  const byMail = replyTo
    ? `, <mailto:${encodeURIComponent(replyTo).replace("%40", "@")}?subject=unsubscribe>`
    : "";
  return {
    // Prepared: the library would begin a new line before a long address.
    "List-Unsubscribe": { prepared: true, value: `<${url}>${byMail}` },
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
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
