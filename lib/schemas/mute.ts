import { z } from "zod";
import { Id, Instant, Key } from "./field";
import { operation } from "./operation";

export const MuteView = z
  .object({
    job: z.object({ id: Id, key: z.string(), name: z.string() }),
    /** Null: until the person takes it back. */
    until: Instant.nullable(),
    created_at: Instant,
  })
  .meta({ id: "Mute" });
export type MuteView = z.infer<typeof MuteView>;

const access = { kind: "member", role: "member", scope: "preferences:write" } as const;
const tag = "Preferences";
const JobParams = z.object({ job: Key.meta({ description: "Key or id of the job" }) });

export const listMutes = operation({
  id: "listMutes",
  method: "GET",
  path: "/api/v1/mutes",
  tag,
  summary: "The jobs that the caller has muted",
  access,
  status: 200,
  result: z.object({ data: z.array(MuteView) }),
});

export const putMute = operation({
  id: "putMute",
  method: "PUT",
  path: "/api/v1/mutes/{job}",
  tag,
  summary: "Mute a job for the caller, until then or, with null, for good",
  access,
  params: JobParams,
  body: z.strictObject({ until: Instant.nullable() }),
  status: 200,
  result: MuteView,
});

export const deleteMute = operation({
  id: "deleteMute",
  method: "DELETE",
  path: "/api/v1/mutes/{job}",
  tag,
  summary: "Let the caller hear of a job again",
  access,
  params: JobParams,
  status: 204,
});
