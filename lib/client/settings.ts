import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { SettingsDocument, SettingsMode } from "@/lib/core/settings";
import {
  clearSettingsCache,
  exportRootSettings,
  exportSettings,
  getEffectiveSettings,
  getRootSettings,
  getSettings,
  importRootSettings,
  importSettings,
  putRootSettings,
  putSettings,
  type ImportInput,
  type RootSettingsView,
  type SettingsInput,
} from "@/lib/schemas/settings";
import { auditKeys } from "./audit";
import { call, callVersioned } from "./api";
import { isApiError } from "./api-error";
import { meKeys } from "./me";

/** Whose settings: the organisation's, or those above all organisations. */
export type SettingsLevel = "organisation" | "root";

/** Root's settings have no mode. */
export type AnySettings = RootSettingsView & { mode: SettingsMode | null };

/** What is to be different; what is absent stays. */
export interface SettingsChange {
  mode?: SettingsMode;
  document?: (stored: SettingsDocument) => SettingsDocument;
  secrets?: SettingsInput["secrets"];
}

export const settingsKeys = {
  all: ["settings"] as const,
  own: (level: SettingsLevel) => ["settings", "own", level] as const,
  effective: ["settings", "effective"] as const,
};

export const settingsQuery = (level: SettingsLevel) =>
  queryOptions({
    queryKey: settingsKeys.own(level),
    queryFn: ({ signal }) => readSettings(level, signal),
  });

export function useSettings(level: SettingsLevel) {
  return useQuery(settingsQuery(level));
}

/** What counts, and where it comes from. Only admins may ask. */
export function useEffectiveSettings({ isEnabled = true } = {}) {
  return useQuery({
    queryKey: settingsKeys.effective,
    queryFn: ({ signal }) => call(getEffectiveSettings, {}, signal),
    enabled: isEnabled,
  });
}

/** Makes a change in what is stored at that moment, which may be newer than what the page shows; nobody else's is lost. */
export function useChangeSettings(level: SettingsLevel) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => changeSettings(level, change),
    onSuccess: (saved) => {
      client.setQueryData(settingsKeys.own(level), saved);
      return refresh(client);
    },
    gcTime: 0,
  });
}

/** With `dry_run` it says what would change, and changes nothing. */
export function useImportSettings(level: SettingsLevel) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ImportInput) =>
      level === "root" ? call(importRootSettings, { body }) : call(importSettings, { body }),
    onSuccess: ({ applied }) => (applied ? refresh(client) : undefined),
    gcTime: 0,
  });
}

export function useClearSettingsCache() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => call(clearSettingsCache, {}), onSuccess: () => refresh(client) });
}

/** The level's settings as the file that an import takes. */
export function useExportSettings(level: SettingsLevel) {
  return useMutation({
    mutationFn: () => (level === "root" ? call(exportRootSettings, {}) : call(exportSettings, {})),
    gcTime: 0,
  });
}

async function readSettings(level: SettingsLevel, signal?: AbortSignal): Promise<AnySettings> {
  return (await readVersion(level, signal)).settings;
}

async function readVersion(
  level: SettingsLevel,
  signal?: AbortSignal,
): Promise<{ settings: AnySettings; etag: string | null }> {
  if (level === "organisation") {
    const { result, etag } = await callVersioned(getSettings, {}, { signal });
    return { settings: result, etag };
  }
  const { result, etag } = await callVersioned(getRootSettings, {}, { signal });
  return { settings: { ...result, mode: null }, etag };
}

const MAX_TRIES = 3;

/** What somebody else saves between reading and writing is read, and the change made again in that. */
async function changeSettings(level: SettingsLevel, change: SettingsChange): Promise<AnySettings> {
  for (let tries = 1; ; tries++) {
    try {
      return await changeOnce(level, change);
    } catch (error) {
      if (tries === MAX_TRIES || !isApiError(error, "precondition_failed")) throw error;
    }
  }
}

async function changeOnce(
  level: SettingsLevel,
  { mode, document, secrets }: SettingsChange,
): Promise<AnySettings> {
  const { settings: stored, etag: ifMatch } = await readVersion(level);
  const body = { document: document ? document(stored.document) : stored.document, secrets };
  if (level === "root")
    return { ...(await callVersioned(putRootSettings, { body }, { ifMatch })).result, mode: null };
  const own = { ...body, mode: mode ?? stored.mode ?? "inherit" };
  return (await callVersioned(putSettings, { body: own }, { ifMatch })).result;
}

function refresh(client: QueryClient) {
  return Promise.all(
    [settingsKeys.all, auditKeys.all, meKeys.all].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
}
