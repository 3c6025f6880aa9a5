import pino from "pino";
import { config, ConfigError, type LogLevel } from "./config";
import { redact, redactRecord, redactText } from "./redact";

export type Logger = pino.Logger;

/** A logger that writes one line of JSON per record; no secret passes it (lib/redact.ts). */
export function createLogger(level: LogLevel, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: redact },
    formatters: {
      level: (label) => ({ level: label }),
      log: (record) => redactRecord(record),
    },
    hooks: {
      logMethod(args, method) {
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

/** pino takes a missing message from the error itself, past the redaction. */
function errorOf(subject: unknown): Error | undefined {
  if (subject instanceof Error) return subject;
  const isRecord = typeof subject === "object" && subject !== null && "err" in subject;
  return isRecord && subject.err instanceof Error ? subject.err : undefined;
}

function safeText(value: unknown): unknown {
  return typeof value === "string" ? redactText(value) : value;
}
