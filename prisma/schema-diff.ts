import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as schemaEngine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { embeddedDatabase } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";
import { readMigrations } from "@/lib/db/migrations";

export interface SchemaFile {
  path: string;
  content: string;
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The schema's files: all of prisma/ but what is generated. */
export async function readSchema(directory: string): Promise<SchemaFile[]> {
  const names = await readdir(directory, { recursive: true });
  const paths = names
    .filter((name) => name.endsWith(".prisma") && !/^(generated|migrations)\b/.test(name))
    .toSorted();
  return Promise.all(
    paths.map(async (path) => ({ path, content: await readFile(join(directory, path), "utf8") })),
  );
}

/** A database that the committed migrations have made, to be compared with schemas. */
export interface Shadow {
  /** The SQL that leads from there to what the schema says, or null when they agree. */
  diff(schema: SchemaFile[]): Promise<string | null>;
  close(): Promise<void>;
}

/**
 * Applies the migrations to an embedded database in memory, which Prisma's own schema engine compares: no server, no
 * download.
 */
export async function openShadow(migrations: string): Promise<Shadow> {
  const pglite = await PGlite.create();
  const shadow = embeddedDatabase(pglite);
  try {
    if ((await readMigrations(migrations)).length > 0) await applyMigrations(shadow, migrations);
  } catch (error) {
    await shadow.close();
    throw error;
  }
  return {
    async diff(schema) {
      await startSchemaEngine();
      const engine = await schemaEngine.SchemaEngine.new(
        { datamodels: schema.map(({ path, content }) => [path, content]) },
        () => undefined,
        bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
      );
      const { stdout, exitCode } = await engine.diff({
        from: { tag: "schemaDatasource", files: schema, configDir: migrations },
        to: { tag: "schemaDatamodel", files: schema },
        script: true,
        exitCode: true,
        filters: NO_FILTERS,
      });
      return exitCode === 0 ? null : (stdout ?? "");
    },
    close: () => shadow.close(),
  };
}

/** As openShadow, for one schema. */
export async function diffMigrationsToSchema(
  migrations: string,
  schema: SchemaFile[],
): Promise<string | null> {
  const shadow = await openShadow(migrations);
  return shadow.diff(schema).finally(() => shadow.close());
}

let started: Promise<void> | undefined;

/** The package's own entry imports the WASM as a module, which Node does not do. */
function startSchemaEngine(): Promise<void> {
  return (started ??= (async () => {
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const wasm = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(wasm, {
      "./schema_engine_bg.js": schemaEngine as unknown as WebAssembly.ModuleImports,
    });
    schemaEngine.__wbg_set_wasm(instance.exports);
    const { __wbindgen_start: start } = instance.exports;
    if (typeof start === "function") start();
  })());
}
