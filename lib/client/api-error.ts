import { Problem } from "@/lib/schemas/problem";

/** What the server answered instead of a result, or that it did not answer (status 0). */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  get title(): string {
    return this.problem.title;
  }

  get detail(): string {
    return this.problem.detail;
  }

  get errors(): NonNullable<Problem["errors"]> {
    return this.problem.errors ?? [];
  }

  /** What is wrong at a place of the input, such as `/email`. */
  detailAt(pointer: string): string | undefined {
    return this.errors.find((issue) => issue.pointer === pointer)?.detail;
  }
}

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}

/** As the server says it, for what the browser finds out itself. */
export const changedMeanwhile: Problem = {
  type: "about:blank",
  title: "Changed meanwhile",
  status: 412,
  detail: "Somebody else changed this since you read it, so nothing was saved. What you see now is theirs.",
  code: "precondition_failed",
};

export const unreachable: Problem = {
  type: "about:blank",
  title: "No answer",
  status: 0,
  detail: "Runbell does not answer. Check the connection; what you see may be out of date.",
  code: "unreachable",
};

/** A proxy or a crashed server answers something else than a problem: it is told by its status alone. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = Problem.safeParse(body);
  if (parsed.success) return parsed.data;
  return {
    type: "about:blank",
    title: response.statusText || "Unexpected answer",
    status: response.status,
    detail: `The server answered with status ${response.status}.`,
    code: response.status === 401 ? "unauthenticated" : "unexpected",
  };
}
