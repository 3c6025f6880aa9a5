import type { RenderWarning } from "./error";
import type { Dict, ReadonlyDict, Value } from "./evaluate/value";
import { cleanText } from "./language/characters";
import { maxDataCharacters, maxDataDepth, maxDataValues, maxTextLength, shortTextLength } from "./limits";
import { restoreStepOrder } from "./step-order";

/** The data of a message, copied into values that no one else holds. It can be used for any number of renderings. */
export class PreparedData {
  constructor(
    readonly dict: ReadonlyDict,
    readonly warnings: readonly RenderWarning[],
  ) {}

  /** The same data with these variables in place of those of the same name; neither is changed. */
  with(variables: Readonly<Record<string, unknown>>): PreparedData {
    const over = prepareData(variables);
    return new PreparedData(new Map([...this.dict, ...over.dict]), [...this.warnings, ...over.warnings]);
  }
}

/**
 * Copies own data properties of plain objects and arrays; getters, functions, symbols and class instances are left
 * out. Dates become ISO strings. What is too deep, too much or too long is cut with a warning, so that a hostile
 * or huge output never keeps a message from being sent. Prepared data is given back as it is: copying takes about as
 * long as rendering.
 */
export function prepareData(context: unknown): PreparedData {
  if (context instanceof PreparedData) return context;
  const copier = new Copier();
  const copy = copier.copy(context, 0);
  const dict: Dict = copy instanceof Map ? copy : new Map();
  restoreStepOrder(dict);
  return new PreparedData(dict, copier.warnings());
}

const noWarnings: readonly RenderWarning[] = [];

class Copier {
  private values = 0;
  private characters = 0;
  private readonly cuts = new Set<string>();

  warnings(): readonly RenderWarning[] {
    if (this.cuts.size === 0) return noWarnings;
    return Array.from(this.cuts, (message) => ({ message, line: 1, column: 1 }));
  }

  copy(value: unknown, depth: number): Value | undefined {
    switch (typeof value) {
      case "string":
        return this.text(value);
      case "number":
        return Number.isFinite(value) ? value : null;
      case "boolean":
        return value;
      case "bigint":
        return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
      case "object":
        return value === null ? null : this.object(value, depth);
      default:
        return undefined;
    }
  }

  private object(value: object, depth: number): Value | undefined {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (depth >= maxDataDepth) {
      this.cuts.add(`Data nested more than ${maxDataDepth} deep was left out.`);
      return null;
    }
    if (Array.isArray(value)) return this.list(value, depth);
    return isPlain(value) ? this.dict(value, depth) : undefined;
  }

  private list(source: readonly unknown[], depth: number): Value {
    const result: Value[] = [];
    const { length } = source;
    for (let index = 0; index < length && this.isRoomLeft(); index++) {
      const property = Object.getOwnPropertyDescriptor(source, index);
      result.push(this.copy(property?.value, depth + 1) ?? null);
    }
    return result;
  }

  private dict(source: object, depth: number): Value {
    const result: Dict = new Map();
    for (const key of Object.keys(source)) {
      if (!this.isRoomLeft()) break;
      const property = Object.getOwnPropertyDescriptor(source, key);
      if (!property || key === "__proto__") continue;
      const value = this.copy(property.value, depth + 1);
      if (value !== undefined) result.set(this.text(key), value);
    }
    return result;
  }

  private isRoomLeft(): boolean {
    this.values++;
    if (this.values <= maxDataValues) return true;
    this.cuts.add("The data of this message is too large: its end was left out.");
    return false;
  }

  /** Once all texts together are too long, only short ones are taken whole. */
  private text(text: string): string {
    const limit = this.characters <= maxDataCharacters ? maxTextLength : shortTextLength;
    const cut = text.length <= limit ? text : this.cut(text, limit);
    this.characters += cut.length;
    return cleanText(cut);
  }

  private cut(text: string, limit: number): string {
    this.cuts.add(`A text longer than ${limit} characters was cut.`);
    const note = `\n… ${text.length - limit} characters cut …\n`;
    const kept = Math.floor((limit - note.length) / 2);
    return text.slice(0, kept) + note + text.slice(-kept);
  }
}

/** Made by a literal or JSON.parse, in whatever realm: its prototype is none, or the end of the chain. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
