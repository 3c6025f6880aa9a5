// How long a single event takes to its mail when there is little to do: 20 events a second for a minute.
import { setTimeout as delay } from "node:timers/promises";
import { Arrivals, wordsOf } from "./arrivals";
import { startCountingSink } from "./counting-sink";
import { inMs, percentile, say, sayTable, whole } from "./figures";
import { arrivalOf } from "./load";
import { median } from "./median";
import { hasPostgres, postgresHint } from "./postgres";
import { startRunbell, TOLD, type RunbellOptions } from "./runbell";
import { numberFrom, rounds } from "./settings";

interface Round {
  sinceAnswer: number[];
  sincePost: number[];
  lost: number;
}

const SECONDS = numberFrom("BENCH_SECONDS", 60);
const PER_SECOND = 20;
const WARM_UP_SECONDS = 5;
const DEADLINE_MS = 30_000;

const results = new Map<RunbellOptions["database"], Round[]>();
for (const database of ["PostgreSQL", "embedded"] as const) {
  if (database === "PostgreSQL" && !(await hasPostgres())) {
    say(`on PostgreSQL: left out (${postgresHint})`);
    continue;
  }
  for (let round = 1; round <= rounds(); round++) {
    const figures = await measure(database);
    results.set(database, [...(results.get(database) ?? []), figures]);
    say(`round ${round}: ${database}: p50 ${inMs(percentile(figures.sinceAnswer, 0.5))}`);
  }
}
sayTable([
  ["from", "p50", "p99", "most", "lost"],
  ...[...results].flatMap(([database, measured]) => [
    rowOf(`${database}: the answer to the post`, measured, "sinceAnswer"),
    rowOf(`${database}: the post`, measured, "sincePost"),
  ]),
]);
say(
  `until the mail arrived; medians of ${rounds()} rounds of ${PER_SECOND} events a second for ${SECONDS} s. Below 0: the mail came before the answer`,
);

async function measure(database: RunbellOptions["database"]): Promise<Round> {
  const arrivals = new Arrivals();
  const sink = await startCountingSink((mail) => arrivals.note(mail));
  const running = await startRunbell({ database, mailPort: sink.port });
  const post = running.postEvents(TOLD);
  try {
    const first = wordsOf(0, WARM_UP_SECONDS * PER_SECOND);
    await postEvenly(first, post);
    await arrivalOf(first, arrivals, DEADLINE_MS);
    const words = wordsOf(1, SECONDS * PER_SECOND);
    const times = await postEvenly(words, post);
    await arrivalOf(words, arrivals, DEADLINE_MS);
    const since = (what: "posted" | "answered") =>
      times.flatMap(({ word, ...time }) => {
        const arrived = arrivals.at(word);
        return arrived === undefined ? [] : [arrived - time[what]];
      });
    const sincePost = since("posted");
    return { sinceAnswer: since("answered"), sincePost, lost: words.length - sincePost.length };
  } finally {
    await running.close();
    await sink.close();
  }
}

/** At their times, whether or not earlier ones were answered. */
async function postEvenly(words: readonly string[], post: (words: readonly string[]) => Promise<void>) {
  const started = performance.now();
  return Promise.all(
    words.map(async (word, index) => {
      await delay(started + (index * 1000) / PER_SECOND - performance.now());
      const posted = performance.now();
      await post([word]);
      return { word, posted, answered: performance.now() };
    }),
  );
}

function rowOf(name: string, measured: readonly Round[], what: "sinceAnswer" | "sincePost"): string[] {
  const at = (share: number) => inMs(median(measured.map((round) => percentile(round[what], share))));
  return [name, at(0.5), at(0.99), at(1), whole(median(measured.map(({ lost }) => lost)))];
}
