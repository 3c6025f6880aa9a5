import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Secret } from "@/lib/secrets";

/** A password from the terminal, which does not show it, typed twice; or the first line of what is piped in. */
export async function askPassword(): Promise<Secret> {
  if (!process.stdin.isTTY) return new Secret(await readPiped());
  const first = await askHidden("Password: ");
  if ((await askHidden("The same again: ")) !== first) throw new Error("The two passwords are not the same.");
  return new Secret(first);
}

async function readPiped(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  throw new Error("There is no password on the standard input.");
}

async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  // Readline echoes what is typed to its output: to nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once("SIGINT", () => reject(new Error("Nothing was changed.")));
      terminal.question("").then(resolve, reject);
    });
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
