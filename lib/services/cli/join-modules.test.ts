import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { GET } from "@/app/cli/[file]/route";
import { cliFiles } from "@/lib/schemas/cli";
import { send } from "@/lib/testing/request";
import { joinModules } from "./join-modules";

it("joins modules so that each keeps its own names", () => {
  const modules: Record<string, string> = {
    "main.mjs": `#!/usr/bin/env node
import { join } from "node:path";
import { a } from "./a-part.mjs";
import { b } from "./b.mjs";
const x = 1;
export const all = [x, a, b(), join("p", "q")];
`,
    "a-part.mjs": `import { b } from "./b.mjs";\nconst x = 2;\nexport const a = x + b();\nexport { b };\n`,
    "b.mjs": `import { join, basename } from "node:path";\nconst x = join("3", basename("4"));\nexport function b() {\n  return x;\n}\n`,
  };
  const file = join(mkdtempSync(join(tmpdir(), "runbell-join-")), "joined.mjs");

  writeFileSync(
    file,
    joinModules("main.mjs", (name) => modules[name] ?? ""),
  );

  const print = `import(${JSON.stringify(file)}).then(({ all }) => console.log(JSON.stringify(all)))`;
  expect(JSON.parse(run("-e", print))).toEqual([1, "23/4", "3/4", "p/q"]);
  expect(readFileSync(file, "utf8")).toMatch(/^#!\/usr\/bin\/env node\nimport /);
});

it("serves the tool and the client as files that need nothing but Node", async () => {
  const folder = mkdtempSync(join(tmpdir(), "runbell-cli-"));
  for (const file of cliFiles) {
    const answer = await send(GET, { params: { file } });
    expect(answer.status).toBe(200);
    writeFileSync(join(folder, file), answer.text);
  }
  const { version } = JSON.parse(readFileSync("cli/package.json", "utf8")) as { version: string };

  expect(run(join(folder, "runbell.mjs"), "--version")).toBe(`${version}\n`);
  expect(run(join(folder, "runbell.mjs"), "exec", "-q", "--job", "x", "--", "echo", "hi")).toBe("hi\n");
  const print = `import(${JSON.stringify(join(folder, "client.mjs"))}).then((all) => console.log(Object.keys(all).sort()+""))`;
  expect(run("-e", print)).toBe("RunbellError,createClient\n");
  expect((await send(GET, { params: { file: "package.json" } })).status).not.toBe(200);
});

function run(...args: string[]): string {
  const env = { PATH: process.env.PATH } as unknown as NodeJS.ProcessEnv;
  return execFileSync(process.execPath, args, { encoding: "utf8", env });
}
