export interface ProblemError {
  pointer?: string;
  detail: string;
}

export interface Problem {
  title: string;
  detail?: string;
  errors: ProblemError[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isProblemError(value: unknown): value is ProblemError {
  return isRecord(value) && typeof value.detail === "string";
}

/** Reads what the API answers (RFC 9457), an Error, or a failed fetch. */
export function readProblem(error: unknown): Problem {
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      title: "The server did not answer",
      detail: "Check the connection, then try again.",
      errors: [],
    };
  }
  if (isRecord(error) && typeof error.title === "string") {
    return {
      title: error.title,
      detail: typeof error.detail === "string" ? error.detail : undefined,
      errors: Array.isArray(error.errors) ? error.errors.filter(isProblemError) : [],
    };
  }
  if (error instanceof Error && error.message)
    return { title: "That did not work", detail: error.message, errors: [] };
  return { title: "That did not work", detail: typeof error === "string" ? error : undefined, errors: [] };
}

/** The problem in one sentence, as a toast says it. */
export function problemSentence(error: unknown): string {
  const { title, detail } = readProblem(error);
  return detail ?? title;
}
