"use client";

import { styled } from "@mui/material/styles";
import { useMemo, useState, type ReactNode } from "react";
import { KeyboardIcon, SignOutIcon } from "@/components/ui/icons";
import { useHotkey } from "@/components/ui/use-hotkey";
import { BottomBar } from "./bottom-bar";
import type { Command } from "./command";
import { CommandPalette } from "./command-palette";
import { CommandRegistry, useRegisteredCommands } from "./command-registry";
import { KeyboardHelp } from "./keyboard-help";
import { MoreDrawer } from "./more-drawer";
import { navigationFor } from "./navigation";
import { goToCommands, switchCommands } from "./page-commands";
import type { ShellPlace, ShellUser } from "./shell-user";
import { SideNavigation } from "./side-navigation";
import { contentId, SkipLink } from "./skip-link";
import { TopBar } from "./top-bar";
import type { SearchCommands } from "./use-found-commands";
import { useGoKeys } from "./use-go-keys";
import { usePaletteKey } from "./use-palette-key";

const Layout = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "240px minmax(0, 1fr)",
  minHeight: "100dvh",
  [theme.breakpoints.down("md")]: {
    gridTemplateColumns: "minmax(0, 1fr)",
    paddingBottom: "calc(56px + env(safe-area-inset-bottom))",
  },
}));

const Main = styled("main")(({ theme }) => ({
  width: "100%",
  maxWidth: 1400,
  marginInline: "auto",
  padding: theme.spacing(3),
  outline: "none",
  scrollMarginTop: 72,
  [theme.breakpoints.down("md")]: { padding: theme.spacing(2) },
}));

export interface AppShellProps {
  user: ShellUser;
  place: ShellPlace;
  appVersion: string;
  commands?: readonly Command[];
  search?: SearchCommands;
  onSignOut: () => void;
  /** Above every page. */
  banner?: ReactNode;
  children: ReactNode;
}

export function AppShell(props: AppShellProps) {
  return (
    <CommandRegistry>
      <ShellBody {...props} />
    </CommandRegistry>
  );
}

type Layer = "palette" | "help" | "more" | null;

function ShellBody({
  user,
  place,
  appVersion,
  commands = [],
  search,
  onSignOut,
  banner,
  children,
}: AppShellProps) {
  const [layer, setLayer] = useState<Layer>(null);
  const { role, isRoot } = user;
  const groups = useMemo(() => navigationFor({ role, isRoot }), [role, isRoot]);
  const registered = useRegisteredCommands();
  const close = () => setLayer(null);
  const own: Command[] = [
    {
      id: "keyboard help",
      label: "Keyboard help",
      group: "Help",
      keys: "?",
      Icon: KeyboardIcon,
      onSelect: () => setLayer("help"),
    },
    { id: "sign out", label: "Sign out", group: "Help", Icon: SignOutIcon, onSelect: onSignOut },
  ];

  usePaletteKey(() => setLayer((open) => (open === "palette" ? null : "palette")));
  useHotkey("?", () => setLayer("help"));
  useGoKeys(groups);

  return (
    <>
      <SkipLink />
      <Layout>
        <SideNavigation groups={groups} place={place} appVersion={appVersion} />
        <div>
          <TopBar
            user={user}
            place={place}
            onSearch={() => setLayer("palette")}
            onHelp={() => setLayer("help")}
            onSignOut={onSignOut}
          />
          {banner}
          <Main id={contentId} tabIndex={-1}>
            {children}
          </Main>
        </div>
      </Layout>
      <BottomBar groups={groups} isMoreOpen={layer === "more"} onMore={() => setLayer("more")} />
      <MoreDrawer
        open={layer === "more"}
        groups={groups}
        appVersion={appVersion}
        onHelp={() => setLayer("help")}
        onClose={close}
      />
      <CommandPalette
        open={layer === "palette"}
        commands={[...registered, ...commands, ...goToCommands(groups), ...switchCommands(place), ...own]}
        search={search}
        onClose={close}
      />
      <KeyboardHelp open={layer === "help"} groups={groups} onClose={close} />
    </>
  );
}
