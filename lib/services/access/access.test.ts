import "../instance.fixture";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as streamRoute } from "@/app/api/v1/stream/route";
import { roles, scopes, type Role, type Scope } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import type { RouteHandler } from "@/lib/http/route";
import type { Operation } from "@/lib/schemas/operation";
import { operations } from "@/lib/schemas/operations";
import { makeKeyOf, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeRequest, send, sessionOf, type Answer, type Sending } from "@/lib/testing/request";
import { loadRouteHandlers } from "@/lib/testing/route-handlers";
import { inputs, type Prepared } from "./inputs.fixture";
import { strangeReferences } from "./references.fixture";
import { snapshotOf } from "./snapshot.fixture";
import { makeWorld, type World } from "./world.fixture";

const handlers = await loadRouteHandlers();

const idsOf = (world: World) => Object.values(world.ids);
const mentions = (what: unknown, words: readonly string[]) => {
  const text = typeof what === "string" ? what : JSON.stringify(what);
  return words.filter((word) => text.includes(word));
};

/** The world with ids and names that no row has. */
function nowhereOf({ ids, ...world }: World): World {
  const entries = Object.entries(ids).map(([name, value], index) => [
    name,
    /^[0-9a-f]{8}-/.test(value)
      ? `0193a1b2-0000-7000-8000-${String(index).padStart(12, "0")}`
      : value.replace(world.mark, "nothing"),
  ]);
  return { ...world, ids: Object.fromEntries(entries) as World["ids"] };
}

/** What was answered, without what differs from request to request: its id, the time, and what was asked for. */
function shapeOf({ status, text }: Answer<unknown>, asked: World) {
  let shape = text
    .replaceAll(/urn:uuid:[0-9a-f-]+/g, "REQUEST")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME");
  for (const [name, value] of Object.entries(asked.ids)) shape = shape.replaceAll(value, `<${name}>`);
  return { status, shape };
}

test("every operation has a prepared request, and a handler", () => {
  const ids = operations.map(({ id }) => id).toSorted();

  expect(Object.keys(inputs).toSorted()).toEqual(ids);
  expect([...handlers.keys()].toSorted()).toEqual(ids);
});

describeWithDatabase("who may do what", () => {
  let ours: World;
  let nowhere: World;
  let theirs: World;
  /** Alice's keys that can do everything but one thing. */
  const narrow = new Map<Scope, string>();

  beforeAll(async () => {
    ours = await makeWorld("quokka");
    theirs = await makeWorld("wombat");
    nowhere = nowhereOf(ours);
    for (const scope of scopes) {
      const others = scopes.filter((other) => other !== scope);
      narrow.set(scope, await makeKeyOf(ours.people.root, { scopes: others }));
    }
  });

  const ask = (handler: RouteHandler, prepared: Prepared, sending: Sending = {}) =>
    send(handler, { ...sentOf(prepared), ...sending });
  const ourRows = () => snapshotOf(ours.ids.organisation);

  describe.each(Object.keys(inputs))("%s", (id) => {
    const handler = handlers.get(id);
    if (!handler) return;
    const { operation } = handler;
    const { access } = operation;

    test("is closed to whoever has no right to it, and they change nothing", async () => {
      if (!("role" in access)) return;
      const before = await ourRows();
      const prepared = prepare(operation, ours);

      expect((await ask(handler, prepared)).status, "nobody").toBe(401);
      const key = narrow.get(access.scope) ?? "";
      expect((await ask(handler, prepared, { key })).status, "a key without the scope").toBe(403);
      for (const person of lower(access.role, ours))
        expect((await ask(handler, prepared, { as: person })).status, person.name).toBe(403);
      if ("root" in access)
        expect((await ask(handler, prepared, { as: ours.people.alice })).status, "an admin").toBe(403);
      if (access.kind === "sender") {
        const session = await sessionOf(theirs.people.alice);
        expect((await ask(handler, prepared, { session })).status, "a session").toBe(403);
      }
      expect(await ourRows()).toEqual(before);
    });

    test("shows nothing of ours to an admin or root user of another organisation, and changes nothing", async () => {
      if (!("role" in access) || id === "stream") return;
      const before = await ourRows();
      const { alice, root } = theirs.people;
      for (const stranger of "root" in access ? [] : [alice, root])
        await askAsStranger(handler, stranger, { ours, nowhere, theirs });
      expect(await ourRows()).toEqual(before);
    });

    test("is open to every role that is enough", async () => {
      if (!("role" in access) || "root" in access || id === "stream") return;
      const prepared = prepare(operation, ours);
      const isNamed = prepared.params && mentions(prepared.params, idsOf(ours)).length > 0;
      if (prepared.isPersonal || prepared.by || access.kind === "sender") return;
      // What changes something is asked of what is not there: a 404 is past the door as well.
      if (operation.method !== "GET" && (!isNamed || prepared.asksOwn)) return;
      const asked = operation.method === "GET" ? prepared : prepare(operation, nowhere);
      for (const person of enough(access.role, ours))
        expect([401, 403], person.name).not.toContain((await ask(handler, asked, { as: person })).status);
    });

    test("is open to those it is for", async () => {
      if (id === "stream") return;
      const prepared = prepare(operation, ours);
      const before = operation.method === "GET" ? await ourRows() : null;
      const answer = await ask(handler, prepared, await byOf(prepared, ours));

      expect(answer.status, answer.text.slice(0, 600)).toBe(prepared.status ?? operation.status);
      const isFull = !prepared.isBlank && operation.status !== 204 && answer.status < 300;
      if (isFull) expect(answer.text, "the row that others must not see").toContain(ours.mark);
      if (before && access.kind !== "sender")
        expect(await ourRows(), "a GET changes nothing").toEqual(before);
    });
  });

  describe("what a request of another organisation may refer to", () => {
    test.each(Object.keys(strangeReferences))("%s", async (name) => {
      const before = await ourRows();
      const [id = ""] = name.split(":");
      const handler = handlers.get(id);
      const make = strangeReferences[name];
      if (!handler || !make) throw new Error(`There is no operation ${id}`);
      const as = theirs.people.alice;
      // It has to be the reference that is refused, and nothing else.
      const own = await ask(handler, make(theirs, theirs), { as });
      expect(own.status, own.text.slice(0, 600)).toBeLessThan(300);

      const answer = await ask(handler, make(theirs, ours), { as });
      const missing = await ask(handler, make(theirs, nowhere), { as });

      expect(shapeOf(answer, ours)).toEqual(shapeOf(missing, nowhere));
      expect(answer.status, answer.text.slice(0, 600)).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(mentions(shapeOf(answer, ours).shape, [ours.mark])).toEqual([]);
      expect(await ourRows()).toEqual(before);
    });
  });

  test("the live stream tells of one's own organisation only", async () => {
    const leaving = new AbortController();
    const request = makeRequest(streamRoute.operation, { as: theirs.people.alice });
    const response = await streamRoute(new Request(request, { signal: leaving.signal }));
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let told = "";
    const secret = await withTransaction((tx) => makeNotification(ours.ids.organisation, {}, tx));
    const own = await withTransaction((tx) => makeNotification(theirs.ids.organisation, {}, tx));
    while (!told.includes(own.id)) {
      const { value, done } = await reader.read();
      if (done) break;
      told += decoder.decode(value, { stream: true });
    }
    leaving.abort();
    await reader.cancel().catch(() => undefined);

    expect(told).toContain(own.id);
    expect(mentions(told, [...idsOf(ours), secret.id])).toEqual([]);
  });
});

