import type { Role } from "./navigation";

export interface ShellUser {
  name: string | null;
  email: string;
  role: Role;
  /** Above all organisations. */
  isRoot: boolean;
}

export interface ShellOrganisation {
  id: string;
  name: string;
  slug: string;
}

/** The organisation that the pages show, and the others that the person belongs to. */
export interface ShellPlace {
  current: ShellOrganisation;
  others: readonly ShellOrganisation[];
  onSwitch: (organisation: ShellOrganisation) => void;
}
