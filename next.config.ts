import type { NextConfig } from "next";
import { answerPolicy, commonHeaders } from "./lib/security-headers";
import { basePathOf, buildFolderOf } from "./scripts/base-path.mjs";

const basePath = basePathOf(process.env.APP_URL);

const everywhere = Object.entries(commonHeaders).map(([key, value]) => ({ key, value }));
/** Mail programs in browsers show the logo from sites of their own. */
const forOtherSites = [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }];

const config: NextConfig = {
  basePath,
  distDir: buildFolderOf(basePath),
  // For the addresses that Next does not make (lib/base-path.ts).
  env: { RUNBELL_BASE_PATH: basePath },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/branding/:path*", headers: forOtherSites },
    // next-auth's answers are not made by route(), which gives the others theirs.
    { source: "/api/auth/:path*", headers: [{ key: "Content-Security-Policy", value: answerPolicy }] },
  ],
  // To write it takes a third of a build, and a version is built once: nothing would read it.
  experimental: { turbopackFileSystemCacheForBuild: false },
  poweredByHeader: false,
  reactStrictMode: true,
  // npm run check does it; somebody who types npm start should not wait for it.
  typescript: {
    ignoreBuildErrors: true,
    // Next writes the folder of the build into tsconfig.json, but leaves one alone that extends another.
    ...(basePath !== "" && { tsconfigPath: "tsconfig.sub-path.json" }),
  },
  // Loaded by Node as they are: WASM and data files beside the code, native addons, or classes that have to be the
  // same ones for two packages (PGlite's errors, pg's pool, undici's dispatcher).
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-node",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/driver-adapter-utils",
    "nodemailer",
    "nunjucks",
    "pg",
    "pglite-prisma-adapter",
    "pino",
    "undici",
  ],
};

export default config;
