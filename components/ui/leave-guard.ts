type Ask = (go: () => void) => void;

const asking: Ask[] = [];

export function guardLeave(ask: Ask): () => void {
  asking.push(ask);
  return () => {
    const index = asking.indexOf(ask);
    if (index >= 0) asking.splice(index, 1);
  };
}

/** Goes at once, unless something on the page holds unsaved changes and wants to ask first. */
export function leaveBy(go: () => void) {
  const ask = asking.at(-1);
  if (ask) ask(go);
  else go();
}
