import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

interface Floor {
  /** No copy may be older, those of other packages included. */
  version: string;
  because: string;
}

/** Advisories that would touch us, and the first version without them. Majors that have their own are named apart. */
const floors: Record<string, Floor[]> = {
  next: [
    { version: "16.2.11", because: "GHSA-6gpp-xcg3-4w24 and CVE-2026-44574: pages past their checks" },
    { version: "16.0.7", because: "CVE-2025-66478: code of a request is run" },
    { version: "15.2.3", because: "CVE-2025-29927: x-middleware-subrequest" },
  ],
  react: [{ version: "19.2.1", because: "CVE-2025-55182: code of a request is run" }],
  "react-dom": [{ version: "19.2.1", because: "CVE-2025-55182: code of a request is run" }],
  "next-auth": [
    { version: "4.24.12", because: "GHSA-5jpx-9hw9-2fx4: mails to other addresses than were checked" },
    { version: "4.10.3", because: "CVE-2022-35924: sign-in by a list of addresses" },
  ],
  nodemailer: [
    { version: "10.4.1", because: "CVE-2026-125755" },
    { version: "10.1.4", because: "CVE-2026-121424 and CVE-2026-121425" },
    { version: "10.0.5", because: "CVE-2026-90776: an address that takes quadratic time" },
    { version: "8.0.5", because: "CVE-2026-82853: SMTP commands in the name of the client" },
  ],
  nunjucks: [{ version: "3.2.4", because: "CVE-2023-2142: output that is not escaped" }],
  "undici@6": [
    { version: "6.28.0", because: "CVE-2026-16729: attributes smuggled into cookies" },
    { version: "6.24.0", because: "GHSA-2mjp-6q6p-2qxm: requests smuggled behind others" },
  ],
  "undici@7": [
    { version: "7.29.0", because: "CVE-2026-16729: attributes smuggled into cookies" },
    { version: "7.28.0", because: "CVE-2026-9679: headers smuggled in by Set-Cookie" },
    { version: "7.24.0", because: "CVE-2026-1527 and GHSA-2mjp-6q6p-2qxm: requests smuggled behind others" },
    { version: "7.18.2", because: "CVE-2026-22036: bodies encoded over and over" },
  ],
  cookie: [{ version: "0.7.0", because: "CVE-2024-47764: fields smuggled into cookies" }],
};

interface Lock {
  packages: Record<string, { version?: string; dev?: boolean }>;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8")) as Lock;

/** Every copy that an installation gets: a/node_modules/b holds one of its own. */
const installed = Object.entries(lock.packages).flatMap(([path, { version, dev }]) => {
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return path && version && !dev ? [{ path, name, version }] : [];
});

/** Of a name with a major ("undici@7"), or of every major without a floor of its own. */
function copiesOf(key: string) {
  const [name = "", major] = key.split("@");
  const others = Object.keys(floors).filter((other) => other.startsWith(`${name}@`));
  return installed.filter((one) => {
    if (one.name !== name) return false;
    if (major !== undefined) return one.version.startsWith(`${major}.`);
    return !others.some((other) => one.version.startsWith(`${other.split("@")[1]}.`));
  });
}

function isAtLeast(version: string, floor: string): boolean {
  const [numbers, floors] = [version, floor].map((text) => text.split(/[.-]/, 3).map(Number));
  for (const [index, least] of (floors ?? []).entries()) {
    const own = numbers?.[index] ?? 0;
    if (own !== least) return own > least;
  }
  // 1.2.3-beta comes before 1.2.3.
  return !version.includes("-");
}

describe("what is installed", () => {
  test.each(Object.keys(floors))("%s has no copy with a known hole", (key) => {
    const copies = copiesOf(key);
    expect(copies, "nothing of that name is installed: take it out of the list").not.toEqual([]);
    const holes = copies.flatMap(({ path, version }) =>
      (floors[key] ?? [])
        .filter((floor) => !isAtLeast(version, floor.version))
        .map(({ because }) => `${path} ${version}: ${because}`),
    );
    expect(holes).toEqual([]);
  });

  test("versions are compared by number", () => {
    expect(isAtLeast("10.0.0", "9.9.9")).toBe(true);
    expect(isAtLeast("16.2.11", "16.2.9")).toBe(true);
    expect(isAtLeast("16.2.9", "16.2.11")).toBe(false);
    expect(isAtLeast("7.0.0-beta.1", "7.0.0")).toBe(false);
    expect(isAtLeast("7.0.0", "7.0.0")).toBe(true);
  });
});
