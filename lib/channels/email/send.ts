import type { SendOutcome } from "@/lib/core/outcome";
import { headerLine } from "../header-line";
import type { OutgoingMessage, SendContext } from "../kind";
import { classifyFailure } from "./classify";
import { composeMail } from "./compose";
import { isMailbox, type EmailConfig } from "./config";
import { openPool, type MailPool, type PoolOptions } from "./pool";

/** Sends mail over kept connections, one pool for each mail server's settings. */
export function createMailer(options: PoolOptions = {}) {
  const pools = new Map<string, MailPool>();

  function poolFor(config: EmailConfig, { guard }: SendContext): MailPool {
    const known = pools.get(config.settings_id);
    if (known?.version === config.version) return known;
    known?.close();
    const pool = openPool(config, guard, options);
    pools.set(config.settings_id, pool);
    return pool;
  }

  async function send(
    message: OutgoingMessage,
    config: EmailConfig,
    context: SendContext,
  ): Promise<SendOutcome> {
    const via = `${config.smtp_server}:${config.smtp_port}`;
    if (!isMailbox(message.recipient.address))
      return {
        status: "failed",
        failure: "permanent",
        reason: "rejected_recipient",
        detail: `“${headerLine(message.recipient.address, 100)}” is not an address that mail can be sent to`,
        via,
      };
    const pool = poolFor(config, context);
    // A signal of its own: the pool knows this message by it.
    const signal = AbortSignal.any([context.signal]);
    try {
      const { response, providerId } = await pool.send(composeMail(message, config), signal);
      return {
        status: "accepted",
        responseCode: Number(response.slice(0, 3)) || 250,
        detail: withoutSecrets(headerLine(response, 300), config),
        via,
        ...(providerId ? { providerId } : {}),
      };
    } catch (error) {
      const outcome = classifyFailure(error, pool.handover(signal));
      return { ...outcome, detail: withoutSecrets(outcome.detail, config), via };
    }
  }

  return {
    send,
    /** Ends the connections of all pools; a later send opens new ones. */
    close(): void {
      for (const pool of pools.values()) pool.close();
      pools.clear();
    },
  };
}

/** A server may repeat what it was told: what we said in confidence is blacked out. */
function withoutSecrets(text: string, { username, password }: EmailConfig): string {
  const secret = password?.reveal();
  if (!secret) return text;
  const base64 = (value: string) => Buffer.from(value, "utf8").toString("base64");
  const secrets = [base64(`\0${username ?? ""}\0${secret}`), base64(secret), secret];
  return secrets.reduce((safe, one) => safe.replaceAll(one, "•••"), text);
}
