// What it costs to decide about events where a thousand people and fifty rules are.
import { measureDecide } from "./rules/decide";
import { measureIngest } from "./rules/ingest";
import { say } from "./figures";
import { hasPostgres, postgresHint } from "./postgres";

measureDecide();
if (await hasPostgres()) await measureIngest();
else say(`ingest: left out (${postgresHint})`);
