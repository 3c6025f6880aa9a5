import { database } from "@/lib/db/database";
import type { SmtpSink } from "@/lib/testing/smtp-sink";

/** Makes the sink the organisation's mail server, which copies all its mails to somebody. */
export async function addMailSink(organisationId: string, { port }: Pick<SmtpSink, "port">): Promise<void> {
  await database().prisma.smtpSettings.create({
    data: {
      organisationId,
      smtpServer: "127.0.0.1",
      smtpPort: port,
      security: "none",
      fromEmail: "runbell@example.org",
      fromName: "Runbell",
      cc: ["everything@example.org"],
    },
  });
}

/** The token in the fragment of the first link to `path` in a text. */
export function tokenIn(text: string, path: "/invitation" | "/reset-password"): string {
  const [, token] = new RegExp(`${path}#token=([\\w-]+)`).exec(text) ?? [];
  if (!token) throw new Error(`There is no link to ${path} in: ${text}`);
  return token;
}
