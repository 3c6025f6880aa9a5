/** How long a worker may be silent before others take its notifications back. */
export const LEASE_SECONDS = 30;
