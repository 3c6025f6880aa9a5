import Link from "@mui/material/Link";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";

/** “Messages go through smtp.example.org:587 as Runbell <bell@example.org>.” */
export function SmtpSentence({ settings }: { settings: SmtpSettingsView | undefined }) {
  if (!settings) return <>The server that takes the mails.</>;
  const { configured, is_active, smtp_server, smtp_port, from_name, from_email } = settings;
  const inbox = <Link href="/inbox">test inbox</Link>;
  if (!configured) return <>No mail server yet: messages go to the {inbox}.</>;
  if (!is_active)
    return (
      <>
        {`${smtp_server}:${smtp_port} is switched off: messages go to the `}
        {inbox}.
      </>
    );
  return (
    <>{`Messages go through ${smtp_server}:${smtp_port} as ${from_name ? `${from_name} <${from_email}>` : from_email}.`}</>
  );
}
