import { signIn } from "@/lib/auth/sign-in";
import { database } from "@/lib/db/database";

/** Signs in as a browser without cookies would. Gives who came in, or null. */
export async function tryPassword(email: string, password: string): Promise<string | null> {
  const session = await signIn(email, password, new Headers());
  if (!session) return null;
  const row = await database().prisma.session.findUniqueOrThrow({ where: { id: session.sessionId } });
  return row.userId;
}
