export const routes = {
  studio: '/',
  library: '/library',
  product: '/library/:id',
  dashboard: '/dashboard',
} as const;

export const productRoute = (id: string) => `/library/${encodeURIComponent(id)}`;
