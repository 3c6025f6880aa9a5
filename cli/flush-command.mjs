import { connect, makeWarn } from "./connection.mjs";
import { flush } from "./flush.mjs";
import { readOptions } from "./options.mjs";
import { Spool } from "./spool.mjs";

/** Sends what could not be sent when it happened. Gives the exit status: 1 when something is left or was refused. */
export async function flushSpool(args, env) {
  const { values } = readOptions(args, { quiet: { type: "boolean", short: "q" } });
  const warn = makeWarn(values.quiet === true);
  const { client, url, why } = connect(env);
  if (why) {
    warn(`nothing is sent: ${why}`);
    return 1;
  }
  const { sent, left, refused, why: reason } = await flush({ spool: new Spool(env), client, url, warn });
  if (sent + left + refused > 0)
    warn(`${sent} sent, ${left} left, ${refused} refused${reason ? `: ${reason}` : ""}`);
  return left + refused > 0 ? 1 : 0;
}
