import Link from "@mui/material/Link";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { serverAddress, serverName } from "./server-words";

/** “Mails go through smtp.example.org:587 as bell@example.org; when it cannot, through backup.” */
export function MailServersSentence({ servers }: { servers: readonly MailServerView[] | undefined }) {
  if (!servers) return <>The servers that take the mails.</>;
  const [first, ...others] = servers.filter(({ is_active }) => is_active);
  const inbox = <Link href="/inbox">test inbox</Link>;
  if (servers.length === 0) return <>No mail server yet: messages go to the {inbox}.</>;
  if (!first) return <>Every mail server is switched off: messages go to the {inbox}.</>;
  const [second, ...more] = others;
  if (!second) return <>{`Mails go through ${serverAddress(first)}.`}</>;
  const rest = more.length > 0 ? `, and ${more.length} more` : "";
  return (
    <>{`Mails go through ${serverAddress(first)}; when it cannot, through ${serverName(second)}${rest}.`}</>
  );
}
