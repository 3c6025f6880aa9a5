import type { ContentType } from "../content-type";
import { TemplateError, type Position, type RenderWarning, startOfTemplate } from "../error";
import {
  charactersPerUnit,
  clockInterval,
  maxOutputLength,
  maxTextLength,
  maxWarnings,
  maxWork,
} from "../limits";
import { escapeFor, escapeHtml, isEscaped } from "./escape";
import { Scope } from "./scope";
import { type Dict, Undefined, type Value } from "./value";

export interface RunSettings {
  contentType: ContentType;
  deadlineMs: number;
  now: () => number;
}

/** One rendering: its variables, its output so far and what it may still spend. */
export class Run {
  readonly contentType: ContentType;
  readonly escape: (text: string) => string;
  /** What joins a text to a safe one; where values are not escaped, safe means HTML, as in Jinja. */
  readonly escapeMarkup: (text: string) => string;
  readonly warnings: RenderWarning[] = [];
  scope: Scope;
  output = "";
  /** Where the filter, test or operator that runs now stands. */
  position: Position = startOfTemplate;
  private readonly noticed = new Set<Undefined>();
  private work = 0;
  private checkAt = clockInterval;
  private readonly deadline: number;

  constructor(
    context: Dict,
    private readonly settings: RunSettings,
  ) {
    this.contentType = settings.contentType;
    this.escape = escapeFor(settings.contentType);
    this.escapeMarkup = isEscaped(settings.contentType) ? this.escape : escapeHtml;
    this.scope = new Scope(new Scope(null, context), new Map());
    this.deadline = settings.now() + settings.deadlineMs;
  }

  /** Pays for work that is about to be done. */
  spend(units: number, position: Position = this.position): void {
    if ((this.work += units) >= this.checkAt) this.check(position);
  }

  /** Pays for reading or building a text. */
  spendText(length: number): void {
    this.spend(1 + length / charactersPerUnit);
  }

  private check(position: Position): void {
    if (this.work > maxWork) {
      throw new TemplateError(`The template takes more than ${maxWork} steps of work.`, position);
    }
    if (this.settings.now() > this.deadline) {
      throw new TemplateError(`The template takes longer than ${this.settings.deadlineMs} ms.`, position);
    }
    this.checkAt = Math.min(this.work + clockInterval, maxWork + 1);
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
    this.spend(1 + text.length / charactersPerUnit, position);
    this.output += text;
    if (this.output.length > maxOutputLength) {
      throw new TemplateError(`The output may not be longer than ${maxOutputLength} characters.`, position);
    }
  }

  warn(message: string, position: Position = this.position): void {
    const { line, column } = position;
    if (this.warnings.length >= maxWarnings) return;
    if (
      this.warnings.some(
        (known) => known.line === line && known.column === column && known.message === message,
      )
    ) {
      return;
    }
    this.warnings.push({ message, line, column });
  }

  /** A value is used where a missing one shows; said once of each place that gives it. */
  notice(value: Value, position: Position = this.position): void {
    if (!(value instanceof Undefined) || value.label === "" || this.noticed.has(value)) return;
    this.noticed.add(value);
    this.warn(`${capitalized(value.label)} is not defined.`, position);
  }
}

function capitalized(label: string): string {
  return /^th(?:is|e) /.test(label) ? `T${label.slice(1)}` : label;
}
