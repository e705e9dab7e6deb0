/** Copy of the board. */
export const board = {} as const;
