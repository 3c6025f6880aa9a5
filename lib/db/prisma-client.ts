import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaClient } from "@/prisma/generated/client";

/** PGlite is one session, so a transaction may have to wait for all that came before it. */
export const TRANSACTION_TIMEOUT_MS = 30_000;

/** The one way to make a client: messages without source excerpts, generous transactions. */
export function createPrismaClient(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({
    adapter,
    errorFormat: "minimal",
    transactionOptions: { maxWait: TRANSACTION_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
}
