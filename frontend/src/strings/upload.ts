/** Copy of the upload. */
export const upload = {} as const;
