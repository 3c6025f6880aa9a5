"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState, type KeyboardEvent } from "react";
import { TestAnswer } from "@/components/channels/test-answer";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormFrame } from "@/components/ui/form-frame";
import { readProblem } from "@/components/ui/problem";
import { StatusChip } from "@/components/ui/status-chip";
import { useConfirmAddress, useSendAddressCode } from "@/lib/client/preferences";
import type { PreferenceChannel } from "@/lib/core/channel-kind";

interface AddressVerificationProps {
  kind: PreferenceChannel;
  label: string;
  isVerified: boolean;
}

/** Whether a stored address was shown to be the person's, and how to show it. */
export function AddressVerification({ kind, label, isVerified }: AddressVerificationProps) {
  const [code, setCode] = useState("");
  const confirm = useConfirmAddress();
  const sendCode = useSendAddressCode();
  if (isVerified)
    return (
      <div>
        <StatusChip state="ok" word="Verified" />
      </div>
    );

  const check = () => confirm.mutate({ kind, code: code.trim() });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    // The form around it saves the preferences.
    event.preventDefault();
    if (code.trim()) check();
  };
  const refused = confirm.isError ? readProblem(confirm.error) : null;
  const wrong = refused?.errors.find(({ pointer }) => pointer === "/code")?.detail;

  return (
    <Box role="group" aria-label={`Verify ${label}`} sx={{ display: "grid", gap: 1.5 }}>
      <div>
        <StatusChip state="attention" word="Not verified" />
      </div>
      <FormFrame
        label={`Code for ${label}`}
        help="Nothing goes there before you enter the six digits that were sent there."
        error={wrong && `This code ${wrong}.`}
      >
        {({ inputId, describedBy }) => (
          <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
            <OutlinedInput
              id={inputId}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              onKeyDown={onKeyDown}
              placeholder="123456"
              sx={{ width: 120 }}
              slotProps={{
                input: {
                  inputMode: "numeric",
                  autoComplete: "one-time-code",
                  maxLength: 10,
                  "aria-describedby": describedBy,
                },
              }}
            />
            <Button loading={confirm.isPending} disabled={code.trim() === ""} onClick={check}>
              Verify
            </Button>
            <Button
              variant="text"
              aria-label={`Send a code to ${label}`}
              loading={sendCode.isPending}
              onClick={() => sendCode.mutate(kind)}
            >
              Send a code
            </Button>
          </Box>
        )}
      </FormFrame>
      <Box role="status" sx={{ "&:empty": { display: "none" } }}>
        {sendCode.data && !sendCode.isPending && <TestAnswer answer={sendCode.data} />}
        {sendCode.isError && <ErrorNotice error={sendCode.error} title="The code could not be sent" />}
        {refused && !wrong && <ErrorNotice error={confirm.error} title="The code could not be checked" />}
      </Box>
    </Box>
  );
}
