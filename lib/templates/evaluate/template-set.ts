import type { Position } from "../error";
import type { RunnableTemplate } from "./frame";

/** A template that was read. */
export interface LoadedTemplate extends RunnableTemplate {
  /** Where it uses `safe`. */
  readonly safePositions: readonly Position[];
}

/** The templates of a rendering by name, each read when it is first needed. */
export class TemplateSet {
  constructor(
    private readonly sources: ReadonlyMap<string, string>,
    private readonly compile: (source: string) => LoadedTemplate,
  ) {}

  has(name: string): boolean {
    return this.sources.has(name);
  }

  /** Throws a TemplateError when the template cannot be read. */
  load(name: string): LoadedTemplate {
    return this.compile(this.sources.get(name) ?? "");
  }

  /** What an author is told who names a template that is not there. */
  describeMissing(names: readonly string[]): string {
    const wanted = names.map((name) => `"${name}"`).join(" or ");
    const existing = closest(names[0] ?? "", Array.from(this.sources.keys()));
    if (existing.length === 0) return `There is no template ${wanted}: none can be included here.`;
    return `There is no template ${wanted}. There is ${existing.map((name) => `"${name}"`).join(", ")}.`;
  }
}

const maxSuggestions = 5;
const comparedLength = 64;

/** The names most like the wanted one, at most five. */
export function closest(wanted: string, names: readonly string[]): string[] {
  const ranked = names.map((name) => ({ name, distance: distance(wanted, name) }));
  ranked.sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1));
  return ranked.slice(0, maxSuggestions).map(({ name }) => name);
}

/** Levenshtein's: how many letters must change. */
function distance(first: string, second: string): number {
  const [left, right] = [first.slice(0, comparedLength), second.slice(0, comparedLength)];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let line = 1; line <= left.length; line++) {
    const next = [line];
    for (let column = 1; column <= right.length; column++) {
      const change = left[line - 1] === right[column - 1] ? 0 : 1;
      next.push(Math.min(row[column]! + 1, next[column - 1]! + 1, row[column - 1]! + change));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
