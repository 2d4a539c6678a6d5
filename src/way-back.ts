/** Steps that undo what was done, to be taken last first. */
export interface WayBack {
  undo(step: () => Promise<unknown>): void;
  /** Takes all steps; one that fails does not keep the others from being taken, and is thrown at the end. */
  goBack(): Promise<void>;
}

export const createWayBack = (): WayBack => {
  const steps: (() => Promise<unknown>)[] = [];
  let going: Promise<void> | undefined;
  const takeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of steps.reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    undo: (step) => void steps.push(step),
    goBack: () => {
      going ??= takeAll();
      return going;
    },
  };
};
