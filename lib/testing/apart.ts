/**
 * The tests, as files and folders, that have a process for each file: those that change for good what their process
 * holds (its variables, modules or globals), and those that start processes and wait for them. All others share theirs.
 */
export const apart = [
  "lib/auth/attempt-throttle.test.ts",
  "lib/auth/oidc-sign-in.test.ts",
  "lib/auth/secure-cookies.test.ts",
  "lib/base-path.test.ts",
  "lib/client/api.test.ts",
  "lib/db/embedded.test.ts",
  "lib/db/lock.test.ts",
  "lib/executor/schedules/many-schedules.test.ts",
  "lib/http/cron.test.ts",
  "lib/http/request-limit.test.ts",
  "lib/runtime/",
  "lib/services/metrics/metrics.test.ts",
  "lib/services/settings/",
  "lib/templates/attack.test.ts",
  "lib/templates/condition.test.ts",
  "prisma/",
];
