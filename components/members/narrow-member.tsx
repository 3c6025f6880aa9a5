import Box from "@mui/material/Box";
import { NarrowRow } from "@/components/ui/narrow-row";
import { OverflowMenu } from "@/components/ui/overflow-menu";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MemberView } from "@/lib/schemas/member";
import type { ItemsOf } from "./member-columns";
import { memberState, roleWords } from "./member-words";
import { RoleSelect } from "./role-select";

export function NarrowMember({ member, itemsOf }: { member: MemberView; itemsOf: ItemsOf | null }) {
  const { name, email, role, last_seen_at } = member;
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr) auto auto",
        alignItems: "center",
        gap: 0.5,
        pr: 1,
      }}
    >
      <NarrowRow
        {...memberState(member)}
        title={name}
        detail={
          <>
            {email}
            {last_seen_at && (
              <>
                {" · "}
                <RelativeTime at={last_seen_at} />
              </>
            )}
          </>
        }
        aside={itemsOf ? undefined : roleWords[role].label}
      />
      {itemsOf && (
        <>
          <RoleSelect member={member} />
          <OverflowMenu label={`Actions for ${name}`} items={itemsOf(member)} />
        </>
      )}
    </Box>
  );
}
