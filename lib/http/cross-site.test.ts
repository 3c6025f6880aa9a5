import { beforeAll, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import type { Operation } from "@/lib/schemas/operation";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import { loadRouteHandlers } from "@/lib/testing/route-handlers";
import { requireSameOrigin } from "./same-origin";

const handlers = [...(await loadRouteHandlers()).values()];
const nothing = "0193a1b2-0000-7000-8000-000000000001";
const paramsOf = ({ path }: Operation) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, nothing]));

const ours = config().appUrl;
const evil = "https://evil.example";

/** What browsers say of requests that other sites' pages make, or that do not come from a page of ours. */
const foreign: [string, Record<string, string | null>][] = [
  ["another site's page", { "sec-fetch-site": "cross-site", origin: evil }],
  ["another site's page of an old browser", { "sec-fetch-site": null, origin: evil }],
  ["another host of the domain", { "sec-fetch-site": "same-site", origin: "http://other.runbell.example" }],
  ["a page on another port", { "sec-fetch-site": null, origin: "http://127.0.0.1:4000" }],
  ["our origin with a name before it", { "sec-fetch-site": null, origin: `${ours}.evil.example` }],
  ["a sandboxed frame", { "sec-fetch-site": "cross-site", origin: "null" }],
  ["a sandboxed frame of ours", { "sec-fetch-site": "same-origin", origin: "null" }],
  ["a redirect through our own origin", { "sec-fetch-site": "cross-site", origin: ours }],
  ["the address bar", { "sec-fetch-site": "none", origin: null }],
  ["nobody knows where", { "sec-fetch-site": null, origin: null }],
  ["nobody knows where, with a referrer of ours", { "sec-fetch-site": null, referer: `${ours}/runs` }],
];

describe("a request with a cookie", () => {
  const request = (method: string, headers: Record<string, string | null>) =>
    new Request(ours, {
      method,
      headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
    });

  test.each(foreign)("from %s may look, and change nothing", (_, headers) => {
    for (const method of ["GET", "HEAD", "OPTIONS"])
      expect(() => requireSameOrigin(request(method, headers), ours)).not.toThrow();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(() => requireSameOrigin(request(method, headers), ours), method).toThrow(/own pages/);
  });

  test("from our own pages may", () => {
    for (const headers of [
      { "sec-fetch-site": "same-origin", origin: ours },
      { "sec-fetch-site": "same-origin", origin: null },
      { "sec-fetch-site": null, origin: ours },
    ])
      expect(() => requireSameOrigin(request("POST", headers), ours)).not.toThrow();
  });

  test("is ours by the origin of APP_URL, whatever its path", () => {
    const from = request("POST", { origin: "https://example.org" });
    expect(() => requireSameOrigin(from, "https://example.org/runbell")).not.toThrow();
  });
});

describeWithDatabase("every operation that changes something", (db) => {
  let cast: Cast;
  let session: string;
  const unsafe = handlers.filter(({ operation }) => operation.method !== "GET");
  const withBody = unsafe.filter(({ operation }) => operation.body && !operation.takesText);

  beforeAll(async () => {
    cast = await makeCast();
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: true } });
    session = await sessionOf(cast.alice);
  });

  test.each(foreign)("is closed to a session's request from %s", async (_, headers) => {
    const open: string[] = [];
    for (const handler of unsafe) {
      const { operation } = handler;
      if (!("role" in operation.access)) continue;
      const answer = await send(handler, { session, headers, params: paramsOf(operation) });
      if (answer.status !== 403) open.push(`${operation.id}: ${answer.status}`);
    }
    expect(open).toEqual([]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "takes no body of the type %j, which other sites' forms may send without asking",
    async (type) => {
      const open: string[] = [];
      for (const handler of withBody) {
        const { operation } = handler;
        const by = operation.access.kind === "sender" ? { as: cast.alice } : { session };
        const sending = { ...by, rawBody: new TextEncoder().encode("{}"), params: paramsOf(operation) };
        const answer = await send(handler, { ...sending, headers: { "content-type": type || null } });
        // Of an address with an id that cannot be one nothing more is asked.
        if (answer.status !== 415 && answer.status !== 404) open.push(`${operation.id}: ${answer.status}`);
      }
      expect(open).toEqual([]);
      expect(withBody.length).toBeGreaterThan(50);
    },
  );
});
