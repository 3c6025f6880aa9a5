/** The path below which this build is served, such as "/runbell", or "". Written in by next.config.ts at build time. */
export const basePath = process.env.RUNBELL_BASE_PATH ?? "";

/** The path of an address without a trailing slash: "" where it is only a host. */
export function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/+$/, "");
}

/** The address on this host of a path of our own, for what does not go through Next's links and router. */
export function below(path: string): string {
  return `${basePath}${path}`;
}

/** The path of our own that an address on this host is: what Next's router and links want. */
export function withoutBasePath(address: string): string {
  const isBelow = basePath !== "" && (address === basePath || address.startsWith(`${basePath}/`));
  return isBelow ? address.slice(basePath.length) || "/" : address;
}
