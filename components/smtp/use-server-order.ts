"use client";

import { useState } from "react";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useOrderMailServers } from "@/lib/client/mail-servers";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { serverName } from "./server-words";

export type Direction = "up" | "down";

interface Move {
  id: string;
  direction: Direction;
  ids: string[];
}

/** The servers in the order somebody just gave them, before the API has answered. */
export function useServerOrder(servers: readonly MailServerView[]) {
  const order = useOrderMailServers();
  const toast = useToast();
  const [last, setLast] = useState<Move | null>(null);
  const shown = order.isPending && last ? inOrder(servers, last.ids) : servers;

  const move = (id: string, direction: Direction) => {
    const ids = shown.map((server) => server.id);
    const at = ids.indexOf(id);
    const to = direction === "up" ? at - 1 : at + 1;
    const neighbour = ids[to];
    if (neighbour === undefined) return;
    ids[to] = id;
    ids[at] = neighbour;
    setLast({ id, direction, ids });
    order.mutate(ids, {
      onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
    });
  };
  return { shown, move, last, spoken: last && spokenMove(shown, last) };
}

function inOrder(servers: readonly MailServerView[], ids: readonly string[]): MailServerView[] {
  return servers.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** For those who do not see the rows change places. */
function spokenMove(servers: readonly MailServerView[], { id }: Move): string | null {
  const at = servers.findIndex((server) => server.id === id);
  const server = servers[at];
  return server ? `${serverName(server)} is now number ${at + 1} of ${servers.length}.` : null;
}
