const policy = "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'";

/** Ours come first, so the parser has them in the head before any byte of the mail. */
export function mailDocument(html: string): string {
  return [
    "<!doctype html>",
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    html,
  ].join("");
}
