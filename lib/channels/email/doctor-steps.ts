import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { TLSSocket } from "node:tls";
import type { AddressGuard } from "../address-guard";
import { fetchAccessToken } from "./access-token";
import { isMailbox, type MailServerSettings } from "./config";
import * as words from "./doctor-words";
import { Complaint, type Finding } from "./doctor-words";
import { probeMail } from "./probe-mail";
import { logins, SmtpDialogue } from "./smtp-dialogue";
import { openSocket } from "./socket";
import { tlsOptions } from "./transport-security";

export type DoctorStep = "dns" | "tcp" | "banner" | "tls" | "auth" | "mail_from" | "rcpt_to" | "message";

/** An examination on its way: what one step found is what the next one goes on with. */
export interface Visit {
  server: MailServerSettings;
  guard: AddressGuard;
  /** Gets the test mail; null: no mail is sent. */
  to: string | null;
  /** Authorities to trust beside the usual ones; for tests. */
  ca: readonly string[];
  /** For each connection, handshake and reply. */
  timeoutMs: number;
  signal: AbortSignal;
  host: string;
  addresses: LookupAddress[];
  /** Opened at "tcp". */
  dialogue: SmtpDialogue | null;
  /** What the server says it can do, in capitals. */
  capabilities: string[];
}

export type StepResult = Finding & { outcome: "ok" | "skipped" };

const ok = (text: string): StepResult => ({ outcome: "ok", text, fix: null });
const skipped = (text: string, fix: string | null = null): StepResult => ({ outcome: "skipped", text, fix });

const RENEWAL_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Each step answers, or throws: a Complaint, or an error that explainError knows. */
export const doctorSteps: Record<DoctorStep, (visit: Visit) => Promise<StepResult>> = {
  async dns(visit) {
    visit.host = visit.guard.checkHost(visit.server.smtp_server);
    const family = isIP(visit.host);
    if (family) {
      visit.addresses = [{ address: visit.host, family }];
      return skipped("The host is an address: no name has to be looked up.");
    }
    visit.addresses = await lookUp(visit.guard, visit.host);
    return ok("The name leads to an address.");
  },

  async tcp(visit) {
    const { host, server, addresses, timeoutMs } = visit;
    // The addresses that were checked are the ones that are dialled.
    const lookup = pinnedLookup(addresses);
    const socket = await openSocket({ host, port: server.smtp_port, lookup }, timeoutMs);
    visit.signal.addEventListener("abort", () => socket.destroy(), { once: true });
    if (visit.signal.aborted) socket.destroy();
    visit.dialogue = new SmtpDialogue(socket, timeoutMs);
    return ok(`Port ${server.smtp_port} is open.`);
  },

  async banner(visit) {
    const greeting = await talk(visit).reply();
    if (greeting.code !== 220) throw new Complaint(words.explainBanner(greeting));
    await sayHello(visit);
    return ok("A mail server greets.");
  },

  async tls(visit) {
    const { server, capabilities } = visit;
    const dialogue = talk(visit);
    if (server.security === "none") {
      const isOffered = capabilities.includes("STARTTLS");
      return skipped(
        "The connection is not encrypted: the settings ask for none.",
        isOffered ? "The server offers STARTTLS: choose it." : null,
      );
    }
    const options = { host: visit.host, ...servername(visit.host), ...tlsOptions(server, visit.ca) };
    if (server.security === "tls") return describeTls(await dialogue.secure(options));

    if (!capabilities.includes("STARTTLS")) throw new Complaint(words.noStartTls);
    const reply = await dialogue.command("STARTTLS");
    if (reply.code !== 220) throw new Complaint(words.explainRefusedTls(reply));
    const result = describeTls(await dialogue.secure(options));
    await sayHello(visit);
    return result;
  },

  async auth(visit) {
    const { server, capabilities, guard, signal } = visit;
    if (!server.username) return skipped("The settings have no login.");
    const offered = capabilities.find((line) => /^AUTH[ =]/.test(line))?.split(/[ =]+/);
    if (!offered && server.auth_method === "auto") throw new Complaint(words.noLoginOffered);
    const method = chooseLogin(server, offered ?? []);
    if (!method) throw new Complaint(words.unknownLogin);
    const secret =
      method === "XOAUTH2"
        ? (await fetchAccessToken(server, guard, signal)).value
        : (server.password?.reveal() ?? "");
    const reply = await logins[method](talk(visit), server.username, secret);
    if (reply.code !== 235) throw new Complaint(words.explainRefusedLogin(reply));
    return ok(`The login was accepted (${method}).`);
  },

  async mail_from(visit) {
    const { server } = visit;
    if (!isMailbox(server.from_email)) throw new Complaint(words.notAnAddress("sender"));
    const reply = await talk(visit).command(`MAIL FROM:<${server.from_email}>`);
    if (reply.code !== 250) throw new Complaint(words.explainSender(reply));
    return ok(`${server.from_email} may send.`);
  },

  async rcpt_to(visit) {
    const recipient = visit.to ?? visit.server.from_email;
    if (!isMailbox(recipient)) throw new Complaint(words.notAnAddress("recipient"));
    const reply = await talk(visit).command(`RCPT TO:<${recipient}>`);
    if (reply.code !== 250 && reply.code !== 251) throw new Complaint(words.explainRecipient(reply));
    return ok(`Mail to ${recipient} is taken.`);
  },

  async message(visit) {
    const { server, to } = visit;
    const dialogue = talk(visit);
    if (!to) {
      await dialogue.command("RSET");
      return skipped("No test mail was sent: no address was given for it.");
    }
    const go = await dialogue.command("DATA");
    if (go.code !== 354) throw new Complaint(words.explainMessage(go));
    const reply = await dialogue.message(probeMail(server, to));
    if (reply.code !== 250) throw new Complaint(words.explainMessage(reply));
    return ok(`The server took the test mail for ${to}.`);
  },
};

