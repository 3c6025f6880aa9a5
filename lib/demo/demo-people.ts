import type { Role } from "@/lib/core/actor";
import type { Prisma } from "@/prisma/generated/client";

export interface DemoPerson {
  key: "mara" | "kenji" | "jonas" | "yuki";
  name: string;
  /** example.org belongs to nobody (RFC 2606). */
  email: string;
  role: Role;
  preference: Pick<
    Prisma.PreferenceUncheckedCreateInput,
    "timezone" | "events" | "quietHoursStart" | "quietHoursEnd"
  >;
}

/** Nobody of them can sign in. Each shows another way of being told, or not. */
export const demoPeople: readonly DemoPerson[] = [
  {
    key: "mara",
    name: "Mara Lindqvist",
    email: "mara.lindqvist@example.org",
    role: "author",
    preference: { timezone: "Europe/Berlin" },
  },
  {
    key: "yuki",
    name: "Yuki Tanabe",
    email: "yuki.tanabe@example.org",
    role: "author",
    preference: { timezone: "Asia/Tokyo" },
  },
  {
    key: "kenji",
    name: "Kenji Sato",
    email: "kenji.sato@example.org",
    role: "member",
    preference: { timezone: "Asia/Tokyo", quietHoursStart: "22:00", quietHoursEnd: "07:00" },
  },
  {
    key: "jonas",
    name: "Jonas Weber",
    email: "jonas.weber@example.org",
    role: "member",
    preference: { timezone: "Europe/Berlin", events: { "job.failed": { email: false } } },
  },
];
