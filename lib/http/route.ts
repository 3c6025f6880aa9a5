import type { z } from "zod";
import { requireBearer, requireCaller, requireSender, type Caller } from "@/lib/auth/authenticate";
import { makeSessionCookie, renewSession, type SessionToken } from "@/lib/auth/session-cookie";
import { config } from "@/lib/config";
import { requireAccess, type Actor } from "@/lib/core/actor";
import { parseEntityTags, type IfMatch } from "@/lib/core/precondition";
import type { KeyedRequest } from "@/lib/db/idempotency-keys";
import type { Operation } from "@/lib/schemas/operation";
import { answerPolicy, strictTransport } from "@/lib/security-headers";
import { answerOnce, fingerprintOf, readIdempotencyKey } from "./idempotency";
import { observeRequest, type RequestNotes } from "./observe-request";
import { parseBody, parseParams, parseQuery } from "./parse-input";
import { parseJson } from "./parse-json";
import { makeRequestId, problemResponse } from "./problem";
import { decodeUtf8, readBody, readText } from "./read-body";
import { countRequest } from "./request-limit";
import { requireMember } from "./require-member";
import { resultResponse } from "./result-response";
import { requireSameOrigin } from "./same-origin";

const MAX_BODY_BYTES = 1024 * 1024;

/** What a handler gets: parsed, and allowed to. */
export interface HandlerInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  /** Who calls. Public, cron and metrics operations have nobody: there it throws. */
  readonly actor: Actor;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  /** What a versioned thing must still be: see Operation.versioned. */
  ifMatch: IfMatch;
  request: Request;
  /** The browser has this session from the answer on, in place of the one it came with. */
  beginSession: (token: SessionToken) => void;
}

/** What a handler answers with: the operation's result, or a whole response, such as a stream. */
type HandlerOutput<Result extends z.ZodType> = Result extends z.ZodUndefined
  ? Response | void
  : Response | z.input<Result>;

interface RouteContext {
  params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

interface ServeTools {
  /** For headers that the answer gets, whatever it is. */
  added: Headers;
  notes: RequestNotes;
  toProblem: (error: unknown) => Response;
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
    const toProblem = (error: unknown) => problemResponse(error, requestId, operation.id);
    const added = new Headers({ "x-content-type-options": "nosniff", "x-request-id": requestId.id });
    return observeRequest(operation, request, requestId.id, async (notes) => {
      const response = await serve(request, context, { added, notes, toProblem }).catch(toProblem);
      return finish(response, added, operation);
    });
  };

  const serve = async (
    request: Request,
    context: RouteContext | undefined,
    { added, notes, toProblem }: ServeTools,
  ): Promise<Response> => {
    const caller = await admit(operation, request, added);
    notes.caller = caller && nameOf(caller);
    const key = readIdempotencyKey(operation, request.headers);
    let begun: SessionToken | null = null;
    const input = {
      get actor(): Actor {
        if (!caller) throw new Error(`${operation.id} is called by nobody: it has no actor`);
        return caller.actor;
      },
      params: parseParams(operation.params, (await context?.params) ?? {}),
      query: parseQuery(operation.query, new URL(request.url).searchParams),
      body: await readInput(operation, request),
      ifMatch: operation.versioned ? parseEntityTags(request.headers.get("if-match")) : null,
      request,
      beginSession: (token: SessionToken) => {
        begun = token;
      },
    };
    const work = async () => {
      const output = await handler(input);
      return output instanceof Response ? output : resultResponse(operation, output, request);
    };
    const response =
      key !== null && caller
        ? await answerOnce(keyedRequest(caller, key, await fingerprintOf(operation, input)), work, toProblem)
        : await work();
    const cookie = await cookieOf(caller, begun);
    if (cookie) added.append("set-cookie", cookie);
    return response;
  };

  return Object.assign(answer, { operation });
}

/** What the browser is to keep from now on; null: what it has. */
async function cookieOf(caller: Caller | null, begun: SessionToken | null): Promise<string | null> {
  if (begun) return makeSessionCookie(begun);
  return caller?.kind === "session" ? renewSession(caller.session.token) : null;
}

/** Who calls, once it is sure that they may; null where nobody needs to be known. */
async function admit(
  { access }: Pick<Operation, "access">,
  request: Request,
  added: Headers,
): Promise<Caller | null> {
  if (access.kind === "public") return null;
  if (access.kind === "cron" || access.kind === "metrics") {
    requireBearer(request.headers, access.kind);
    return null;
  }
  if (access.kind === "sender") {
    const sender = await requireSender(request.headers);
    await countRequest(nameOf(sender), added);
    requireAccess(sender.actor, access.role, access.scope);
    return sender;
  }
  const caller = await requireCaller(request.headers);
  await countRequest(nameOf(caller), added);
  requireMember(caller.actor, access);
  if (caller.kind === "session") requireSameOrigin(request, config().appUrl);
  return caller;
}

/** By which a caller's requests are told from those of others. */
function nameOf(caller: Caller): string {
  return caller.kind === "api_key" ? `key:${caller.keyId}` : `user:${caller.actor.userId ?? ""}`;
}

function keyedRequest(caller: Caller, key: string, fingerprint: string): KeyedRequest {
  return { organisationId: caller.actor.organisationId, caller: nameOf(caller), key, fingerprint };
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

/** A copy, as the headers of some responses cannot be changed. */
function finish(response: Response, added: Headers, { access }: Pick<Operation, "access">): Response {
  const headers = new Headers(response.headers);
  // Some programs send a password only after they were asked for one.
  if (response.status === 401 && access.kind === "sender")
    headers.append("www-authenticate", 'Basic realm="Runbell"');
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  for (const [name, value] of added) headers.append(name, value);
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", answerPolicy);
  const transport = strictTransport(config().appUrl);
  if (transport) headers.set("strict-transport-security", transport);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
