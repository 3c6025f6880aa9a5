import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { GroupCommit } from "./group-commit";

function recorder(options: { failures?: number; size?: number; patienceMs?: number; restMs?: number } = {}) {
  const writes: number[][] = [];
  const errors: unknown[] = [];
  let failuresLeft = options.failures ?? 0;
  const commit = new GroupCommit<number, number>(
    async (items) => {
      await delay(5);
      if (failuresLeft-- > 0) throw new Error("away");
      writes.push(items);
      return writes.length;
    },
    { ...options, onError: (error) => errors.push(error) },
  );
  return { commit, writes, errors };
}

describe("GroupCommit", () => {
  it("writes at once what comes alone, and together what comes meanwhile", async () => {
    const { commit, writes } = recorder();
    const first = [commit.add(1), commit.add(2)];
    await delay(1);
    const second = [commit.add(3), commit.add(4), commit.add(5)];

    expect(await Promise.all([...first, ...second])).toEqual([1, 1, 2, 2, 2]);
    expect(writes).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(await commit.add(6)).toBe(3);
  });

  it("keeps to the size", async () => {
    const { commit, writes } = recorder({ size: 2 });

    await Promise.all([1, 2, 3, 4, 5].map((item) => commit.add(item)));

    expect(writes).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("rests between two writes, so that more goes together", async () => {
    const { commit, writes } = recorder({ restMs: 60 });
    await commit.add(1);
    const second = commit.add(2);
    await delay(20);
    await Promise.all([second, commit.add(3)]);

    expect(writes).toEqual([[1], [2, 3]]);
  });

  it.each([
    ["when as much has come as goes together", { size: 2 }, () => undefined],
    ["in a hurry", {}, (commit: GroupCommit<number, number>) => commit.hurry()],
  ])("does not rest %s", async (_, options, act) => {
    const { commit, writes } = recorder({ restMs: 3_600_000, ...options });
    await commit.add(1);
    const others = [commit.add(2), commit.add(3)];
    act(commit);
    await Promise.all(others);

    expect(writes).toEqual([[1], [2, 3]]);
  });

  it("tries again what fails, so that nothing is lost", async () => {
    const { commit, writes, errors } = recorder({ failures: 2 });

    expect(await commit.add(1)).toBe(1);
    expect(writes).toEqual([[1]]);
    expect(errors).toHaveLength(2);
  });

  it("gives up after its patience, and goes on with what comes then", async () => {
    const { commit, writes } = recorder({ failures: 1, patienceMs: -1 });

    await expect(commit.add(1)).rejects.toThrow("away");
    await commit.add(2);
    expect(writes).toEqual([[2]]);
  });

  it("does not try again in a hurry", async () => {
    const { commit } = recorder({ failures: 1 });
    commit.hurry();

    await expect(commit.add(1)).rejects.toThrow("away");
  });
});
