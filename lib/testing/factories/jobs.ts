import { defaultOnError, type StepDefinition } from "@/lib/core/step";
import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, type Fields } from "./making";

export async function makeTarget(
  organisationId: string,
  fields: Fields<Prisma.TargetUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const name = `target-${next()}`;
  return db.target.create({ data: { organisationId, name, hostname: `${name}.example.org`, ...fields } });
}

/** A step as its author may leave things out: the schema's defaults are not filled in. */
export type StepInput = {
  [Type in StepDefinition["type"]]: {
    name: string;
    type: Type;
    config: Partial<Extract<StepDefinition, { type: Type }>["config"]>;
    on_error?: "continue" | "fail_job";
    enabled?: boolean;
  };
}[StepDefinition["type"]];

/** A job that Runbell runs; reported when it is given no steps. */
export async function makeJob(
  organisationId: string,
  {
    steps = [],
    ...fields
  }: Fields<Omit<Prisma.JobUncheckedCreateInput, "steps">> & { steps?: StepInput[] } = {},
  db: Db = openDb(),
) {
  const key = fields.key ?? `job-${next()}`;
  const kind = steps.length > 0 ? "builtin" : "reported";
  return db.job.create({
    data: {
      organisationId,
      name: key,
      kind,
      ...fields,
      key,
      steps: {
        create: steps.map(({ name, type, config, on_error, enabled }, index) => ({
          name,
          type,
          config: config as Prisma.InputJsonObject,
          position: index + 1,
          onError: on_error ?? defaultOnError(type),
          enabled,
        })),
      },
    },
    include: { steps: { orderBy: { position: "asc" } } },
  });
}
