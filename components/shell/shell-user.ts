import type { Role } from "./navigation";

export interface ShellUser {
  name: string | null;
  email: string;
  role: Role;
  /** Above all organisations. */
  isRoot: boolean;
}

export interface ShellOrganisation {
  name: string;
  slug: string;
}
