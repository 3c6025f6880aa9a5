import manifest from "@/package.json";

/** Of this product: what the files that it writes say they are from. */
export function productVersion(): string {
  return manifest.version;
}
