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
  durationMs: number;
}

/** Sends a request with the person's session, whatever the answer is. Throws ApiError when there is none. */
export function useTryRequest() {
  return useMutation({ mutationFn: tryRequest, gcTime: 0 });
}

async function tryRequest({ method, address, body }: TriedRequest): Promise<TriedAnswer> {
  const begunAt = performance.now();
  try {
    const response = await fetch(address, {
      method,
      credentials: "same-origin",
      headers: body ? { "content-type": body.type } : {},
      body: body?.text,
    });
    const text = await response.text();
    const durationMs = performance.now() - begunAt;
    return { status: response.status, headers: [...response.headers], text, durationMs };
  } catch {
    throw new ApiError(unreachable);
  }
}
