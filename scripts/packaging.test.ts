import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "@/lib/config";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

interface Service {
  image: string;
  build?: { context: string };
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
  read_only?: boolean;
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

const composeFiles = ["compose.yaml", "compose.scale.yaml"];
const readCompose = (file: string) => parse(read(file), { merge: true }) as Compose;
const ours = ({ services }: Compose) => Object.values(services).filter(({ image }) => image === "runbell");

/** Instructions with their continuation lines joined, without comments. */
const dockerfile = read("Dockerfile")
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n\s*/g, "")
  .split("\n")
  .map((line) => line.trim())
  .filter(Boolean);
const instructions = (name: string) =>
  dockerfile.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
const imageEnvironment = Object.fromEntries(
  instructions("ENV").flatMap((line) => line.split(/\s+/).map((pair) => pair.split("=", 2))),
) as Record<string, string>;

/** The files of ours that a command names; each program beside Node would have to be in the image. */
function programsOf(command: readonly string[]): string[] {
  expect(command[0]).toBe("node");
  return command.filter((word) => /\.(mjs|ts)$/.test(word));
}

function commandIn(line: string): string[] {
  return JSON.parse(line.slice(line.indexOf("["))) as string[];
}

describe("the image", () => {
  test("copies only what is there, and names versions of what it is made of", () => {
    const sources = instructions("COPY")
      .filter((line) => !line.startsWith("--from="))
      .flatMap((line) => line.split(/\s+/).slice(0, -1));

    expect(sources).not.toEqual([]);
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    const images = instructions("FROM").map((line) => line.split(" ")[0] ?? "");
    expect(images.filter((image) => !/:\d/.test(image))).toEqual([]);
  });

  test("runs what exists: web, health check", () => {
    const commands = [...instructions("CMD"), ...instructions("HEALTHCHECK")].map(commandIn);

    expect(commands).toHaveLength(2);
    for (const command of commands)
      for (const program of programsOf(command)) expect(existsSync(join(root, program)), program).toBe(true);
    for (const script of dockerfile.flatMap((line) => line.match(/scripts\/[a-z-]+\.mjs/g) ?? []))
      expect(existsSync(join(root, script)), script).toBe(true);
  });

  test("is run by somebody who is not root, and can build without a secret", () => {
    const last = dockerfile.slice(dockerfile.findLastIndex((line) => line.startsWith("FROM ")));

    expect(last).toContain("USER node");
    expect(last.indexOf("USER node")).toBeLessThan(last.findIndex((line) => line.startsWith("CMD ")));
    expect(last).toContain("STOPSIGNAL SIGTERM");
    expect(instructions("ARG")).toEqual(["APP_URL="]);
    expect(dockerfile.join("\n")).not.toMatch(/secret|password|token/i);
  });

  test("gets nothing that is secret, generated or only for developers", () => {
    const ignored = read(".dockerignore").split("\n");

    for (const path of [".git", ".env*", "node_modules", ".next*", "data", "secrets", "lib/testing"])
      expect(ignored).toContain(path);
  });
});

