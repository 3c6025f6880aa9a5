// The image's health check: the web process of this container answers that all is well.
import { basePathOf } from "../scripts/base-path.mjs";

const port = process.env.PORT?.trim() || "3000";
try {
  const answer = await fetch(`http://127.0.0.1:${port}${basePathOf(process.env.APP_URL)}/readyz`, {
    signal: AbortSignal.timeout(4_000),
  });
  const { checks = [] } = await answer.json();
  for (const { ok, detail } of checks) if (!ok) process.stdout.write(`${detail}\n`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
}
