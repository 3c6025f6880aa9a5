import type { SendOutcome, ServerAnswer } from "@/lib/core/outcome";
import { headerLine } from "../header-line";
import type { OutgoingMessage, SendContext } from "../kind";
import { addressOf, isMailbox, type EmailConfig, type MailServer } from "./config";
import { createTokenCache } from "./access-token";
import type { FailedOutcome } from "./known-failure";
import { openLink, type LinkOptions, type ServerLink, type Try } from "./server-link";

const MAX_DETAIL_LENGTH = 300;
/** How long an attempt rests that found every server paused: the circuits know better, and hold the lane. */
const PAUSED_RETRY_MS = 30_000;

/** Sends mail over kept connections, over the first of the servers that can. */
export function createMailer(options: LinkOptions = {}) {
  const links = new Map<string, ServerLink>();
  const tokens = createTokenCache();

  function linkTo(server: MailServer): ServerLink {
    const known = links.get(server.settings_id);
    if (known?.version === server.version) return known;
    known?.close();
    const link = openLink(server, tokens, options);
    links.set(server.settings_id, link);
    return link;
  }

  /** Tries the servers in their order, and the next one only while a failure is a server's and the mail is still ours. */
  async function tryServers(
    message: OutgoingMessage,
    servers: readonly MailServer[],
    context: SendContext,
  ): Promise<Try[]> {
    const tries: Try[] = [];
    for (const [index, server] of servers.entries()) {
      const hasNext = index < servers.length - 1;
      const latest = await linkTo(server).send(message, context, { hasNext });
      tries.push(latest);
      if (!latest.isServersFault || context.signal.aborted) break;
    }
    return tries;
  }

  async function send(
    message: OutgoingMessage,
    { servers }: EmailConfig,
    context: SendContext,
  ): Promise<SendOutcome> {
    const { address } = message.recipient;
    if (!isMailbox(address)) return notAnAddress(address, servers);
    const open = servers.filter(({ is_closed }) => !is_closed);
    if (open.length === 0) return allPaused(servers.map((server) => linkTo(server).lastFailure()));

    const tries = await tryServers(message, open, context);
    const deciding = decisive(tries);
    const answers = tries.filter(({ wasAsked }) => wasAsked).map(answerOf);
    return {
      ...deciding.outcome,
      via: addressOf(deciding.server),
      detail: headerLine(describeTries(tries, deciding), MAX_DETAIL_LENGTH),
      servers: answers,
    };
  }

  return {
    send,
    /** Ends the connections to all servers; a later send opens new ones. */
    close(): void {
      for (const link of links.values()) link.close();
      links.clear();
    },
  };
}

/**
 * The last one, unless its settings are at fault and another server only needs time: the message is then worth another
 * try, whatever becomes of those settings.
 */
function decisive(tries: readonly Try[]): Try {
  const last = tries.at(-1);
  if (!last) throw new RangeError("There is no mail server to try");
  const isAboutSettings = ({ outcome }: Try) =>
    outcome.status === "failed" && outcome.failure === "configuration";
  return isAboutSettings(last) ? (tries.findLast((one) => !isAboutSettings(one)) ?? last) : last;
}

function describeTries(tries: readonly Try[], deciding: Try): string {
  const others = tries.filter((one) => one !== deciding);
  const told = others.map(({ server, outcome }) => `${addressOf(server)}: ${outcome.detail ?? ""}`);
  const own = deciding.outcome.detail ?? "";
  return told.length === 0 ? own : `${headerLine(own, 150)} (before: ${told.join(" · ")})`;
}

/** For the server's health: one that refuses a message or its recipient does its work. */
function answerOf({ server, outcome, isServersFault, durationMs }: Try): ServerAnswer {
  const hasFailed =
    outcome.status === "failed" && (isServersFault || outcome.failure === "ambiguous" ? outcome : null);
  return {
    settingsId: server.settings_id,
    ok: !hasFailed,
    failure: hasFailed ? hasFailed.failure : null,
    reason: hasFailed ? hasFailed.reason : null,
    detail: outcome.detail ?? "",
    durationMs,
  };
}

function notAnAddress(address: string, [first]: readonly MailServer[]): FailedOutcome {
  return {
    status: "failed",
    failure: "permanent",
    reason: "rejected_recipient",
    detail: `“${headerLine(address, 100)}” is not an address that mail can be sent to`,
    ...(first ? { via: addressOf(first) } : {}),
  };
}

/** A matter of the settings only when that is known of every server: otherwise time may help. */
function allPaused(failures: readonly (FailedOutcome | null)[]): FailedOutcome {
  const isAboutSettings = failures.every((failure) => failure?.failure === "configuration");
  return {
    status: "failed",
    failure: isAboutSettings ? "configuration" : "transient",
    reason: failures[0]?.reason ?? "unreachable",
    detail: "All mail servers are paused",
    ...(isAboutSettings ? {} : { retryAfterMs: PAUSED_RETRY_MS }),
    via: "no mail server",
  };
}