describe("the repository", () => {
  const git = (...words: string[]) => execFileSync("git", words, { cwd: root, encoding: "utf8" });

  test("ignores what holds settings and secrets, and holds none of it", () => {
    const paths = [".env", ".env.local", "data/runbell.lock", "secrets/secret_key"];

    expect(
      git("check-ignore", "--no-index", ...paths)
        .trim()
        .split("\n"),
    ).toEqual(paths);
    expect(git("ls-files", ...paths)).toBe("");
  });

  test("holds no credential of a real provider", () => {
    // By the shapes that their providers give them; tests use words that say that they are none.
    const credential =
      /xox[abprs]-\d{10,}-\d{10,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bSG\.[\w-]{22}\.[\w-]{43}|hooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/\w{24}|-----BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY/;
    const files = git("ls-files").split("\n").filter(Boolean);
    expect(files.length).toBeGreaterThan(1000);
    expect(`xoxb-${"1".repeat(12)}-${"2".repeat(12)}`).toMatch(credential);

    const found = files.filter((path) => existsSync(join(root, path)) && credential.test(read(path)));

    // Its certificate is for localhost and made for the tests.
    expect(found).toEqual(["lib/testing/certificates.ts"]);
  });
});

describe.each(composeFiles)("%s", (file) => {
  const compose = readCompose(file);
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "runbell-packaging-"));
    execFileSync("sh", [join(root, "docker/make-secrets.sh")], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const secretFile = (name: string) => join(folder, compose.secrets[name]?.file ?? "missing");

  test("gives each service of ours an environment that Runbell starts with, and no variable that it does not know", () => {
    const known = new Set(
      read("lib/config.ts")
        .match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)
        ?.map((name) => name.trim()),
    );
    expect(known.size).toBeGreaterThan(20);
    const ofNode = new Set(["NODE_ENV", "NEXT_TELEMETRY_DISABLED"]);
    expect(ours(compose)).not.toEqual([]);

    for (const { environment = {}, secrets = [] } of ours(compose)) {
      const all = { ...imageEnvironment, ...environment };
      const unknown = Object.keys(all).filter(
        (name) => !known.has(name.replace(/_FILE$/, "")) && !ofNode.has(name),
      );
      expect(unknown).toEqual([]);
      const given = Object.entries(all).map(([name, text]) => {
        const value = text.replace(/\$\{\w+:-([^}]*)\}/g, "$1");
        const secret = /^\/run\/secrets\/(.+)$/.exec(value)?.[1];
        if (secret) expect(secrets).toContain(secret);
        return [name, secret ? secretFile(secret) : value] as const;
      });
      const config = loadConfig(Object.fromEntries(given));
      expect(config.databaseUrl?.reveal()).toMatch(
        /^postgresql:\/\/runbell:[0-9a-f]{48}@database:5432\/runbell$/,
      );
      expect(config).toMatchObject({ hostname: "0.0.0.0", port: 3000, dataDir: "/data" });
      expect(config.secretKeys).toHaveLength(1);
      expect(config.sessionSecret).not.toBeNull();
    }
  });

  test("declares and makes each secret, once, readable for the containers", () => {
    const used = Object.values(compose.services).flatMap(({ secrets = [] }) => secrets);
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.secrets)));
    const contents = () => Object.keys(compose.secrets).map((name) => readFileSync(secretFile(name), "utf8"));
    const before = contents();
    for (const name of Object.keys(compose.secrets))
      expect(statSync(secretFile(name)).mode & 0o777).toBe(0o444);
    expect(statSync(join(folder, "secrets")).mode & 0o777).toBe(0o700);

    execFileSync("sh", [join(root, "docker/make-secrets.sh")], { cwd: folder });

    expect(contents()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  test("mounts and runs only what is there, asks each service how it is, and brings each back", () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.restart, name).toBe("unless-stopped");
      expect(service.image, name).toMatch(/^runbell$|:\d/);
      for (const volume of service.volumes ?? []) {
        const [source = ""] = volume.split(":");
        const isThere = source.startsWith("./")
          ? existsSync(join(root, source))
          : Object.keys(compose.volumes).includes(source);
        expect(isThere, volume).toBe(true);
      }
      if (service.command)
        for (const program of programsOf(service.command)) expect(existsSync(join(root, program))).toBe(true);
    }
    expect(compose.services.database?.healthcheck?.test).toContain("pg_isready");
    for (const service of ours(compose)) expect(service.read_only).toBe(true);
  });
});

test("nginx passes on to the web processes that compose.scale.yaml names", () => {
  const { services } = readCompose("compose.scale.yaml");
  const upstreams = [...read("docker/nginx.conf").matchAll(/server ([\w-]+):3000;/g)].map(
    ([, name = ""]) => name,
  );

  expect(upstreams).toEqual(Object.keys(services).filter((name) => name.startsWith("web-")));
  expect(services.worker).toMatchObject({ deploy: { replicas: 3 }, healthcheck: { disable: true } });
});

test("nothing starts where nothing is built for the path of APP_URL", () => {
  const folder = mkdtempSync(join(tmpdir(), "runbell-packaging-"));
  try {
    for (const name of ["setup.mjs", "start.mjs", "base-path.mjs"]) {
      execFileSync("mkdir", ["-p", join(folder, "scripts")]);
      writeFileSync(join(folder, "scripts", name), read(`scripts/${name}`));
    }
    const start = () =>
      execFileSync(process.execPath, ["scripts/start.mjs", "--built"], {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          APP_URL: "https://example.org/runbell",
        } as unknown as NodeJS.ProcessEnv,
        stdio: "pipe",
      });
    expect(start).toThrow(/nothing is built for the path \/runbell of APP_URL/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
