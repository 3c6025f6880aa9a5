// Which room may import from which (docs/architecture.md), as lint errors that say where the code should go.

const tests = [
  "**/*.test.ts",
  "**/*.test.tsx",
  "**/*.fixture.ts",
  "lib/testing/**",
  "e2e/**",
  "bench/**",
  "prisma/**",
];

const noBarrels = {
  regex:
    "^@/(lib/(auth|channels|client|core|db|demo|executor|http|queue|runtime|schemas|services|templates|testing)|components(/[a-z]+)?)$",
  message: "There are no barrels: import the file you mean.",
};

/** A room, what it may import of ours, and why not the rest. */
const rooms = [
  ["lib/core", ["core"], "lib/core is pure: move what needs I/O, time or React to the room that calls it."],
  [
    "lib/schemas",
    ["core", "schemas"],
    "lib/schemas is the contract of the API: it knows lib/core and zod only.",
  ],
  [
    "lib/templates",
    ["core", "templates"],
    "lib/templates is pure and runs in the browser, too: pass data in as arguments.",
  ],
  [
    "lib/client",
    ["core", "schemas", "client"],
    "lib/client runs in the browser: ask the server through an operation.",
  ],
  [
    "lib/db",
    ["core", "schemas", "db", "leaf"],
    "lib/db reads and writes rows: rules belong in lib/core, verbs in lib/services.",
  ],
  [
    "lib/channels",
    ["core", "templates", "channels", "leaf"],
    "A channel answers, it never touches rows: let lib/queue do that.",
  ],
  [
    "lib/queue",
    ["core", "schemas", "db", "templates", "channels", "queue", "leaf"],
    "lib/queue knows no services: put the shared step into lib/db or lib/core.",
  ],
  [
    "lib/services",
    ["core", "schemas", "db", "templates", "channels", "queue", "services", "auth", "paging", "leaf"],
    "A service knows nothing of HTTP or the request: take the actor as an argument.",
  ],
  [
    "lib/executor",
    ["core", "schemas", "db", "templates", "channels", "queue", "services", "executor", "leaf"],
    "lib/executor runs jobs: it knows nothing of HTTP or React.",
  ],
  [
    "lib/demo",
    ["core", "schemas", "db", "templates", "queue", "services", "demo", "leaf"],
    "lib/demo only fills rows.",
  ],
  [
    "lib/auth",
    ["core", "schemas", "db", "auth", "leaf"],
    "lib/auth says who acts: what they may do is lib/services' business.",
  ],
  [
    "lib/http",
    ["core", "schemas", "db", "auth", "http", "paging", "leaf"],
    "lib/http translates: rules belong in lib/services.",
  ],
  [
    "lib/runtime",
    [
      "core",
      "schemas",
      "db",
      "templates",
      "channels",
      "queue",
      "services",
      "executor",
      "demo",
      "auth",
      "runtime",
      "leaf",
    ],
    "lib/runtime wires processes: it knows nothing of React.",
  ],
  [
    "components",
    ["core", "schemas", "client", "templates", "components"],
    "Components run in the browser: get data through lib/client.",
  ],
];

const ours = {
  core: "@/lib/core/**",
  schemas: "@/lib/schemas/**",
  db: "@/lib/db/**",
  templates: "@/lib/templates/**",
  channels: "@/lib/channels/**",
  queue: "@/lib/queue/**",
  services: "@/lib/services/**",
  executor: "@/lib/executor/**",
  demo: "@/lib/demo/**",
  auth: "@/lib/auth/**",
  http: "@/lib/http/**",
  paging: "@/lib/http/paging",
  client: "@/lib/client/**",
  runtime: "@/lib/runtime/**",
  components: "@/components/**",
  app: "@/app/**",
  testing: "@/lib/testing/**",
};

/** Packages that only some rooms may know. */
const packages = [
  [
    ["@/prisma/generated", "@/prisma/generated/**", "@prisma/client"],
    ["lib/db", "lib/queue", "lib/demo"],
    "Prisma stays in lib/db and lib/queue: add a function there.",
  ],
  [
    ["next", "next/*", "next-auth", "next-auth/*"],
    ["app", "components", "lib/auth", "lib/http"],
    "next stays in app, components, lib/auth and lib/http.",
  ],
  [
    ["@mui/*", "@mui/**", "@emotion/*", "react", "react-dom"],
    ["app", "components", "lib/client", "lib/auth"],
    "React and MUI stay in app and components.",
  ],
  [["nodemailer", "nodemailer/**"], ["lib/channels"], "nodemailer stays in lib/channels/email."],
  [
    ["nunjucks", "nunjucks/**"],
    ["lib/templates"],
    "nunjucks' parser stays in lib/templates; nothing else of it is safe.",
  ],
  [
    ["@opentelemetry/*"],
    [],
    "OpenTelemetry stays in lib/telemetry-export.ts, which is loaded only where spans are taken.",
  ],
  [["undici"], ["lib/channels"], "Go out through lib/channels/http.ts: it has the one address guard."],
];

function patternsFor(room, allowed, message) {
  const forbidden = Object.entries(ours).filter(
    ([name]) => !allowed.includes(name) && !(name === "paging" && allowed.includes("http")),
  );
  const group = forbidden.map(([, pattern]) => pattern);
  const exceptions = allowed.includes("paging") ? ["!@/lib/http/paging"] : [];
  const patterns = [{ group: [...group, ...exceptions], message }, noBarrels];
  for (const [names, homes, why] of packages)
    if (!homes.some((home) => room === home || room.startsWith(`${home}/`)))
      patterns.push({ group: names, message: why });
  return patterns;
}

export const roomRules = [
  ...rooms.map(([room, allowed, message]) => ({
    files: [`${room}/**/*.ts`, `${room}/**/*.tsx`],
    ignores: tests,
    rules: { "no-restricted-imports": ["error", { patterns: patternsFor(room, allowed, message) }] },
  })),
  {
    files: ["app/**/*.ts", "app/**/*.tsx"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@/prisma/**", "@/lib/db/**", "@prisma/*"],
              message: "Routes hold no queries: call a service.",
            },
            { group: ["@/lib/testing/**"], message: "lib/testing is for tests." },
            noBarrels,
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    // next-auth 4 takes its own address from a variable and from nowhere else.
    ignores: [
      "lib/config.ts",
      "lib/auth/next-auth.ts",
      // Not read, but written in by the build.
      "lib/base-path.ts",
      "**/*.config.ts",
      "instrumentation.ts",
      "proxy.ts",
      "scripts/**",
      ...tests,
    ],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "The environment is read in lib/config.ts only." },
      ],
    },
  },
];
