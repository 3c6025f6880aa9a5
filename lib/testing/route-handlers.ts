import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { RouteHandler } from "@/lib/http/route";

const root = join(import.meta.dirname, "../..");

/** The handlers of all operations by their ids, as the files in app/ export them, at their first addresses. */
export async function loadRouteHandlers(): Promise<Map<string, RouteHandler>> {
  const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.split(sep).at(-1)?.startsWith("route.ts"),
  );
  const modules = await Promise.all(
    files.map(
      (file) =>
        import(/* @vite-ignore */ join(root, "app", file)) as Promise<Record<string, Partial<RouteHandler>>>,
    ),
  );
  const handlers = modules
    .flatMap((exported) => Object.values(exported))
    .filter((handler): handler is RouteHandler => handler.operation !== undefined);
  return new Map(handlers.map((handler) => [handler.operation.id, handler]));
}
