import { useToast } from "@/components/ui/toast";
import { useSnooze } from "@/lib/client/preferences";
import type { SnoozeInput } from "@/lib/schemas/snooze";

/** Starts a snooze, or with null ends it, and says so, also when the menu it was chosen in is gone by then. */
export function useSnoozeAction() {
  const { mutateAsync, isPending } = useSnooze();
  const toast = useToast();
  const act = async (input: SnoozeInput | null) => {
    try {
      await mutateAsync(input);
      const message = input ? "Everything waits until your snooze ends." : "Your snooze is over.";
      toast({ state: "ok", message });
    } catch (error) {
      toast({ state: "failed", message: error instanceof Error ? error.message : "That did not work." });
    }
  };
  return { act: (input: SnoozeInput | null) => void act(input), isPending };
}
