import { healthStates } from "@/components/channels/channel-state";
import type { StateWord } from "@/components/runs/run-status";
import type { MailServerView } from "@/lib/schemas/mail-server";

/** What people call it: its name, else its host. */
export function serverName({ name, smtp_server }: Pick<MailServerView, "name" | "smtp_server">): string {
  return name ?? smtp_server;
}

export function serverState({ is_active, health }: MailServerView): StateWord {
  return is_active ? healthStates[health.state] : { state: "neutral", word: "Switched off" };
}

/** smtp.example.org:587 as Runbell <bell@example.org>. */
export function serverAddress({ smtp_server, smtp_port, from_name, from_email }: MailServerView): string {
  const sender = from_name ? `${from_name} <${from_email}>` : from_email;
  return `${smtp_server}:${smtp_port} as ${sender}`;
}
