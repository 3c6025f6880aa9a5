import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { apart } from "@/lib/testing/apart";

const root = join(import.meta.dirname, "..");
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((path) => path && !path.endsWith(".d.ts"));
const sources = new Map(files.map((path) => [path, read(path)]));
const isTest = (path: string) => /\.(test|fixture|spec)\.tsx?$/.test(path) || path.startsWith("lib/testing/");

describe("structure", () => {
  test("no two files import each other, directly or around corners", () => {
    expect(findCycles()).toEqual([]);
  });

  test("no file is named after nothing", () => {
    const vague = /^(utils?|helpers?|misc|common|shared|types|constants|index)\.tsx?$/;
    const isKind = (path: string) => /^lib\/channels\/[a-z]+\/index\.ts$/.test(path);
    expect(files.filter((path) => vague.test(basename(path)) && !isKind(path))).toEqual([]);
  });

  test("file names are kebab-case", () => {
    const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|fixture|config))?\.tsx?$/;
    expect(files.filter((path) => !isKebab.test(basename(path)))).toEqual([]);
  });

  test("no file has more than 300 lines, no test more than 500", () => {
    const tooLong = [...sources].filter(
      ([path, text]) => text.split("\n").length > (isTest(path) ? 500 : 300),
    );
    expect(tooLong.map(([path]) => path)).toEqual([]);
  });

  test("a channel kind is told apart in its own folder only", () => {
    const telling =
      /(switch \((\w+\.)*(channelKind|kind|channel_kind)\) \{[^}]*case "(email|inbox|slack|teams|webhook)")|((channelKind|channel_kind) [!=]== "(email|inbox|slack)")/;
    const offenders = [...sources].filter(
      ([path, text]) => !isTest(path) && !path.startsWith("lib/channels/") && telling.test(text),
    );
    expect(offenders.map(([path]) => path)).toEqual([]);
  });

  test("types and rules are switched off nowhere", () => {
    const off = /(^[^/*]*(: any\b|\bas any\b|<any>)|@ts-(ignore|expect-error|nocheck)|eslint-disable)/m;
    const offenders = [...sources].filter(
      ([path, text]) => path !== "scripts/structure.test.ts" && off.test(text),
    );
    expect(offenders.map(([path]) => path)).toEqual([]);
  });

  test("no test is skipped or run alone", () => {
    const skipped = /\b(test|it|describe)\.(skip|only|todo|fixme)\(/;
    const offenders = [...sources].filter(
      ([path, text]) => !path.startsWith("lib/testing/") && skipped.test(text),
    );
    expect(offenders.map(([path]) => path)).toEqual([]);
  });

  test("what changes its process for good has one of its own (lib/testing/apart.ts)", () => {
    const changing = /\bvi\.(hoisted|mock|doMock|resetModules|stubGlobal)\(/;
    const offenders = [...sources].filter(
      ([path, text]) =>
        path.endsWith(".test.ts") &&
        changing.test(text) &&
        !apart.some((place) => (place.endsWith("/") ? path.startsWith(place) : path === place)),
    );
    expect(offenders.map(([path]) => path)).toEqual([]);
    expect(apart.filter((place) => !files.some((path) => path.startsWith(place)))).toEqual([]);
  });

  test("every package version is pinned", () => {
    const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    const versions = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });
});

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Value imports only: types are gone at run time. */
function importsOf(path: string): string[] {
  const pattern = /^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gms;
  return [...(sources.get(path) ?? "").matchAll(pattern)].flatMap(([, name = ""]) => {
    if (!name.startsWith(".") && !name.startsWith("@/")) return [];
    const base = name.startsWith("@/") ? name.slice(2) : normalize(join(dirname(path), name));
    return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`]
      .filter((candidate) => sources.has(candidate))
      .slice(0, 1);
  });
}

function findCycles(): string[][] {
  const state = new Map<string, "open" | "done">();
  const cycles: string[][] = [];
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      cycles.push([...trail.slice(trail.indexOf(path)), path]);
      return;
    }
    state.set(path, "open");
    for (const next of importsOf(path)) visit(next, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of files) visit(path, []);
  return cycles;
}
