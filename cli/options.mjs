import { parseArgs } from "node:util";

/** What was typed makes no sense. */
export class UsageError extends Error {}

/** @returns {{ values: Record<string, any>, positionals: string[] }} */
export function readOptions(args, options, allowPositionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true });
  } catch (error) {
    throw new UsageError(error.message.split(". ")[0]);
  }
}

const unitSeconds = { "": 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** 90, 90s, 5m, 2h or 1d, in milliseconds. */
export function readDuration(text, name) {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text) ?? [];
  const ms = Number(amount) * unitSeconds[unit] * 1000;
  // A timer that is set for longer goes off at once.
  if (!(ms > 0 && ms < 2 ** 31))
    throw new UsageError(`--${name} is a time such as 90s, 5m or 2h, not ${text}`);
  return ms;
}

/** 65536 or 64k, in bytes. */
export function readSize(text, name, most) {
  const [, amount, unit] = /^(\d+)(k?)$/i.exec(text) ?? [];
  const bytes = Number(amount) * (unit ? 1024 : 1);
  if (!(bytes >= 1024 && bytes <= most))
    throw new UsageError(`--${name} is a size from 1k to ${most / 1024}k, not ${text}`);
  return bytes;
}

/** ["full=yes"] as { full: "yes" }. */
export function readPairs(pairs = [], name) {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`--${name} is NAME=VALUE, not ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
