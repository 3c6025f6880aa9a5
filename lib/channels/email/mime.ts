// Writes mails (RFC 5322, RFC 2045 to 2047). Words and bodies are encoded by nodemailer; its own writer, which can do far
// more, sends each part through a chain of streams and takes longer for a small mail than all the rest of its way.
import { randomUUID } from "node:crypto";
import { wrap as wrapBase64 } from "nodemailer/lib/base64";
import { buildHeaderValue, encodeWord, encodeWords, foldLines, quoteString } from "nodemailer/lib/mime-funcs";
import * as quotedPrintable from "nodemailer/lib/qp";

/** A part of a message: its own header fields, and its encoded body. */
export interface MimePart {
  fields: string[];
  body: string;
}

/** Trusted to be what isMailbox() lets through. */
export interface Mailbox {
  name: string | null;
  address: string;
}

const LINE_LENGTH = 76;
/** Leaves room for `=?UTF-8?Q?` and `?=` in a line. */
const WORD_LENGTH = 52;

/** One field, on lines that are folded at spaces. What is not printable ASCII becomes a space: encode it before. */
export function field(name: string, value: string): string {
  return foldLines(`${name}: ${value.replace(/[^\x20-\x7e]+/g, " ")}`, LINE_LENGTH);
}

/** Free text as the value of a field. */
export function encodeText(text: string): string {
  return encodeWords(text, wordEncoding(text), WORD_LENGTH, true);
}

/** People as the value of a field. */
export function encodeMailboxes(people: readonly Mailbox[]): string {
  return people.map(({ name, address }) => (name ? `${encodeName(name)} <${address}>` : address)).join(", ");
}

/** Text in UTF-8, on lines that every server takes. */
export function textPart(subtype: "plain" | "html", text: string): MimePart {
  const lines = text.replace(/\r\n|\r|\n/g, "\r\n");
  const type = field("Content-Type", `text/${subtype}; charset=utf-8`);
  if (isShortAscii(lines)) return { fields: [type, encodingField("7bit")], body: lines };
  if (wordEncoding(lines) === "B") return { fields: [type, encodingField("base64")], body: base64(lines) };
  return {
    fields: [type, encodingField("quoted-printable")],
    body: quotedPrintable.wrap(quotedPrintable.encode(lines)),
  };
}

/** A file that a reader may keep, or, with a Content-ID, a picture that the HTML beside it shows. */
export function filePart(file: {
  contentType: string;
  content: Buffer;
  filename?: string;
  contentId?: string;
}): MimePart {
  const { contentType, content, filename, contentId } = file;
  const params: Record<string, string> = filename ? { filename } : {};
  const disposition = { value: contentId ? "inline" : "attachment", params };
  return {
    fields: [
      field("Content-Type", contentType),
      field("Content-Disposition", buildHeaderValue(disposition)),
      ...(contentId ? [field("Content-ID", `<${contentId}>`)] : []),
      encodingField("base64"),
    ],
    body: base64(content),
  };
}

/** Several parts as one; a part alone stays as it is. */
export function multipart(
  subtype: "mixed" | "alternative" | "related",
  parts: readonly [MimePart, ...MimePart[]],
): MimePart {
  if (parts.length === 1) return parts[0];
  // Nobody who writes a text can know it; quoted-printable and base64 have no "=_" at all.
  const boundary = `=_${randomUUID()}`;
  const type = subtype === "related" ? '; type="text/html"' : "";
  const bodies = parts.map((part) => `--${boundary}\r\n${write(part)}\r\n`);
  return {
    fields: [field("Content-Type", `multipart/${subtype}${type}; boundary="${boundary}"`)],
    body: `${bodies.join("")}--${boundary}--\r\n`,
  };
}

/** The message as it goes over the wire, without the dots of SMTP. */
export function writeMessage(fields: readonly string[], content: MimePart): Buffer {
  const text = write({ fields: [...fields, "MIME-Version: 1.0", ...content.fields], body: content.body });
  return Buffer.from(text.endsWith("\r\n") ? text : `${text}\r\n`, "latin1");
}

/** RFC 5322, 3.3: always in UTC. */
export function encodeDate(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}

function write({ fields, body }: MimePart): string {
  return `${fields.join("\r\n")}\r\n\r\n${body}`;
}

function encodingField(encoding: "7bit" | "base64" | "quoted-printable"): string {
  return `Content-Transfer-Encoding: ${encoding}`;
}

function encodeName(name: string): string {
  if (/^[\w ]+$/.test(name)) return name;
  if (/^[\x20-\x7e]+$/.test(name)) return quoteString(name);
  return encodeWord(name, wordEncoding(name), WORD_LENGTH);
}

function base64(content: string | Buffer): string {
  return wrapBase64(Buffer.from(content).toString("base64"));
}

function isShortAscii(lines: string): boolean {
  return /^[\t\r\n\x20-\x7e]*$/.test(lines) && !/[^\r\n]{77}/.test(lines);
}

/** Quoted-printable for text that is mostly ASCII, since it stays readable; for others base64 is shorter. */
function wordEncoding(text: string): "Q" | "B" {
  const others = text.length - text.replace(/[^\0-\x7f]+/g, "").length;
  return others * 2 < text.length ? "Q" : "B";
}
