import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Who opens connections: each of them asks the guard for the address first. */
const ways = [
  "lib/channels/email/smtp-dialogue.ts",
  "lib/channels/email/socket.ts",
  "lib/channels/http-progress.ts",
  "lib/channels/http.ts",
];

const dialling = [
  /from "undici"/,
  /\bfetch\(/,
  /import \{[^}]*(?<!type )\b(connect|createConnection|request|get|Socket|TLSSocket)\b[^}]*\} from "node:(net|tls|https?)"/,
  /import (\* as )?\w+ from "node:(net|tls|https?)"/,
];

it("lets nothing out of the server past the guard", () => {
  const sources = ["lib", "app"]
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" }).map((name) => `${room}/${name}`),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.fixture\.|^lib\/(testing|client)\//.test(path));
  const found = sources.filter((path) => dialling.some((sign) => sign.test(readFileSync(path, "utf8"))));

  expect(found.sort()).toEqual(ways);
});
