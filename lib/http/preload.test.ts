import { expect, test } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { ForbiddenError } from "@/lib/core/errors";
import { operation } from "@/lib/schemas/operation";
import { preload } from "./preload";

const getThing = operation({
  id: "getThing",
  method: "GET",
  path: "/api/v1/things/{id}",
  tag: "Things",
  summary: "One thing",
  access: { kind: "member", role: "author", scope: "read" },
  params: z.object({ id: z.uuid() }),
  query: z.object({ limit: z.coerce.number().default(25) }),
  status: 200,
  result: z.object({ id: z.string(), limit: z.number() }),
});

const author: Actor = {
  kind: "user",
  organisationId: "0199a000-0000-7000-8000-000000000001",
  userId: "0199a000-0000-7000-8000-000000000002",
  role: "author",
  scopes: null,
  isRoot: false,
  label: "ann@example.org",
};
const id = "0199a000-0000-7000-8000-000000000003";

const thing = (params: Record<string, string>) =>
  preload(
    getThing,
    ["things", id],
    ({ actor, params, query }) => ({ id: params.id, limit: query.limit, secret: actor.label }),
    { params },
  );

test("answers what the operation declares, and nothing beside it", async () => {
  expect(await thing({ id }).answer(author)).toEqual({ id, limit: 25 });
});

test("refuses whom the operation would refuse", async () => {
  await expect(thing({ id }).answer({ ...author, role: "member" })).rejects.toThrow(ForbiddenError);
  const forRoot = { ...getThing, access: { ...getThing.access, root: true } } as typeof getThing;
  const read = preload(forRoot, ["things"], ({ params }) => ({ id: params.id, limit: 1 }), {
    params: { id },
  });
  await expect(read.answer({ ...author, role: "admin" })).rejects.toThrow(ForbiddenError);
  expect(await read.answer({ ...author, isRoot: true })).toEqual({ id, limit: 1 });
});

test("finds nothing at an address that cannot be", async () => {
  await expect(thing({ id: "../../etc" }).answer(author)).rejects.toMatchObject({ code: "not_found" });
});

test("sends nobody what is not for members", async () => {
  const open = { ...getThing, access: { kind: "cron" } } as typeof getThing;
  await expect(preload(open, ["things"], () => ({ id, limit: 1 })).answer(author)).rejects.toThrow(
    "may read",
  );
});
