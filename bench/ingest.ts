// How many events a second the API makes durable: batches of 500 from four programs, no worker.
import { wordsOf } from "./arrivals";
import { say, sayTable, whole } from "./figures";
import { postAll } from "./load";
import { median } from "./median";
import { hasPostgres, postgresHint } from "./postgres";
import { startRunbell, TOLD, UNTOLD } from "./runbell";
import { numberFrom, rounds } from "./settings";

const EVENTS = numberFrom("BENCH_EVENTS", 20_000);
const WARM_UP = Math.ceil(EVENTS / 10);
const types = { "told to nobody": UNTOLD, "one message each": TOLD };

const results = new Map<string, number[]>();
for (let round = 1; round <= rounds(); round++)
  for (const database of ["PostgreSQL", "embedded"] as const) {
    if (database === "PostgreSQL" && !(await hasPostgres())) {
      if (round === 1) say(`on PostgreSQL: left out (${postgresHint})`);
      continue;
    }
    for (const [what, type] of Object.entries(types)) {
      const name = `${database}, ${what}`;
      const perSecond = await measure(database, type);
      results.set(name, [...(results.get(name) ?? []), perSecond]);
      say(`round ${round}: ${name}: ${whole(perSecond)} events/s`);
    }
  }
sayTable([["", "events/s"], ...[...results].map(([name, perSecond]) => [name, whole(median(perSecond))])]);
say(`medians of ${rounds()} rounds of ${whole(EVENTS)} events`);

async function measure(database: "PostgreSQL" | "embedded", type: string): Promise<number> {
  const running = await startRunbell({ database, workers: 0 });
  try {
    const post = running.postEvents(type);
    await postAll(wordsOf(0, WARM_UP), post);
    const started = performance.now();
    await postAll(wordsOf(1, EVENTS), post);
    return (EVENTS / (performance.now() - started)) * 1000;
  } finally {
    await running.close();
  }
}
