import type { ContentType } from "../content-type";
import { LimitError, TemplateError, type Position, type RenderWarning, startOfTemplate } from "../error";
import {
  charactersPerUnit,
  clockInterval,
  maxCallDepth,
  maxOutputLength,
  maxTextLength,
  maxWarnings,
  maxWork,
} from "../limits";
import { escapeFor, escapeHtml, isEscaped } from "./escape";
import type { Module } from "./compose";
import { Frame, type Place } from "./frame";
import { Scope } from "./scope";
import type { TemplateSet } from "./template-set";
import { type ReadonlyDict, Undefined, type Value } from "./value";

export interface RunSettings {
  contentType: ContentType;
  deadlineMs: number;
  now: () => number;
  isSafeAllowed: boolean;
  /** The templates that this one can include, import or extend. */
  templates: TemplateSet;
  seed: number;
}

/** One rendering: its variables, its output so far and what it may still spend. */
export class Run {
  readonly contentType: ContentType;
  readonly escape: (text: string) => string;
  /** What joins a text to a safe one; where values are not escaped, safe means HTML, as in Jinja. */
  readonly escapeMarkup: (text: string) => string;
  readonly warnings: RenderWarning[] = [];
  scope: Scope;
  frame: Frame;
  /** The names of the templates that led to the one that runs; none for the template itself. */
  chain: readonly string[] = [];
  output = "";
  /** After `extends` only the blocks of a template are printed. */
  isMuted = false;
  /** Where the filter, test or operator that runs now stands. */
  position: Position = startOfTemplate;
  /** Templates that were imported without context, which are the same everywhere. */
  modules: Map<string, Module> | null = null;
  private noticed: Set<Undefined> | null = null;
  private work = 0;
  private depth = 0;
  private randomState: number;
  private checkAt = clockInterval;
  private readonly deadline: number;

  constructor(
    context: ReadonlyDict,
    readonly settings: RunSettings,
  ) {
    this.contentType = settings.contentType;
    this.escape = escapeFor(settings.contentType);
    this.escapeMarkup = isEscaped(settings.contentType) ? this.escape : escapeHtml;
    this.scope = new Scope(context, new Map());
    this.frame = new Frame(this.scope);
    this.randomState = settings.seed | 0;
    this.deadline = settings.now() + settings.deadlineMs;
  }

  /** Pays for work that is about to be done. */
  spend(units: number, position: Position = this.position): void {
    if ((this.work += units) >= this.checkAt) this.check(position);
  }

  /** Pays for reading or building a text. */
  spendText(length: number): void {
    this.spend(1 + Math.floor(length / charactersPerUnit));
  }

  private check(position: Position): void {
    if (this.work > maxWork) {
      throw new LimitError(`The template takes more than ${maxWork} steps of work.`, position);
    }
    if (this.settings.now() > this.deadline) {
      throw new LimitError(`The template takes longer than ${this.settings.deadlineMs} ms.`, position);
    }
    this.checkAt = Math.min(this.work + clockInterval, maxWork + 1);
  }

  /** Between 0 and 1, the same for each rendering with the same seed (mulberry32). */
  random(): number {
    this.randomState = (this.randomState + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.randomState ^ (this.randomState >>> 15), 1 | this.randomState);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  get place(): Place {
    const { scope, frame, chain } = this;
    return { scope, frame, chain };
  }

  /**
   * Runs what was written at another place, with the variables of `scope`. An error leaves everything as it is, so
   * that `chain` still tells in which template it came up.
   */
  within<Result>(place: Omit<Place, "scope">, scope: Scope, work: () => Result): Result {
    const { position, place: before } = this;
    if (++this.depth > maxCallDepth)
      this.fail(`Macros and blocks may call each other ${maxCallDepth} deep at most.`);
    this.go(place, scope);
    const result = work();
    this.go(before, before.scope);
    this.position = position;
    this.depth--;
    return result;
  }

  private go({ frame, chain }: Omit<Place, "scope">, scope: Scope): void {
    this.frame = frame;
    this.chain = chain;
    this.scope = scope;
  }

  fail(message: string, position: Position = this.position): never {
    throw new TemplateError(message, position);
  }

  limitText(length: number): void {
    if (length > maxTextLength) this.fail(`A text may not be longer than ${maxTextLength} characters.`);
  }

  /** Refuses a text that would become too long and pays for it; called before it is built. */
  allowText(length: number): void {
    this.limitText(length);
    this.spendText(length);
  }

  allowItems(count: number): void {
    this.spend(count);
  }

  write(text: string, position: Position): void {
    this.spend(1 + Math.floor(text.length / charactersPerUnit), position);
    this.output += text;
    if (this.output.length > maxOutputLength) {
      throw new LimitError(`The output may not be longer than ${maxOutputLength} characters.`, position);
    }
  }

  warn(message: string, position: Position = this.position): void {
    const { line, column } = position;
    const template = this.chain.at(-1);
    if (this.warnings.length >= maxWarnings) return;
    if (
      this.warnings.some(
        (known) =>
          known.line === line &&
          known.column === column &&
          known.message === message &&
          known.template === template,
      )
    ) {
      return;
    }
    this.warnings.push({ message, line, column, ...(template !== undefined && { template }) });
  }

  /** A value is used where a missing one shows; said once of each place that gives it. */
  notice(value: Value, position: Position = this.position): void {
    if (!(value instanceof Undefined) || value.label === "" || this.noticed?.has(value)) return;
    (this.noticed ??= new Set()).add(value);
    this.warn(`${capitalized(value.label)} is not defined.`, position);
  }
}

function capitalized(label: string): string {
  return /^th(?:is|e) /.test(label) ? `T${label.slice(1)}` : label;
}
