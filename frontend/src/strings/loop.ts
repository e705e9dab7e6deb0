/** Copy of the loop. */
export const loop = {} as const;
