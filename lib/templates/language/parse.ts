import type { NodeList } from "nunjucks/src/nodes.js";
import { startOfTemplate, TemplateError } from "../error";
import { maxSourceLength } from "../limits";
import { JinjaTokens } from "./lexer";
import { TemplateParser } from "./statement-parser";

/** Reads a template. Line ends become "\n" and one at the very end is dropped, as in Jinja. */
export function parse(source: string): NodeList {
  if (source.length > maxSourceLength) {
    throw new TemplateError(
      `The template is ${source.length} characters long; ${maxSourceLength} are allowed.`,
      startOfTemplate,
    );
  }
  const normalized = source.replace(/\r\n?/g, "\n");
  const text = normalized.endsWith("\n") ? normalized.slice(0, -1) : normalized;
  return new TemplateParser(new JinjaTokens(text)).parseAsRoot();
}
