import Avatar from "@mui/material/Avatar";
import { initials, tintOf } from "./initials";

interface InitialsPictureProps {
  name?: string | null;
  email: string;
  size?: "small" | "large";
}

/** In place of a photograph. The name stands beside it, so nobody reads it aloud. */
export function InitialsPicture({ name, email, size = "small" }: InitialsPictureProps) {
  return (
    <Avatar
      component="span"
      aria-hidden
      sx={(theme) => ({
        backgroundColor: theme.vars.palette.people[tintOf(email)],
        ...(size === "large" && { width: 56, height: 56, fontSize: theme.typography.h1.fontSize }),
      })}
    >
      {initials(name, email)}
    </Avatar>
  );
}
