import { attributePath, isPlainName } from "@/lib/templates/variable-path";
import { isRecord, memberOf, pathNames, valueAt } from "./context-path";
import { openTagAt } from "./insertion";
import { namesAt, resolveName } from "./local-names";
import { valueText } from "./value-text";
import type { Word } from "./language-words";
import type { Vocabulary } from "./vocabulary";

export interface Suggestion {
  label: string;
  detail?: string;
  info?: string;
  type: "variable" | "property" | "function" | "keyword" | "text";
  /** How many characters before the word it takes with it. */
  takes?: number;
}

export interface Suggestions {
  /** Where the word begins that is being completed. */
  from: number;
  options: Suggestion[];
}

const pathPattern = String.raw`[A-Za-z_]\w*(?:\.\w+|\[\s*(?:'[^']*'|"[^"]*"|\d+)\s*\])*`;
const keywords = ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none"];

/**
 * What can be written at the end of `before`, the source up to the cursor. Null where nothing of the template language
 * is being written. Also offers what is not begun yet when `isAsked`.
 */
export function suggestionsAt(before: string, vocabulary: Vocabulary, isAsked = false): Suggestions | null {
  const tag = openTagAt(before);
  if (tag === null) return null;
  const start = before.lastIndexOf(tag === "output" ? "{{" : "{%");
  const inside = before.slice(start + 2);
  const word = /\w*$/.exec(inside)?.[0] ?? "";
  const lead = inside.slice(0, inside.length - word.length);
  const wordStart = before.length - word.length;

  const quoted = quotedSuggestions(inside, before, vocabulary);
  if (quoted !== "none") return quoted;
  if (tag === "statement" && /^[-+]?\s*$/.test(lead))
    return { from: wordStart, options: vocabulary.tags.map((one) => wordSuggestion(one, "keyword")) };
  if (/\|\s*$/.test(lead))
    return { from: wordStart, options: vocabulary.filters.map((one) => wordSuggestion(one, "function")) };
  if (/\bis\s+(?:not\s+)?$/.test(lead))
    return { from: wordStart, options: vocabulary.tests.map((one) => wordSuggestion(one, "keyword")) };

  const owner = new RegExp(`(${pathPattern})\\.$`).exec(lead);
  if (owner?.[1]) return { from: wordStart, options: members(owner[1], before, vocabulary) };
  if (/\.$/.test(lead) || (word === "" && !isAsked) || /^\d/.test(word)) return null;
  return { from: wordStart, options: names(before, vocabulary) };
}

/** Inside quotes: names of steps after steps[, of parts after include and its like, else nothing. */
function quotedSuggestions(
  inside: string,
  before: string,
  vocabulary: Vocabulary,
): Suggestions | null | "none" {
  const unquoted = inside.replace(/'[^']*'|"[^"]*"/g, (text) => " ".repeat(text.length));
  const quote = /(['"])([^'"]*)$/.exec(unquoted);
  if (!quote) return "none";
  const from = before.length - (quote[2]?.length ?? 0);
  const lead = inside.slice(0, inside.length - quote[0].length);
  const owner = new RegExp(`(${pathPattern})\\[\\s*$`).exec(lead);
  if (owner?.[1]) return { from, options: keys(owner[1], before, vocabulary) };
  if (!/^[-+]?\s*(?:include|extends|import|from)\s[^|]*$/.test(lead)) return null;
  return { from, options: vocabulary.parts.map(({ name }) => ({ label: name, type: "text" })) };
}

function wordSuggestion({ name, usage, description }: Word, type: Suggestion["type"]): Suggestion {
  return { label: name, detail: usage === name ? undefined : usage, info: description, type };
}

function keys(path: string, before: string, vocabulary: Vocabulary): Suggestion[] {
  const value = resolvePath(path, before, vocabulary);
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([label, member]) => ({ label, detail: valueText(member), type: "text" }));
}

function members(path: string, before: string, vocabulary: Vocabulary): Suggestion[] {
  const value = resolvePath(path, before, vocabulary);
  if (path === "loop") return loopMembers;
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([name, member]) => {
    const isPlain = isPlainName(name);
    const bracketed = attributePath([path, { name }]);
    return {
      label: isPlain ? name : bracketed.slice(path.length),
      detail: valueText(member),
      info: vocabulary.describe(isPlain ? `${path}.${name}` : bracketed),
      type: "property",
      takes: isPlain ? undefined : 1,
    };
  });
}

function names(before: string, vocabulary: Vocabulary): Suggestion[] {
  const { context } = vocabulary;
  const roots = isRecord(context) ? Object.entries(context) : [];
  return [
    ...namesAt(before).map(({ name, path, part }) => ({
      label: name,
      detail: valueText(resolveName({ name, path, part }, (one) => valueAt(context, one))),
      type: "variable" as const,
    })),
    ...roots.map(([label, value]) => ({
      label,
      detail: valueText(value),
      info: vocabulary.describe(label),
      type: "variable" as const,
    })),
    ...vocabulary.functions.map((one) => wordSuggestion(one, "function")),
    ...keywords.map((label) => ({ label, type: "keyword" as const })),
  ];
}

function resolvePath(path: string, before: string, { context }: Vocabulary): unknown {
  const [root = "", ...rest] = pathNames(path);
  const local = namesAt(before).find(({ name }) => name === root);
  const value = local ? resolveName(local, (one) => valueAt(context, one)) : memberOf(context, root);
  return rest.reduce<unknown>(memberOf, value);
}

const loopMembers: Suggestion[] = [
  ["index", "Number of this turn, from 1"],
  ["index0", "Number of this turn, from 0"],
  ["first", "Whether it is the first turn"],
  ["last", "Whether it is the last turn"],
  ["length", "Number of turns"],
  ["revindex", "Turns left, with this one"],
  ["previtem", "What the turn before had"],
  ["nextitem", "What the next turn has"],
].map(([label = "", info]) => ({ label, info, type: "property" }));
