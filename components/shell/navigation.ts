import {
  BellIcon,
  BracesIcon,
  BuildingIcon,
  ChannelsIcon,
  ChartIcon,
  ClockIcon,
  EscalationsIcon,
  FlaskIcon,
  HistoryIcon,
  HomeIcon,
  InboxIcon,
  JobsIcon,
  KeyIcon,
  LayersIcon,
  MailIcon,
  MutedBellIcon,
  PaletteIcon,
  PeopleIcon,
  PulseIcon,
  RequestIcon,
  ReturnedIcon,
  RulesIcon,
  RunsIcon,
  SlidersIcon,
  TemplatesIcon,
  ToggleIcon,
} from "@/components/ui/icons";

export type Role = "admin" | "author" | "member";

export interface NavigationItem {
  label: string;
  href: string;
  Icon: typeof HomeIcon;
  /** Pressed after g. */
  key?: string;
  role?: Role;
  /** Only for those who stand above all organisations. */
  isForRoot?: boolean;
  isOnBar?: boolean;
}

export interface NavigationGroup {
  label: string | null;
  items: NavigationItem[];
}

const groups: NavigationGroup[] = [
  {
    label: null,
    items: [
      { label: "Home", href: "/", Icon: HomeIcon, key: "h", isOnBar: true },
      { label: "Jobs", href: "/jobs", Icon: JobsIcon, key: "j", isOnBar: true },
      { label: "Runs", href: "/runs", Icon: RunsIcon, key: "r" },
      { label: "Notifications", href: "/notifications", Icon: BellIcon, key: "n", isOnBar: true },
      { label: "Held", href: "/held", Icon: ClockIcon, key: "w" },
      { label: "Dead letters", href: "/dead-letters", Icon: ReturnedIcon, key: "d" },
      { label: "Statistics", href: "/statistics", Icon: ChartIcon, key: "a" },
      { label: "Templates", href: "/templates", Icon: TemplatesIcon, key: "t" },
      { label: "Simulator", href: "/simulator", Icon: FlaskIcon, key: "m" },
      { label: "Test inbox", href: "/inbox", Icon: InboxIcon, key: "i", isOnBar: true },
    ],
  },
  {
    label: "Settings",
    items: [
      { label: "My preferences", href: "/preferences", Icon: SlidersIcon, key: "p" },
      { label: "Rules", href: "/rules", Icon: RulesIcon, key: "l" },
      { label: "Escalations", href: "/escalations", Icon: EscalationsIcon, key: "o" },
      { label: "Silences", href: "/silences", Icon: MutedBellIcon, key: "q" },
      { label: "Channels", href: "/channels", Icon: ChannelsIcon, key: "c" },
      { label: "General settings", href: "/settings/general", Icon: ToggleIcon, key: "g", role: "admin" },
      { label: "Email", href: "/settings/email", Icon: MailIcon, key: "e", role: "admin" },
      { label: "Branding", href: "/settings/branding", Icon: PaletteIcon, key: "b" },
      { label: "Variables", href: "/settings/variables", Icon: BracesIcon, key: "v" },
      { label: "Members", href: "/settings/members", Icon: PeopleIcon, key: "f" },
      { label: "API keys", href: "/settings/api-keys", Icon: KeyIcon, key: "k", role: "admin" },
      { label: "Audit", href: "/settings/audit", Icon: HistoryIcon, key: "u", role: "admin" },
      { label: "Organisations", href: "/settings/organisations", Icon: BuildingIcon, isForRoot: true },
      { label: "Root settings", href: "/settings/root", Icon: LayersIcon, isForRoot: true },
      { label: "API reference", href: "/api-reference", Icon: RequestIcon, key: "x" },
      { label: "System", href: "/system", Icon: PulseIcon, key: "s", role: "admin" },
    ],
  },
];

const rank: Record<Role, number> = { member: 0, author: 1, admin: 2 };

export function navigationFor({ role, isRoot }: { role: Role; isRoot: boolean }): NavigationGroup[] {
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(
        (item) => rank[role] >= rank[item.role ?? "member"] && (isRoot || !item.isForRoot),
      ),
    }))
    .filter((group) => group.items.length > 0);
}

export function isCurrent(pathname: string, href: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}
