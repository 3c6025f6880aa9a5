"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import ListItemText from "@mui/material/ListItemText";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useId, useState } from "react";
import { NextLink } from "@/components/theme/next-link";
import { CheckMark } from "@/components/ui/check-mark";
import { ChevronDownIcon } from "@/components/ui/icons";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useSetTemplateEvents } from "@/lib/client/templates";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import { isPart } from "@/lib/core/template";
import type { TemplateView } from "@/lib/schemas/template";
import { ComparedBy } from "./compared-by";
import { usageSentence } from "./uses";

interface UsedForMenuProps {
  template: TemplateView;
  canWrite: boolean;
}

/** Where the template is in use; for which event types can be changed here. */
export function UsedForMenu({ template, canWrite }: UsedForMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const toast = useToast();
  const setEvents = useSetTemplateEvents(template.id);
  const { used_by } = template;
  const chosen = setEvents.isPending ? (setEvents.variables.event_types ?? []) : used_by.event_types;
  const toggle = (type: EventType) => {
    const next = eventTypes.filter((one) => (one === type ? !chosen.includes(one) : chosen.includes(one)));
    setEvents.mutate(
      { event_types: next },
      { onError: (error) => toast({ message: problemSentence(error), state: "failed" }) },
    );
  };

  return (
    <>
      <Button
        variant="text"
        endIcon={<ChevronDownIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {usageSentence(used_by)}
      </Button>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { "aria-label": "Used for" }, paper: { sx: { maxHeight: 480, maxWidth: 360 } } }}
      >
        {!isPart(template.notification_type) && <Heading>Instead of the built-in message of</Heading>}
        {!isPart(template.notification_type) &&
          eventTypes.map((type) => (
            <MenuItem
              key={type}
              role="menuitemcheckbox"
              aria-checked={chosen.includes(type)}
              disabled={!canWrite}
              onClick={() => toggle(type)}
            >
              <CheckMark isChecked={chosen.includes(type)} />
              <ListItemText disableTypography>{eventCatalogue[type].label}</ListItemText>
            </MenuItem>
          ))}
        <ComparedBy types={used_by.compared_by} />
        {used_by.steps.length > 0 && <Divider />}
        {used_by.steps.length > 0 && <Heading>Steps of jobs</Heading>}
        {used_by.steps.map(({ job, step }) => (
          <MenuItem
            key={`${job.id} ${step}`}
            component={NextLink}
            href={`/jobs/${encodeURIComponent(job.key)}`}
          >
            <ListItemText disableTypography>
              {job.name} · {step}
            </ListItemText>
          </MenuItem>
        ))}
        {used_by.templates.length > 0 && <Heading>Templates that include it</Heading>}
        {used_by.templates.map((user) => (
          <MenuItem key={user.id} component={NextLink} href={`/templates/${user.id}`}>
            <ListItemText disableTypography>{user.name}</ListItemText>
          </MenuItem>
        ))}
        {used_by.is_layout && (
          <MenuItem component={NextLink} href="/settings/branding">
            <ListItemText disableTypography>The layout of all mails</ListItemText>
          </MenuItem>
        )}
        {isUnusedPart(template) && (
          <Box component="li" role="none" sx={{ p: 1, color: "text.secondary" }}>
            No template includes it yet.
          </Box>
        )}
      </Menu>
    </>
  );
}

function Heading({ children }: { children: string }) {
  return <ListSubheader role="presentation">{children}</ListSubheader>;
}

function isUnusedPart({ notification_type, used_by }: TemplateView): boolean {
  return isPart(notification_type) && used_by.templates.length === 0 && !used_by.is_layout;
}
