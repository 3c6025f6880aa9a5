import { randomUUID } from "node:crypto";
import { composeSubject, senderFields } from "./compose";
import type { MailServerSettings } from "./config";
import { encodeText, field, textPart, writeMessage } from "./mime";

const TEXT =
  "Somebody checked a mail server in Runbell's email settings. This mail is the last step: it works.\n";

/** The mail that an examination sends: like any other of this server, with a text that says what it is. */
export function probeMail(server: MailServerSettings, to: string): string {
  const host = server.from_email.split("@")[1] ?? "runbell.invalid";
  const fields = [
    ...senderFields(server),
    field("To", to),
    field(
      "Subject",
      encodeText(composeSubject("Runbell can send mail over this server", server.subject_prefix)),
    ),
    field("Message-ID", `<check-${randomUUID()}@${host}>`),
  ];
  return writeMessage(fields, textPart("plain", TEXT)).toString("latin1");
}
