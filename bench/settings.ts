/** A whole number from the environment, so that a short run can show that a bench works. */
export function numberFrom(name: string, standard: number): number {
  const number = Number(process.env[name] ?? standard);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${name} must be a whole number above 0`);
  return number;
}

export const rounds = () => numberFrom("BENCH_ROUNDS", 3);

/** After so long a measurement ends with what there is. */
export const DEADLINE_MS = 180_000;
