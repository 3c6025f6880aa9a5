import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { config as pages, proxy } from "@/proxy";
import { operations } from "@/lib/schemas/operations";
import { answerPolicy, nonceHeaders, pagePolicy, strictTransport } from "@/lib/security-headers";

const nonces = { script: "s".repeat(22), style: "t".repeat(22) };

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

describe("the policy of pages", () => {
  const policy = directives(pagePolicy(nonces));

  test("lets no script run but ours, and evaluates nothing", () => {
    expect(policy.get("script-src")).toBe(`'self' 'nonce-${nonces.script}' 'strict-dynamic'`);
    expect(pagePolicy(nonces)).not.toContain("unsafe-eval");
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("object-src")).toBe("'none'");
    expect(policy.get("base-uri")).toBe("'none'");
  });

  test("believes no style sheet but ours; only attributes may be inline", () => {
    expect(policy.get("style-src-elem")).toMatch(/^'self' 'nonce-t{22}' 'sha256-[\w+/]{43}='$/);
    const inline = [...policy].filter(([, sources]) => sources.includes("unsafe-inline"));
    expect(inline.map(([name]) => name)).toEqual(["style-src-attr"]);
  });

  test("believes the one style sheet of a library that has no nonce, as it is installed", () => {
    const provider = join(
      import.meta.dirname,
      "../../node_modules/@mui/system/cssVars/createCssVarsProvider.mjs",
    );
    const [, css = ""] = /DISABLE_CSS_TRANSITION = '([^']+)'/.exec(readFileSync(provider, "utf8")) ?? [];
    const hash = createHash("sha256").update(css).digest("base64");

    expect(policy.get("style-src-elem")).toContain(`'sha256-${hash}'`);
  });

  test("sends nothing elsewhere, and is framed by nobody", () => {
    expect(policy.get("connect-src")).toBe("'self'");
    expect(policy.get("form-action")).toBe("'self'");
    expect(policy.get("frame-ancestors")).toBe("'none'");
  });

  test("is looser in development only", () => {
    const loose = directives(pagePolicy(nonces, { isDevelopment: true }));
    expect(loose.get("script-src")).toContain("'unsafe-eval'");
    expect(loose.get("script-src")).not.toContain("unsafe-inline");
  });
});

describe("the proxy", () => {
  const ask = (headers: Record<string, string> = {}) =>
    proxy(new NextRequest("http://127.0.0.1:3000/runs", { headers }));

  test("gives each page nonces of its own, in the policy and to what renders it", () => {
    const [one, other] = [ask(), ask()];
    const policy = one.headers.get("content-security-policy") ?? "";
    const sent = (name: string) => one.headers.get(`x-middleware-request-${name}`) ?? "missing";

    expect(policy).toContain(`'nonce-${sent(nonceHeaders.script)}'`);
    expect(policy).toContain(`'nonce-${sent(nonceHeaders.style)}'`);
    expect(sent("content-security-policy")).toBe(policy);
    expect(sent(nonceHeaders.script)).toMatch(/^[\w-]{22}$/);
    expect(sent(nonceHeaders.script)).not.toBe(sent(nonceHeaders.style));
    expect(other.headers.get("content-security-policy")).not.toBe(policy);
  });

  test("takes no nonce from whoever asks", () => {
    const answer = ask({
      "x-nonce": "mine",
      "x-style-nonce": "mine",
      "content-security-policy": "script-src *",
    });

    expect(JSON.stringify([...answer.headers])).not.toContain("mine");
    expect(JSON.stringify([...answer.headers])).not.toContain("script-src *");
  });

  const isProxied = (path: string) => unstable_doesMiddlewareMatch({ config: pages, url: path });

  test("sees every page, also those that begin like something else", () => {
    for (const path of pagePaths()) expect(isProxied(path), path).toBe(true);
    for (const path of ["/nothing/here", "/apis", "/userspace", "/livezone", "/branding"])
      expect(isProxied(path), path).toBe(true);
  });

  test("sees no operation and no file", () => {
    const paths = operations.flatMap(({ path, aliases = [] }) => [path, ...aliases]);
    for (const path of [...paths, "/api/auth/session", "/_next/static/chunks/a.js", "/icon.svg"])
      expect(isProxied(path.replaceAll(/[{}]/g, "")), path).toBe(false);
  });
});

describe("other headers", () => {
  test("an answer that is opened as a page can do nothing", () => {
    const policy = directives(answerPolicy);
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("frame-ancestors")).toBe("'none'");
  });

  test("https is asked for only where it is spoken", () => {
    expect(strictTransport("https://runbell.example.org")).toMatch(/^max-age=\d{8,}$/);
    expect(strictTransport("http://127.0.0.1:3000")).toBeNull();
  });
});

/** app/(console)/jobs/[key]/page.tsx is /jobs/key. */
function pagePaths(): string[] {
  return readdirSync(join(import.meta.dirname, "../../app"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll(sep, "/"))
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => {
      const parts = path.split("/").slice(0, -1);
      return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`.replaceAll(/\[(\w+)\]/g, "$1");
    });
}
