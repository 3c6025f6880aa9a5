// Loaded before anything else into a process whose clock is to jump: SIGUSR2 sets it on by RUNBELL_TEST_CLOCK_JUMP_MS.
// Date alone is shifted, as when somebody sets a machine's clock: performance.now(), timers and the database go on.
const jumpMs = Number(process.env.RUNBELL_TEST_CLOCK_JUMP_MS ?? 0);
const RealDate = Date;
let shiftMs = 0;

process.on("SIGUSR2", () => {
  shiftMs += jumpMs;
  process.stdout.write(`the clock was set by ${jumpMs} ms\n`);
});

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: [] | ConstructorParameters<DateConstructor>, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now() + shiftMs] : args, newTarget) as Date,
  apply: (target) => new target(target.now() + shiftMs).toString(),
  get: (target, name, receiver): unknown =>
    name === "now" ? () => target.now() + shiftMs : Reflect.get(target, name, receiver),
});

export {};
