import { setTimeout as delay } from "node:timers/promises";
import { headers } from "next/headers";
import type { z } from "zod";
import { findActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/core/actor";
import type { Operation } from "@/lib/schemas/operation";
import { parseParams, parseQuery } from "./parse-input";
import { requireMember } from "./require-member";

/** A page rather comes without its answers than later than this. */
const PATIENCE_MS = 500;

/** An answer that a page can be sent with, under the key by which the browser would ask for it. */
export interface Preload {
  queryKey: readonly unknown[];
  /** Throws what the operation would refuse the person with. */
  answer: (actor: Actor) => Promise<unknown>;
}

/** What an operation answers to the person who opens a page: checked and parsed as its route does it. */
export function preload<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  { access, params, query, result }: Operation<Params, Query, Body, Result>,
  queryKey: readonly unknown[],
  read: (input: {
    actor: Actor;
    params: z.output<Params>;
    query: z.output<Query>;
  }) => Promise<z.input<Result>> | z.input<Result>,
  given: { params?: Record<string, string>; query?: Record<string, string> } = {},
): Preload {
  return {
    queryKey,
    answer: async (actor) => {
      if (access.kind !== "member") throw new Error("A page is sent with what its person may read.");
      requireMember(actor, access);
      const answer = await read({
        actor,
        params: parseParams(params, given.params ?? {}),
        query: parseQuery(query, new URLSearchParams(given.query)),
      });
      return result?.parse(answer);
    },
  };
}

/**
 * The answers for a browser that opens a page and knows nothing yet; one that comes from another page asks itself, for what
 * it does not know. What is refused, fails or takes too long is left out: the browser asks for it, and shows why.
 */
export async function answersFor(
  preloads: readonly Preload[],
): Promise<{ queryKey: readonly unknown[]; data: unknown }[]> {
  if (!(await headers()).get("accept")?.includes("text/html")) return [];
  const actor = await findActor();
  if (!actor) return [];
  const tooLate = delay(PATIENCE_MS, undefined, { ref: false });
  const answers = await Promise.all(
    preloads.map(async ({ queryKey, answer }) => ({
      queryKey,
      data: await Promise.race([answer(actor).catch(() => undefined), tooLate]),
    })),
  );
  return answers.filter(({ data }) => data !== undefined);
}
