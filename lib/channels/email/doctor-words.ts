import { BlockedAddressError } from "../address-guard";
import { AccessTokenError } from "./access-token";
import { NotMailError, SilenceError, type Reply } from "./smtp-dialogue";
import { UnreadableAuthorityError } from "./transport-security";

/** What was found at a step, and what to do about it. Words of ours only: the address could be anybody's server. */
export interface Finding {
  text: string;
  fix: string | null;
}

/** A step that failed, with its finding. */
export class Complaint extends Error {
  constructor(readonly finding: Finding) {
    super(finding.text);
    this.name = "Complaint";
  }
}

const finding = (text: string, fix: string | null = null): Finding => ({ text, fix });

const later = "Try again later. If it lasts, ask who runs the server.";
const portAndSecurity =
  "Check port and security: 587 usually takes STARTTLS, 465 TLS from the start, 25 neither.";

/** The code of a reply, as it may be shown. */
export function codeOf({ code, enhanced }: Reply): string {
  return enhanced ? `${code} ${enhanced}` : String(code);
}

/** What an error at a step means: what comes from a network or a handshake, not from a reply. */
export function explainError(error: unknown): Finding {
  if (error instanceof Complaint) return error.finding;
  if (error instanceof BlockedAddressError)
    return finding(error.message, "Until then choose a server that may be reached.");
  if (error instanceof UnreadableAuthorityError)
    return finding(`${error.message}.`, "Paste it with its BEGIN and END lines, or leave it empty.");
  if (error instanceof AccessTokenError) return explainToken(error);
  if (error instanceof NotMailError)
    return finding("What answers on this port is no mail server.", portAndSecurity);
  if (error instanceof SilenceError)
    return error.kind === "timeout"
      ? finding("The server did not answer in time.", portAndSecurity)
      : finding("The server closed the connection.", portAndSecurity);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return errorWords[code] ?? finding("The connection failed.", portAndSecurity);
}

const noName = "Check the spelling of the host.";
const certificate = "The server's certificate";
const authority =
  "Get a certificate from a public authority, or paste the certificate of your own authority into the settings.";

const errorWords: Record<string, Finding> = {
  ENOTFOUND: finding("There is no host of this name.", noName),
  ENODATA: finding("The name has no address.", noName),
  EAI_AGAIN: finding(
    "The name service does not answer.",
    "Try again; then check this machine's name service.",
  ),
  ETIMEOUT: finding(
    "The name service does not answer.",
    "Try again; then check this machine's name service.",
  ),
  ECONNREFUSED: finding("Nothing listens on this port: the connection was refused.", portAndSecurity),
  ETIMEDOUT: finding(
    "No connection came about in time.",
    "A firewall may block outgoing mail: many hosters close port 25. Try 587 or 465, or ask them to open it.",
  ),
  ECONNRESET: finding("The connection was cut.", portAndSecurity),
  EHOSTUNREACH: finding(
    "The server cannot be reached from here.",
    "Check network and firewall of this machine.",
  ),
  ENETUNREACH: finding(
    "The server cannot be reached from here.",
    "Check network and firewall of this machine.",
  ),
  CERT_HAS_EXPIRED: finding(`${certificate} has expired.`, "Renew it on the server."),
  CERT_NOT_YET_VALID: finding(`${certificate} is not valid yet.`, "Check the clocks of both machines."),
  ERR_TLS_CERT_ALTNAME_INVALID: finding(
    `${certificate} is for another name.`,
    "Enter the host as the certificate names it, or get a certificate for this name.",
  ),
  DEPTH_ZERO_SELF_SIGNED_CERT: finding(`${certificate} is signed by itself.`, authority),
  SELF_SIGNED_CERT_IN_CHAIN: finding(
    `${certificate} comes from an authority that is not trusted.`,
    authority,
  ),
  UNABLE_TO_GET_ISSUER_CERT: finding(`${certificate} comes from an unknown authority.`, authority),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: finding(`${certificate} comes from an unknown authority.`, authority),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: finding(
    `${certificate} comes from an unknown authority, or the server leaves out the certificates between.`,
    authority,
  ),
  ERR_SSL_WRONG_VERSION_NUMBER: finding("The server does not speak TLS on this port.", portAndSecurity),
  ...Object.fromEntries(
    [
      "ERR_SSL_UNSUPPORTED_PROTOCOL",
      "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
      "ERR_SSL_TLSV1_UNRECOGNIZED_NAME",
      "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
      "EPROTO",
    ].map((code) => [
      code,
      finding(
        "Server and Runbell find no TLS version and cipher that both speak.",
        "Let the server speak TLS 1.2 or newer: older versions are not safe.",
      ),
    ]),
  ),
};

