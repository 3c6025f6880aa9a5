import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { composeSubject } from "./compose";
import type { MailServerSettings } from "./config";

/** The mail that an examination sends: like any other of this server, with a text that says what it is. */
export async function probeMail(server: MailServerSettings, to: string): Promise<string> {
  const composer = new MailComposer({
    from: { name: server.from_name ?? "", address: server.from_email },
    to: { name: "", address: to },
    replyTo: server.reply_to ?? undefined,
    subject: composeSubject("Runbell can send mail over this server", server.subject_prefix),
    text: "Somebody checked a mail server in Runbell's email settings. This mail is the last step: it works.\n",
    messageId: `<check-${randomUUID()}@${server.from_email.split("@")[1] ?? "runbell.invalid"}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  });
  return (await composer.compile().build()).toString("latin1");
}
