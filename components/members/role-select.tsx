"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useUpdateMember } from "@/lib/client/members";
import { roles, type Role } from "@/lib/core/actor";
import type { MemberView } from "@/lib/schemas/member";
import { roleWords } from "./member-words";

/** The role of a member, changed where it stands. */
export function RoleSelect({ member: { user_id, name, role } }: { member: MemberView }) {
  const update = useUpdateMember();
  const toast = useToast();
  const change = (next: Role) =>
    update.mutate(
      { userId: user_id, role: next },
      {
        onSuccess: () =>
          toast({
            state: "ok",
            message: `${name}’s role is ${next} now. They sign in again to use it.`,
            undo: () => update.mutate({ userId: user_id, role }),
          }),
        onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
      },
    );

  return (
    <Select<Role>
      variant="standard"
      disableUnderline
      value={update.isPending ? (update.variables.role ?? role) : role}
      disabled={update.isPending}
      onChange={(event) => change(event.target.value)}
      renderValue={(value) => roleWords[value].label}
      SelectDisplayProps={{ "aria-label": `Role of ${name}` }}
      sx={{
        fontSize: "inherit",
        "& .MuiSelect-select.MuiSelect-select": { pr: 3 },
        "& .MuiSelect-icon": { right: 0 },
      }}
    >
      {roles.map((value) => (
        <MenuItem key={value} value={value}>
          {roleWords[value].label}
        </MenuItem>
      ))}
    </Select>
  );
}
