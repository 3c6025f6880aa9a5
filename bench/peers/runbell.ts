import { hasPostgres, postgresHint } from "../postgres";
import { startRunbell, TOLD, type RunbellOptions } from "../runbell";
import type { Peer } from "./peer";

/** Events over the API, each decided, told to one person, rendered from the built-in template and kept in the history. */
function runbell(
  name: string,
  options: Pick<RunbellOptions, "database" | "workers">,
  durability: string,
): Peer {
  const { database } = options;
  return {
    name,
    durability,
    missing: async () => (database === "embedded" || (await hasPostgres()) ? null : postgresHint),
    async start({ port }) {
      const running = await startRunbell({ ...options, mailPort: port });
      return { post: running.postEvents(TOLD), close: () => running.close() };
    },
  };
}

export const ours = runbell("Runbell, PostgreSQL", { database: "PostgreSQL" }, "nothing is lost");
export const oursTwice = runbell(
  "Runbell, PostgreSQL, two workers",
  { database: "PostgreSQL", workers: 2 },
  "nothing is lost",
);
export const oursEmbedded = runbell(
  "Runbell, embedded database",
  { database: "embedded" },
  "the last seconds, when the machine dies",
);
