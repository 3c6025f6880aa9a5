import { spawnSync } from "node:child_process";
import { context, jinja } from "./mail";
import type { Measured } from "./measure";

const python = `
import json, sys, time
from jinja2.sandbox import SandboxedEnvironment
given = json.load(sys.stdin)
environment = SandboxedEnvironment(autoescape=True)
source, context = given["source"], given["context"]
template = environment.from_string(source)
def rate(render):
    done, started = 0, time.process_time()
    while True:
        for _ in range(20):
            render(done)
            done += 1
        spent = time.process_time() - started
        if spent >= given["seconds"]:
            return done / spent
cached = rate(lambda n: template.render(context))
cold = rate(lambda n: environment.from_string(source + "{# %d #}" % n).render(context))
json.dump({"output": template.render(context), "cached": cached, "cold": cold}, sys.stdout)
`;

/** Jinja2's sandbox; null where it is not installed. */
export function measureJinja2(seconds: number): Measured | null {
  const child = spawnSync("python3", ["-c", python], {
    input: JSON.stringify({ source: jinja, context, seconds }),
    encoding: "utf8",
  });
  return child.status === 0 ? (JSON.parse(child.stdout) as Measured) : null;
}
