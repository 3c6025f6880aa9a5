import type { Prisma } from "@/prisma/generated/client";

/** People who have a way to sign in: a password, or an OpenID Connect provider that knows them. */
export const canSignIn = {
  OR: [{ passwordHash: { not: null } }, { identities: { some: {} } }],
} satisfies Prisma.UserWhereInput;

/** The same of a row of users in SQL, by the name that the statement gives it. */
export function canSignInSql(user: string): string {
  return `(${user}.password_hash IS NOT NULL OR EXISTS (SELECT FROM user_identities i WHERE i.user_id = ${user}.id))`;
}
