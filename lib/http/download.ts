/**
 * Headers of a file that somebody else wrote, beside those of route(): a browser saves it and never shows it as a page
 * of ours. The name is told as RFC 6266 says, in ASCII for old programs and as it is for all others.
 */
export function downloadHeaders(name: string, contentType: string): Record<string, string> {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["%\\]/g, "_");
  return {
    "content-type": contentType,
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeName(name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
  };
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves, and only whole ones. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
