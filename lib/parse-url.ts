/** The address, or null for what is none. Node 20 has no URL.parse in all of its versions. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
