const MAX_LENGTH = 120;

/** A job's key made of its name: "Nightly ETL" is nightly-etl. */
export function makeKey(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "");
  return plain.slice(0, MAX_LENGTH - 8).replace(/-+$/, "") || "job";
}

/** The key, or the first of key-2, key-3 … that is not taken. */
export function makeUnique(key: string, taken: readonly string[]): string {
  const known = new Set(taken);
  if (!known.has(key)) return key;
  for (let number = 2; ; number++) {
    const candidate = `${key}-${number}`;
    if (!known.has(candidate)) return candidate;
  }
}