function explainToken({ outcome }: AccessTokenError): Finding {
  if (outcome.failure === "configuration")
    return finding(
      `${outcome.detail}.`,
      "Check client ID, secret, token address and scope, and get a new refresh token.",
    );
  return finding(`${outcome.detail}.`, later);
}

export function explainBanner(reply: Reply): Finding {
  if (reply.code < 500) return finding(`The server takes no mail just now (${codeOf(reply)}).`, later);
  return finding(
    `The server refuses the connection (${codeOf(reply)}).`,
    "It may not know this machine: ask who runs it to let it in.",
  );
}

export function explainRefusedTls(reply: Reply): Finding {
  if (reply.code < 500) return finding(`The server cannot do STARTTLS just now (${codeOf(reply)}).`, later);
  return noStartTls;
}

export const noStartTls = finding(
  "The server offers no STARTTLS, so nothing was sent to it.",
  "Choose TLS with port 465 if the server has it. None is for a server on this machine or network: without encryption, password and messages can be read on the way.",
);

export function explainRefusedLogin(reply: Reply): Finding {
  const text = `The server refuses the login (${codeOf(reply)}).`;
  if (reply.code < 500)
    return finding(`The server cannot check the login just now (${codeOf(reply)}).`, later);
  return finding(
    text,
    loginFixes[reply.enhanced ?? ""] ??
      "Check user name and password. Gmail and Outlook.com take an app password only.",
  );
}

const loginFixes: Record<string, string> = {
  "5.7.9": "Make an app password at the provider and enter it here.",
  "5.7.30": "The provider takes no passwords any more: choose OAuth2.",
  "5.7.57": "Enter user name and password, or switch authenticated SMTP on for the mailbox.",
  "5.7.139": "Switch authenticated SMTP on for the mailbox, or choose OAuth2.",
};

export const noLoginOffered = finding(
  "The server offers no login on this connection.",
  "Choose STARTTLS or TLS: many servers let nobody log in without. For a server without login, empty the user name.",
);

export const unknownLogin = finding(
  "The server offers no way to log in that Runbell knows.",
  "Choose PLAIN, LOGIN or OAuth2 as the provider says.",
);

export function notAnAddress(whose: "sender" | "recipient"): Finding {
  return finding(`The ${whose}'s address is none that mail can be sent with.`, "Correct the address.");
}

export function explainSender(reply: Reply): Finding {
  if (reply.code < 500)
    return finding(`The server cannot take the sender just now (${codeOf(reply)}).`, later);
  if (reply.code === 530 || reply.enhanced === "5.7.57")
    return finding(`The server wants a login first (${codeOf(reply)}).`, "Enter user name and password.");
  return finding(
    `The server refuses the sender's address (${codeOf(reply)}).`,
    "Use a sender that this login may send as, and verify it at the provider.",
  );
}

export function explainRecipient(reply: Reply): Finding {
  const code = codeOf(reply);
  if (reply.code === 450 || reply.code === 451)
    return finding(
      `The server wants to see a second try first (${code}): it does not know this sender yet.`,
      "Nothing to mend: Runbell tries again after five minutes. Check once more then.",
    );
  if (reply.code < 500) return finding(`The server cannot take the recipient just now (${code}).`, later);
  if (reply.enhanced?.startsWith("5.1."))
    return finding(`The server does not know the recipient (${code}).`, "Check the address.");
  return finding(
    `The server does not take mail for this recipient (${code}).`,
    "It may pass on mail of those only who log in, or whom it knows: enter a login, or ask who runs it.",
  );
}

export function explainMessage(reply: Reply): Finding {
  if (reply.code < 500)
    return finding(`The server cannot take the message just now (${codeOf(reply)}).`, later);
  return finding(
    `The server refuses the message (${codeOf(reply)}).`,
    "Verify the sender's domain at the provider (SPF, DKIM), or ask who runs the server.",
  );
}
