import { languageReference, type LanguageEntry } from "@/lib/templates/language-reference";

/** A word of the language, as lists and completion show it. */
export interface Word {
  name: string;
  /** How it is written, with its arguments: truncate_output(500). */
  usage: string;
  description: string;
}

function asWord({ name, signature, description }: LanguageEntry): Word {
  return { name, usage: signature, description };
}

export const languageWords = {
  filters: languageReference.filters.map(asWord),
  tests: languageReference.tests.map(asWord),
  functions: languageReference.functions.map(asWord),
  tags: languageReference.tags.map(asWord),
};
