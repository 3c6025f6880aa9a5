/** Whether a body that does not say what it is is HTML: by a closing tag, a void element or a doctype. `a < b` and `<none>` are text. */
export function looksLikeHtml(source: string): boolean {
  return /<!doctype html|<\/(?:html|body|div|p|table|h[1-6]|ul|ol|pre|span|a|b|strong|em)>|<(?:br|hr|img)\b[^>]*>/i.test(
    source,
  );
}
