// A million messages that wait, and a million that are history: what claiming and looking at lists cost then.
import { measureClaims } from "./backlog/claims";
import { measureLists } from "./backlog/lists";
import { say } from "./figures";
import { hasPostgres, postgresHint } from "./postgres";
import { numberFrom } from "./settings";

const ROWS = numberFrom("BENCH_ROWS", 1_000_000);

if (await hasPostgres()) {
  await measureClaims(ROWS);
  await measureLists(ROWS);
} else say(`left out (${postgresHint})`);
