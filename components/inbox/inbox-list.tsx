"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { NextLink } from "@/components/theme/next-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FilterBar } from "@/components/ui/filter-bar";
import { NarrowRow } from "@/components/ui/narrow-row";
import { NewRows } from "@/components/ui/new-rows";
import { RelativeTime } from "@/components/ui/relative-time";
import { ListSkeleton } from "@/components/ui/skeletons";
import { TableFooter } from "@/components/ui/table-footer";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlState } from "@/components/ui/use-url-state";
import { useArrivals } from "@/lib/client/arrivals";
import type { InboxMessageView } from "@/lib/schemas/inbox";
import { kindWord } from "./kind-word";
import { INBOX_PAGE_SIZE, inboxHref, useInboxPage } from "./use-inbox-page";

const Frame = styled("section")(({ theme }) => ({
  display: "flex",
  flexDirection: "column",
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  [theme.breakpoints.up("lg")]: { maxHeight: "calc(100dvh - 204px)" },
}));

const List = styled("ul")(({ theme }) => ({
  overflowY: "auto",
  minHeight: 0,
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  "& > li > a": {
    display: "block",
    color: "inherit",
    textDecoration: "none",
    "&:hover": { backgroundColor: theme.vars.palette.surface.sunken },
    "&:focus-visible": { outlineOffset: -2 },
    "&[aria-current]": {
      backgroundColor: theme.vars.palette.surface.selected,
      boxShadow: `inset 2px 0 0 ${theme.vars.palette.primary.main}`,
    },
  },
  [theme.breakpoints.down("lg")]: {
    "& > li > a[data-shown]:not([aria-current=page])": { backgroundColor: "transparent", boxShadow: "none" },
  },
}));

export function InboxList({ openId }: { openId: string | null }) {
  const url = useUrlState();
  const q = url.get("q") ?? undefined;
  const pages = useCursorPaging(q ?? "", INBOX_PAGE_SIZE);
  const query = useInboxPage(pages.cursor ?? undefined);
  const { rows, newRows } = useArrivals(`${q ?? ""} ${pages.cursor ?? ""}`, query);

  return (
    <Frame aria-label="Caught messages" aria-busy={query.isPending || query.isPlaceholderData}>
      <Box sx={{ p: 1, borderBottom: 1, borderColor: "divider" }}>
        <FilterBar text={{ key: "q", label: "Find in caught messages" }} />
      </Box>
      {!pages.cursor && <NewRows {...newRows} />}
      {query.error && (
        <Box sx={{ p: 1.5 }}>
          <ErrorNotice
            error={query.error}
            title="The inbox could not be loaded"
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        </Box>
      )}
      {query.isPending && <ListSkeleton rows={8} />}
      {rows && rows.length > 0 && <Messages rows={rows} openId={openId} q={q} />}
      {rows?.length === 0 && <NoMessages isSearch={Boolean(q)} onClear={() => url.set({ q: null })} />}
      {rows && rows.length > 0 && (
        <TableFooter
          paging={pages.paging(query.data?.next_cursor)}
          shown={rows.length}
          label="caught messages"
        />
      )}
    </Frame>
  );
}

interface MessagesProps {
  rows: readonly InboxMessageView[];
  openId: string | null;
  q: string | undefined;
}

/** j and k go from message to message; without a chosen one the newest is shown beside the list. */
function Messages({ rows, openId, q }: MessagesProps) {
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const shownId = openId ?? rows[0]?.id;
  useRowKeys(list, (step) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const focused = links.findIndex((link) => link === document.activeElement);
    const at = focused >= 0 ? focused : rows.findIndex(({ id }) => id === openId);
    const index = Math.max(0, Math.min(rows.length - 1, at + step));
    const next = rows[index];
    links[index]?.focus();
    const isBesideList = window.matchMedia("(min-width: 1200px)").matches;
    if (next && isBesideList) router.replace(inboxHref(next.id, q), { scroll: false });
  });

  return (
    <List ref={list} aria-label="Caught messages" data-rows>
      {rows.map((row) => (
        <li key={row.id}>
          <NextLink
            href={inboxHref(row.id, q)}
            prefetch={false}
            scroll={false}
            data-shown={row.id === shownId || undefined}
            aria-current={row.id === shownId ? (openId ? "page" : "true") : undefined}
          >
            <NarrowRow
              title={row.subject}
              aside={<RelativeTime at={row.received_at} />}
              detail={`${kindWord(row.kind)} to ${row.to}`}
            />
          </NextLink>
        </li>
      ))}
    </List>
  );
}

function NoMessages({ isSearch, onClear }: { isSearch: boolean; onClear: () => void }) {
  if (isSearch)
    return (
      <EmptyState
        drawing="search"
        sentence="No caught message has this text."
        action={<Button onClick={onClear}>Show all messages</Button>}
      />
    );
  return (
    <EmptyState
      drawing="inbox"
      sentence="Nothing was caught yet. While no mail server is set, every message lands here seconds after it is made."
      action={<Button href="/">Go to home</Button>}
    />
  );
}
