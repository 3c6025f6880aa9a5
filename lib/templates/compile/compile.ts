import type { ContentType } from "../content-type";
import { startOfTemplate, TemplateError } from "../error";
import type { LoadedTemplate } from "../evaluate/template-set";
import { outputContexts } from "../language/output-context";
import { parse } from "../language/parse";
import type { Reference } from "../language/syntax";
import { validate } from "../language/validate";
import { library } from "../library";
import { StatementCompiler } from "./compile-statement";

export interface CompiledTemplate extends LoadedTemplate {
  readonly contentType: ContentType;
  /** The templates that it names. */
  readonly references: readonly Reference[];
}

/** Reads and checks a template. Throws a TemplateError for whatever is not in the language. */
export function compile(source: string, contentType: ContentType): CompiledTemplate {
  try {
    const template = validate(parse(source));
    const contexts = outputContexts(template.statements, contentType);
    const compiler = new StatementCompiler(library, contentType, template, contexts);
    const execute = compiler.compile(template.statements);
    const { blocks } = compiler.composition;
    const { safePositions } = compiler.expressions;
    return { contentType, safePositions, references: template.references, blocks, execute };
  } catch (error) {
    if (error instanceof RangeError)
      throw new TemplateError("The template is nested too deeply.", startOfTemplate);
    throw error;
  }
}
