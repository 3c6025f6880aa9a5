export const errorCodes = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "request_timeout",
  "conflict",
  "precondition_failed",
  "too_large",
  "unsupported_media_type",
  "unprocessable",
  "rate_limited",
  "unavailable",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A place in the caller's input (JSON Pointer, RFC 6901) and what is wrong there. */
export interface InputIssue {
  pointer: string;
  detail: string;
}

/** A request that cannot be done, in the user's words. Anything else that is thrown is a bug. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: InputIssue[] = [],
    /** When it is worth trying again; null: nothing is known about that. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = "AppError";
  }
}

export class InvalidInputError extends AppError {
  constructor(message: string, issues: InputIssue[] = []) {
    super("invalid_input", message, issues);
  }
}

/** Also for rows of another organisation: their existence is not told. */
export class NotFoundError extends AppError {
  constructor(noun: string, id?: string) {
    super("not_found", id ? `There is no ${noun} ${id}.` : `There is no such ${noun}.`);
  }
}

export class ForbiddenError extends AppError {
  constructor(message = "You are not allowed to do this.") {
    super("forbidden", message);
  }
}

export class UnauthenticatedError extends AppError {
  constructor(message = "Sign in, or send an API key.") {
    super("unauthenticated", message);
  }
}

export class ConflictError extends AppError {
  constructor(message: string, issues: InputIssue[] = []) {
    super("conflict", message, issues);
  }
}

/** The input is well formed, but cannot be worked with, such as a template with a syntax error. */
export class UnprocessableError extends AppError {
  constructor(message: string, issues: InputIssue[] = []) {
    super("unprocessable", message, issues);
  }
}
