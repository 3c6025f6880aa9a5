/** A word of the language as the editor shows it. */
export interface LanguageEntry {
  readonly name: string;
  /** How it is written, with its arguments and their defaults. */
  readonly signature: string;
  /** One line in plain words. */
  readonly description: string;
  /** A template that shows it. */
  readonly example: string;
}

export type EntryRow = readonly [name: string, signature: string, description: string, example: string];

/** Entries by name. */
export function entries(rows: readonly EntryRow[]): LanguageEntry[] {
  const found = rows.map(([name, signature, description, example]) => ({
    name,
    signature,
    description,
    example,
  }));
  return found.sort((left, right) => (left.name < right.name ? -1 : 1));
}
