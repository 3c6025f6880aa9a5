import type { ContentType } from "../content-type";
import { startOfTemplate, TemplateError, type Position } from "../error";
import type { Run } from "../evaluate/run";
import { parse } from "../language/parse";
import { validate } from "../language/validate";
import { library } from "../library";
import { StatementCompiler } from "./compile-statement";

export interface CompiledTemplate {
  readonly contentType: ContentType;
  /** Where the template uses `safe`. */
  readonly safePositions: readonly Position[];
  readonly execute: (run: Run) => void;
}

/** Reads and checks a template. Throws a TemplateError for whatever is not in the language. */
export function compile(source: string, contentType: ContentType): CompiledTemplate {
  try {
    const statements = validate(parse(source));
    const compiler = new StatementCompiler(library, contentType);
    const execute = compiler.compile(statements);
    return { contentType, safePositions: compiler.expressions.safePositions, execute };
  } catch (error) {
    if (error instanceof RangeError)
      throw new TemplateError("The template is nested too deeply.", startOfTemplate);
    throw error;
  }
}
