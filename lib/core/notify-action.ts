import { isNotifyStep, type NotifyAction, type StepDefinition } from "./step";

/** A message that a step sends, and where its configuration is in the step (JSON Pointer). */
export interface PlacedAction {
  pointer: string;
  action: NotifyAction;
}

/** What a step sends: a notify step its own message, a conditional one those of its branches. */
export function actionsOf(step: StepDefinition): PlacedAction[] {
  const actions: PlacedAction[] = [];
  changeActions(step, (action, pointer) => {
    actions.push({ pointer, action });
    return action;
  });
  return actions;
}

/** The step with other messages in their places. */
export function changeActions(
  step: StepDefinition,
  change: (action: NotifyAction, pointer: string) => NotifyAction,
): StepDefinition {
  if (step.type === "notify.conditional") {
    const changeAll = (actions: readonly NotifyAction[], place: string) =>
      actions.map((action, index) => change(action, `/config/${place}/${index}/config`));
    const { branches, otherwise } = step.config;
    return {
      ...step,
      config: {
        ...step.config,
        branches: branches.map((branch, index) => ({
          ...branch,
          notify: changeAll(branch.notify, `branches/${index}/notify`),
        })),
        otherwise: changeAll(otherwise, "otherwise"),
      },
    };
  }
  if (!isAction(step)) return step;
  const { type, config } = step;
  return { ...step, ...change({ type, config } as NotifyAction, "/config") } as StepDefinition;
}

function isAction(step: StepDefinition): step is Extract<StepDefinition, { type: NotifyAction["type"] }> {
  return isNotifyStep(step.type) && step.type !== "notify.conditional";
}
