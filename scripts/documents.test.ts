import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { anchorsOf, codeBlocksOf, linksOf, readDocument, root } from "./markdown.fixture";

const documents = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path && existsSync(join(root, path)));

const hasPython = spawnSync("python3", ["--version"]).status === 0;

function blocksOf(...languages: string[]): [name: string, text: string][] {
  return documents.flatMap((path) =>
    codeBlocksOf(readDocument(path))
      .filter(({ language }) => languages.includes(language))
      .map(({ text }, index): [string, string] => [`${path}, block ${index + 1}`, text]),
  );
}

/** What the program says of a text that it reads from its standard input; empty when it is fine. */
function complaintOf(program: string, args: string[], text: string): string {
  const { status, stderr } = spawnSync(program, args, { input: text, encoding: "utf8" });
  return status === 0 ? "" : stderr;
}

describe("documents", () => {
  test.each(documents)("%s leads to what is there", (path) => {
    const missing = linksOf(readDocument(path)).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : normalize(join(dirname(path), decodeURIComponent(file)));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(readDocument(target)).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  test.each(documents)("%s names files that are there", (path) => {
    const named = [
      ...readDocument(path).matchAll(
        /`((?:app|bench|cli|components|docs|e2e|examples|lib|prisma|scripts)\/[\w./()[\]-]+\.\w+)`/g,
      ),
    ].map(([, file = ""]) => file);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test("every document is reached from the README", () => {
    const reached = new Set(["README.md"]);
    for (const path of reached)
      if (documents.includes(path))
        for (const link of linksOf(readDocument(path)))
          reached.add(normalize(join(dirname(path), link.split("#")[0] ?? "")));
    const ofUsers = documents.filter((path) => path.startsWith("docs/"));
    expect(ofUsers.filter((path) => !reached.has(path))).toEqual([]);
  });

  test("pictures are small, and each is shown", () => {
    const shown = documents.flatMap((path) =>
      linksOf(readDocument(path)).map((link) => normalize(join(dirname(path), link))),
    );
    const pictures = readdirSync(join(root, "docs/pictures")).map((name) => `docs/pictures/${name}`);
    expect(pictures.filter((path) => !shown.includes(path))).toEqual([]);
    expect(pictures.filter((path) => statSync(join(root, path)).size > 250_000)).toEqual([]);
  });

  test("a document of JSON is JSON", () => {
    const broken = blocksOf("json").filter(([, text]) => {
      // A part of an object is shown without its braces.
      const whole = text.trimStart().startsWith('"') ? `{${text}}` : text;
      try {
        JSON.parse(whole);
        return false;
      } catch {
        return true;
      }
    });
    expect(broken.map(([name]) => name)).toEqual([]);
  });

  test("what a shell, Node or Python shall run can be read by it", () => {
    const complaints = [
      ...blocksOf("sh").map(([name, text]) => [name, complaintOf("sh", ["-n"], text)]),
      ...blocksOf("js").map(([name, text]) => [
        name,
        complaintOf(process.execPath, ["--check", "--input-type=module"], text),
      ]),
      ...(hasPython
        ? blocksOf("python").map(([name, text]) => [
            name,
            complaintOf("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], text),
          ])
        : []),
    ];
    expect(complaints.filter(([, complaint]) => complaint !== "")).toEqual([]);
  });
});
