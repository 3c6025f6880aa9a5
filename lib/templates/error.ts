/** A place in the source, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const startOfTemplate: Position = { line: 1, column: 1 };

/** The template cannot be read or rendered. The message is a sentence for its author. */
export class TemplateError extends Error {
  readonly line: number;
  readonly column: number;
  /** The included, imported or extended template that has the fault; null for the template itself. */
  readonly template: string | null;

  override readonly name: string = "TemplateError";

  constructor(message: string, position: Position, template: string | null = null) {
    super(template === null ? message : `In the template "${template}": ${message}`);
    this.template = template;
    this.line = position.line;
    this.column = position.column;
  }
}

/** The template takes or makes more than is allowed, whatever its data is. */
export class LimitError extends TemplateError {
  override readonly name = "LimitError";
}

export interface RenderWarning {
  message: string;
  line: number;
  column: number;
  /** The included template that it is about, unless it is about the template itself. */
  template?: string;
}
