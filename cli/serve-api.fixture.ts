import { GET as getEvent } from "@/app/api/v1/events/[id]/route";
import { POST as recordEvents } from "@/app/api/v1/events/route";
import { POST as openRun } from "@/app/api/v1/jobs/[key]/runs/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { POST as beatRun } from "@/app/api/v1/runs/[id]/heartbeat/route";
import { GET as getRun, PATCH as updateRun } from "@/app/api/v1/runs/[id]/route";
import { PUT as putRunStep } from "@/app/api/v1/runs/[id]/steps/[name]/route";
import type { RouteHandler } from "@/lib/http/route";
import { startHttpServer, type HttpTestServer } from "@/lib/testing/http-server";

const handlers = [getEvent, recordEvents, openRun, getMe, beatRun, getRun, updateRun, putRunStep];

/** Serves a client by the real handlers, without a port. */
export const serve: typeof fetch = async (address, init) => {
  const request = new Request(address as URL, init);
  const { pathname } = new URL(request.url);
  for (const handler of handlers as unknown as RouteHandler[]) {
    const { method, path } = handler.operation;
    const match = new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(pathname);
    if (match && method === request.method) {
      const params = Object.entries(match.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]);
      return handler(request, {
        params: Promise.resolve(Object.fromEntries(params) as Record<string, string>),
      });
    }
  }
  return new Response(null, { status: 404 });
};

/** The same with a port, for a program of its own. */
export async function startApi(): Promise<HttpTestServer> {
  const server = await startHttpServer(async ({ method = "", url = "", headers }, response) => {
    const body = server.requests.at(-1)?.body;
    const answer = await serve(new URL(url, server.url), {
      method,
      headers: { authorization: headers.authorization ?? "", "content-type": "application/json" },
      body: body || undefined,
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  return server;
}
