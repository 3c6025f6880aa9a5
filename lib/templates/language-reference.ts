import type { LanguageEntry } from "./reference/entry";
import { filterEntries } from "./reference/filters";
import { functionEntries, tagEntries } from "./reference/tags";
import { testEntries } from "./reference/tests";

export type { LanguageEntry } from "./reference/entry";

/** The words of the language for people who write templates, each list in the order of the names. */
export const languageReference: Readonly<
  Record<"filters" | "tests" | "functions" | "tags", readonly LanguageEntry[]>
> = { filters: filterEntries, tests: testEntries, functions: functionEntries, tags: tagEntries };
