import "@/lib/services/instance.fixture";
import { beforeAll, expect, it } from "vitest";
import type { Operation } from "@/lib/schemas/operation";
import { operations } from "@/lib/schemas/operations";
import { exampleIds } from "@/lib/schemas/request-examples";
import { inputs, type Prepared } from "@/lib/services/access/inputs.fixture";
import { makeWorld, type World } from "@/lib/services/access/world.fixture";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRequest, send, sessionOf, type Answer, type Sending } from "@/lib/testing/request";
import { loadRouteHandlers } from "@/lib/testing/route-handlers";
import { bodyExampleOf } from "./openapi-operation";
import { faultsOf } from "./published-contract.fixture";

const handlers = await loadRouteHandlers();

/** Documented bodies that cannot be sent as they stand, and why: then the prepared one of the access test goes. */
const withoutTheirExample: Record<string, string> = {
  changePassword: "She has a password of her own.",
  createRotationOverride: "It has to end within a year of the day on which it is sent.",
  testSlack: "The world's channel is a webhook.",
  testTeams: "The world's channel is a webhook.",
};

/** What the documented body leads to in the prepared world, where that is not what the prepared one leads to. */
const otherStatus: Record<string, number> = {
  // No policy tells whoever is on call in it: the documented one has other recipients.
  deleteRotation: 204,
  // The prepared payloads are refused, the documented ones are of the programs themselves.
  receiveAirflow: 200,
  receiveCloudEvents: 200,
  receiveGitHub: 200,
  receiveGitLab: 200,
  receiveOpenLineage: 200,
};

const byNoun: Record<Exclude<keyof typeof exampleIds, "any">, (world: World) => string> = {
  user: ({ ids }) => ids.alice,
  otherUser: ({ ids }) => ids.bob,
  organisation: ({ ids }) => ids.organisation,
  template: ({ ids }) => ids.template,
  channel: ({ ids }) => ids.channel,
  mailServer: ({ ids }) => ids.mailServer,
  deadLetter: ({ ids }) => ids.closed,
  held: ({ ids }) => ids.held,
};

/** The documented body with the ids of rows that there are. */
function documentedBody(operation: Operation, world: World): unknown {
  let text = JSON.stringify(bodyExampleOf(operation));
  for (const [noun, idOf] of Object.entries(byNoun))
    text = text.replaceAll(exampleIds[noun as keyof typeof byNoun], idOf(world));
  return JSON.parse(text);
}

function sendingOf(operation: Operation, prepared: Prepared, world: World): Sending {
  const { params, query, headers } = prepared;
  if (!operation.body) return { params, query, headers };
  if (operation.id in withoutTheirExample) return { params, query, headers, body: prepared.body };
  const body = documentedBody(operation, world);
  return operation.takesText
    ? { params, query, headers, rawBody: String(body) }
    : { params, query, headers, body };
}

/** Something that the operation does not take; null where it takes everything. */
function wrongBodyOf({ body, takesText, ignoresBody, method }: Operation): Sending | null {
  if (!body || takesText || ignoresBody || method === "GET") return null;
  const surprise = { no_such_field: true };
  return body.safeParse(surprise).success ? { rawBody: "{" } : { body: surprise };
}

describeWithDatabase("each documented operation", () => {
  let world: World;
  const called = new Set<string>();

  beforeAll(async () => {
    world = await makeWorld("numbat");
    await makeJob(world.ids.organisation, { key: "nightly-etl", name: "Nightly ETL" });
  });

  const byOf = async ({ by = "key" }: Prepared): Promise<Sending> => {
    if (by === "nobody") return {};
    if (by === "session") return { session: await sessionOf(world.people.alice) };
    return { as: by === "root" ? world.people.root : world.people.alice };
  };

  it.each(Object.keys(inputs))("%s answers as the document says", async (id) => {
    const handler = handlers.get(id);
    const prepared = inputs[id]?.(world);
    if (!handler || !prepared) throw new Error(`${id} has no handler`);
    const { operation } = handler;
    const by = await byOf(prepared);

    const wrong = wrongBodyOf(operation);
    if (wrong) {
      const { params, query, headers } = prepared;
      const refused = await send(handler, { params, query, headers, ...by, ...wrong });
      expect(refused.status, refused.text).toBe(400);
      expect(faultsOf(operation, refused)).toEqual([]);
    }

    called.add(id);
    if (id === "stream") return expectStream(operation, by);
    const answer = await send(handler, { ...sendingOf(operation, prepared, world), ...by });
    expect(answer.status, answer.text.slice(0, 600)).toBe(
      otherStatus[id] ?? prepared.status ?? operation.status,
    );
    expect(faultsOf(operation, answer)).toEqual([]);
    expectHeaders(operation, answer);
  });

  it("was called", () => {
    expect(operations.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
  });

  async function expectStream(operation: Operation, by: Sending): Promise<void> {
    const leaving = new AbortController();
    const request = makeRequest(operation, by);
    const response = await handlers.get("stream")?.(new Request(request, { signal: leaving.signal }));
    leaving.abort();
    await response?.body?.cancel().catch(() => undefined);

    expect(response?.status).toBe(200);
    expect(
      faultsOf(operation, { status: 200, headers: response?.headers ?? new Headers(), text: "" }),
    ).toEqual([]);
  }
});

function expectHeaders({ access }: Operation, { headers }: Answer<unknown>): void {
  const isCounted = access.kind === "member" || access.kind === "sender";
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get("ratelimit-policy")).toBe(isCounted ? '"minute";q=6000;w=60' : null);
  expect(headers.get("ratelimit")).toEqual(
    isCounted ? expect.stringMatching(/^"minute";r=\d+;t=\d+$/) : null,
  );
}
