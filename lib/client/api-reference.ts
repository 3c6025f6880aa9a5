import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { getOpenApi } from "@/lib/schemas/worker";
import { call } from "./api";
import { ApiError, unreachable } from "./api-error";

/** The OpenAPI document of the server, as it stands: it does not change while the page is open. */
export const openApiQuery = queryOptions({
  queryKey: ["openapi"] as const,
  queryFn: ({ signal }): Promise<unknown> => call(getOpenApi, {}, signal),
  staleTime: Infinity,
});

export function useOpenApi() {
  return useQuery(openApiQuery);
}

/** A request as somebody wrote it. */
export interface TriedRequest {
  method: string;
  /** On this host. */
  address: string;
  body: { type: string; text: string } | null;
}

export interface TriedAnswer {
  status: number;
  headers: [name: string, value: string][];
  text: string;
  /** There is more of the text, or there will be. */
  isCut: boolean;
  durationMs: number;
}

/** As much of an answer is shown: an export may be long, and the stream of changes ends after minutes. */
const SHOWN_CHARACTERS = 200_000;
const SHOWN_MS = 5_000;

/** Sends a request with the person's session, whatever the answer is. Throws ApiError when there is none. */
export function useTryRequest() {
  return useMutation({ mutationFn: (request: TriedRequest) => tryRequest(request), gcTime: 0 });
}

/** The answer as far as it comes within `shownMs` of its beginning. */
export async function tryRequest(
  { method, address, body }: TriedRequest,
  shownMs = SHOWN_MS,
): Promise<TriedAnswer> {
  const begunAt = performance.now();
  try {
    const response = await fetch(address, {
      method,
      credentials: "same-origin",
      headers: body ? { "content-type": body.type } : {},
      body: body?.text,
    });
    const { text, isCut } = await readBeginning(response, shownMs);
    const durationMs = performance.now() - begunAt;
    return { status: response.status, headers: [...response.headers], text, isCut, durationMs };
  } catch {
    throw new ApiError(unreachable);
  }
}

async function readBeginning({ body }: Response, shownMs: number): Promise<{ text: string; isCut: boolean }> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let isCut = false;
  const stop = () => {
    isCut = true;
    reader?.cancel().catch(() => undefined);
  };
  const timer = setTimeout(stop, shownMs);
  try {
    for (;;) {
      const { done = true, value = "" } = (await reader?.read()) ?? {};
      if (done) return { text: text.slice(0, SHOWN_CHARACTERS), isCut };
      text += value;
      if (text.length > SHOWN_CHARACTERS) stop();
    }
  } finally {
    clearTimeout(timer);
  }
}
