/** Query keys: the endpoint, then its whole parameter object. */
export const keys = {
  products: (parameters: object = {}) => ['products', parameters] as const,
  allProducts: ['products'] as const,
  product: (id: string) => ['product', { id }] as const,
  compositions: (productId: string) => ['compositions', { productId }] as const,
  heatmap: (subject: HeatSubject) => ['heatmap', subject] as const,
  session: (id: string) => ['session', { id }] as const,
  stats: ['stats'] as const,
  status: ['status'] as const,
};

/** Whose heat. */
export type HeatSubject =
  | { readonly session_id: string }
  | { readonly product_id: string }
  | { readonly composition_id: string };
