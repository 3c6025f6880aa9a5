const HERE = "https://runbell.invalid";

/** Where to go after signing in: an address of our own, however it is written; anything else is Home. */
export function safeCallback(wanted: string | string[] | null | undefined): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return "/";
  if (!URL.canParse(wanted, HERE)) return "/";
  const url = new URL(wanted, HERE);
  // Browsers read //host and /\host as another origin.
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  if (["/sign-in", "/setup"].includes(url.pathname) || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
