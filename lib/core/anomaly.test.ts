import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anomalyKinds, findAnomalies, type RunTraits } from "./anomaly";

const MINUTE = 60_000;

function traits(fields: Partial<RunTraits> = {}): RunTraits {
  return {
    executionTimeMs: 10 * MINUTE,
    steps: [
      { name: "Extract", status: "completed" },
      { name: "Load", status: "completed" },
    ],
    outputBytes: 5000,
    stepsCameLate: false,
    ...fields,
  };
}

/** 30 runs of 9 to 14 minutes. */
const usual = Array.from({ length: 30 }, (_, n) =>
  traits({ executionTimeMs: (9 + (n % 6)) * MINUTE, outputBytes: 4000 + 100 * (n % 6) }),
);
const found = (fields: Partial<RunTraits>, history = usual) =>
  findAnomalies(traits(fields), history, anomalyKinds);
const sentences = (fields: Partial<RunTraits>, history = usual) =>
  found(fields, history).map(({ sentence }) => sentence);

describe("a run that is unlike those before it", () => {
  it("took much longer, or much less", () => {
    expect(found({ executionTimeMs: 42 * MINUTE })).toEqual([
      {
        kind: "duration",
        direction: "longer",
        value: 42 * MINUTE,
        lowest: 9 * MINUTE,
        median: 11.5 * MINUTE,
        highest: 14 * MINUTE,
        runs: 30,
        sentence: "It took 42 min; 9 min to 14 min are usual (the last 30 runs).",
      },
    ]);
    expect(found({ executionTimeMs: 4000 })).toMatchObject([{ direction: "shorter", value: 4000 }]);
    expect(found({ executionTimeMs: 20 * MINUTE })).toEqual([]);
    expect(found({ executionTimeMs: null })).toEqual([]);
  });

  it("is no news where nobody waits that long, or where it happens now and then", () => {
    const quick = usual.map((run, n) => ({ ...run, executionTimeMs: 20 + (n % 3) }));
    const either = usual.map((run, n) => ({ ...run, executionTimeMs: n % 10 === 0 ? 45 * MINUTE : MINUTE }));

    expect(found({ executionTimeMs: 60 }, quick)).toEqual([]);
    expect(found({ executionTimeMs: 4900 }, quick)).toEqual([]);
    expect(found({ executionTimeMs: 9000 }, quick)).toHaveLength(1);
    expect(found({ executionTimeMs: 40 * MINUTE }, either)).toEqual([]);
  });

  it("left steps out", () => {
    const steps = [{ name: "Extract", status: "completed" }] as const;

    expect(sentences({ steps })).toEqual(["The step “Load” was not done; it was in 30 of the last 30 runs."]);
    expect(sentences({ steps: [...steps, { name: "Load", status: "skipped" }] })).toHaveLength(1);
    expect(sentences({ steps: [...steps, { name: "Load", status: "running" }] })).toEqual([]);
    expect(found({ steps: [] })).toMatchObject([{ kind: "steps", missing: ["Extract", "Load"] }]);
  });

  it("did what not nearly all of them did", () => {
    const often = usual.map((run, n) => (n < 4 ? { ...run, steps: run.steps.slice(0, 1) } : run));
    const nearlyAlways = usual.map((run, n) => (n < 3 ? { ...run, steps: run.steps.slice(0, 1) } : run));
    const steps = [{ name: "Extract", status: "completed" }] as const;

    expect(found({ steps }, often)).toEqual([]);
    expect(sentences({ steps }, nearlyAlways)).toEqual([
      "The step “Load” was not done; it was in 27 of the last 30 runs.",
    ]);
  });

  it("wrote nothing, ten times as much, or a tenth", () => {
    const words = (outputBytes: number) => sentences({ outputBytes });

    expect(words(0)).toEqual(["It wrote nothing; 4 kB to 4.5 kB are usual (the last 30 runs)."]);
    expect(words(60_000)).toEqual(["It wrote 60 kB; 4 kB to 4.5 kB are usual (the last 30 runs)."]);
    expect(words(300)).toEqual(["It wrote 300 bytes; 4 kB to 4.5 kB are usual (the last 30 runs)."]);
    expect(words(30_000)).toEqual([]);
    expect(
      found(
        { outputBytes: 0 },
        usual.map((run, n) => (n === 3 ? { ...run, outputBytes: 0 } : run)),
      ),
    ).toMatchObject([{ direction: "less" }]);
    const little = usual.map((run) => ({ ...run, outputBytes: 12 }));
    expect(found({ outputBytes: 0 }, little)).toHaveLength(1);
    expect(found({ outputBytes: 400 }, little)).toEqual([]);
  });

  it("may still get its steps, where they come after the end", () => {
    const late = usual.map((run) => ({ ...run, stepsCameLate: true }));

    expect(found({ steps: [], outputBytes: 0 }, late)).toEqual([]);
    expect(found({ steps: [], outputBytes: 0 })).toHaveLength(2);
  });

  it("is looked at for what was asked only", () => {
    const odd = traits({ executionTimeMs: 60 * MINUTE, steps: [], outputBytes: 0 });

    for (const kind of anomalyKinds)
      expect(findAnomalies(odd, usual, [kind]).map((anomaly) => anomaly.kind)).toEqual([kind]);
    expect(findAnomalies(odd, usual, [])).toEqual([]);
  });
});

describe("whatever the runs are like", () => {
  const anyRun = fc.record({
    executionTimeMs: fc.option(fc.nat(2_000_000_000)),
    steps: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom("a", "b", "c", "d"),
        status: fc.constantFrom("completed", "failed", "skipped"),
      }),
      { selector: ({ name }) => name },
    ),
    outputBytes: fc.nat(10_000_000),
    stepsCameLate: fc.boolean(),
  });

  it("nothing is found with fewer than ten of them", () => {
    fc.assert(
      fc.property(anyRun, fc.array(anyRun, { maxLength: 9 }), (run, history) => {
        expect(findAnomalies(run, history, anomalyKinds)).toEqual([]);
      }),
    );
  });

  it("nothing is found in one that is like all others", () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 60 }), (run, count) => {
        expect(findAnomalies(run, Array<RunTraits>(count).fill(run), anomalyKinds)).toEqual([]);
      }),
    );
  });

  it("the verdict on durations is the same in any unit, where they are long enough to matter", () => {
    const long = fc.integer({ min: 20_000, max: 4_000_000 });
    fc.assert(
      fc.property(
        long,
        fc.array(long, { minLength: 10, maxLength: 50 }),
        fc.integer({ min: 2, max: 400 }),
        (value, history, factor) => {
          const verdict = (by: number) =>
            findAnomalies(
              traits({ executionTimeMs: value * by }),
              history.map((ms) => traits({ executionTimeMs: ms * by })),
              ["duration"],
            ).map((anomaly) => anomaly.kind === "duration" && anomaly.direction);
          expect(verdict(factor)).toEqual(verdict(1));
        },
      ),
    );
  });

  it("a run that took longer than one that took too long did, too", () => {
    fc.assert(
      fc.property(
        fc.array(anyRun, { minLength: 10, maxLength: 50 }),
        fc.nat(1e9),
        fc.nat(1e9),
        (history, ms, more) => {
          const isTooLong = (executionTimeMs: number) =>
            findAnomalies(traits({ executionTimeMs }), history, ["duration"]).some(
              (anomaly) => anomaly.kind === "duration" && anomaly.direction === "longer",
            );
          expect(isTooLong(ms) && !isTooLong(ms + more)).toBe(false);
        },
      ),
    );
  });
});
