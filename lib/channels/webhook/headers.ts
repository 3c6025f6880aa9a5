/** RFC 9110, 5.1 and 5.5: a name of token characters, a value of one line in ASCII. */
const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):[ \t]*([\x20-\x7e\t]*)$/;

/** What the connection, the format or the signature says, and cookies, which are no way to log in here. */
const reserved =
  /^(host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-.*|accept-encoding|proxy-.*|sec-.*|cookie|set-cookie|webhook-.*|ce-.*)$/;

const MAX_HEADERS = 20;
const MAX_LENGTH = 8_000;

/** Headers as an admin writes them, `Name: value` in each line; why they cannot be used, without a part of them. */
export function parseHeaders(text: string): { headers: Record<string, string>; problem: string | null } {
  const headers: Record<string, string> = {};
  const refuse = (problem: string) => ({ headers: {}, problem });
  if (text.length > MAX_LENGTH) return refuse(`must have at most ${MAX_LENGTH} characters`);
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === "") continue;
    const [, name, value] = line.exec(row.trim()) ?? [];
    if (name === undefined || value === undefined)
      return refuse(`must have “Name: value” in each line: line ${index + 1} is something else`);
    const key = name.toLowerCase();
    if (reserved.test(key)) return refuse(`must not hold “${key}”: Runbell sets it`);
    if (Object.hasOwn(headers, key)) return refuse(`must hold “${key}” only once`);
    headers[key] = value.trim();
  }
  return Object.keys(headers).length > MAX_HEADERS
    ? refuse(`must have at most ${MAX_HEADERS} lines`)
    : { headers, problem: null };
}
