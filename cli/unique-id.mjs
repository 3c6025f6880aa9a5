/** An id that nobody else makes, for what must be recorded once. crypto is no global yet in Node 18. */
export function uniqueId() {
  const part = () =>
    Math.floor(Math.random() * 2 ** 48)
      .toString(36)
      .padStart(10, "0");
  return globalThis.crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${part()}-${part()}`;
}
