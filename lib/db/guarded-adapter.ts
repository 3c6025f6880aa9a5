import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";

/** A statement of the transaction had failed and its error was caught: PostgreSQL kept nothing of the transaction. */
export class AbortedTransactionError extends Error {
  constructor() {
    super(
      "The transaction was rolled back: one of its statements had failed, although the error was handled.",
    );
    this.name = "AbortedTransactionError";
  }
}

/**
 * The same adapter, except that a transaction with a failed statement refuses to commit. PostgreSQL answers such a COMMIT
 * with a silent ROLLBACK and Prisma reports success: rows that a caller was told are stored would not exist.
 */
export function guardTransactions(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => guardAdapter(await factory.connect()),
  };
}

function guardAdapter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    startTransaction: async (isolationLevel) =>
      guardTransaction(await adapter.startTransaction(isolationLevel)),
    dispose: () => adapter.dispose(),
  };
}

function guardTransaction(transaction: Transaction): Transaction {
  let hasFailed = false;
  const watch = async <T>(statement: Promise<T>): Promise<T> => {
    try {
      return await statement;
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };

  // Prisma ends a transaction by a COMMIT statement (usePhantomQuery false) or by commit() alone (true).
  const executeRaw = async (query: SqlQuery) => {
    if (query.sql !== "COMMIT" || !hasFailed) return watch(transaction.executeRaw(query));
    await transaction.executeRaw({ ...query, sql: "ROLLBACK" });
    throw new AbortedTransactionError();
  };
  const commit = async () => {
    if (!transaction.options.usePhantomQuery || !hasFailed) return transaction.commit();
    await transaction.rollback();
    throw new AbortedTransactionError();
  };
  const rollbackToSavepoint = async (name: string) => {
    await transaction.rollbackToSavepoint?.(name);
    hasFailed = false;
  };

  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => watch(transaction.queryRaw(query)),
    executeRaw,
    commit,
    rollback: () => transaction.rollback(),
    ...(transaction.createSavepoint && {
      createSavepoint: (name: string) => watch(Promise.resolve(transaction.createSavepoint?.(name))),
      rollbackToSavepoint,
      releaseSavepoint: (name: string) => watch(Promise.resolve(transaction.releaseSavepoint?.(name))),
    }),
  };
}
