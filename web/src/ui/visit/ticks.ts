// Which rows of a list are ticked: those that went away no longer count, and all that are shown go at once.
export const toggled = (ticked: readonly number[], id: number) =>
  ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id];

export const allToggled = (ticked: readonly number[], shown: readonly number[]) =>
  shown.every((id) => ticked.includes(id)) ? [] : [...shown];

export const stateOf = (ticked: readonly number[], shown: readonly number[]) => {
  const count = shown.filter((id) => ticked.includes(id)).length;
  return { all: shown.length > 0 && count === shown.length, some: count > 0 && count < shown.length };
};
