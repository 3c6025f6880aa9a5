/** Response headers that browsers enforce. docs/security.md says what each of them is for. */

/** Under which names the proxy hands a page its nonces. What a client sends under them never arrives. */
export const nonceHeaders = { script: "x-nonce", style: "x-style-nonce" } as const;

export interface PageNonces {
  script: string;
  /** Not the scripts' one: what of it leaks out of a mail's style sheet makes nothing run. */
  style: string;
}

/** The one style sheet that a library makes without a nonce: MUI stops all transitions with it while colours change. */
const stillness = "'sha256-GNF74DLkXb0fH3ILHgILFjk1ozCF3SNXQ5mQb7WLu/Y='";

/**
 * The Content-Security-Policy of a page: nothing runs but what we sent, and nothing is asked of other servers but the
 * pictures of a mail. The frames that show mails inherit it, so it has to allow what they may show. In development React
 * needs eval, and the error overlay's styles have no nonce.
 */
export function pagePolicy({ script, style }: PageNonces, { isDevelopment = false } = {}): string {
  const directives = {
    "default-src": "'none'",
    "script-src": `'self' 'nonce-${script}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src-elem": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${style}' ${stillness}`,
    // Widths of bars and heights of columns are style attributes in the HTML that we send; so are most of a mail's styles.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: https:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

/** The policy of what is no page: opened as one, it can do nothing. */
export const answerPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What every answer has, files included. */
export const commonHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=(), browsing-topics=()",
} as const;

const YEAR_S = 365 * 24 * 60 * 60;

/** Null without https, where browsers ignore it. Other hosts of the domain are not ours to speak for. */
export function strictTransport(appUrl: string): string | null {
  return appUrl.startsWith("https:") ? `max-age=${YEAR_S}` : null;
}
