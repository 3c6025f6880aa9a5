import { contextVariables } from "@/lib/templates/context";
import type { TemplatePart } from "@/lib/templates/message-types";
import { languageWords, type Word } from "./language-words";

/** Everything that can be completed in a source. */
export interface Vocabulary {
  context: unknown;
  /** What a path of the context is, for those that are documented. */
  describe: (path: string) => string | undefined;
  filters: readonly Word[];
  tests: readonly Word[];
  tags: readonly Word[];
  functions: readonly Word[];
  parts: readonly TemplatePart[];
}

const descriptions = new Map(contextVariables.map(({ path, description }) => [path, description]));

export function vocabularyOf(context: unknown, parts: readonly TemplatePart[]): Vocabulary {
  return { ...languageWords, context, parts, describe: (path) => descriptions.get(path) };
}
