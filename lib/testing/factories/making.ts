import { database } from "@/lib/db/database";

// What all factories need.

export type Fields<Input> = Partial<Input>;

/** Distinct within the process, and readable in a failing test. */
let counter = 0;
export function next(): number {
  return ++counter;
}

export const openDb = () => database().prisma;

/** Rows of two test processes on one database do not meet. */
export function suffix(): string {
  return Math.random().toString(36).slice(2, 8);
}
