/**
 * The path below which APP_URL says that Runbell is served, such as "/runbell", or "". Next fixes it when it builds, so
 * whatever builds or starts asks here. What is no address is left to lib/config.ts to refuse.
 */
export function basePathOf(appUrl) {
  const text = appUrl?.trim() ?? "";
  return URL.canParse(text) ? new URL(text).pathname.replace(/\/+$/, "") : "";
}

/** The folder of the build for this path: both kinds may lie side by side. */
export function buildFolderOf(basePath) {
  return basePath === "" ? ".next" : ".next-sub-path";
}