function talk({ dialogue }: Visit): SmtpDialogue {
  if (!dialogue) throw new RangeError("A step that talks comes after the one that connects");
  return dialogue;
}

function lookUp(guard: AddressGuard, host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    guard.lookup(host, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses as LookupAddress[]);
    });
  });
}

function pinnedLookup(addresses: LookupAddress[]): LookupFunction {
  return (_, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
}

/** Server name indication is for names only (RFC 6066, 3). */
function servername(host: string): { servername?: string } {
  return isIP(host) ? {} : { servername: host };
}

async function sayHello(visit: Visit): Promise<void> {
  const hello = await talk(visit).command("EHLO [127.0.0.1]");
  if (hello.code !== 250) throw new Complaint(words.explainBanner(hello));
  visit.capabilities = hello.lines.slice(1).map((line) => line.trim().toUpperCase());
}

function chooseLogin({ auth_method }: MailServerSettings, offered: string[]) {
  if (auth_method === "oauth2") return "XOAUTH2" as const;
  if (auth_method === "plain") return "PLAIN" as const;
  if (auth_method === "login") return "LOGIN" as const;
  return (["PLAIN", "LOGIN", "CRAM-MD5"] as const).find((method) => offered.includes(method));
}

function describeTls(socket: TLSSocket): StepResult {
  const protocol = socket.getProtocol()?.replace("TLSv", "TLS ") ?? "TLS";
  const validTo = new Date(socket.getPeerCertificate().valid_to);
  if (Number.isNaN(validTo.getTime())) return ok(`${protocol}, with a trusted certificate.`);
  const days = Math.floor((validTo.getTime() - Date.now()) / DAY_MS);
  const text = `${protocol}, with a trusted certificate that is valid until ${validTo.toISOString().slice(0, 10)}.`;
  return { ...ok(text), fix: days < RENEWAL_DAYS ? "Renew the certificate soon." : null };
}
