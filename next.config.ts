import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
];

const config: NextConfig = {
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
  poweredByHeader: false,
  reactStrictMode: true,
  // npm run check does it; somebody who types npm start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: WASM and data files beside the code, native addons, or classes that have to be the
  // same ones for two packages (PGlite's errors, pg's pool, undici's dispatcher).
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
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
