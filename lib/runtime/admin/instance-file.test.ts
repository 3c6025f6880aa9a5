import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InstanceContent, RowBatch } from "@/lib/db/copy-instance";
import { checkInstanceFile, readInstanceFile, writeInstanceFile } from "./instance-file";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runbell-export-"));
  file = join(folder, "instance.gz");
});
afterEach(() => rmSync(folder, { recursive: true }));

const content: InstanceContent = {
  schema: "20260101000000_any",
  keyCheck: "v1.check",
  tables: [
    { name: "empty", columns: ["id"], rows: 0 },
    { name: "people", columns: ["id", "name"], rows: 450 },
    { name: "things", columns: ["id"], rows: 1 },
  ],
};
const batchesOf = (): RowBatch[] => [
  ...[0, 200, 400].map((from) => ({
    table: "people",
    rows: Array.from({ length: Math.min(200, 450 - from) }, (_, index) => [
      String(from + index),
      index % 7 === 0 ? null : `„Ü“ \u2028 \n 𝄞 ${index}`,
    ]),
  })),
  { table: "things", rows: [["only"]] },
];
async function* play(batches = batchesOf()): AsyncGenerator<RowBatch> {
  yield* batches;
}

const about = { version: "1.2.3", now: new Date("2026-03-29T01:00:00Z") };
const write = () => writeInstanceFile(file, content, play(), about);

/** The lines of a written file, to be written again with changes. */
async function rewrite(change: (lines: string[]) => string[]): Promise<void> {
  await write();
  const lines = gunzipSync(readFileSync(file)).toString().split("\n").slice(0, -1);
  writeFileSync(
    file,
    gzipSync(
      change(lines)
        .map((line) => `${line}\n`)
        .join(""),
    ),
  );
}

describe("an exported file", () => {
  it("gives back what was written, and only its owner may read it", async () => {
    await write();

    const { content: found, batches } = await readInstanceFile(file);
    const rows = new Map<string, unknown[]>();
    for await (const { table, rows: some } of batches) rows.set(table, [...(rows.get(table) ?? []), ...some]);

    expect(found).toEqual({ ...content, version: "1.2.3", madeAt: "2026-03-29T01:00:00.000Z" });
    expect(rows.get("people")).toEqual(
      batchesOf()
        .slice(0, 3)
        .flatMap((batch) => batch.rows),
    );
    expect(rows.get("things")).toEqual([["only"]]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is not written over another one", async () => {
    writeFileSync(file, "precious");
    await expect(write()).rejects.toThrow("is there already");
    expect(readFileSync(file, "utf8")).toBe("precious");
  });

  it("is not there at all when the rows end with an error", async () => {
    async function* broken(): AsyncGenerator<RowBatch> {
      yield { table: "things", rows: [["only"]] };
      throw new Error("the connection is gone");
    }
    await expect(writeInstanceFile(file, content, broken(), about)).rejects.toThrow("the connection is gone");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a file that is not as it was written is refused", () => {
  it("when it was cut off, wherever", async () => {
    await write();
    const bytes = readFileSync(file);
    for (const length of [0, 5, 100, Math.floor(bytes.length / 2), bytes.length - 9, bytes.length - 1]) {
      writeFileSync(file, bytes.subarray(0, length));
      await expect(checkInstanceFile(file), `${length} bytes`).rejects.toThrow(
        /instance\.gz (ends too early|is empty|is damaged)/,
      );
    }
  });

  it("when it was cut off between two lines and packed anew", async () => {
    await rewrite((lines) => lines.slice(0, -1));
    await expect(checkInstanceFile(file)).rejects.toThrow("ends too early");
    rmSync(file);
    await rewrite((lines) => [...lines.slice(0, -1), '{"rows":451']);
    await expect(checkInstanceFile(file)).rejects.toThrow("is damaged or was altered");
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ["a value was changed", (lines) => lines.with(5, '["3","Eve"]')],
    ["a row was taken out", (lines) => lines.toSpliced(5, 1)],
    ["two rows changed places", (lines) => lines.with(4, lines[5] ?? "").with(5, lines[4] ?? "")],
    ["a row has a value more", (lines) => lines.with(5, '["3","Eve","more"]')],
    ["a value is no text", (lines) => lines.with(5, '["3",4]')],
    ["the header's key check was changed", (lines) => lines.with(0, (lines[0] ?? "").replace("v1.", "v2."))],
    ["another table is named", (lines) => lines.with(1, '{"table":"secrets"}')],
    ["something follows the last line", (lines) => [...lines, '{"table":"empty"}']],
  ])("when %s", async (_, change) => {
    await rewrite(change);
    await expect(checkInstanceFile(file)).rejects.toThrow(
      "is damaged or was altered. Nothing was brought in.",
    );
  });

  it("when a bit of it has fallen over", async () => {
    await write();
    const bytes = readFileSync(file);
    for (const at of [30, 200, bytes.length - 6]) {
      writeFileSync(file, bytes.with(at, (bytes[at] ?? 0) ^ 1));
      await expect(checkInstanceFile(file), `byte ${at}`).rejects.toThrow(/is damaged|ends too early/);
    }
  });

  it("when it is something else, or not there", async () => {
    await expect(checkInstanceFile(file)).rejects.toThrow("is not there");
    writeFileSync(file, "hello");
    await expect(checkInstanceFile(file)).rejects.toThrow("no file of runbell admin export");
    writeFileSync(file, gzipSync('{"runbell_export":2}\n'));
    await expect(checkInstanceFile(file)).rejects.toThrow("not a file that this version's");
    writeFileSync(file, gzipSync(""));
    await expect(checkInstanceFile(file)).rejects.toThrow("is empty");
  });
});
