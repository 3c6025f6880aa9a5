import { z } from "zod";
import { Id, Instant, Key } from "./field";
import { operation } from "./operation";

export const OrganisationView = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    member_count: z.int(),
    /** Off: the settings let nobody of it be told anything. */
    is_on: z.boolean(),
    created_at: Instant,
  })
  .meta({ id: "Organisation" });
export type OrganisationView = z.infer<typeof OrganisationView>;

const root = { kind: "member", role: "admin", scope: "settings:write", root: true } as const;
const Name = z.string().trim().min(1).max(120);

export const listOrganisations = operation({
  id: "listOrganisations",
  method: "GET",
  path: "/api/v1/root/organisations",
  tag: "Organisations",
  summary: "All organisations, by name",
  access: root,
  status: 200,
  result: z.object({ data: z.array(OrganisationView) }),
});

export const createOrganisation = operation({
  id: "createOrganisation",
  method: "POST",
  path: "/api/v1/root/organisations",
  tag: "Organisations",
  summary: "Make an organisation, of which the caller becomes an admin",
  access: root,
  body: z.strictObject({ name: Name, slug: Key.toLowerCase() }),
  idempotencyKey: "remembered",
  status: 201,
  result: OrganisationView,
});

export const renameOrganisation = operation({
  id: "renameOrganisation",
  method: "PATCH",
  path: "/api/v1/organisation",
  tag: "Organisations",
  summary: "Give one's organisation another name",
  access: { kind: "member", role: "admin", scope: "settings:write" },
  body: z.strictObject({ name: Name }),
  status: 200,
  result: OrganisationView,
});
