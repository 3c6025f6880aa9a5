import type { SendOutcome } from "@/lib/core/outcome";
import { headerLine } from "../header-line";
import type { OutgoingMessage, SendContext } from "../kind";
import type { TokenCache } from "./access-token";
import { createBackOff, RestError, usualBackOff, type BackOffTimes } from "./back-off";
import { classifyFailure, type MailFailure } from "./classify";
import { composeMail } from "./compose";
import type { MailServer } from "./config";
import type { FailedOutcome } from "./known-failure";
import { MailPool, type AcceptedMail, type PoolOptions, type Transfer } from "./pool";

export interface LinkOptions extends PoolOptions {
  backOff?: BackOffTimes;
  /** How long a server may take to let a message in while there is another one. */
  patienceMs?: number;
}

/** What came of trying one server. */
export interface Try {
  server: MailServer;
  outcome: SendOutcome;
  /** The mail is still ours, and another server may take it. */
  isServersFault: boolean;
  /** False when the server was left alone, so that this says nothing new about it. */
  wasAsked: boolean;
  durationMs: number;
}

/** One version of a mail server's settings, with all that this process keeps for it. Answers in every case. */
export interface ServerLink {
  version: string;
  send(message: OutgoingMessage, context: SendContext, options: { hasNext: boolean }): Promise<Try>;
  /** What the last mail met; null when it was taken, and at first. */
  lastFailure(): FailedOutcome | null;
  close(): void;
}

const PATIENCE_MS = 20_000;
const MAX_DETAIL_LENGTH = 300;

export function openLink(server: MailServer, tokens: TokenCache, options: LinkOptions): ServerLink {
  const backOff = createBackOff(options.backOff ?? usualBackOff);
  let pool: MailPool | null = null;
  let failure: FailedOutcome | null = null;

  // A server may repeat what it was told.
  const conceal = (text: string) =>
    [...passwordForms(server), ...tokens.secretsOf(server)].reduce(
      (safe, secret) => safe.replaceAll(secret, "•••"),
      text,
    );
  const permit = () => {
    const rest = backOff.current();
    if (rest) throw new RestError(rest);
  };

  /** Throws RestError when it waited for a connection and none may be made. */
  async function transmit(
    message: OutgoingMessage,
    context: SendContext,
    patienceMs: number | null,
  ): Promise<SendOutcome | MailFailure> {
    const { address } = message.recipient;
    let transfer: Transfer | null = null;
    const abort = () => transfer?.abort();
    const lose = () => transfer?.handover() === "nothing" && abort();
    const timer = patienceMs === null ? undefined : setTimeout(lose, patienceMs);
    context.signal.addEventListener("abort", abort);
    try {
      pool ??= new MailPool(server, { guard: context.guard, tokens, permit }, options);
      transfer = pool.send(composeMail(message, server));
      if (context.signal.aborted) abort();
      return acceptance(await transfer.done, address, conceal);
    } catch (error) {
      if (error instanceof RestError) throw error;
      return classifyFailure(reasonFor(error, address), transfer?.handover() ?? "nothing", conceal);
    } finally {
      clearTimeout(timer);
      context.signal.removeEventListener("abort", abort);
    }
  }

  function learn(result: SendOutcome | MailFailure): Pick<Try, "outcome" | "isServersFault"> {
    if (!("outcome" in result)) {
      failure = null;
      backOff.accepted();
      return { outcome: result, isServersFault: false };
    }
    const { outcome, fault, isOverrun } = result;
    failure = outcome;
    if (isOverrun) backOff.overrun(outcome);
    if (outcome.reason === "unauthorized") tokens.forget(server);
    return { outcome, isServersFault: fault === "server" };
  }

  return {
    version: server.version,
    async send(message, context, { hasNext }) {
      const startedAt = performance.now();
      const patienceMs = hasNext ? (options.patienceMs ?? PATIENCE_MS) : null;
      try {
        permit();
        const answer = learn(await transmit(message, context, patienceMs));
        return { server, ...answer, wasAsked: true, durationMs: Math.round(performance.now() - startedAt) };
      } catch (error) {
        if (!(error instanceof RestError)) throw error;
        return { server, outcome: error.outcome, isServersFault: true, wasAsked: false, durationMs: 0 };
      }
    },
    lastFailure: () => failure,
    close() {
      pool?.close();
      pool = null;
    },
  };
}

/**
 * The recipient's answer decides. The mail is one for the recipient and all who get a copy, so that a server may take it
 * for some of them only.
 */
function acceptance(
  { response, providerId, refused }: AcceptedMail,
  recipient: string,
  conceal: (text: string) => string,
): SendOutcome | MailFailure {
  const own = refused.find(({ address }) => isSame(address, recipient));
  if (own) return classifyFailure(own.error, "nothing", conceal);
  const copies = refused.map(({ address, error }) => {
    const { outcome } = classifyFailure(error, "nothing");
    return `the copy to ${address} was refused (${outcome.responseCode ?? outcome.reason})`;
  });
  return {
    status: "accepted",
    responseCode: Number(response.slice(0, 3)) || 250,
    detail: headerLine([conceal(response), ...copies].join("; "), MAX_DETAIL_LENGTH),
    ...(providerId ? { providerId } : {}),
  };
}

/** When all are refused, the library's error is one of several: the recipient's own is the one that counts. */
function reasonFor(error: unknown, recipient: string): unknown {
  const { rejectedErrors } = (error ?? {}) as { rejectedErrors?: { recipient?: string }[] };
  return rejectedErrors?.find((one) => isSame(one.recipient ?? "", recipient)) ?? error;
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** In every form in which they are sent. The longer ones first, or a part of them would stay. */
function passwordForms({
  username,
  password,
  oauth_client_secret,
  oauth_refresh_token,
}: MailServer): string[] {
  const base64 = (value: string) => Buffer.from(value, "utf8").toString("base64");
  const others = [oauth_client_secret, oauth_refresh_token].flatMap((secret) => secret?.reveal() || []);
  const own = password?.reveal();
  if (!own) return others;
  return [base64(`\0${username ?? ""}\0${own}`), base64(own), own, ...others];
}
