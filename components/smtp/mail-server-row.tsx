"use client";

import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Link from "@mui/material/Link";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { ClockTime } from "@/components/runs/clock-time";
import { Figures } from "@/components/ui/figures";
import { ChevronDownIcon, ChevronUpIcon, MailIcon, TrashIcon } from "@/components/ui/icons";
import { OverflowMenu } from "@/components/ui/overflow-menu";
import { problemSentence } from "@/components/ui/problem";
import { StatusChip } from "@/components/ui/status-chip";
import { useToast } from "@/components/ui/toast";
import { useUpdateMailServer } from "@/lib/client/mail-servers";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { DeleteServer } from "./delete-server";
import { serverAddress, serverName, serverState } from "./server-words";
import type { Direction } from "./use-server-order";
import { useTestMail } from "./use-test-mail";

interface MailServerRowProps {
  server: MailServerView;
  number: number;
  count: number;
  onMove: (direction: Direction) => void;
}

export function MailServerRow({ server, number, count, onMove }: MailServerRowProps) {
  const name = serverName(server);
  const [isDeleting, setIsDeleting] = useState(false);
  const testMail = useTestMail(server);
  return (
    <Box
      component="li"
      data-server={server.id}
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "auto minmax(0, 1fr) auto", sm: "auto minmax(0, 1fr) auto auto" },
        gridTemplateAreas: {
          xs: '"order server menu" "order state state"',
          sm: '"order server state menu"',
        },
        alignItems: "center",
        columnGap: 1.5,
        rowGap: 0.5,
        px: 1.5,
        py: 1,
        "& + li": { borderTop: 1, borderColor: "line.soft" },
      }}
    >
      <Order name={name} number={number} count={count} onMove={onMove} />
      <Box sx={{ gridArea: "server", minWidth: 0 }}>
        <Typography variant="h3" component="p" noWrap title={name}>
          <Link href={`/settings/email/${server.id}`} color="inherit" underline="hover">
            {name}
          </Link>
        </Typography>
        <Typography variant="body2" component="p" color="textSecondary" noWrap title={serverAddress(server)}>
          {serverAddress(server)}
        </Typography>
      </Box>
      <Box sx={{ gridArea: "state", display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
        <ServerChip server={server} />
        <ActiveSwitch server={server} />
      </Box>
      <Box sx={{ gridArea: "menu" }}>
        <OverflowMenu
          label={`More actions for ${name}`}
          items={[
            {
              label: "Send a test mail to me",
              icon: <MailIcon />,
              disabled: testMail.isPending,
              onSelect: testMail.send,
            },
            {
              label: "Remove…",
              icon: <TrashIcon />,
              danger: true,
              dividerBefore: true,
              onSelect: () => setIsDeleting(true),
            },
          ]}
        />
      </Box>
      <DeleteServer server={server} open={isDeleting} onClose={() => setIsDeleting(false)} />
    </Box>
  );
}

function Order({ name, number, count, onMove }: Omit<MailServerRowProps, "server"> & { name: string }) {
  return (
    <Box sx={{ gridArea: "order", display: "flex", alignItems: "center", gap: 1 }}>
      <Typography component="span" variant="body2" color="textSecondary">
        <Figures>{number}</Figures>
      </Typography>
      {count > 1 && (
        <Box sx={{ display: "grid" }}>
          <IconButton
            data-move="up"
            disabled={number === 1}
            aria-label={`Try ${name} earlier`}
            onClick={() => onMove("up")}
            sx={{ p: 0.25 }}
          >
            <ChevronUpIcon />
          </IconButton>
          <IconButton
            data-move="down"
            disabled={number === count}
            aria-label={`Try ${name} later`}
            onClick={() => onMove("down")}
            sx={{ p: 0.25 }}
          >
            <ChevronDownIcon />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}

function ServerChip({ server }: { server: MailServerView }) {
  const { closed_until, state } = server.health;
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}>
      <StatusChip {...serverState(server)} />
      {server.is_active && state === "closed" && closed_until && (
        <Typography component="span" variant="body2" color="textSecondary">
          until <ClockTime at={closed_until} />
        </Typography>
      )}
    </Box>
  );
}

/** Optimistic: the switch shows what is asked for while it is saved. */
function ActiveSwitch({ server }: { server: MailServerView }) {
  const update = useUpdateMailServer();
  const toast = useToast();
  const asked = update.isPending ? update.variables.is_active : undefined;
  return (
    <Switch
      checked={asked ?? server.is_active}
      onChange={(_, is_active) =>
        update.mutate(
          { id: server.id, is_active },
          { onError: (error) => toast({ state: "failed", message: problemSentence(error) }) },
        )
      }
      slotProps={{ input: { role: "switch", "aria-label": `Send mails through ${serverName(server)}` } }}
    />
  );
}