function prepare({ id }: Operation, world: World): Prepared {
  const make = inputs[id];
  if (!make) throw new Error(`Nothing is prepared for ${id}: add it to inputs.fixture.ts`);
  return make(world);
}

function sentOf({ params, query, body, rawBody, headers }: Prepared): Sending {
  return { params, query, body, rawBody, headers };
}

async function byOf({ by = "key" }: Prepared, { people }: World): Promise<Sending> {
  if (by === "nobody") return {};
  if (by === "session") return { session: await sessionOf(people.alice) };
  return { as: by === "root" ? people.root : people.alice };
}

/** Those whose role is not enough. */
function lower(role: Role, { people: { bob, ann } }: World): CastMember[] {
  return [bob, ann].slice(0, roles.indexOf(role));
}

/** Those of lower roles than the admin's whose role is enough. */
function enough(role: Role, { people: { bob, ann } }: World): CastMember[] {
  return [bob, ann].slice(roles.indexOf(role));
}

/**
 * Where the request names a row of ours, they learn no more than of one that does not exist; else they are answered about
 * their own organisation, and nothing of ours is in it.
 */
async function askAsStranger(
  handler: RouteHandler,
  stranger: CastMember,
  { ours, nowhere, theirs }: Record<"ours" | "nowhere" | "theirs", World>,
): Promise<void> {
  const prepared = prepare(handler.operation, ours);
  const by = prepared.by === "session" ? { session: await sessionOf(stranger) } : { as: stranger };
  const named = mentions(sentOf(prepared), idsOf(ours));
  if (named.length === 0 || prepared.asksOwn) {
    const own = prepared.asksOwn ? prepared : prepare(handler.operation, theirs);
    const answer = await send(handler, { ...sentOf(own), ...by });
    expect(answer.status, answer.text.slice(0, 600)).toBeLessThan(500);
    expect([401, 403]).not.toContain(answer.status);
    const rows = idsOf(ours).filter((value) => !value.includes(ours.mark));
    expect(mentions(answer.text, prepared.asksOwn ? rows : [...rows, ours.mark])).toEqual([]);
    return;
  }
  const answer = await send(handler, { ...sentOf(prepared), ...by });
  const missing = await send(handler, { ...sentOf(prepare(handler.operation, nowhere)), ...by });

  expect(shapeOf(answer, ours), answer.text.slice(0, 600)).toEqual(shapeOf(missing, nowhere));
  if (prepared.params) expect(answer.status, answer.text.slice(0, 600)).toBe(404);
  expect(mentions(shapeOf(answer, ours).shape, [ours.mark])).toEqual([]);
}
