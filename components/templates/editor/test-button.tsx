"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Typography from "@mui/material/Typography";
import { useRef } from "react";
import { ErrorNotice } from "@/components/ui/error-notice";
import { ChevronDownIcon } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { useMe } from "@/lib/client/me";
import { messageKinds } from "@/lib/core/channel-kind";
import { kindLabels } from "./body-words";
import { HeaderPopover } from "./header-popover";
import type { TestSending } from "./use-test-sending";

export function TestButton({ sending }: { sending: TestSending }) {
  const button = useRef<HTMLButtonElement>(null);
  const { isOpen, open, close } = sending;

  return (
    <>
      <Button
        ref={button}
        aria-label="Send a test to me"
        endIcon={<ChevronDownIcon />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        loading={sending.isPending}
        onClick={open}
      >
        Send a test
        <Box component="span" sx={{ display: { xs: "none", sm: "inline" }, whiteSpace: "pre" }}>
          {" to me"}
        </Box>
      </Button>
      <HeaderPopover label="Send a test to me" button={button} isOpen={isOpen} onClose={close}>
        <TestForm sending={sending} />
      </HeaderPopover>
    </>
  );
}

function TestForm({ sending }: { sending: TestSending }) {
  const { data: me } = useMe();
  const { kinds, toggle, send, isPending, error } = sending;
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      sx={{ display: "grid", gap: 1.5, p: 2, width: 320, maxWidth: "calc(100vw - 48px)" }}
    >
      <Typography variant="body2" color="textSecondary">
        What is written here, with the values chosen here, goes to {me?.user?.email ?? "you"}. A channel that
        is not set up goes to the test inbox.
      </Typography>
      <Box role="group" aria-label="Channels" sx={{ display: "grid" }}>
        {messageKinds.map((kind) => (
          <FormControlLabel
            key={kind}
            control={<Checkbox checked={kinds.includes(kind)} onChange={() => toggle(kind)} />}
            label={kindLabels[kind]}
          />
        ))}
      </Box>
      {error ? <ErrorNotice error={error} title="The test was not sent" /> : null}
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between" }}>
        <Kbd keys="Mod Enter" />
        <Button
          type="submit"
          variant="contained"
          color="primary"
          loading={isPending}
          disabled={kinds.length === 0}
        >
          Send
        </Button>
      </Box>
    </Box>
  );
}
