import type { z } from "zod";
import * as template from "@/app/api/v1/notification-templates/[id]/route";
import * as templates from "@/app/api/v1/notification-templates/route";
import type { CreateTemplateInput, TemplateView, UpdateTemplateInput } from "@/lib/schemas/template";
import type { CastMember } from "@/lib/testing/cast";
import { send } from "@/lib/testing/request";

/** Makes a template over the API, as the person. */
export async function create(
  as: CastMember,
  body: z.input<typeof CreateTemplateInput>,
): Promise<TemplateView> {
  return (await send(templates.POST, { as, body })).result();
}

/** Asks for a change and gives the whole answer, which may be a refusal. */
export function change(as: CastMember, id: string, body: z.input<typeof UpdateTemplateInput>) {
  return send(template.PUT, { as, params: { id }, body });
}

export function remove(as: CastMember, id: string, query: Record<string, string> = {}) {
  return send(template.DELETE, { as, params: { id }, query });
}

export async function read(as: CastMember, id: string): Promise<TemplateView> {
  return (await send(template.GET, { as, params: { id } })).result();
}
