/** A value of the environment in a text: `${SMTP_PASSWORD}`. */
const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** The names that a text refers to, each once, in their order. */
export function referencesIn(text: string): string[] {
  return [...new Set([...text.matchAll(reference)].map(([, name = ""]) => name))];
}

export function hasReference(text: string): boolean {
  return referencesIn(text).length > 0;
}

/** The text when it is one reference and nothing else, or null: then it tells no secret. */
export function wholeReference(text: string): string | null {
  const trimmed = text.trim();
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(trimmed) ? trimmed : null;
}

/** Puts in what the names stand for. Trusts that `values` has all of them: what is missing stays as it is. */
export function fillReferences(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(reference, (whole, name: string) => values.get(name) ?? whole);
}
