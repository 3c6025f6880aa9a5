/** The colours of whoever reads a mail. */
export type MailScheme = "light" | "dark";

interface MailDocumentOptions {
  /** Where pictures may come from beside https, such as the logo that this installation serves. */
  pictureOrigin?: string | null;
  /** The reader's colours. Left out: those of the person who looks. */
  scheme?: MailScheme;
  /** The page's: a frame inherits the page's policy, which believes no other style sheets. */
  styleNonce?: string | null;
}

/**
 * A mail as a page that can do nothing but look. Ours come first, so the parser has them in the head before any byte of the
 * mail.
 */
export function mailDocument(
  html: string,
  { pictureOrigin, scheme, styleNonce }: MailDocumentOptions = {},
): string {
  const pictures = ["https:", "data:", ...(pictureOrigin ? [pictureOrigin] : [])].join(" ");
  const policy = `default-src 'none'; img-src ${pictures}; style-src 'unsafe-inline'`;
  return [
    "<!doctype html>",
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    withNonce(scheme === undefined ? html : withScheme(html, scheme), styleNonce),
  ].join("");
}

const styleTag = /<style(?=[\s/>])/gi;

/** First of the tag, where it counts before one of the mail's own; without quotes, so that it ends no attribute. */
function withNonce(html: string, nonce: string | null | undefined): string {
  return nonce ? html.replace(styleTag, (tag) => `${tag} nonce=${nonce}`) : html;
}

const mediaQuery = /@media[^{}<;]{0,300}/gi;
const schemeAsked = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;

/** No browser lets a page say what a frame's media queries see, so the copy's are answered beforehand. */
function withScheme(html: string, scheme: MailScheme): string {
  return html.replace(mediaQuery, (query) =>
    query.replace(schemeAsked, (_, asked: string) =>
      asked.toLowerCase() === scheme ? "(min-width: 0px)" : "(max-width: 0px)",
    ),
  );
}
