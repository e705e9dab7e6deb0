/** Copy of the heatmap. */
export const heatmap = {} as const;
