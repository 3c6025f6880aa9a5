import {
  ArrowRightIcon,
  BellIcon,
  ChannelsIcon,
  JobsIcon,
  PersonIcon,
  RunsIcon,
  SwitchIcon,
  TemplatesIcon,
} from "@/components/ui/icons";
import type { Command } from "./command";
import type { NavigationGroup } from "./navigation";
import type { ShellPlace } from "./shell-user";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const kinds = [
  { noun: "run", path: "/runs", Icon: RunsIcon },
  { noun: "notification", path: "/notifications", Icon: BellIcon },
  { noun: "job", path: "/jobs", Icon: JobsIcon },
  { noun: "template", path: "/templates", Icon: TemplatesIcon },
  { noun: "channel", path: "/channels", Icon: ChannelsIcon },
];

export function goToCommands(groups: readonly NavigationGroup[]): Command[] {
  const pages = groups.flatMap(({ items }) =>
    items.map(({ label, href, Icon, key }) => ({
      id: `go ${href}`,
      label,
      group: "Go to",
      Icon,
      href,
      keys: key && `g ${key}`,
    })),
  );
  return [...pages, yourAccount];
}

const yourAccount: Command = {
  id: "go /account",
  label: "Your account",
  group: "Go to",
  words: "profile password sessions language zone sign out",
  Icon: PersonIcon,
  href: "/account",
};

/** The person’s other organisations. */
export function switchCommands({ others, onSwitch }: ShellPlace): Command[] {
  return others.map((organisation) => ({
    id: `switch ${organisation.id}`,
    label: `Switch to ${organisation.name}`,
    group: "Organisations",
    hint: organisation.slug,
    Icon: SwitchIcon,
    onSelect: () => onSwitch(organisation),
  }));
}

/** A bare id does not say what it names, so each kind is offered. */
export function idCommands(text: string): Command[] {
  const id = text.trim();
  if (!uuid.test(id)) return [];
  return kinds.map(({ noun, path, Icon = ArrowRightIcon }) => ({
    id: `open ${noun} ${id}`,
    label: `Open ${noun}`,
    hint: id,
    group: "Open by id",
    Icon,
    href: `${path}/${id}`,
  }));
}
