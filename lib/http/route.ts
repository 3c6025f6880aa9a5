import type { z } from "zod";
import { requireBearer, requireCaller, requireSender, type Caller } from "@/lib/auth/authenticate";
import { renewSession } from "@/lib/auth/session-cookie";
import { config } from "@/lib/config";
import { requireAccess, requireRoot, type Actor } from "@/lib/core/actor";
import type { Operation } from "@/lib/schemas/operation";
import { parseBody, parseParams, parseQuery } from "./parse-input";
import { parseJson } from "./parse-json";
import { makeRequestId, problemResponse } from "./problem";
import { decodeUtf8, readBody, readText } from "./read-body";
import { requireSameOrigin } from "./same-origin";

const MAX_BODY_BYTES = 1024 * 1024;

/** What a handler gets: parsed, and allowed to. */
export interface HandlerInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  /** Who calls. Public, cron and metrics operations have nobody: there it throws. */
  readonly actor: Actor;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  request: Request;
}

/** What a handler answers with: the operation's result, or a whole response, such as a stream. */
type HandlerOutput<Result extends z.ZodType> = Result extends z.ZodUndefined
  ? Response | void
  : Response | z.input<Result>;

interface RouteContext {
  params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** What Next calls. The context may be left out where the path has no parameters. */
export interface RouteHandler<O = Operation> {
  (request: Request, context?: RouteContext): Promise<Response>;
  readonly operation: O;
}

/**
 * Makes the handler of an operation, the only way to export one. It finds out who calls and whether they may, reads and
 * parses the input, and lets nothing out that the operation does not declare; whatever is thrown becomes a problem
 * document (RFC 9457).
 */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  operation: Operation<Params, Query, Body, Result>,
  handler: (
    input: HandlerInput<Params, Query, Body>,
  ) => Promise<HandlerOutput<Result>> | HandlerOutput<Result>,
): RouteHandler<Operation<Params, Query, Body, Result>> {
  const answer = async (request: Request, context?: RouteContext): Promise<Response> => {
    const requestId = makeRequestId();
    const { response, cookie } = await serve(request, context).catch((error: unknown) => ({
      response: problemResponse(error, requestId, operation.id),
      cookie: null,
    }));
    return finish(response, requestId.id, cookie, operation);
  };

  const serve = async (request: Request, context?: RouteContext) => {
    const caller = await admit(operation, request);
    const input = {
      get actor(): Actor {
        if (!caller) throw new Error(`${operation.id} is called by nobody: it has no actor`);
        return caller.actor;
      },
      params: parseParams(operation.params, (await context?.params) ?? {}),
      query: parseQuery(operation.query, new URL(request.url).searchParams),
      body: await readInput(operation, request),
      request,
    };
    const output = await handler(input);
    return {
      response: output instanceof Response ? output : resultResponse(operation, output),
      cookie: caller?.kind === "session" ? await renewSession(caller.session.token) : null,
    };
  };

  return Object.assign(answer, { operation });
}

/** Who calls, once it is sure that they may; null where nobody needs to be known. */
async function admit({ access }: Pick<Operation, "access">, request: Request): Promise<Caller | null> {
  if (access.kind === "public") return null;
  if (access.kind === "cron" || access.kind === "metrics") {
    requireBearer(request.headers, access.kind);
    return null;
  }
  if (access.kind === "sender") {
    const sender = await requireSender(request.headers);
    requireAccess(sender.actor, access.role, access.scope);
    return sender;
  }
  const caller = await requireCaller(request.headers);
  requireAccess(caller.actor, access.role, access.scope);
  if (access.root) requireRoot(caller.actor);
  if (caller.kind === "session") requireSameOrigin(request, config().appUrl);
  return caller;
}

async function readInput<Body extends z.ZodType>(
  {
    method,
    body,
    ignoresBody,
    takesText,
    maxBodyBytes = MAX_BODY_BYTES,
  }: Pick<
    Operation<z.ZodType, z.ZodType, Body>,
    "method" | "body" | "ignoresBody" | "takesText" | "maxBodyBytes"
  >,
  request: Request,
): Promise<z.output<Body>> {
  if (takesText) return parseBody(body, await readText(request, maxBodyBytes));
  const bytes = method === "GET" || ignoresBody ? null : await readBody(request, maxBodyBytes);
  return parseBody(body, bytes && body ? parseJson(decodeUtf8(bytes)) : undefined);
}

function resultResponse({ id, status, result }: Operation, output: unknown): Response {
  if (status === 204) return new Response(null, { status });
  if (!result) throw new Error(`${id} declares no result, so its handler must answer with a Response`);
  const parsed = result.safeParse(output);
  if (!parsed.success)
    throw new Error(`${id} gave a result that it does not declare`, { cause: parsed.error });
  return Response.json(parsed.data, { status });
}

/** A copy, as the headers of some responses cannot be changed. */
function finish(
  response: Response,
  requestId: string,
  cookie: string | null,
  { access }: Pick<Operation, "access">,
): Response {
  const headers = new Headers(response.headers);
  // Some programs send a password only after they were asked for one.
  if (response.status === 401 && access.kind === "sender")
    headers.append("www-authenticate", 'Basic realm="Runbell"');
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-request-id", requestId);
  if (cookie) headers.append("set-cookie", cookie);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
