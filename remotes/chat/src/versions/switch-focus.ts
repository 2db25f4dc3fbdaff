type Step = -1 | 1;

let wanted: { readonly conversationId: string; readonly step: Step } | undefined;

/** Which button is to have the focus once another version is on the page: the one that was pressed for it. */
export const switchFocus = {
  want(conversationId: string, step: Step): void {
    wanted = { conversationId, step };
  },
  /** Answers once, and only in the version that was meant. */
  take(conversationId: string): Step | undefined {
    if (wanted?.conversationId !== conversationId) return undefined;
    const { step } = wanted;
    wanted = undefined;
    return step;
  },
};
