const steps = [
  [1e9, "bn"],
  [1e6, "m"],
  [1e3, "k"],
] as const;

export function formatCount(value: number): string {
  for (const [size, letter] of steps) {
    if (Math.abs(value) < size) continue;
    const tenths = Math.trunc(value / (size / 10)) / 10;
    return `${Math.abs(tenths) < 100 ? String(tenths) : Math.trunc(tenths)}${letter}`;
  }
  return String(value);
}

export function formatExactCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
