const KIB = 1024;

/** 812 B, 4.2 KB, 1.3 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`;
  const [amount, unit] = bytes < KIB * KIB ? [bytes / KIB, "KB"] : [bytes / KIB / KIB, "MB"];
  return `${amount < 10 ? amount.toFixed(1).replace(/\.0$/, "") : Math.round(amount)} ${unit}`;
}
