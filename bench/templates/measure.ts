// `tsx measure.ts ENGINE SECONDS`: one engine in a process of its own, so that none slows the other down.
import { engines, type Engine } from "./engines";

export interface Measured {
  output: string;
  /** Renders per second of processor time. */
  cached: number;
  cold: number;
}

const [, , name = "", seconds = "1"] = process.argv;
const engine = engines[name]?.();
if (engine) process.stdout.write(JSON.stringify(measure(engine, Number(seconds))));

function measure(engine: Engine, seconds: number): Measured {
  const output = engine.cached();
  if (engine.cold(0) !== output) throw new Error(`${name} writes something else when it is cold`);
  rateOf(engine.cached, seconds / 2);
  return {
    output,
    cached: rateOf(engine.cached, seconds),
    cold: rateOf((n) => engine.cold(n + 1), seconds),
  };
}

function rateOf(render: (n: number) => string, seconds: number): number {
  const start = process.cpuUsage();
  for (let n = 0; ;) {
    for (let i = 0; i < 50; i++) render(n++);
    const { user, system } = process.cpuUsage(start);
    const spent = (user + system) / 1e6;
    if (spent >= seconds) return n / spent;
  }
}
