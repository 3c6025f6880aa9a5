import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Config } from "@/lib/config";
import type { Secret } from "@/lib/secrets";

/** What a command has of the process that it runs in. */
export interface AdminContext {
  /** Throws ConfigError: a command that needs no configuration does not ask. */
  config(): Config;
  /** The full path of what the operator named, from the folder that the command was typed in. */
  pathOf(name: string): string;
  /** A line for the operator. */
  say(line: string): void;
  /** A line about what is not right. */
  warn(line: string): void;
  /** From a terminal, without showing it, or else from the standard input. */
  askPassword(): Promise<Secret>;
}

export interface AdminCommand {
  /** One line for the list of all. */
  summary: string;
  /** How it is called, and what is worth knowing before. */
  help: string;
  /** Gives the exit status. Throws WrongCallError, and with words for the operator what stands in the way. */
  run(args: string[], context: AdminContext): Promise<number>;
}

/** What was typed makes no sense. */
export class WrongCallError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongCallError";
  }
}

export const exitStatus = { done: 0, refused: 1, wrongCall: 2 } as const;

/** The options and names after a command; throws WrongCallError unless there are exactly `names` names. */
export function readArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
  names: readonly string[] = [],
) {
  const parsed = parse(args, options);
  const missing = names[parsed.positionals.length];
  if (missing !== undefined) throw new WrongCallError(`${missing} is missing`);
  const [tooMany] = parsed.positionals.slice(names.length);
  if (tooMany !== undefined) throw new WrongCallError(`what is ${tooMany}?`);
  return parsed;
}

function parse<Options extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongCallError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

/** 1 row, 2 rows. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}
