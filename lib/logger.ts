import pino from "pino";
import { config, type LogLevel } from "./config";
import { ConfigError } from "./config-variables";
import { redact, redactRecord, redactText } from "./redact";

export type Logger = pino.Logger;

const DEBUG = 20;

// On globalThis: Next bundles this module more than once.
const slot = globalThis as typeof globalThis & { runbellDebugs?: boolean };

/** Lets this process write debug records whatever LOG_LEVEL says, or no longer. Silent stays silent. */
export function switchDebug(isOn: boolean): void {
  slot.runbellDebugs = isOn;
}

/** A logger that writes one line of JSON per record; no secret passes it (lib/redact.ts). */
export function createLogger(level: LogLevel, destination?: pino.DestinationStream): Logger {
  const least = valueOf(level);
  const options: pino.LoggerOptions = {
    // Children keep the level that they were made with, so what may be switched on later is held back further down.
    level: level === "silent" || least < DEBUG ? level : "debug",
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: redact },
    formatters: {
      level: (label) => ({ level: label }),
      log: (record) => redactRecord(record),
    },
    hooks: {
      logMethod(args, method, value) {
        if (value < least && !(slot.runbellDebugs && value >= DEBUG)) return;
        const [subject, message, ...values] = args;
        const text = message ?? errorOf(subject)?.message;
        method.apply(this, [safeText(subject), safeText(text), ...values.map(safeText)] as typeof args);
      },
    },
  };
  const logger: Logger = destination ? pino(options, destination) : pino(options);

  // pino applies no formatter to what a child is bound to.
  const { child } = logger;
  logger.child = function redactedChild(this: Logger, bindings, childOptions) {
    return child.call(this, redactRecord(bindings), childOptions);
  } as typeof child;
  return logger;
}

/** This process's logger. With a broken environment it still works: whoever starts the process reports that. */
export const logger = createLogger(levelFromConfig());

function levelFromConfig(): LogLevel {
  try {
    return config().logLevel;
  } catch (error) {
    if (error instanceof ConfigError) return "info";
    throw error;
  }
}

function valueOf(level: LogLevel): number {
  return level === "silent" ? Infinity : (pino.levels.values[level] ?? Infinity);
}

/** pino takes a missing message from the error itself, past the redaction. */
function errorOf(subject: unknown): Error | undefined {
  if (subject instanceof Error) return subject;
  const isRecord = typeof subject === "object" && subject !== null && "err" in subject;
  return isRecord && subject.err instanceof Error ? subject.err : undefined;
}

function safeText(value: unknown): unknown {
  return typeof value === "string" ? redactText(value) : value;
}
