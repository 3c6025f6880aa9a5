// `npm run bench -- [NAME …]`: figures, no verdict. Without a name, all of them.
export {};
const benches = {
  templates: () => import("./templates/run"),
  deliveries: () => import("./deliveries"),
  webhooks: () => import("./webhooks"),
  latency: () => import("./latency"),
  backlog: () => import("./backlog"),
  ingest: () => import("./ingest"),
  rules: () => import("./rules"),
  kills: () => import("./kills"),
  "scale-out": () => import("./scale-out"),
  pages: () => import("./pages"),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(", ")}: ${Object.keys(benches).join(", ")}`);

for (const [name, start] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  process.stdout.write(`\n# ${name}\n`);
  await start();
}
