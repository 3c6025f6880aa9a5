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

  constructor(message: string, position: Position) {
    super(message);
    this.name = "TemplateError";
    this.line = position.line;
    this.column = position.column;
  }
}

export interface RenderWarning {
  message: string;
  line: number;
  column: number;
}
