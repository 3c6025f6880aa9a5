import type { Algorithm } from "@node-rs/argon2";
import { hash, verify } from "@node-rs/argon2";
import { limitConcurrency } from "./limit-concurrency";

/** OWASP's second recommendation for argon2id: 19 MiB, two passes. */
const options = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Hashing is made to be expensive: a flood of sign-ins must not take all memory and every thread of the pool. */
const oneOfTwo = limitConcurrency(2);

/** argon2id in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return oneOfTwo(() => hash(password, options));
}

let nobodysHash: Promise<string> | undefined;

/** Takes as long for a person without password, or for nobody, as for a wrong password. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword("nobody's");
  const comparable = passwordHash ?? (await nobodysHash);
  const isRight = await oneOfTwo(() => verify(comparable, password));
  return isRight && passwordHash !== null;
}
